package results

import (
	"fmt"
	"strconv"

	"entente/model"
)

// A Search settles how much of each scenario is computed.
type Search struct {
	Error  float64 // standard error wanted; 0 where there was no search
	Budget float64 // seconds that it was given; 0 for the usual time
	Ended  bool    // the time was over before: another search may come further
}

// Errors are the largest standard errors of a probability and of a difference at the
// horizon.
func (c Comparison) Errors() (probability, difference float64) {
	for i, r := range c.Scenarios {
		for _, o := range r.Forecast.Outcomes {
			probability = max(probability, o.ByDate[len(o.ByDate)-1].Error)
		}
		for _, d := range c.Differences[i].Outcomes {
			difference = max(difference, d.Horizon.Error)
		}
	}
	return probability, difference
}

// size are the flags that say how much is computed, from which random numbers.
func (m whatIf) size() []string {
	p := m.runs[0].Forecast.Plan
	words := []string{fmt.Sprintf("--seed %d", p.Seed)}
	switch {
	case m.search.Error > 0:
		words = append(words, "--error "+asStated(100*m.search.Error)+"%")
	case !m.sampled:
		words = append(words, fmt.Sprintf("--draws %d --futures %d", p.Draws, p.Futures))
	}
	if m.search.Budget > 0 {
		words = append(words, "--budget "+asStated(m.search.Budget))
	}
	return words
}

// asStated prints a number without the digits that dividing it by 100 may have added.
func asStated(v float64) string { return strconv.FormatFloat(v, 'g', 15, 64) }

func drawsOf(p model.Plan) int   { return p.Draws }
func futuresOf(p model.Plan) int { return p.Futures }
func blocksOf(p model.Plan) int  { return p.Randomizations }

// span prints a number of the plans, from the smallest to the largest.
func (m whatIf) span(of func(model.Plan) int) string {
	low := of(m.runs[0].Forecast.Plan)
	high := low
	for _, r := range m.runs {
		low, high = min(low, of(r.Forecast.Plan)), max(high, of(r.Forecast.Plan))
	}
	if low == high {
		return thousands(low)
	}
	return thousands(low) + " to " + thousands(high)
}
