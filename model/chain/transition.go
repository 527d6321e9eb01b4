package chain

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
)

// Transition returns the matrix exp(Q·t): row i is the law after time t of the
// chain started in state i. Rows of a killed chain sum to the probability of
// not having entered the dead set; rows of dead states are zero. Accuracy and
// errors are those of Advance.
func (c *Chain) Transition(rates []float64, t float64) (*mat.Dense, error) {
	w := c.NewWorkspace()
	if err := w.load(rates, t); err != nil {
		return nil, err
	}
	p := mat.NewDense(c.net.states, c.net.states, nil)
	for s := range c.net.states {
		p.Set(s, s, 1)
		w.advance(c, p.RawRowView(s))
	}
	return p, nil
}

// Occupancy returns the expected time spent in each state up to time t by a
// chain whose state at 0 has the law start: ∫₀ᵗ start·exp(Q·s) ds, by the
// series of Advance integrated term by term (Grassmann 1977). For a killed
// chain it is the time before entering the dead set. The errors are those of
// Advance, and one for a start with an entry that is negative or infinite.
func (c *Chain) Occupancy(start, rates []float64, t float64) ([]float64, error) {
	law, err := c.begin(start)
	if err != nil {
		return nil, err
	}
	w := c.NewWorkspace()
	if err := w.load(rates, t); err != nil {
		return nil, err
	}
	c.bury(law)
	factor, share := occupancyFactors(w.stride, t/float64(w.repeat))
	total := make([]float64, len(law))
	for range w.repeat {
		during := w.series(c, law, factor)
		for s := range total {
			total[s] += float64(during[s] * share)
		}
		w.advanceStride(c, law)
	}
	return total, nil
}

// occupancyFactors returns the coefficients of p·Aᵏ in ∫ p·exp(Q·s) ds over one
// stride of length dt, but for the common factor share. With q = stride/dt the
// k-th is P(Poisson(stride) > k)/(q·strideᵏ), here without the division.
func occupancyFactors(stride, dt float64) (factor []float64, share float64) {
	weights := newPoisson(stride)
	factor = make([]float64, weights.terms)
	inverse := 1.0 // 1/k!
	for k := range factor {
		inverse /= float64(k + 1)
		factor[k] = inverse
	}
	for k := weights.terms - 2; k >= 0; k-- {
		factor[k] += float64(stride * factor[k+1])
	}
	return factor, dt * weights.share
}

// begin returns a copy of a starting law.
func (c *Chain) begin(start []float64) ([]float64, error) {
	c.mustCover("start", len(start))
	for s, mass := range start {
		if !(mass >= 0 && mass <= math.MaxFloat64) {
			return nil, fmt.Errorf("the start has %v in state %d; it must be a finite number, at least 0", mass, s)
		}
	}
	return append([]float64(nil), start...), nil
}
