package belief

import (
	"fmt"
	"math"
	"testing"

	"entente/model/elementary"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

func TestNormalCDFAgainstErfc(t *testing.T) {
	for z := -37.0; z <= 9; z += 0.0371 {
		want := math.Erfc(-z/math.Sqrt2) / 2
		// erfc is handed a rounded argument, whose error it magnifies by z².
		if got := normalCDF(z); relative(got, want) > 2e-15+3e-16*z*z {
			t.Fatalf("normalCDF(%v) = %.17g, want %.17g", z, got, want)
		}
	}
}

// Values of Φ computed with mpmath at 60 digits from erfc.
func TestNormalCDFKnownValues(t *testing.T) {
	for z, want := range map[float64]float64{
		0: 0.5, -1: 0.15865525393145705141, 1: 0.84134474606854294859, -3: 0.0013498980316300945267,
		-6: 9.8658764503769814070e-10, -10: 7.6198530241605260660e-24, -20: 2.7536241186062336951e-89, -37.5: 4.6053530095819548438e-308,
	} {
		if got := normalCDF(z); relative(got, want) > 2e-15 {
			t.Errorf("normalCDF(%v) = %.17g, want %.17g", z, got, want)
		}
	}
}

func TestStirlingError(t *testing.T) {
	for a := 0.1; a < 2000; a *= 1.3 {
		lgamma, _ := math.Lgamma(a + 1)
		want := lgamma - (a+0.5)*math.Log(a) + a - math.Log(2*math.Pi)/2
		if got := stirlingError(a); math.Abs(got-want) > 1e-15*(2+a*math.Log(a+1)) {
			t.Errorf("stirlingError(%v) = %v, want %v", a, got, want)
		}
	}
}

// gonum is the oracle where its functions are exact: away from the tails, and
// for Student's t from the median.
func TestLawsAgainstGonum(t *testing.T) {
	type oracle interface {
		Quantile(p float64) float64
		CDF(x float64) float64
	}
	laws := []struct {
		ours   law
		theirs oracle
	}{
		{build(t, "normal", 0.4, 0.1), distuv.Normal{Mu: 0.4, Sigma: 0.1}},
		{build(t, "lognormal", -3, 0.8), distuv.LogNormal{Mu: -3, Sigma: 0.8}},
		{build(t, "uniform", -0.3, 2), distuv.Uniform{Min: -0.3, Max: 2}},
		{build(t, "triangular", 0.01, 0.03, 0.12), distuv.NewTriangle(0.01, 0.12, 0.03, nil)},
		{build(t, "triangular", 0, 0, 1), distuv.NewTriangle(0, 1, 0, nil)},
		{build(t, "triangular", 0, 1, 1), distuv.NewTriangle(0, 1, 1, nil)},
		{build(t, "beta", 2, 5), distuv.Beta{Alpha: 2, Beta: 5}},
		{build(t, "beta", 0.7, 0.4), distuv.Beta{Alpha: 0.7, Beta: 0.4}},
		{build(t, "beta", 1, 1), distuv.Uniform{Min: 0, Max: 1}},
		{build(t, "gamma", 2.5, 0.4), distuv.Gamma{Alpha: 2.5, Beta: 0.4}},
		{build(t, "gamma", 40, 10), distuv.Gamma{Alpha: 40, Beta: 10}},
		{build(t, "gamma", 1, 3), distuv.Exponential{Rate: 3}},
		{build(t, "weibull", 1.8, 12), distuv.Weibull{K: 1.8, Lambda: 12}},
		{build(t, "student_t", 4, 0.3, 0.2), distuv.StudentsT{Nu: 4, Mu: 0.3, Sigma: 0.2}},
		{build(t, "student_t", 200, -1, 2), distuv.StudentsT{Nu: 200, Mu: -1, Sigma: 2}},
	}
	for _, l := range laws {
		for p := 0.013; p < 1; p += 0.02 {
			x := l.ours.quantile(p)
			if want := l.theirs.Quantile(p); math.Abs(x-want) > 2e-12*(math.Abs(want)+0.1) {
				t.Errorf("%s: quantile %v is %.17g, gonum %.17g", l.ours.notation(), p, x, want)
			}
			if got, want := l.ours.cdf(x), l.theirs.CDF(x); math.Abs(got-want) > 2e-13 {
				t.Errorf("%s: cdf(%v) is %.17g, gonum %.17g", l.ours.notation(), x, got, want)
			}
		}
	}
}

func TestIncompleteFunctionsAgainstGonum(t *testing.T) {
	for _, a := range []float64{0.3, 1, 2.5, 30, 400} {
		g := gamma{a, 1, stirlingError(a)}
		for _, w := range []float64{0.2, 0.7, 1, 1.3, 2} {
			if got, want := g.cdf(a*w), mathext.GammaIncReg(a, a*w); math.Abs(got-want) > 1e-13 {
				t.Errorf("P(%v, %v) = %.17g, gonum %.17g", a, a*w, got, want)
			}
		}
		for _, b := range []float64{0.5, 1, 7, 90} {
			l := beta{newBetaOdds(a, b)}
			for _, x := range []float64{0.001, 0.1, 0.4, 0.8, 0.99} {
				if got, want := l.cdf(x), mathext.RegIncBeta(a, b, x); math.Abs(got-want) > 1e-12 {
					t.Errorf("I(%v, %v, %v) = %.17g, gonum %.17g", a, b, x, got, want)
				}
			}
		}
	}
}

// sampleBeliefs are beliefs of every form, ordinary and extreme.
func sampleBeliefs(t testing.TB) []Belief {
	t.Helper()
	texts := map[Quantity][]string{
		Rate: {"0.02 to 0.15", "0.0008 to 0.021, median 0.0056", "lognormal(-3, 0.8)", "uniform(0, 0.5)", "triangular(0.01, 0.03, 0.12)",
			"pert(0.01, 0.03, 0.12)", "gamma(2.5, 40)", "gamma(0.5, 10)", "weibull(1.8, 2)", "truncated_normal(0.3, 0.4, 0, 1)",
			"pool(A, weight 2: 0.01 to 0.1; B: gamma(2, 20); C: 0.05; D: 0)"},
		Duration:   {"1 to 4", "1 to 4, median 1.5", "weibull(0.5, 3)", "lognormal(1, 0.3)"},
		Multiplier: {"0.1 to 10", "uniform(0.5, 2)"},
		Level: {"0.2 to 0.6", "0.2 to 0.6, median 0.3", "0.01 to 0.9, median 0.02", "beta(2, 5)", "beta(0.1, 100)", "beta(100, 0.1)", "logit_normal(-1, 0.5)",
			"logit_normal(20, 6)", "uniform(0, 1)", "triangular(0.1, 0.2, 0.6)", "pert(0, 1, 1)", "truncated_normal(0.3, 0.4, 0, 1)",
			"pool(A: 0.2 to 0.3; B: 0.6 to 0.9)", "pool(A: 0.3; B: 0.7)"},
		Probability: {"0.5% to 6%", "1 in 50 to 1 in 10", "beta(0.5, 0.5)", "pool(A: 1; B: 5% to 20%)"},
		Spread:      {"0.05 to 0.15", "0.05 to 0.15, median 0.06", "uniform(0.05, 0.2)"},
		Weight: {"-0.6 to 1", "-0.6 to 1, median 0.5", "normal(0.4, 0.1)", "student_t(3, 0.5, 0.2)", "uniform(-2, 3)", "triangular(-1, 0, 2)",
			"pert(-1, 0, 2)", "truncated_normal(0, 1, -0.5, 3)", "pool(A: normal(-2, 0.1); B: student_t(5, 3, 0.5); C: 1)"},
	}
	var all []Belief
	for q := Rate; q <= Weight; q++ {
		for _, text := range texts[q] {
			b, err := Parse(text, q)
			if err != nil {
				t.Fatalf("%s as %v: %v", text, q, err)
			}
			all = append(all, b)
		}
	}
	return all
}

// ladderOfP climbs from the least to the greatest p that is ever drawn.
func ladderOfP() []float64 {
	p := []float64{5e-324, 1e-300, 1e-100, 1e-20, 1e-15}
	for x := 1e-12; x < 0.01; x *= 3 {
		p = append(p, x)
	}
	for x := 0.01; x < 0.99; x += 0.007 {
		p = append(p, x)
	}
	for x := 0.01; x > 1e-15; x /= 3 {
		p = append(p, 1-x)
	}
	return append(p, 1-0x1p-53)
}

func TestQuantilesClimbInsideTheRange(t *testing.T) {
	for _, b := range sampleBeliefs(t) {
		d := b.Quantity().domain()
		lo, hi := b.Support()
		last := math.Inf(-1)
		for _, p := range ladderOfP() {
			x := b.Quantile(p)
			if y := b.QuantileAt(p, elementary.NormalQuantile(p)); math.Float64bits(x) != math.Float64bits(y) {
				t.Errorf("%v %v: quantile %v is %v, by the normal one %v", b.Quantity(), b, p, x, y)
			}
			switch {
			case math.IsNaN(x) || math.IsInf(x, 0):
				t.Errorf("%v %v: quantile %v is %v", b.Quantity(), b, p, x)
			case x < d.lo || x > d.hi || x < lo-1e-300 || x > hi:
				t.Errorf("%v %v: quantile %v is %v, outside the range", b.Quantity(), b, p, x)
			case b.Quantity() == Level && (x <= 0 || x >= 1):
				t.Errorf("%v %v: quantile %v is %v, not strictly inside", b.Quantity(), b, p, x)
			case x < last-1e-13*math.Abs(last):
				t.Errorf("%v %v: quantile falls to %v at %v", b.Quantity(), b, x, p)
			}
			last = x
		}
	}
}

func TestQuantileInvertsCDF(t *testing.T) {
	for _, b := range sampleBeliefs(t) {
		if _, _, experts := b.Experts(); experts != nil {
			continue // jumps: TestPoolReaches
		}
		for p := 1e-3; p < 1; p += 0.0371 {
			x := b.Quantile(p) // right to two units in the last place, which matter next to 1
			below, above := b.law.cdf(x-2*(x-math.Nextafter(x, -inf))), b.law.cdf(x+2*(math.Nextafter(x, inf)-x))
			if below-2e-12 > p || above+2e-12 < p {
				t.Errorf("%v %v: cdf about quantile %v goes from %v to %v", b.Quantity(), b, p, below, above)
			}
		}
	}
}

func TestQuantilePanicsOutsideTheUnitInterval(t *testing.T) {
	sure, err := Point(Rate, 1)
	must(t, sure, err)
	between, err := Range(Rate, 1, 2)
	must(t, between, err)
	for _, b := range []Belief{sure, between} {
		for _, p := range []float64{0, 1, -0.1, 1.1, math.NaN()} {
			for name, quantile := range map[string]func(){
				"Quantile":   func() { b.Quantile(p) },
				"QuantileAt": func() { b.QuantileAt(p, elementary.NormalQuantile(p)) },
			} {
				func() {
					defer func() {
						if want := fmt.Sprintf("belief: quantile at p = %v, want 0 < p < 1", p); recover() != want {
							t.Errorf("%v: %s(%v) does not panic with %q", b, name, p, want)
						}
					}()
					quantile()
				}()
			}
		}
	}
}
