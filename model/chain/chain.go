// Package chain computes with Markov chains in continuous time on a few hundred
// states: how a law over the states evolves while the rates are constant, what
// happens to it at an instant, and, for rates that never change, transition
// probabilities, occupancy, sojourns, first passages and the stationary law.
//
// A chain is its states, numbered from 0, and its arcs, the ordered pairs
// between which it can move. Rates are given to every call, one per arc in the
// order of New, per unit of time; the unit is the caller's, and every time in
// and out is in that unit. A law is a row of probabilities, one per state.
//
// Advance works by uniformization (Jensen 1953, Grassmann 1977): with q the
// largest exit rate and P = I + Q/q, a stochastic matrix,
//
//	exp(Qt) = Σₖ Poisson(k; qt) Pᵏ
//
// whose terms are all positive, so nothing cancels. The law of never having
// entered a set of states follows from the same series on the chain without
// them: see Killed.
//
// A slice of the wrong length is a programmer's error and panics. Rates, times
// and probabilities are data: what is wrong with them is returned.
//
// References: A. Jensen, "Markoff chains as an aid in the study of Markoff
// processes", Skand. Aktuarietidskr. 36, 1953. W. K. Grassmann, "Transient
// solutions in Markovian queueing systems", Comput. Oper. Res. 4, 1977.
// D. R. Cox and H. D. Miller, The Theory of Stochastic Processes, 1965, ch. 4.
package chain

import (
	"fmt"
	"slices"
)

// MaxStates is the largest number of states of a chain: a state fits in a byte.
const MaxStates = 256

// An Arc is an ordered pair of states between which a chain can move.
type Arc struct{ From, To int }

func (a Arc) check(states int) error {
	if a.From < 0 || a.From >= states || a.To < 0 || a.To >= states {
		return fmt.Errorf("leads from state %d to state %d, but the states are 0 to %d", a.From, a.To, states-1)
	}
	if a.From == a.To {
		return fmt.Errorf("leads from state %d to itself; it must lead to another state", a.From)
	}
	return nil
}

// A Chain is the states and arcs of a Markov chain, without rates. It is
// immutable and may be shared by goroutines.
type Chain struct {
	net  *network
	dead []uint8 // ascending; empty unless the chain is Killed
	live []bool  // the other states
}

// A network is what a chain and all chains killed from it have in common.
type network struct {
	states   int
	arcs     []Arc
	order    []int32 // the arcs, ordered by target
	incoming []int32 // number of arcs into each state
}

// New returns the chain on states numbered 0 to states−1 with the given arcs.
// Several arcs between the same two states are allowed: their rates add. The
// error says which arc leads to itself or to no state, or that the number of
// states is not 1 to MaxStates.
func New(states int, arcs []Arc) (*Chain, error) {
	if states < 1 || states > MaxStates {
		return nil, fmt.Errorf("a chain of %d states; the number must be 1 to %d", states, MaxStates)
	}
	for i, a := range arcs {
		if err := a.check(states); err != nil {
			return nil, fmt.Errorf("arc %d %w", i, err)
		}
	}
	c := &Chain{net: connect(states, arcs), live: make([]bool, states)}
	for s := range c.live {
		c.live[s] = true
	}
	return c, nil
}

func connect(states int, arcs []Arc) *network {
	n := &network{
		states:   states,
		arcs:     slices.Clone(arcs),
		order:    make([]int32, len(arcs)),
		incoming: make([]int32, states),
	}
	for i, a := range arcs {
		n.order[i] = int32(i)
		n.incoming[a.To]++
	}
	slices.SortStableFunc(n.order, func(i, j int32) int { return arcs[i].To - arcs[j].To })
	return n
}

// Killed returns the chain on the same states and arcs in which mass that
// enters a dead state vanishes. Its law is the sub-law of c of being in a state
// without ever having entered the dead set; what is missing from one is the
// probability of having entered. Dead states carry no mass: what a law holds
// there is dropped. States dead in c stay dead. It panics unless dead has one
// entry per state.
func (c *Chain) Killed(dead []bool) *Chain {
	c.mustCover("dead", len(dead))
	killed := &Chain{net: c.net, live: make([]bool, len(dead))}
	for s, d := range dead {
		killed.live[s] = c.live[s] && !d
		if !killed.live[s] {
			killed.dead = append(killed.dead, uint8(s))
		}
	}
	return killed
}

// Live tells for every state whether it can carry mass.
func (c *Chain) Live() []bool { return c.live }

// bury drops the mass of dead states.
func (c *Chain) bury(law []float64) {
	for _, d := range c.dead {
		law[d] = 0
	}
}

func (c *Chain) mustCover(what string, entries int) {
	if entries != c.net.states {
		panic(fmt.Sprintf("chain: %s has %d entries, the chain %d states", what, entries, c.net.states))
	}
}
