package chain

import (
	"errors"
	"fmt"
)

// Stationary returns the law that the chain keeps once it has it: π·Q = 0. It
// is the long-run share of time in each state, 0 in states that are left for
// good. The error names a rate that is negative, infinite or not a number, two
// states that cannot both be left for good because no path leads out of either
// into the other, or says that the chain is killed, so that no mass stays.
func (c *Chain) Stationary(rates []float64) ([]float64, error) {
	if err := c.checkRates(rates); err != nil {
		return nil, err
	}
	if len(c.dead) > 0 {
		return nil, errors.New("a chain with dead states keeps no law; ask the chain it was killed from")
	}
	class, err := c.closedClass(rates)
	if err != nil {
		return nil, err
	}
	return c.eliminate(class, rates).balance()
}

// closedClass returns the states, each of which can be reached from everywhere.
func (c *Chain) closedClass(rates []float64) ([]int, error) {
	forward, backward := c.forward(rates), c.backward(rates)
	var class []bool
	first := 0
	for s := range c.net.states {
		reaches, reaching := closure(forward, c.only(s)), closure(backward, c.only(s))
		if !within(reaches, reaching) {
			continue
		}
		if class == nil {
			class, first = reaches, s
		}
		if !class[s] {
			return nil, fmt.Errorf("states %d and %d lie in different closed sets; the long run depends on the start", first, s)
		}
	}
	return members(class), nil
}

func (c *Chain) only(state int) []bool {
	set := make([]bool, c.net.states)
	set[state] = true
	return set
}

func within(a, b []bool) bool {
	for s, in := range a {
		if in && !b[s] {
			return false
		}
	}
	return true
}
