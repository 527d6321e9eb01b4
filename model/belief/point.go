package belief

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A point is a number known exactly.
type point struct{ x float64 }

func (l point) quantile(float64) float64  { return l.x }
func (l point) support() (lo, hi float64) { return l.x, l.x }
func (l point) notation() string          { return number(l.x) }

func (l point) cdf(x float64) float64 {
	if x < l.x {
		return 0
	}
	return 1
}

// Point returns the belief that a quantity is exactly x, in the quantity's unit.
// A TOML number is a point. The error, a *Fault, says that x is not a number or
// outside the allowed range of q.
func Point(q Quantity, x float64) (Belief, error) {
	x += 0 // -0 becomes 0, so that equal beliefs print alike
	d := q.domain()
	if (x == d.lo && d.pointLo) || (x == d.hi && d.pointHi) {
		return Belief{q, point{x}}, nil
	}
	if f := checkStated(q, 0, x); f != nil {
		return Belief{}, f
	}
	return Belief{q, point{x}}, nil
}

// checkStated returns the fault of x as a number that an analyst states of q,
// other than an end that is allowed only as a point; nil if it has none.
func checkStated(q Quantity, arg int, x float64) *Fault {
	if f := checkFinite(arg, x); f != nil {
		return f
	}
	d := q.domain()
	switch {
	case x >= d.least && x <= d.most && x > d.lo && x < d.hi:
		return nil
	case x > 0 && x < d.least:
		return faultAt(arg, number(x)+" is too small to mean anything as "+one(q), tooSmall(q))
	case d.isProportion && x > d.most && x <= 100*d.most && x != d.hi:
		return faultAt(arg, fmt.Sprintf("%s is too large: %s", number(x), limits(q)), perhapsPercent(x))
	}
	return faultAt(arg, number(x)+" is out of range", limits(q))
}

func checkFinite(arg int, x float64) *Fault {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return faultAt(arg, fmt.Sprintf("%v is not a number that can be computed with", x), "write a finite number")
	}
	return nil
}

func tooSmall(q Quantity) string {
	if q.domain().pointLo {
		return fmt.Sprintf("write 0, or at least %s", number(q.domain().least))
	}
	return "write at least " + number(q.domain().least)
}

// perhapsPercent guesses that someone wrote 40 for 40%.
func perhapsPercent(x float64) string {
	if x < 1 {
		return "write a smaller number"
	}
	return fmt.Sprintf("for a percentage write %s%%", number(x))
}

// number returns the shortest decimal that reads back as x, without an exponent
// for the sizes that occur in scenarios.
func number(x float64) string {
	if a := math.Abs(x); a == 0 || (a >= 1e-6 && a < 1e9) {
		return strconv.FormatFloat(x, 'f', -1, 64)
	}
	return shortExponent.Replace(strconv.FormatFloat(x, 'e', -1, 64))
}

var shortExponent = strings.NewReplacer("e-0", "e-", "e+0", "e", "e+", "e")

// rounded returns x to two digits, for a message.
func rounded(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	if err != nil {
		return x
	}
	return y
}
