package belief

import (
	"fmt"
	"math"

	"entente/model/elementary"
)

// A truncated law is the normal law with the given mean and standard deviation,
// conditioned on lying between low and high.
type truncated struct {
	mean, sd, low, high float64
	a, b                float64 // the ends in standard deviations from the mean
	below, above        float64 // what the parent law has outside the ends
	mass                float64 // what it has inside
}

func newTruncated(args []float64) (law, *Fault) {
	l := truncated{mean: args[0], sd: args[1], low: args[2], high: args[3]}
	if f := checkOrder("truncated_normal", 2, 3, l.low, l.high); f != nil {
		return nil, f
	}
	if l.mean < l.low || l.mean > l.high {
		return nil, faultAt(0, fmt.Sprintf("the mean %s of truncated_normal is not between its ends %s and %s",
			number(l.mean), number(l.low), number(l.high)), "write truncated_normal(mean, sd, low, high)")
	}
	l.a, l.b = (l.low-l.mean)/l.sd, (l.high-l.mean)/l.sd
	l.below, l.above = normalCDF(l.a), normalCDF(-l.b)
	l.mass = normalMass(l.a, l.b, (l.high-l.low)/l.sd)
	return l, nil
}

func (l truncated) quantile(p float64) float64 {
	if d, ok := l.nearLow(p); ok {
		return l.clamp(l.low + float64(l.sd*d))
	}
	c := l.below + float64(p*l.mass)
	if c > 0.5 {
		return l.clamp(l.mean - float64(l.sd*elementary.NormalQuantile(l.above+float64((1-p)*l.mass))))
	}
	return l.clamp(l.mean + float64(l.sd*elementary.NormalQuantile(c)))
}

// nearLow returns the distance of the quantile from the low end, in standard
// deviations, where it is so small that the quantile of the parent law would
// lose it: by Newton's method from the density at the end.
func (l truncated) nearLow(p float64) (d float64, ok bool) {
	want := float64(p * l.mass)
	d = want / normalDensity(l.a)
	if !(d*max(1, -l.a) < 0.1) {
		return 0, false
	}
	for range 3 {
		d -= (normalMass(l.a, l.a+d, d) - want) / normalDensity(l.a+d)
	}
	return d, true
}

func (l truncated) clamp(x float64) float64 { return max(l.low, min(x, l.high)) }

func (l truncated) cdf(x float64) float64 {
	if x <= l.low || x >= l.high {
		return step(x, l.high)
	}
	return normalMass(l.a, (x-l.mean)/l.sd, (x-l.low)/l.sd) / l.mass
}

func (l truncated) support() (lo, hi float64) { return l.low, l.high }

func (l truncated) notation() string {
	return call("truncated_normal", l.mean, l.sd, l.low, l.high)
}

// normalMass returns Φ(b) − Φ(a) for a ≤ b, given the width b − a: over a short
// interval by the Gauss-Legendre rule of eight points (Abramowitz and Stegun
// 25.4.30), because the difference would cancel.
func normalMass(a, b, width float64) float64 {
	if width*max(1, math.Abs(a), math.Abs(b)) > 1 {
		if a > 0 {
			return normalCDF(-a) - normalCDF(-b)
		}
		return normalCDF(b) - normalCDF(a)
	}
	var sum float64
	for _, n := range legendre {
		half := float64(width / 2 * n.at)
		mid := a + width/2
		sum += float64(n.weight * (normalDensity(mid-half) + normalDensity(mid+half)))
	}
	return sum * width / 2
}

var legendre = [...]struct{ at, weight float64 }{
	{0.1834346424956498, 0.3626837833783620},
	{0.5255324099163290, 0.3137066458778873},
	{0.7966664774136267, 0.2223810344533745},
	{0.9602898564975363, 0.1012285362903763},
}
