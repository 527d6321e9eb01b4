package elementary

import (
	"math"
	"testing"
)

// same tells NaN equal to NaN and +0 different from −0.
func same(a, b float64) bool {
	return a != a && b != b || math.Float64bits(a) == math.Float64bits(b)
}

func TestSpecialValues(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	const last = math.MaxFloat64
	const tiny = math.SmallestNonzeroFloat64
	for _, c := range []struct {
		name    string
		f       func(float64) float64
		x, want float64
	}{
		{"Exp", Exp, 0, 1}, {"Exp", Exp, math.Copysign(0, -1), 1}, {"Exp", Exp, inf, inf}, {"Exp", Exp, -inf, 0},
		{"Exp", Exp, nan, nan}, {"Exp", Exp, last, inf}, {"Exp", Exp, -last, 0},
		{"Exp", Exp, math.Nextafter(overflow, inf), inf}, {"Exp", Exp, underflow, tiny},
		{"Exp", Exp, math.Nextafter(underflow, -inf), 0},
		{"Expm1", Expm1, 0, 0}, {"Expm1", Expm1, math.Copysign(0, -1), math.Copysign(0, -1)}, {"Expm1", Expm1, inf, inf},
		{"Expm1", Expm1, -inf, -1}, {"Expm1", Expm1, nan, nan}, {"Expm1", Expm1, tiny, tiny}, {"Expm1", Expm1, 710, inf},
		{"Log", Log, 1, 0}, {"Log", Log, 0, -inf}, {"Log", Log, math.Copysign(0, -1), -inf}, {"Log", Log, -1, nan},
		{"Log", Log, -inf, nan}, {"Log", Log, inf, inf}, {"Log", Log, nan, nan},
		{"Log", Log, tiny, -744.4400719213812}, // −1074·log 2
		{"Log1p", Log1p, 0, 0}, {"Log1p", Log1p, math.Copysign(0, -1), math.Copysign(0, -1)}, {"Log1p", Log1p, -1, -inf},
		{"Log1p", Log1p, -2, nan}, {"Log1p", Log1p, inf, inf}, {"Log1p", Log1p, nan, nan}, {"Log1p", Log1p, tiny, tiny},
		{"Logistic", Logistic, 0, 0.5}, {"Logistic", Logistic, inf, 1}, {"Logistic", Logistic, -inf, 0}, {"Logistic", Logistic, nan, nan},
		{"Logit", Logit, 0.5, 0}, {"Logit", Logit, 0, -inf}, {"Logit", Logit, 1, inf}, {"Logit", Logit, 1.5, nan},
		{"Logit", Logit, -0.5, nan}, {"Logit", Logit, nan, nan},
		{"NormalQuantile", NormalQuantile, 0.5, 0}, {"NormalQuantile", NormalQuantile, 0, -inf}, {"NormalQuantile", NormalQuantile, 1, inf},
		{"NormalQuantile", NormalQuantile, -tiny, nan}, {"NormalQuantile", NormalQuantile, 1.1, nan}, {"NormalQuantile", NormalQuantile, nan, nan},
	} {
		if got := c.f(c.x); !same(got, c.want) {
			t.Errorf("%s(%v) = %v, want %v", c.name, c.x, got, c.want)
		}
	}
	if y := Exp(overflow); !(y > 1.7976931348622e308 && y <= last) {
		t.Errorf("Exp(%v) = %v, want the last finite numbers", float64(overflow), y)
	}
}
