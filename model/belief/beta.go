package belief

import (
	"math"

	"entente/model/elementary"
)

// betaOdds is the law of the log-odds of a beta variable. Its density, x**a
// (1−x)**b / B(a, b) at x = 1/(1 + e**−w), is log-concave for all a and b, which
// that of the variable is not.
type betaOdds struct {
	a, b     float64
	stirling float64 // of B(a, b)
}

func newBetaOdds(a, b float64) betaOdds {
	return betaOdds{a, b, stirlingError(a) + stirlingError(b) - stirlingError(a+b)}
}

// quantile returns the log-odds with the given probabilities below and above.
func (l betaOdds) quantile(below, above float64) float64 {
	return invertTails(l.tails, below, above, elementary.Log(l.a/l.b))
}

func (l betaOdds) tails(w float64) (below, above, density float64) {
	a, b, n := l.a, l.b, l.a+l.b
	x, y := elementary.Logistic(w), elementary.Logistic(-w)
	d := float64(b*x) - float64(a*y) // n·x − a without cancellation
	density = math.Sqrt(a*b/n) / rootTwoPi *
		elementary.Exp(-l.stirling-deviance(a, n*x, d)-deviance(b, n*y, -d))
	if x*(n+2) < a+1 {
		below = min(density/(a*betaFraction(a, b, x)), 1)
		return below, 1 - below, density
	}
	above = min(density/(b*betaFraction(b, a, y)), 1)
	return 1 - above, above, density
}

// betaFraction returns x**a (1−x)**b / (a B(a, b) I(a, b, x)) (Abramowitz and
// Stegun 26.5.8).
func betaFraction(a, b, x float64) float64 {
	return continuedFraction(1, func(n float64) (num, den float64) {
		m := math.Floor(n / 2)
		if n == 2*m {
			return m * (b - m) * x / ((a + n - 1) * (a + n)), 1
		}
		return -(a + m) * (a + b + m) * x / ((a + n - 1) * (a + n)), 1
	})
}

// A beta law on [0, 1] has the density x**(a−1) (1−x)**(b−1) / B(a, b).
type beta struct{ odds betaOdds }

func newBeta(a []float64) (law, *Fault) { return beta{newBetaOdds(a[0], a[1])}, nil }

func (l beta) quantile(p float64) float64 {
	return elementary.Logistic(l.odds.quantile(p, 1-p))
}

func (l beta) cdf(x float64) float64 {
	if x <= 0 || x >= 1 {
		return step(x, 1)
	}
	below, _, _ := l.odds.tails(elementary.Logit(x))
	return below
}

func (l beta) support() (lo, hi float64) { return 0, 1 }
func (l beta) notation() string          { return call("beta", l.odds.a, l.odds.b) }

// A pert law is the beta law on [low, high] whose mean is a sixth of low + 4 mode
// + high (D. Malcolm et al., Operations Research 7, 1959).
type pert struct {
	low, mode, high float64
	unit            beta
}

func newPert(a []float64) (law, *Fault) {
	low, mode, high := a[0], a[1], a[2]
	if f := checkMode("pert", low, mode, high); f != nil {
		return nil, f
	}
	width := high - low
	unit := beta{newBetaOdds(1+4*((mode-low)/width), 1+4*((high-mode)/width))}
	return pert{low, mode, high, unit}, nil
}

func (l pert) quantile(p float64) float64 {
	return min(l.low+float64(l.unit.quantile(p)*(l.high-l.low)), l.high)
}

func (l pert) cdf(x float64) float64 { return l.unit.cdf((x - l.low) / (l.high - l.low)) }

func (l pert) support() (lo, hi float64) { return l.low, l.high }
func (l pert) notation() string          { return call("pert", l.low, l.mode, l.high) }
