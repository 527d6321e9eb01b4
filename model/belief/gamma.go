package belief

import (
	"math"

	"entente/model/elementary"
)

// A gamma law has the density proportional to x**(shape−1) exp(−rate·x).
type gamma struct {
	shape, rate float64
	stirling    float64 // stirlingError(shape)
}

func newGamma(a []float64) (law, *Fault) {
	return gamma{a[0], a[1], stirlingError(a[0])}, nil
}

func (l gamma) quantile(p float64) float64 {
	w := invertTails(l.tails, p, 1-p, l.guess(p))
	return elementary.Exp(w) / l.rate
}

// guess is the cube-root approximation of E. Wilson and M. Hilferty (1931), and
// the logarithm of the mean where that has none.
func (l gamma) guess(p float64) float64 {
	ninth := 1 / (9 * l.shape)
	root := 1 - ninth + float64(elementary.NormalQuantile(p)*math.Sqrt(ninth))
	if root < 0.1 {
		return elementary.Log(l.shape)
	}
	return elementary.Log(l.shape) + float64(3*elementary.Log(root))
}

// tails describes w = log(rate·x), whose density is x**shape e**−x / Γ(shape).
func (l gamma) tails(w float64) (below, above, density float64) {
	a, x := l.shape, elementary.Exp(w)
	density = math.Sqrt(a) / rootTwoPi * elementary.Exp(-l.stirling-deviance(a, x, x-a))
	if x < a+1 {
		below = min(density*gammaSeries(a, x), 1)
		return below, 1 - below, density
	}
	above = min(density/gammaFraction(a, x), 1)
	return 1 - above, above, density
}

// gammaSeries returns Σ xⁿ / (a (a+1) ... (a+n)) (Abramowitz and Stegun 6.5.29).
func gammaSeries(a, x float64) float64 {
	term := 1 / a
	sum := term
	for n := 1.0; term > sum*0x1p-54; n++ {
		term = float64(term * (x / (a + n)))
		sum += term
	}
	return sum
}

// gammaFraction returns x**a e**−x / Γ(a, x) (Abramowitz and Stegun 6.5.31, even
// part).
func gammaFraction(a, x float64) float64 {
	return continuedFraction(x+1-a, func(n float64) (num, den float64) {
		return n * (a - n), x + 2*n + 1 - a
	})
}

func (l gamma) cdf(x float64) float64 {
	if x <= 0 {
		return 0
	}
	below, _, _ := l.tails(elementary.Log(float64(x * l.rate)))
	return below
}

func (l gamma) support() (lo, hi float64) { return 0, inf }
func (l gamma) notation() string          { return call("gamma", l.shape, l.rate) }
