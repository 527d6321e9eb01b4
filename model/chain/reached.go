package chain

import (
	"fmt"
	"math"
)

// FirstReached returns, for each of several sets of states, the probability
// that it is entered by time t and before all others: the cumulative incidences
// of competing risks. An infinite t asks which set is ever the first. The
// chain's state at 0 has the law start; a set that holds it is reached at once.
// The sets are given as one entry per state. The error says which state is in
// two sets, and otherwise what Advance and FirstPassage would.
func (c *Chain) FirstReached(start []float64, sets [][]bool, rates []float64, t float64) ([]float64, error) {
	either, err := c.union(sets)
	if err != nil {
		return nil, err
	}
	law, err := c.beginWhole(start, rates)
	if err != nil {
		return nil, err
	}
	if math.IsInf(t, 1) {
		return c.firstEver(law, sets, either, rates)
	}
	if err := c.Advance(law, c.stop(either, rates), t, c.NewWorkspace()); err != nil {
		return nil, err
	}
	incidence := make([]float64, len(sets))
	for k, set := range sets {
		incidence[k] = mass(law, set)
	}
	return incidence, nil
}

func (c *Chain) firstEver(start []float64, sets [][]bool, either []bool, rates []float64) ([]float64, error) {
	outside := c.leadingTo(c.living(either), rates)
	incidence := make([]float64, len(sets))
	for k, set := range sets {
		ever, err := outside.solve(c.entering(c.living(set), rates))
		if err != nil {
			return nil, err
		}
		incidence[k] = mass(start, set) + dot(start, ever)
	}
	return incidence, nil
}

// union returns the states in any of the sets, which may not overlap.
func (c *Chain) union(sets [][]bool) ([]bool, error) {
	either := make([]bool, c.net.states)
	for k, set := range sets {
		c.mustCover("set", len(set))
		for s, in := range set {
			if in && either[s] {
				return nil, fmt.Errorf("state %d is in set %d and in an earlier one; a state may be in one set only", s, k)
			}
			either[s] = either[s] || in
		}
	}
	return either, nil
}
