package chain

import "errors"

// An elimination answers questions about the long run of a chain on some of its
// states: it takes one state after the other out of the chain, sending what
// would have entered it on to where it would have gone next. Rates are only
// added, multiplied and divided, never subtracted, so every result has nearly
// all its digits however far apart the rates are (Grassmann, Taksar & Heyman,
// "Regenerative analysis and steady state distributions for Markov chains",
// Oper. Res. 33, 1985). LU decomposition of −Q keeps four digits of the time to
// climb five rungs at rates 0.001 up and 1 down.
type elimination struct {
	states []int       // of the chain; the last is taken out first
	size   int         // number of states of the chain
	rate   [][]float64 // from i to j while both are left
	exit   []float64   // of i when it is taken out, to earlier ones and outside
}

// errRare is what an underflow means.
var errRare = errors.New("some of the states are reached too rarely to compute with, in less than one of 1e300 cases")

// eliminate takes out all the states given. Each must lead to outside of them,
// by whatever way, or each to states[0].
func (c *Chain) eliminate(states []int, rates []float64) *elimination {
	e := &elimination{states: states, size: c.net.states}
	for range states {
		e.rate = append(e.rate, make([]float64, len(states)))
	}
	e.exit = c.fill(e.rate, states, rates)
	for k := len(states) - 1; k >= 0; k-- {
		e.take(k)
	}
	return e
}

// fill sets the rates between the states and returns those to outside.
func (c *Chain) fill(rate [][]float64, states []int, rates []float64) (outside []float64) {
	place := make([]int, c.net.states) // 1 + index in states
	for i, s := range states {
		place[s] = i + 1
	}
	outside = make([]float64, len(states))
	for i, a := range c.net.arcs {
		from, to := place[a.From]-1, place[a.To]-1
		switch {
		case from < 0:
		case to < 0:
			outside[from] += rates[i]
		default:
			rate[from][to] += rates[i]
		}
	}
	return outside
}

// take takes out state k, the last one left.
func (e *elimination) take(k int) {
	outside := e.exit[k]
	for _, r := range e.rate[k][:k] {
		e.exit[k] += r
	}
	for i := range k {
		via := e.rate[i][k]
		if via == 0 {
			continue
		}
		for j, r := range e.rate[k][:k] {
			if j != i {
				e.rate[i][j] += float64(via * (r / e.exit[k]))
			}
		}
		e.exit[i] += float64(via * (outside / e.exit[k]))
	}
}

// solve returns the solution of −Q·x = b on the states of e, and 0 on all
// others. b has one entry per state of the chain, none negative.
func (e *elimination) solve(b []float64) ([]float64, error) {
	x := make([]float64, len(e.states))
	for i, s := range e.states {
		x[i] = b[s]
	}
	for k := len(x) - 1; k > 0; k-- {
		for i := range k {
			x[i] += float64(e.rate[i][k] * (x[k] / e.exit[k]))
		}
	}
	full := make([]float64, e.size)
	for k, s := range e.states {
		if e.exit[k] == 0 {
			return nil, errRare
		}
		x[k] = (x[k] + dot(e.rate[k][:k], x[:k])) / e.exit[k]
		full[s] = x[k]
	}
	return full, nil
}

// balance returns the law with π·Q = 0 on the states of e, none of which leads
// outside, and 0 on all others.
func (e *elimination) balance() ([]float64, error) {
	share := make([]float64, len(e.states))
	share[0] = 1
	for k := 1; k < len(share); k++ {
		if e.exit[k] == 0 {
			return nil, errRare
		}
		for i := range k {
			share[k] += float64(share[i] * (e.rate[i][k] / e.exit[k]))
		}
		// The largest so far is kept at 1, lest a long climb overflow.
		scale(share[:k+1], 1/max(1, share[k]))
	}
	whole := 0.0
	for _, part := range share {
		whole += part
	}
	law := make([]float64, e.size)
	for k, s := range e.states {
		law[s] = share[k] / whole
	}
	return law, nil
}

func scale(x []float64, factor float64) {
	for i := range x {
		x[i] *= factor
	}
}
