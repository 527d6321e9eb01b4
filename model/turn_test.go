package model

import (
	"context"
	"math"
	"testing"

	"entente/model/belief"
)

// P(alliance) = 1 − exp(−10 r), so that it is 20 % at r = −ln 0.8 / 10.
func TestTurnOfAClosedForm(t *testing.T) {
	s := Search{Scenario: twoRungs("0.01 to 0.05"), Plan: smallPlan(), Threshold: 0.2}
	const address = "step.tie.apart.allied.rate"
	want := -math.Log(0.8) / 10
	got, err := s.One(context.Background(), address, 0.001, 1, 4)
	if err != nil || !got.Found || got.Count != 1 || !got.Rising {
		t.Fatalf("%+v, %v", got, err)
	}
	slope := 10 * 0.8
	if math.Abs(got.At-want) > 1.01*turnTolerance/slope || math.Abs(got.Reached.Value-0.2) > turnTolerance {
		t.Errorf("crossing at %v with %v, exactly at %v", got.At, got.Reached.Value, want)
	}
	median := math.Sqrt(0.01 * 0.05)
	units := math.Log(got.At/median) / (math.Log(0.05/0.01) / (2 * 1.6448536269514722))
	if math.Abs(got.Units-units) > 1e-9 || math.Abs(got.Move-(got.At-median)) > 1e-12 {
		t.Errorf("moved by %v, %v standard deviations; want %v and %v", got.Move, got.Units, got.At-median, units)
	}
	for i, x := range got.Tried {
		if i > 0 && x.Value <= got.Tried[i-1].Value || math.Abs(x.Probability.Value-(1-math.Exp(-10*x.Value))) > 1e-12 {
			t.Errorf("tried %+v", x)
		}
	}
}

func TestNoTurn(t *testing.T) {
	s := Search{Scenario: twoRungs("0.01 to 0.05"), Plan: smallPlan(), Threshold: 0.2}
	const address = "step.tie.apart.allied.rate"
	for _, ends := range [][2]float64{{0.001, 0.0222}, {0.0224, 3}} {
		got, err := s.One(context.Background(), address, ends[0], ends[1], 7)
		if err != nil || got.Found || got.Count != 0 {
			t.Errorf("between %v: %+v, %v", ends, got, err)
		}
		if math.Abs(got.AtLo.Value-(1-math.Exp(-10*ends[0]))) > 1e-12 || math.Abs(got.AtHi.Value-(1-math.Exp(-10*ends[1]))) > 1e-12 {
			t.Errorf("at the ends %v: %v and %v", ends, got.AtLo.Value, got.AtHi.Value)
		}
	}
	if _, err := s.One(context.Background(), "step.tie.apart.allied.rat", 0.1, 1, 3); err == nil {
		t.Error("an address that does not exist is searched")
	}
}

// In a scenario with everything in it: at the root the probability is the threshold
// with the same random numbers, and within four errors with others; and a fine sweep
// changes sides where the root says.
func TestTurnOfARichScenario(t *testing.T) {
	plan := Plan{Seed: 3, Randomizations: 16, Draws: 256, Futures: 8, Steps: 1}
	s := Search{Scenario: rich(), Plan: plan, Threshold: 0.45}
	for _, address := range []string{"step.treaty.none.signed.rate", "driver.pressure.weight.tie", "shock.crisis.rate", "driver.mistrust.tends_to"} {
		a := s.Scenario.At(address)
		lo, hi := Reach(a.Belief)
		got, err := s.One(context.Background(), address, lo, hi, 5)
		if err != nil {
			t.Fatal(err)
		}
		below, above := s.at(t, address, lo, plan) < s.Threshold, s.at(t, address, hi, plan) < s.Threshold
		if !got.Found {
			if below != above {
				t.Errorf("%s: no crossing, though the ends lie on both sides", address)
			}
			continue
		}
		if p := s.at(t, address, got.At, plan); math.Abs(p-s.Threshold) > turnTolerance {
			t.Errorf("%s: %v at the root", address, p)
		}
		step := 0.02 * (hi - lo)
		if before, after := s.at(t, address, max(lo, got.At-step), plan), s.at(t, address, min(hi, got.At+step), plan); (after > before) != got.Rising || (before-s.Threshold)*(after-s.Threshold) > 0 {
			t.Errorf("%s: %v before the root, %v after it", address, before, after)
		}
		other := plan
		other.Seed = 99
		if p := s.at(t, address, got.At, other); math.Abs(p-s.Threshold) > 4*math.Sqrt2*got.Reached.Error {
			t.Errorf("%s: %v at the root with another seed, error %v", address, p, got.Reached.Error)
		}
	}
}

func (s Search) at(t *testing.T, address string, x float64, plan Plan) float64 {
	t.Helper()
	s.Plan = plan
	e, err := s.known(context.Background(), address, s.Scenario.At(address).Belief.Quantity(), x)
	if err != nil {
		t.Fatal(err)
	}
	return e.Value
}

// Two beliefs of the same width and effect share the way equally, and at its end
// the probability is the threshold.
func TestJointTurn(t *testing.T) {
	s := twoRungs("0.03")
	s.Drivers = []Driver{driverOn("one", "0.9", "0.2 to 1"), driverOn("two", "0.9", "0.2 to 1"), driverOn("idle", "0.5", "0.2 to 1")}
	search := Search{Scenario: s, Plan: Plan{Seed: 1, Randomizations: 8, Draws: 512, Futures: 8, Steps: 1}, Threshold: 0.5}
	addresses := []string{"driver.one.weight.tie", "driver.two.weight.tie", "driver.idle.weight.tie", "driver.one.now"}
	j, err := search.Joint(context.Background(), addresses, nil)
	if err != nil || !j.Found || len(j.Shifts) != 3 {
		t.Fatalf("%+v, %v", j, err)
	}
	if math.Abs(j.Reached.Value-0.5) > turnTolerance {
		t.Errorf("at the end the probability is %v", j.Reached.Value)
	}
	// The draws of the two are other numbers, so their slopes agree only nearly.
	if math.Abs(j.Shifts[0].Units/j.Shifts[1].Units-1) > 0.05 || math.Abs(j.Shifts[2].Units) > 1e-9 || j.Shifts[2].Assumption.Address != "driver.idle.weight.tie" {
		t.Errorf("shifts %+v", j.Shifts)
	}
	single, err := search.One(context.Background(), addresses[0], -20, 20, 9)
	if err != nil || !single.Found || math.Abs(single.Units) <= j.Distance {
		t.Errorf("one alone moves %v, both %v", single.Units, j.Distance)
	}
}

func TestLeversAndReach(t *testing.T) {
	s := Search{Scenario: rich()}
	if got := len(s.Levers()); got != 4 {
		t.Errorf("%d levers %v; want the target and the weight of two drivers", got, s.Levers())
	}
	for _, address := range s.Levers() {
		b := s.Scenario.At(address).Belief
		lo, hi := Reach(b)
		if !(lo < b.Quantile(0.001) && hi > b.Quantile(0.999)) {
			t.Errorf("%s: %v is searched from %v to %v", address, b, lo, hi)
		}
	}
	for _, x := range []struct {
		text string
		q    belief.Quantity
	}{{"0", belief.Rate}, {"100", belief.Rate}, {"1", belief.Probability}, {"0.3", belief.Spread}, {"20", belief.Weight}, {"1000", belief.Duration}, {"0", belief.Multiplier}, {"0.5", belief.Level}} {
		lo, hi := Reach(num("x", x.text, x.q).Belief)
		if !(lo < hi) {
			t.Errorf("%v %s: from %v to %v", x.q, x.text, lo, hi)
		}
		for _, end := range []float64{lo, hi} {
			if _, err := belief.Point(x.q, end); err != nil {
				t.Errorf("%v: %v", x.q, err)
			}
		}
	}
}

// Every address of a scenario can be looked up and replaced, and nothing else
// changes.
func TestWithReplacesOneAssumption(t *testing.T) {
	s := rich()
	for _, a := range mustCompile(t, s).assumptions {
		if got := s.At(a.Address); got.Belief != a.Belief {
			t.Fatalf("%s: found %v", a.Address, got)
		}
		b, err := belief.Point(a.Belief.Quantity(), a.Belief.Median())
		if err != nil {
			t.Fatal(err)
		}
		with, ok := s.With(a.Address, b)
		if !ok || with.At(a.Address).Belief != b || s.At(a.Address).Belief != a.Belief {
			t.Errorf("%s is not replaced, or in both", a.Address)
		}
		for _, other := range mustCompile(t, with).assumptions {
			if other.Address != a.Address && other.Belief != s.At(other.Address).Belief {
				t.Errorf("%s changes with %s", other.Address, a.Address)
			}
		}
	}
	if _, ok := s.With("driver.nobody.now", belief.Belief{}); ok {
		t.Error("an address that does not exist is replaced")
	}
}
