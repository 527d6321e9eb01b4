package belief

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// must returns the belief of a constructor that may not fail here.
func must(t testing.TB, b Belief, err error) Belief {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The lognormal law with 5th percentile 0.02 and 95th percentile 0.15 has the
// parameters below; computed in arithmetic of 60 digits, independently of Go.
func TestRangeMatchesLognormalFit(t *testing.T) {
	const logMean, logSD = -2.9045714951570137, 0.61248702848916475
	b, err := Range(Rate, 0.02, 0.15)
	l := must(t, b, err).law.(span)
	if relative(l.centre, logMean) > 1e-14 {
		t.Errorf("mean of log %.17g, want %.17g", l.centre, logMean)
	}
	if sd := l.reach / z95; relative(sd, logSD) > 1e-14 {
		t.Errorf("sd of log %.17g, want %.17g", sd, logSD)
	}
}

func TestRangeIsNormalOnItsScale(t *testing.T) {
	logit := func(x float64) float64 { return math.Log(x) - math.Log1p(-x) }
	scales := map[Quantity]struct {
		lo, hi float64
		to     func(float64) float64
	}{
		Rate:        {0.02, 0.3, math.Log},
		Duration:    {0.5, 12, math.Log},
		Multiplier:  {0.1, 4, math.Log},
		Level:       {0.1, 0.7, logit},
		Probability: {0.005, 0.06, logit},
		Spread:      {0.02, 0.2, func(x float64) float64 { return logit(2 * x) }},
		Weight:      {-0.6, 1, func(x float64) float64 { return x }},
	}
	const upper = 1.6448536269514722 // 95th percentile of the standard normal
	for q, s := range scales {
		b, err := Range(q, s.lo, s.hi)
		must(t, b, err)
		yLo, yHi := s.to(s.lo), s.to(s.hi)
		oracle := distuv.Normal{Mu: (yLo + yHi) / 2, Sigma: (yHi - yLo) / 2 / upper}
		for _, p := range []float64{1e-6, 0.01, 0.05, 0.3, 0.5, 0.8, 0.95, 0.999} {
			if got, want := s.to(b.Quantile(p)), oracle.Quantile(p); math.Abs(got-want) > 1e-13*(1+math.Abs(want)) {
				t.Errorf("%v at %v: %v on the scale, want %v", q, p, got, want)
			}
		}
	}
}

// stateable draws numbers that can be stated of a quantity, 0 < u < 1.
func stateable(q Quantity, u float64) float64 {
	switch d := q.domain(); d.scale {
	case logarithm:
		return math.Exp(math.Log(max(d.least, 1e-5)) + u*math.Log(d.most/max(d.least, 1e-5)))
	case logOdds:
		return d.most * (0.001 + 0.998*u)
	default:
		return -20 + 40*u
	}
}

var anyQuantity = rapid.Custom(func(t *rapid.T) Quantity { return Quantity(rapid.IntRange(1, 7).Draw(t, "quantity")) })

func TestMedianHoldsThreeQuantiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQuantity.Draw(t, "quantity")
		at := rapid.SliceOfNDistinct(rapid.IntRange(1, 999), 3, 3, rapid.ID).Draw(t, "at")
		lo, hi := min(at[0], at[1], at[2]), max(at[0], at[1], at[2])
		mid := at[0] + at[1] + at[2] - lo - hi
		x := []float64{stateable(q, float64(lo)/1000), stateable(q, float64(mid)/1000), stateable(q, float64(hi)/1000)}
		b, err := RangeMedian(q, x[0], x[1], x[2])
		if err != nil {
			t.Skip(err)
		}
		for i, p := range []float64{0.05, 0.5, 0.95} {
			if got := b.Quantile(p); math.Abs(got-x[i]) > 1e-13*(math.Abs(x[i])+b.quantity.spanOf(x)) {
				t.Fatalf("%v: quantile %v is %.17g, want %.17g", b, p, got, x[i])
			}
		}
	})
}

// spanOf is the size against which rounding of a Weight is measured: its scale
// passes through 0.
func (q Quantity) spanOf(x []float64) float64 {
	if q == Weight {
		return x[2] - x[0]
	}
	return 0
}

// The law in Myerson's own form, with powers, at a rate whose gaps on the
// logarithmic scale are as 2 to 3.
func TestMedianIsMyersonsLaw(t *testing.T) {
	y5, y50, y95 := -5.0, -3.0, 0.0
	b, err := RangeMedian(Rate, math.Exp(y5), math.Exp(y50), math.Exp(y95))
	must(t, b, err)
	ratio := (y95 - y50) / (y50 - y5)
	for _, p := range []float64{1e-9, 1e-3, 0.2, 0.5, 0.7, 0.99, 1 - 1e-6} {
		u := distuv.UnitNormal.Quantile(p) / distuv.UnitNormal.Quantile(0.95)
		want := math.Exp(y50 + (y95-y50)*(math.Pow(ratio, u)-1)/(ratio-1))
		if got := b.Quantile(p); relative(got, want) > 1e-12 {
			t.Errorf("at %v: %.17g, want %.17g", p, got, want)
		}
	}
}

// As the median approaches the middle of the range the law approaches that of
// Range, by less than twice the gap between the medians; cancellation in
// (b**u − 1)/(b − 1) would break that.
func TestMedianInTheMiddleIsRange(t *testing.T) {
	for _, shift := range []float64{0, 1e-15, 1e-12, 1e-9, 1e-6, -1e-15, -1e-12, -1e-9, -1e-6} {
		plain, err := Range(Weight, -1, 3)
		must(t, plain, err)
		bent, err := RangeMedian(Weight, -1, 1+shift, 3)
		must(t, bent, err)
		for _, p := range []float64{0.05, 0.2, 0.5, 0.9, 0.95} {
			if gap := math.Abs(bent.Quantile(p) - plain.Quantile(p)); gap > 2*math.Abs(shift)+4e-15 {
				t.Errorf("median off by %g: quantile %v differs by %g", shift, p, gap)
			}
		}
	}
}

func TestMedianBoundsOneSide(t *testing.T) {
	b, err := RangeMedian(Weight, 0, 1, 3) // gaps 1 and 2: y = 1 + 2 (2^u − 1), which exceeds −1
	must(t, b, err)
	if lo, hi := b.Support(); math.Abs(lo+1) > 1e-14 || !math.IsInf(hi, 1) {
		t.Errorf("support %v to %v, want -1 to +Inf", lo, hi)
	}
	b, err = RangeMedian(Weight, -3, -1, 0)
	must(t, b, err)
	if lo, hi := b.Support(); !math.IsInf(lo, -1) || math.Abs(hi-1) > 1e-14 {
		t.Errorf("support %v to %v, want -Inf to 1", lo, hi)
	}
	b, err = RangeMedian(Weight, 0, 1, 2)
	must(t, b, err)
	if lo, hi := b.Support(); !math.IsInf(lo, -1) || !math.IsInf(hi, 1) {
		t.Errorf("support %v to %v, want the line", lo, hi)
	}
}
