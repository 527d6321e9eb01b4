package model

import "math"

// A residue is what the martingales leave of what chance does in rounds, in the futures in
// which each shock strikes at random and in all of them: squares over the root of their sum in a
// round, so that no one draw rules.
type residue struct {
	futures, left float64
	strikes, with []float64 // [shock] futures with a strike, and what is left in those

	followed []int
	probable [][]float64 // [outcome followed][future of the round] beside the martingale
	struck   [][]bool    // [future of the round][shock]
}

func (l *outlook) newResidue() *residue {
	shocks := len(l.model.shocks)
	m := &residue{
		strikes: make([]float64, shocks), with: make([]float64, shocks),
		followed: l.followed, probable: table(len(l.followed), roundSize),
	}
	for range roundSize {
		m.struck = append(m.struck, make([]bool, shocks))
	}
	return m
}

// hear takes up the future of a round that has just been sketched.
func (m *residue) hear(r *round) {
	place, end := r.future.place, r.seen[len(r.seen)-r.model.width():]
	for k, o := range m.followed {
		m.probable[k][place] = end[o] - r.clock.martingale.gain[k]
	}
	for s, times := range r.clock.random {
		m.struck[place][s] = times > 0
	}
}

// endRound adds what has been heard of a round.
func (m *residue) endRound() {
	squares := make([]float64, roundSize)
	for _, p := range m.probable {
		mean := sum(p) / roundSize
		for i, x := range p {
			squares[i] += float64((x - mean) * (x - mean))
		}
	}
	root := math.Sqrt(sum(squares))
	if root == 0 {
		return
	}
	for i, x := range squares {
		m.futures++
		m.left += x / root
		for s, struck := range m.struck[i] {
			if struck {
				m.strikes[s]++
				m.with[s] += x / root
			}
		}
	}
}

// plus adds another.
func (m *residue) plus(o *residue) {
	m.futures += o.futures
	m.left += o.left
	takeOff(m.strikes, o.strikes, -1)
	takeOff(m.with, o.with, -1)
}

// worth returns which shocks are worth a spur.
func (m *residue) worth() []bool {
	chosen := make([]bool, len(m.strikes))
	for s, n := range m.strikes {
		chosen[s] = n >= leastStrikes && m.with[s]/n > leastSpurred*(m.left-m.with[s])/(m.futures-n)
	}
	return chosen
}
