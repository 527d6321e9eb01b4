package chain

// tolerance is the largest part of the Poisson weights that a series leaves out.
// A forecast takes a few thousand steps and must be exact to 1e-12 at their end.
const tolerance = 1e-15

// A poisson says how a series of the powers of A/stride with Poisson weights is
// cut off and what it is divided by, the sum of the weights kept. That shares
// the missing tail among the terms, so that the total mass is kept.
type poisson struct {
	terms  int     // after the first
	excess float64 // sum of strideᵏ/k! over those terms
	share  float64 // 1/(1 + excess)
}

func newPoisson(stride float64) poisson {
	term, excess := 1.0, 0.0
	for k := 1; ; k++ {
		term = float64(term * (stride / float64(k)))
		excess += term
		// Later terms fall at least as fast as a geometric series of ratio
		// stride/(k+1).
		if term*stride <= tolerance*(1+excess)*(float64(k+1)-stride) {
			return poisson{k, excess, 1 / (1 + excess)}
		}
	}
}

// law returns the mass that is in a state after a stride, from the mass before
// and the series' sum. Dividing the sum by 1 + excess would lose or gain a
// rounding of both, the same in each of thousands of equal steps; in a short
// stride the change is computed instead, whose rounding is as small as it is.
func (n poisson) law(before, sum float64) float64 {
	if n.excess > 1 {
		return float64(sum * n.share)
	}
	change := (sum - before) - float64(before*n.excess)
	return before + float64(change*n.share)
}
