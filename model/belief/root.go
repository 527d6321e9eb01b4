package belief

import "math"

// leastReaching returns the least number of [lo, hi] at which the non-decreasing
// function cdf, which may jump, reaches p; hi if rounding keeps it below p.
//
// It narrows the bracket to a few units in the last place by the ITP method (I.
// Oliveira and R. Takahashi, ACM Trans. Math. Softw. 47, 2020), which takes at
// most one evaluation more than bisection, and then bisects to the last one.
func leastReaching(cdf func(float64) float64, p, lo, hi float64) float64 {
	below, above := cdf(lo)-p, cdf(hi)-p
	if below >= 0 {
		return lo
	}
	if above < 0 {
		return hi
	}
	unit := math.Nextafter(max(math.Abs(lo), math.Abs(hi)), inf) - max(math.Abs(lo), math.Abs(hi))
	start := hi - lo
	_, halvings := math.Frexp(start / (4 * unit))
	for slack := math.Ldexp(2*unit, halvings+1); hi-lo > 4*unit; slack /= 2 {
		half := (hi - lo) / 2
		x := itpPoint(lo, half, float64(2*half*below/(below-above)), 0.2*(4*half*half)/start, slack-half)
		x = max(lo+2*unit, min(x, hi-2*unit)) // an end that is the root to rounding tells nothing twice
		if f := cdf(x) - p; f < 0 {
			lo, below = x, f
		} else {
			hi, above = x, f
		}
	}
	return bisect(cdf, p, lo, hi)
}

// itpPoint returns where to evaluate next in [lo, lo + 2·half]: the secant's
// distance from lo, truncated towards the middle by cut and kept within reach of
// it.
func itpPoint(lo, half, secant, cut, reach float64) float64 {
	off := secant - half
	if math.Abs(off) <= cut {
		return lo + half
	}
	off -= math.Copysign(cut, off)
	return lo + half + max(-reach, min(off, reach))
}

func bisect(cdf func(float64) float64, p, lo, hi float64) float64 {
	for {
		mid := lo + (hi-lo)/2
		if mid <= lo || mid >= hi {
			return hi
		}
		if cdf(mid) < p {
			lo = mid
		} else {
			hi = mid
		}
	}
}
