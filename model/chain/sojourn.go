package chain

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

// Sojourn returns the distribution of the time spent in a state on one visit:
// exponential with the total rate of the arcs out of it. With no way out, that
// rate is 0 and every mean and quantile is infinite. It panics if there is no
// such state; the error names a rate that is negative, infinite or not a number.
func (c *Chain) Sojourn(state int, rates []float64) (distuv.Exponential, error) {
	if state < 0 || state >= c.net.states {
		panic(fmt.Sprintf("chain: state %d of %d", state, c.net.states))
	}
	if err := c.checkRates(rates); err != nil {
		return distuv.Exponential{}, err
	}
	return distuv.Exponential{Rate: c.exits(rates)[state]}, nil
}

// exits returns the total rate of the arcs out of every state.
func (c *Chain) exits(rates []float64) []float64 {
	exit := make([]float64, c.net.states)
	for i, a := range c.net.arcs {
		exit[a.From] += rates[i]
	}
	return exit
}
