package model

import "slices"

// A correlation has a standard error.
type correlation struct{ value, err float64 }

// mostRanked bounds the points of a sequence from which correlations are told.
const mostRanked = 128

// correlations returns the rank correlation of each uncertain assumption with the quiet
// probability of each outcome: [outcome][assumption]. A belief's value grows with its
// coordinate, whose rank is the coordinate itself: it is even on (0, 1).
func (l *outlook) correlations() [][]correlation {
	points, names := min(l.points, mostRanked), len(l.model.uncertain)
	ranks := make([][]float64, len(l.model.outcomes)) // about their middle, in parts of them all
	parallel(len(ranks), func(o int) {
		quiet := l.quiet(o)
		for r := range quiet {
			quiet[r] = quiet[r][:points]
		}
		ranks[o] = ranksOf(slices.Concat(quiet...))
		for i := range ranks[o] {
			ranks[o][i] = (ranks[o][i]+0.5)/float64(len(ranks[o])) - 0.5
		}
	})
	covariance := make([][][]float64, len(ranks)) // [outcome][assumption][sequence]
	for o := range covariance {
		covariance[o] = table(names, outlookSequences)
	}
	share(0, outlookSequences, func(r int) {
		for o := range ranks {
			sums := make([]float64, names)
			for i := range points {
				y := ranks[o][r*points+i]
				for a, u := range l.unit[r][i*names : (i+1)*names] {
					sums[a] += float64((float64(u) - 0.5) * y)
				}
			}
			for a, x := range sums {
				covariance[o][a][r] = 12 * x / float64(points)
			}
		}
	})
	all := make([][]correlation, len(ranks))
	for o := range all {
		all[o] = make([]correlation, names)
		for a, x := range covariance[o] {
			all[o][a].value, all[o][a].err = scatter(x)
		}
	}
	return all
}
