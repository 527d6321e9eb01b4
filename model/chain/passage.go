package chain

import (
	"fmt"
	"math"
)

// A Passage is the time at which a chain with constant rates first enters a set
// of states; 0 if it starts there. The set need not be reached: Ever is the
// probability that it is. Mean and SD are those of the time given that the set
// is reached, NaN if it cannot be.
type Passage struct {
	Ever, Mean, SD float64

	chain   *Chain
	into    []bool
	start   []float64
	stopped []float64 // the rates, 0 on arcs that leave the set
}

// FirstPassage returns the time of first entering a set, given as one entry per
// state, of a chain whose state at 0 has the law start. Dead states in the set
// are never entered. The error names a rate or a mass of start that is
// negative, infinite or not a number, or says that start does not sum to one or
// that the set is reached too rarely to compute with (less than 1e-300).
func (c *Chain) FirstPassage(start []float64, into []bool, rates []float64) (*Passage, error) {
	c.mustCover("into", len(into))
	law, err := c.beginWhole(start, rates)
	if err != nil {
		return nil, err
	}
	set := c.living(into)
	p := &Passage{chain: c, into: set, start: law, stopped: c.stop(set, rates)}
	if err := p.solve(rates); err != nil {
		return nil, err
	}
	return p, nil
}

// beginWhole returns a copy of a starting law that must sum to one, and checks
// the rates.
func (c *Chain) beginWhole(start, rates []float64) ([]float64, error) {
	if err := c.checkRates(rates); err != nil {
		return nil, err
	}
	law, err := c.begin(start)
	if err != nil {
		return nil, err
	}
	total := 0.0
	for _, mass := range law {
		total += mass
	}
	if !(math.Abs(total-1) <= 1e-9) {
		return nil, fmt.Errorf("the start sums to %v; it must sum to 1", total)
	}
	c.bury(law)
	return law, nil
}

// stop returns the rates with those of arcs out of the set put to 0, so that
// the set keeps what enters it.
func (c *Chain) stop(set []bool, rates []float64) []float64 {
	stopped := append([]float64(nil), rates...)
	for i, a := range c.net.arcs {
		if set[a.From] {
			stopped[i] = 0
		}
	}
	return stopped
}

// entering returns for every state outside the set the rate of entering it.
func (c *Chain) entering(set []bool, rates []float64) []float64 {
	entry := make([]float64, c.net.states)
	for i, a := range c.net.arcs {
		if set[a.To] && !set[a.From] {
			entry[a.From] += rates[i]
		}
	}
	return entry
}

// solve sets Ever, Mean and SD from x₀, x₁, x₂, of one entry per state, where
// k!·xₖ = E[Tᵏ; T < ∞]. They satisfy −Q·x₀ = rate of entering the set and
// −Q·xₖ = xₖ₋₁ (Cox & Miller 1965, ch. 4).
func (p *Passage) solve(rates []float64) error {
	outside := p.chain.leadingTo(p.into, rates)
	x := p.chain.entering(p.into, rates)
	var moment [3]float64
	for k := range moment {
		var err error
		if x, err = outside.solve(x); err != nil {
			return err
		}
		moment[k] = dot(p.start, x)
	}
	p.Ever = min(moment[0]+mass(p.start, p.into), 1)
	p.Mean = moment[1] / p.Ever
	p.SD = math.Sqrt(max(2*moment[2]/p.Ever-float64(p.Mean*p.Mean), 0))
	return nil
}

// CDF returns the probability that the set is entered by time t, Ever for an
// infinite t. The errors are those of Advance.
func (p *Passage) CDF(t float64) (float64, error) {
	if math.IsInf(t, 1) {
		return p.Ever, nil
	}
	law := append([]float64(nil), p.start...)
	if err := p.chain.Advance(law, p.stopped, t, p.chain.NewWorkspace()); err != nil {
		return 0, err
	}
	return mass(law, p.into), nil
}

// mass returns the probability that a law gives to a set.
func mass(law []float64, set []bool) float64 {
	sum := 0.0
	for s, in := range set {
		if in {
			sum += law[s]
		}
	}
	return sum
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}
