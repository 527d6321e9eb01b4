package model

import (
	"math"

	"entente/model/elementary"
)

// The trapezoidal rule on an analytic function times the normal density
// converges exponentially (Trefethen & Weideman, SIAM Review 56, 2014): the
// nearest poles of logistic(mu+sigma·z) lie at distance π/sigma from the real
// axis, so steps of 1/4 leave an error near exp(−8π²/sigma), under 1e-8 up to
// sigma = 4, a spread of 0.43 around one half.
const (
	quadratureStep = 0.25
	quadratureEnd  = 26 // steps to either side: ±6.5 standard deviations
	quadratureSize = 2*quadratureEnd + 1
)

// A logitNormal answers which standard deviation on the log-odds scale gives a
// level with long-run median logistic(mu) a stated standard deviation.
type logitNormal struct {
	weight [quadratureSize]float64
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
	// The odds at equally spaced nodes are in geometric proportion: products of up to 26
	// factors, off by less than 1e-14.
	var level [quadratureSize]float64
	up := elementary.Exp(mu)
	down, ratio := up, elementary.Exp(float64(sigma*quadratureStep))
	for i := range quadratureEnd + 1 {
		level[quadratureEnd+i] = 1 / (1 + 1/up)
		level[quadratureEnd-i] = 1 / (1 + 1/down)
		up *= ratio
		down /= ratio
	}
	mean := 0.0
	for i, x := range level {
		mean += float64(l.weight[i] * x)
	}
	var variance, covariance float64
	for i, x := range level {
		w, d := l.weight[i], x-mean
		variance += float64(float64(w*d) * d)
		covariance += float64(float64(w*d) * float64(float64(x*(1-x))*float64(i-quadratureEnd)))
	}
	covariance *= quadratureStep
	sd = math.Sqrt(variance)
	return sd, covariance / sd
}

// sigma solves deviation(mu, sigma) = spread for sigma, 0 ≤ spread < 0.5, by
// Newton's method kept inside a bracket.
func (l *logitNormal) sigma(mu, spread float64) float64 {
	if spread == 0 {
		return 0
	}
	x := elementary.Logistic(mu)
	lo, hi := 0.0, math.Inf(1)
	s := spread / float64(x*(1-x))
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
		if math.Abs(next-s) <= 1e-10*s {
			return next
		}
		s = next
	}
	return s
}
