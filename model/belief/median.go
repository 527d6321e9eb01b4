package belief

import (
	"fmt"
	"math"

	"entente/model/elementary"
)

// A skewed law is Myerson's generalised lognormal on the scale of its quantity:
// with u = z(p)/z95 and b = e**bend the ratio of the upper to the lower gap,
//
//	y = y50 + rise·(b**u − 1)/(b − 1),
//
// which for b = 1 is y50 + rise·u.
type skewed struct {
	q              Quantity
	lo, median, hi float64
	y50, rise      float64 // rise = y95 − y50
	bend           float64 // log b
	gain           float64 // b − 1
}

func (l skewed) quantile(p float64) float64 {
	return l.q.fromScale(l.onScale(elementary.NormalQuantile(p) / z95))
}

func (l skewed) onScale(u float64) float64 {
	if l.gain == 0 {
		return l.y50 + float64(l.rise*u)
	}
	return l.y50 + float64(l.rise*(elementary.Expm1(float64(u*l.bend))/l.gain))
}

func (l skewed) cdf(x float64) float64 {
	lo, hi := l.support()
	if x <= lo || x >= hi {
		return step(x, hi)
	}
	v := (l.q.toScale(x) - l.y50) / l.rise
	if l.gain == 0 {
		return normalCDF(float64(v * z95))
	}
	return normalCDF(float64(elementary.Log1p(float64(v*l.gain)) / l.bend * z95))
}

// support has one end inside the natural range where b ≠ 1: b**u tends to 0.
func (l skewed) support() (lo, hi float64) {
	d := l.q.domain()
	lo, hi = d.lo, d.hi
	end := l.q.fromScale(l.y50 - l.rise/l.gain)
	if l.gain > 0 {
		lo = end
	}
	if l.gain < 0 {
		hi = end
	}
	return lo, hi
}

func (l skewed) notation() string {
	return fmt.Sprintf("%s to %s, median %s", number(l.lo), number(l.hi), number(l.median))
}

// RangeMedian returns the belief whose 5th, 50th and 95th percentiles are lo,
// median and hi, by Myerson's generalised lognormal on the scale of q (R.
// Myerson, Probability Models for Economic Decisions, 2005). A median halfway on
// that scale gives the law of Range. The error, a *Fault, is that of Range, or
// that the median is not between the ends, or so near one of them that the law
// would run off the other way.
func RangeMedian(q Quantity, lo, median, hi float64) (Belief, error) {
	if f := checkMedian(q, lo, median, hi); f != nil {
		return Belief{}, f
	}
	y50 := q.toScale(median)
	rise, fall := q.toScale(hi)-y50, y50-q.toScale(lo)
	bend := elementary.Log(rise / fall)
	l := skewed{
		q: q, lo: lo + 0, median: median + 0, hi: hi + 0,
		y50: y50, rise: rise, bend: bend, gain: elementary.Expm1(bend),
	}
	if l.runsOff() {
		return Belief{}, faultAt(medianArg,
			fmt.Sprintf("the median %s is too near one end of %s to %s: beyond the other end the law runs off without bound",
				number(median), number(lo), number(hi)),
			fmt.Sprintf("move it towards %s", number(rounded(q.fromScale(q.toScale(lo)/2+q.toScale(hi)/2)))))
	}
	return Belief{q, l}, nil
}

// medianArg is the index of the median among the numbers lo, hi, median.
const medianArg = 2

// checkMedian returns the fault of the three numbers taken alone.
func checkMedian(q Quantity, lo, median, hi float64) *Fault {
	if f := checkRange(q, lo, hi); f != nil {
		return f
	}
	if f := checkFinite(medianArg, median); f != nil {
		return f
	}
	if median <= lo || median >= hi || q.toScale(median) == q.toScale(lo) || q.toScale(median) == q.toScale(hi) {
		return faultAt(medianArg,
			fmt.Sprintf("the median %s is not between %s and %s", number(median), number(lo), number(hi)),
			"write a median inside the range")
	}
	return nil
}

const (
	// steepest is the largest ratio of the two gaps of a range with a median.
	steepest = 100
	// farthest is the largest value on a logarithmic or identity scale, so that
	// its exponential, a rate or a hazard ratio, is finite.
	farthest = 700
)

// runsOff reports whether a quantile between 1e-12 and 1 − 1e-12 leaves the
// numbers that can be computed with.
func (l skewed) runsOff() bool {
	if math.Abs(l.bend) > elementary.Log(steepest) {
		return true
	}
	if l.q.domain().scale == logOdds {
		return false
	}
	const u = 7.034483825301131 / z95 // z(1 − 1e-12)
	return math.Abs(l.onScale(u)) > farthest || math.Abs(l.onScale(-u)) > farthest
}
