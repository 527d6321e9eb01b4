package model

import (
	"math"

	"entente/model/elementary"
)

// An index is what the quiet probability of an outcome by the horizon would be if every
// assumption that matters moved its log-odds by itself, in proportion to its standard
// normal score. It comes close to what the quiet course finds, products of assumptions
// included; but it is a function of one normal number, so that its mean is known.
type index struct {
	middle float64   // log-odds with all assumptions at their medians
	weight []float64 // of the score of each of those that matter
	mean   float64
}

func newIndex(middle float64, weight []float64) index {
	return index{middle, weight, meanLogistic(middle, norm(weight))}
}

// above returns by how much the index is above its mean at the scores.
func (x *index) above(score []float64) float64 {
	return elementary.Logistic(x.middle+dot(x.weight, score)) - x.mean
}

// meanLogistic returns the mean of the logistic function of a normal number. The trapezoid
// rule with a width h leaves out of a smooth function what of its frequencies is beyond 1/h,
// which falls off as exp(−2π²/(h·deviation)) for the logistic one, with poles at ±πi
// (Trefethen and Weideman, SIAM Rev. 56, 2014).
func meanLogistic(mean, deviation float64) float64 {
	const reach = 9 // deviations, beyond which 2e-19 are left
	h := 0.5 / math.Max(1, deviation)
	n := int(reach / h)
	total, weights := 0.0, 0.0
	for i := -n; i <= n; i++ {
		z := float64(i) * h
		weight := elementary.Exp(-float64(z*z) / 2)
		weights += weight
		total += float64(weight * elementary.Logistic(mean+float64(deviation*z)))
	}
	return total / weights
}
