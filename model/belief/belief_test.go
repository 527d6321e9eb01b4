package belief

import (
	"math"
	"testing"
)

func TestPoint(t *testing.T) {
	for _, c := range []struct {
		q    Quantity
		x    float64
		want string // error, or none
	}{
		{Rate, 0, ""}, {Rate, 100, ""}, {Duration, 1000, ""}, {Multiplier, 0, ""}, {Level, 0.999999, ""},
		{Probability, 0, ""}, {Probability, 1, ""}, {Spread, 0, ""}, {Spread, 0.3, ""}, {Weight, -20, ""}, {Weight, 0, ""},
		{Rate, math.NaN(), "NaN is not a number that can be computed with; write a finite number"},
		{Rate, math.Inf(1), "+Inf is not a number that can be computed with; write a finite number"},
		{Weight, math.Inf(-1), "-Inf is not a number that can be computed with; write a finite number"},
		{Rate, 5e-324, "5e-324 is too small to mean anything as a rate; write 0, or at least 1e-12"},
		{Rate, 100.5, "100.5 is out of range; a rate is between 0 and 100 per year"},
		{Duration, 0, "0 is out of range; a duration is above 0 and at most 1000 years"},
		{Level, 0, "0 is out of range; a level is strictly between 0 and 1"},
		{Level, 1, "1 is out of range; a level is strictly between 0 and 1"},
		{Spread, 0.5, "0.5 is out of range; a spread is between 0 and 0.3"},
		{Probability, 30, "30 is too large: a probability is between 0 and 1; for a percentage write 30%"},
	} {
		b, err := Point(c.q, c.x)
		switch {
		case c.want == "" && (err != nil || !b.IsPoint() || b.Quantile(0.3) != c.x || b.Median() != c.x || b.Quantity() != c.q):
			t.Errorf("Point(%v, %v) = %v, %v", c.q, c.x, b, err)
		case c.want != "" && (err == nil || err.Error() != c.want):
			t.Errorf("Point(%v, %v): error %v, want %s", c.q, c.x, err, c.want)
		}
	}
}

func TestConstructorsCheckEveryNumber(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 5e-324} {
		if _, err := Range(Rate, bad, 1); err == nil {
			t.Errorf("Range accepts %v as its low end", bad)
		}
		if _, err := Range(Rate, 0.1, bad); err == nil {
			t.Errorf("Range accepts %v as its high end", bad)
		}
		if _, err := RangeMedian(Rate, 0.1, bad, 1); err == nil {
			t.Errorf("RangeMedian accepts %v as its median", bad)
		}
		for _, f := range families {
			for i := range f.params {
				args := []float64{4, 0.5, 0.6, 0.7}[:len(f.params)]
				args[i] = bad
				// A subnormal location is as good as 0.
				if _, err := Named(Weight, f.name, args...); err == nil && bad != 5e-324 {
					t.Errorf("%s accepts %v as its number %d", f.name, bad, i)
				}
			}
		}
	}
}

func TestNamedWithoutParse(t *testing.T) {
	b, err := Named(Level, "beta", 2, 5)
	if err != nil || b.String() != "beta(2, 5)" || b.IsPoint() {
		t.Errorf("beta(2, 5) is %v, %v", b, err)
	}
	_, err = Named(Level, "betta", 2, 5)
	if want := `no family is called "betta"; write beta(a, b)`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if b, err := Named(Weight, "normal", math.Copysign(0, -1), 1); err != nil || b.String() != "normal(0, 1)" {
		t.Errorf("normal(-0, 1) is %v, %v", b, err)
	}
}

func TestQuantityInWords(t *testing.T) {
	for q, want := range map[Quantity][2]string{
		Rate:        {"rate per year", "between 0 and 100 per year"},
		Duration:    {"duration in years", "above 0 and at most 1000 years"},
		Multiplier:  {"multiplier", "between 0 and 1000"},
		Level:       {"level", "strictly between 0 and 1"},
		Probability: {"probability", "between 0 and 1"},
		Spread:      {"spread", "between 0 and 0.3"},
		Weight:      {"weight", "between -20 and 20"},
	} {
		if q.String() != want[0] || q.Allowed() != want[1] {
			t.Errorf("%q, %q; want %q", q.String(), q.Allowed(), want)
		}
	}
	if got := Quantity(0).String(); got != "Quantity(0)" {
		t.Errorf("Quantity(0) is %q", got)
	}
}

func TestUnknownQuantityPanics(t *testing.T) {
	defer func() {
		if got, want := recover(), "belief: Quantity(8) is not a quantity"; got != want {
			t.Errorf("panic %v, want %s", got, want)
		}
	}()
	Parse("0.4", Quantity(8))
}

func TestCDFOutsideTheSupport(t *testing.T) {
	for _, b := range sampleBeliefs(t) {
		lo, hi := b.Support()
		if got := b.law.cdf(lo - 1); got > 0 {
			t.Errorf("%v: cdf(%v) = %v, want 0", b, lo-1, got)
		}
		if got := b.law.cdf(hi + 1); math.Abs(got-1) > 1e-15 {
			t.Errorf("%v: cdf(%v) = %v, want 1", b, hi+1, got)
		}
	}
	if got := build(t, "weibull", 2, 12).cdf(5e-324); got != 0 {
		t.Errorf("weibull cdf at the least number is %v", got)
	}
}

func TestQuotedCutsAndEscapes(t *testing.T) {
	if got, want := quoted("\u202eabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"), `"\u202eabcdefghijklmnopqrstuvwxyzabcdefghijklm…"`; got != want {
		t.Errorf("quoted %s, want %s", got, want)
	}
}
