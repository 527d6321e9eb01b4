package chain

import (
	"fmt"
	"math"
)

// Order returns the arcs in the order in which AdvanceRoughly takes their rates: by
// target.
func (c *Chain) Order() []int32 { return c.net.order }

// AdvanceRoughly advances laws like AdvanceAll, but by Euler's rule: it replaces p by
// p·(1 + Q·dt/n)ⁿ, which is off by a share of dt/n. The number of parts n, at least 1, is
// the one given, or as many as keep every entry from being negative. Where a state would
// expect more than 127 moves in dt, all rates are taken to be slower in proportion. Rates
// are in the order of Order.
func AdvanceRoughly(chains []*Chain, laws [][]float64, rates []float64, dt float64, parts int, w *Workspace) error {
	if len(chains) != len(laws) {
		panic(fmt.Sprintf("chain: %d laws of %d chains", len(laws), len(chains)))
	}
	busiest := w.part(rates, dt/float64(parts))
	if !(busiest >= 0 && busiest <= math.MaxFloat64) {
		return w.net.noRate(rates)
	}
	if busiest > 1 {
		more := min(max(math.Ceil(float64(parts)*min(busiest, maxTerms)), float64(parts)), maxTerms-1)
		w.slow(min(float64(parts)/more, 1/busiest))
		parts = int(more)
	}
	for s, exit := range w.exit[:w.net.states] {
		w.stay[s] = 1 - exit
	}
	power := w.power[maxTerms-1-parts:]
	k := 0
	for ; k+1 < len(chains); k += 2 {
		w.multiplyPair(chains[k], chains[k+1], laws[k], laws[k+1], power)
	}
	if k < len(chains) {
		chains[k].bury(laws[k])
		copy(laws[k], w.series(chains[k], laws[k], power)[:])
	}
	return nil
}

// part sets inflow and exit for a part of time and returns the largest exit; not a number
// or infinite if a rate is, negative if one is.
func (w *Workspace) part(rates []float64, dt float64) float64 {
	exit := w.exit[:w.net.states]
	clear(exit)
	in := w.inflow[:len(rates)]
	signs := uint64(0)
	for k, r := range rates {
		moves := float64(r * dt)
		signs |= math.Float64bits(moves)
		in[k].moves = moves
		exit[in[k].from] += moves
	}
	busiest := 0.0
	for _, e := range exit {
		if !(e <= busiest) {
			busiest = e
		}
	}
	if signs>>63 != 0 {
		return -1
	}
	return busiest
}

// slow multiplies all rates of a part by a factor.
func (w *Workspace) slow(factor float64) {
	scale(w.exit[:w.net.states], factor)
	for i := range w.inflow {
		w.inflow[i].moves *= factor
	}
}

// noRate names the first of the rates, in the order of Order, that is none.
func (n *network) noRate(rates []float64) error {
	for k, r := range rates {
		if !isRate(r) {
			return n.badRate(int(n.order[k]), r)
		}
	}
	return fmt.Errorf("rates of which some state has more than can be added up")
}

func (w *Workspace) multiplyPair(c, d *Chain, p, q, power []float64) {
	c.bury(p)
	d.bury(q)
	for s, both := range w.seriesPair(c, d, p, q, power)[:len(p)] {
		p[s], q[s] = both[0], both[1]
	}
}
