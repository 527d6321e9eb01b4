package belief

import (
	"fmt"
	"math"

	"entente/model/elementary"
)

// z95 is the 95th percentile of the standard normal law.
const (
	z95    = 1.6448536269514727
	perZ95 = 1 / z95
)

// A span is a law that is normal on the scale of its quantity, stated by its 5th
// and 95th percentiles: y = centre + reach·z(p)/z95.
type span struct {
	q             Quantity
	lo, hi        float64
	centre, reach float64
}

func (l span) quantile(p float64) float64 { return l.at(elementary.NormalQuantile(p)) }

// at is the quantile where the standard normal one is z.
func (l span) at(z float64) float64 {
	u := z * perZ95
	return domains[l.q].fromScale(l.centre + float64(l.reach*u))
}

func (l span) cdf(x float64) float64 {
	d := l.q.domain()
	if x <= d.lo || x >= d.hi {
		return step(x, d.hi)
	}
	return normalCDF(float64((l.q.toScale(x) - l.centre) / l.reach * z95))
}

func (l span) support() (lo, hi float64) { return l.q.domain().lo, l.q.domain().hi }
func (l span) notation() string          { return number(l.lo) + " to " + number(l.hi) }

// step is the distribution function of the number at.
func step(x, at float64) float64 {
	if x < at {
		return 0
	}
	return 1
}

// Range returns the belief that a quantity lies below lo with probability 5 %
// and above hi with probability 5 %, normal on the scale of q: lognormal for a
// Rate, Duration or Multiplier, logit-normal for a Level, Probability or (on
// twice the value) Spread, normal for a Weight. The error, a *Fault, says which
// end is out of range, or that the ends are the wrong way round, equal, or too
// far apart.
func Range(q Quantity, lo, hi float64) (Belief, error) {
	if f := checkRange(q, lo, hi); f != nil {
		return Belief{}, f
	}
	yLo, yHi := q.toScale(lo), q.toScale(hi)
	return Belief{q, span{
		q: q, lo: lo + 0, hi: hi + 0,
		centre: yLo/2 + yHi/2, reach: yHi/2 - yLo/2,
	}}, nil
}

const (
	// widest is the largest ratio, or odds ratio, of the ends of a range: within
	// it every quantile that is drawn is finite.
	widest = 1e9
	// narrowest is the least relative width of a range that is not rounding.
	narrowest = 1e-9
)

// checkRange returns the fault of a range with ends 0 (lo) and 1 (hi).
func checkRange(q Quantity, lo, hi float64) *Fault {
	if f := checkEnd(q, 0, lo); f != nil {
		return f
	}
	if f := checkEnd(q, 1, hi); f != nil {
		return f
	}
	stated := number(lo) + " to " + number(hi)
	switch {
	case lo > hi:
		return faultAt(whole, stated+" is the wrong way round", fmt.Sprintf("write %s to %s", number(hi), number(lo)))
	case hi-lo <= narrowest*max(math.Abs(lo), math.Abs(hi)):
		return faultAt(whole, stated+" is no wider than rounding", "write one number")
	case q.domain().scale != identity && q.toScale(hi)-q.toScale(lo) > elementary.Log(widest):
		return faultAt(whole, stated+" is too wide to say anything: its ends differ by a factor of more than 1e9",
			"write a narrower range")
	}
	return nil
}

// checkEnd is checkStated for the end of a range, where 0 and 1 have no place
// on the scale even if they are allowed as points.
func checkEnd(q Quantity, arg int, x float64) *Fault {
	d := q.domain()
	if x == 0 && d.lo == 0 {
		return faultAt(arg, fmt.Sprintf("a range of %s cannot start or end at 0", one(q)),
			"write a small number above 0, or uniform(0, high)")
	}
	if x == 1 && d.hi == 1 {
		return faultAt(arg, fmt.Sprintf("a range of %s cannot start or end at 1", one(q)),
			"write a number below 1, or uniform(low, 1)")
	}
	return checkStated(q, arg, x)
}
