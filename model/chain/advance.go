package chain

import "fmt"

// Advance replaces the law p by p·exp(Q·dt), where Q is the generator with
// rates[i] per unit of time on arc i. Beyond rounding, which grows like 1e-16
// per move that the busiest state expects in dt, no entry is off by more than
// 1e-15, and the total is kept. It allocates nothing. Entries of p must be
// finite and not negative; they need not sum to one.
//
// The error names an arc whose rate is negative, infinite or not a number, or
// on which a state would expect more than 2¹⁷ moves in dt, or says that dt is
// negative, infinite or not a number; p is then as before.
func (c *Chain) Advance(p, rates []float64, dt float64, w *Workspace) error {
	c.mustFit(p, w)
	if err := w.load(rates, dt); err != nil {
		return err
	}
	w.advance(c, p)
	return nil
}

// AdvanceAll advances laws[k] as a law of chains[k], for all k by the same
// rates and time. The chains are one chain and others killed from it. The
// result is that of Advance to the last bit, for two laws in some two thirds
// of the time.
func AdvanceAll(chains []*Chain, laws [][]float64, rates []float64, dt float64, w *Workspace) error {
	if len(chains) != len(laws) {
		panic(fmt.Sprintf("chain: %d laws of %d chains", len(laws), len(chains)))
	}
	for k, c := range chains {
		c.mustFit(laws[k], w)
	}
	if err := w.load(rates, dt); err != nil {
		return err
	}
	k := 0
	for ; k+1 < len(chains); k += 2 {
		w.advancePair(chains[k], chains[k+1], laws[k], laws[k+1])
	}
	if k < len(chains) {
		w.advance(chains[k], laws[k])
	}
	return nil
}

func (c *Chain) mustFit(p []float64, w *Workspace) {
	c.mustCover("law", len(p))
	if w.net != c.net {
		panic("chain: workspace of another chain")
	}
}
