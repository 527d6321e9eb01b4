package belief

import (
	"fmt"
	"math"
)

var inf = math.Inf(1)

// checkOrder returns the fault of ends that are equal or the wrong way round,
// low being number i and high number j of a family.
func checkOrder(name string, i, j int, low, high float64) *Fault {
	switch {
	case low > high:
		return faultAt(j, fmt.Sprintf("the low end %s of %s is above its high end %s", number(low), name, number(high)),
			"write the smaller number first")
	case high-low <= narrowest*max(math.Abs(low), math.Abs(high)):
		return faultAt(j, fmt.Sprintf("%s from %s to %s is no wider than rounding", name, number(low), number(high)),
			"write one number")
	}
	return nil
}

// checkMode returns the fault of a low end, mode and high end given as numbers
// 0, 1 and 2 of a family.
func checkMode(name string, low, mode, high float64) *Fault {
	if f := checkOrder(name, 0, 2, low, high); f != nil {
		return f
	}
	if mode < low || mode > high {
		return faultAt(1, fmt.Sprintf("the mode %s of %s is not between %s and %s", number(mode), name, number(low), number(high)),
			fmt.Sprintf("write %s(low, mode, high)", name))
	}
	return nil
}

// A uniform law gives equal weight to equal parts of an interval.
type uniform struct{ low, high float64 }

func newUniform(a []float64) (law, *Fault) {
	if f := checkOrder("uniform", 0, 1, a[0], a[1]); f != nil {
		return nil, f
	}
	return uniform{a[0], a[1]}, nil
}

func (l uniform) quantile(p float64) float64 {
	return min(l.low+float64(p*(l.high-l.low)), l.high)
}

func (l uniform) cdf(x float64) float64 {
	return max(0, min((x-l.low)/(l.high-l.low), 1))
}

func (l uniform) support() (lo, hi float64) { return l.low, l.high }
func (l uniform) notation() string          { return call("uniform", l.low, l.high) }

// A triangular law has a density that rises in a straight line from low to mode
// and falls in one from mode to high.
type triangular struct{ low, mode, high float64 }

func newTriangular(a []float64) (law, *Fault) {
	if f := checkMode("triangular", a[0], a[1], a[2]); f != nil {
		return nil, f
	}
	return triangular{a[0], a[1], a[2]}, nil
}

func (l triangular) quantile(p float64) float64 {
	width, rise, fall := l.high-l.low, l.mode-l.low, l.high-l.mode
	if p*width < rise {
		return min(l.low+math.Sqrt(p*width*rise), l.mode)
	}
	return max(l.high-math.Sqrt((1-p)*width*fall), l.mode)
}

func (l triangular) cdf(x float64) float64 {
	width := l.high - l.low
	switch {
	case x <= l.low || x >= l.high:
		return step(x, l.high)
	case x < l.mode:
		return float64((x - l.low) / width * ((x - l.low) / (l.mode - l.low)))
	default:
		return 1 - float64((l.high-x)/width*((l.high-x)/(l.high-l.mode)))
	}
}

func (l triangular) support() (lo, hi float64) { return l.low, l.high }
func (l triangular) notation() string          { return call("triangular", l.low, l.mode, l.high) }
