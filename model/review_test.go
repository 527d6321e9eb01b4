package model

import (
	"math"
	"testing"

	"entente/model/belief"
)

// A step's rate today: the stated range, times the driver's ratio at its level,
// times the multiplier of where the other ladder stands.
func TestReviewAgainstProducts(t *testing.T) {
	s := twoLadders()
	s.Steps[0].Rate = num("step.behaviour.cool.warm.rate", "0.1 to 0.4", belief.Rate)
	s.Steps[0].Given = []Multiplier{{"treaty", "none", num("step.behaviour.cool.warm.given.treaty.none", "0.5", belief.Multiplier)}}
	s = withShock(s, shockRate("0.05"))
	r, err := mustCompile(t, s).Review()
	if err != nil {
		t.Fatal(err)
	}
	near := func(what string, got, want, tolerance float64) {
		if math.Abs(got-want) > tolerance*want {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	factor := 0.5 * math.Exp(1.5*0.3) // pressure stands at 0.8, reference 0.5, weight 1.5
	near("low", r.Steps[0].Rate.Low, 0.1*factor, 0.01)
	near("median", r.Steps[0].Rate.Median, 0.2*factor, 0.01)
	near("high", r.Steps[0].Rate.High, 0.4*factor, 0.01)
	near("after ten years", r.Steps[0].AfterTenYears.Median, 1-math.Exp(-2*factor), 0.01)
	// The treaty's rate where behaviour stands today: cool with 0.25 (multiplier
	// 0.1), else warm.
	near("treaty", r.Steps[3].Rate.Median, 0.05*(0.25*0.1+0.75), 1e-12)
	near("shock", r.Shocks[0].Rate.Median, 0.05, 1e-12)
	near("shock in a year", r.Shocks[0].AfterOneYear.High, 1-math.Exp(-0.05), 1e-12)
}
