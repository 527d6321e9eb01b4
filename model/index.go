package model

import (
	"math"

	"entente/model/elementary"
)

// An index is what the quiet probability of an outcome by the horizon would be if every
// assumption that matters moved its log-odds by itself, in proportion to its score, and a
// chance to be moved the probability that this leaves (see addition). It comes
// close to what the quiet course finds; but it is made of one normal number and of chances
// that are independent of it, so that its mean is known. What the bends of the response add to first order has a known mean too,
// by Stein's lemma (Ann. Stat. 9, 1981): of scores z with s = w·z and a smooth g,
// E g(s)·zᵢzⱼ = δᵢⱼ·E g(s) + wᵢwⱼ·E g″(s).
type index struct {
	response
	mean float64 // of the index
	bent float64 // of what the bends add
}

// indexControls is the number of controls that an index gives.
const indexControls = 2

func newIndex(r response) index {
	x := index{response: r}
	over := func(f func(p float64) float64) float64 { return overLogistic(x.middle, norm(x.slope), f) }
	x.mean = over(func(p float64) float64 { return p })
	x.mean += float64((1 - x.mean) * x.addedOnAverage())
	steepness := over(func(p float64) float64 { return p * (1 - p) })
	curvature := over(func(p float64) float64 {
		g := p * (1 - p)
		return float64(g * (1 - float64(6*g)))
	})
	for _, b := range x.bend {
		if b.a == b.b {
			x.bent += float64(b.by * steepness)
		}
	}
	x.bent += float64(x.bends(x.slope) * curvature)
	return x
}

// above sets dst to by how much the index, and what the bends add to it, are above their
// means at the scores of those that matter, in a draw of some values.
func (x *index) above(dst, score, value []float64) {
	p := elementary.Logistic(x.middle + dot(x.slope, score))
	dst[0] = p + float64((1-p)*x.added(value)) - x.mean
	dst[1] = float64(float64(p*(1-p))*x.bends(score)) - x.bent
}

// bends returns what they add to the log-odds.
func (r *response) bends(score []float64) float64 {
	total := 0.0
	for _, b := range r.bend {
		total += float64(float64(b.by*score[b.a]) * score[b.b])
	}
	return total
}

// overLogistic returns the mean of a function of the logistic function of a normal number.
// The trapezoid rule with a width h leaves out of a smooth function what of its frequencies
// is beyond 1/h, which falls off as exp(−2π²/(h·deviation)) for the logistic one and what
// is made of it, with poles at ±πi (Trefethen and Weideman, SIAM Rev. 56, 2014).
func overLogistic(mean, deviation float64, f func(p float64) float64) float64 {
	const reach = 9 // deviations, beyond which 2e-19 are left
	h := 0.4 / math.Max(1, deviation)
	n := int(reach / h)
	total, weights := 0.0, 0.0
	for i := -n; i <= n; i++ {
		z := float64(i) * h
		weight := elementary.Exp(-float64(z*z) / 2)
		weights += weight
		total += float64(weight * f(elementary.Logistic(mean+float64(deviation*z))))
	}
	return total / weights
}
