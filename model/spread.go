package model

import (
	"math"

	"entente/model/elementary"
)

// The trapezoidal rule on an analytic function times the normal density
// converges exponentially (Trefethen & Weideman, SIAM Review 56, 2014): the
// nearest poles of logistic(mu+sigma·z) lie at distance π/sigma from the real
// axis, so steps of h leave an error near exp(−2π²/(h·sigma)): with 1/2 under 1e-11 up
// to sigma = 1.5, with 1/4 under 1e-8 up to sigma = 4, a spread of 0.43 around one half.
const (
	quadratureStep = 0.25
	quadratureEnd  = 26 // steps to either side: ±6.5 standard deviations
	quadratureSize = 2*quadratureEnd + 1

	// Newton's error is about the square of its step: after one this small it is under 1e-7.
	lastStep = 2e-4

	mostOfWideSteps = 1.5 // the largest sigma for steps twice as wide
)

// A logitNormal answers which standard deviation on the log-odds scale gives a
// level with long-run median logistic(mu) a stated standard deviation.
type logitNormal struct {
	weight [quadratureSize]float64
	rough  bool // answers roughly, which is enough for sketches
}

func newLogitNormal() *logitNormal {
	l := new(logitNormal)
	total := 0.0
	for i := range l.weight {
		z := quadratureStep * float64(i-quadratureEnd)
		l.weight[i] = elementary.Exp(-z * z / 2)
		total += l.weight[i]
	}
	for i := range l.weight {
		l.weight[i] /= total
	}
	return l
}

// deviation returns the standard deviation of logistic(mu + sigma·Z), Z standard
// normal, and its derivative in sigma > 0.
func (l *logitNormal) deviation(mu, sigma float64) (sd, slope float64) {
	by := 1 // nodes
	if sigma <= mostOfWideSteps {
		by = 2
	}
	// The odds at equally spaced nodes are in geometric proportion: products of up to 26
	// factors, off by less than 1e-14.
	up := elementary.Exp(mu)
	down, ratio := up, elementary.Exp(float64(sigma*quadratureStep)*float64(by))
	x := 1 / (1 + 1/up)
	// Moments of how far the level is from that at the median, and half their slopes.
	var first, second, slope1, slope2 float64
	for i := by; i <= quadratureEnd; i += by {
		up *= ratio
		down /= ratio
		above, below := 1/(1+1/up), 1/(1+1/down)
		rise, fall := float64(above*(1-above)), float64(below*(1-below))
		above -= x
		below -= x
		w := l.weight[quadratureEnd+i]
		z := float64(w * float64(i))
		first += float64(w * (above + below))
		second += float64(w * (float64(above*above) + float64(below*below)))
		slope1 += float64(z * (rise - fall))
		slope2 += float64(z * (float64(above*rise) - float64(below*fall)))
	}
	mean := float64(first * float64(by))
	variance := float64(second*float64(by)) - float64(mean*mean)
	covariance := float64((slope2 - float64(mean*slope1)) * (quadratureStep * float64(by)))
	sd = math.Sqrt(variance)
	return sd, covariance / sd
}

// roughSigma solves it within a hundredth for a spread up to half of x·(1−x), where x is the level,
// and within a sixth for a sigma up to 1.5: by the expansion of the logistic to its third power,
// continued as a ratio, with the third that fits best; a half keeps it from the ratio's zero, where
// a level spreads from bound to bound.
func roughSigma(mu, spread float64) float64 {
	x := elementary.Logistic(mu)
	slope := float64(x * (1 - x))
	s := spread / slope
	bend := float64(s*s) / 3
	return s / math.Sqrt(max(0.5, (1+float64(bend*(5.5-float64(24*slope))))/(1+bend)))
}

// sigma solves deviation(mu, sigma) = spread for sigma, 0 ≤ spread < 0.5, by
// Newton's method kept inside a bracket, or roughly.
func (l *logitNormal) sigma(mu, spread float64) float64 {
	if spread == 0 {
		return 0
	}
	s := roughSigma(mu, spread)
	if l.rough {
		return s
	}
	lo, hi := 0.0, math.Inf(1)
	for range 100 {
		sd, slope := l.deviation(mu, s)
		if sd < spread {
			lo = s
		} else {
			hi = s
		}
		next := s - (sd-spread)/slope
		if !(next > lo && next < hi) {
			next = min((lo+hi)/2, 2*s)
		}
		if math.Abs(next-s) <= lastStep*s {
			return next
		}
		s = next
	}
	return s
}
