package elementary

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// TestMonotone wants no function to fall over a short step, where the seams of
// tables and formulas would show, by more than the stated errors explain.
func TestMonotone(t *testing.T) {
	for _, c := range []struct {
		name     string
		f        func(float64) float64
		from, to float64
	}{
		{"Exp", Exp, -700, 700},
		{"Expm1", Expm1, -30, 30},
		{"Log", Log, 0, 1e300},
		{"Log", Log, 0.5, 2},
		{"Log1p", Log1p, -0.99, 2},
		{"Logistic", Logistic, -700, 30},
		{"Logit", Logit, 0, 0.999},
		{"NormalQuantile", NormalQuantile, 0, 0.999},
	} {
		t.Run(c.name, rapid.MakeCheck(func(t *rapid.T) {
			x := rapid.Float64Range(c.from, c.to).Draw(t, "x")
			y := x + 1e-14*math.Abs(x)
			if c.f(y) < c.f(x)-2e-15*math.Abs(c.f(x)) {
				t.Fatalf("%s(%v) = %v, %s(%v) = %v", c.name, x, c.f(x), c.name, y, c.f(y))
			}
		}))
	}
}

func TestLogitInvertsLogistic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := rapid.Float64Range(-700, 15).Draw(t, "z")
		// A level within 2**−53 of x has log-odds within 2**−53/(1−x) of z.
		x := Logistic(z)
		if back := Logit(x); math.Abs(back-z) > 4e-16*(math.Abs(z)+1/(1-x)) {
			t.Fatalf("Logit(Logistic(%v)) = %v", z, back)
		}
	})
}

func TestLogitKeepsDigitsNearHalf(t *testing.T) {
	for _, d := range []float64{1e-3, 1e-8, 1e-15} {
		x := 0.5 + d
		exact := 2 * math.Atanh(2*(x-0.5))
		if got := Logit(x); math.Abs(got/exact-1) > 1e-15 {
			t.Errorf("Logit(%v) = %v, want %v", x, got, exact)
		}
	}
}
