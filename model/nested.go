package model

import (
	"math"

	"entente/model/elementary"
)

// chance is what the finite number of futures leaves in the probability p of a
// draw: the variance of p, and the variance and the bias of its log-odds.
type chance struct {
	variance, logVariance, logBias float64
}

// add counts in a draw of estimated probability p with the given variance. By
// the delta method the log-odds, with slope 1/p(1−p) and curvature
// (2p−1)/p²(1−p)², have the variance and the bias of these.
func (c *chance) add(p, variance float64) {
	c.variance += variance
	if variance == 0 {
		return
	}
	slope := 1 / float64(p*(1-p))
	log := float64(variance * float64(slope*slope))
	c.logVariance += log
	c.logBias += float64((p - 0.5) * log)
}

func (c chance) plus(o chance) chance {
	return chance{c.variance + o.variance, c.logVariance + o.logVariance, c.logBias + o.logBias}
}

func (c chance) over(n float64) chance {
	return chance{c.variance / n, c.logVariance / n, c.logBias / n}
}

// A correction takes out of the draws the variance that chance adds to that of
// ignorance (nested simulation: Sun, Apley & Staum, Oper. Res. 59, 2011). It
// draws them towards their mean by the one factor that leaves the right
// variance. It does so on the log-odds scale, where chance weighs about the same
// on likely and unlikely draws; on the probability scale it would lift the low
// end of a skewed band. Where a draw is 0 or 1 there is only that scale.
type correction struct {
	logOdds bool
	centre  float64 // of the draws, on the scale
	shift   float64
	factor  float64
	share   float64 // of the draws' variance that is chance
}

// Probabilities that scatter by less than 1e-9 are one number, computed with
// rounding.
const smallVariance = 1e-18

func newCorrection(draws []float64, c chance) correction {
	mean, variance := meanVariance(draws, func(p float64) float64 { return p })
	if variance <= smallVariance || c.variance == 0 {
		return correction{centre: mean, factor: 1}
	}
	for _, p := range draws {
		if !(p > 0 && p < 1) {
			return correction{centre: mean}.remove(c.variance / variance)
		}
	}
	mean, variance = meanVariance(draws, elementary.Logit)
	return correction{logOdds: true, centre: mean, shift: -c.logBias}.remove(c.logVariance / variance)
}

func meanVariance(x []float64, scale func(float64) float64) (mean, variance float64) {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = scale(v)
		mean += y[i]
	}
	mean /= float64(len(x))
	for _, v := range y {
		variance += float64((v - mean) * (v - mean))
	}
	return mean, variance / float64(len(x)-1)
}

func (c correction) remove(share float64) correction {
	c.share = share
	c.factor = math.Sqrt(max(0, 1-share))
	return c
}

// apply returns the corrected value of a draw, and by how much it changes when
// the draw does.
func (c correction) apply(p float64) (corrected, slope float64) {
	if !c.logOdds {
		return c.centre + float64(c.factor*(p-c.centre)), c.factor
	}
	y := c.centre + c.shift + float64(c.factor*(elementary.Logit(p)-c.centre))
	q := elementary.Logistic(y)
	return q, c.factor * q * (1 - q) / (p * (1 - p))
}

// warning says that too few futures were run for the band to be trusted.
func (c correction) warning() []string {
	switch {
	case c.share >= 1:
		return []string{"more futures are needed to tell ignorance from chance: no band can be given"}
	case c.share > mostChance:
		return []string{"more futures would sharpen the band: chance makes up much of the scatter between draws"}
	}
	return nil
}

// With a quarter of the variance due to chance the ends of the band were off by
// about a fifth of their distance from the median in trials; with less, by far
// less.
const mostChance = 0.25
