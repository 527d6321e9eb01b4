package results

import (
	"math"
	"slices"

	"entente/model"
)

// A spread is the distribution of the probability of the first outcome by the
// horizon over the assumptions, as two charts show it.
type spread struct {
	subject  string // "Formal alliance by July 2036"
	headline model.Estimate
	sorted   []float64
}

func spreadOf(f *model.Forecast) spread {
	first := f.Outcomes[0]
	return spread{
		subject:  subjectOf(f),
		headline: first.ByDate[len(first.ByDate)-1],
		sorted:   slices.Sorted(slices.Values(first.Spread)),
	}
}

func subjectOf(f *model.Forecast) string {
	first := f.Outcomes[0]
	return named(first.Name, first.Key) + " " + dated(first.Outcome, horizon(f))
}

// quantile picks the draw below which a share p of the draws lies.
func (s spread) quantile(p float64) float64 { return quantile(s.sorted, p) }

// quantile is stat.Quantile of the kind stat.Empirical, without going through all
// values to see that they are in order.
func quantile(sorted []float64, p float64) float64 {
	return sorted[max(int(math.Ceil(float64(p*float64(len(sorted)))))-1, 0)]
}

// error stands for the Monte Carlo error of every quantile: the larger of those
// of the band's ends.
func (s spread) error() float64 { return max(s.headline.LowError, s.headline.HighError) }

func (s spread) percent(p float64) string { return percent(p, s.error()) }

// windows are the widths of axis on offer for a spread that hugs 0 or 1.
var windows = []float64{0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8}

// window is the shortest stretch of axis from 0 up, or down from 1, that holds
// least and most; the whole axis where none does.
func window(least, most float64) (lo, hi float64) {
	for _, width := range windows {
		switch {
		case most <= width:
			return 0, width
		case least >= 1-width:
			return 1 - width, 1
		}
	}
	return 0, 1
}
