package model

import (
	"context"
	"math"
	"testing"

	"entente/model/belief"
	"entente/model/sensitivity"
)

// changes are ways to alter the scenario of rich; the fourth alters nothing that
// bears on an outcome.
func changes() []func(*Scenario) {
	return []func(*Scenario){
		func(s *Scenario) {
			s.Steps[0].Rate = num("step.behaviour.cool.warm.rate", "0.2 to 0.6", belief.Rate)
		},
		func(s *Scenario) { s.Shocks[0].Rate = num("shock.crisis.rate", "0.3 to 0.5", belief.Rate) },
		func(s *Scenario) {
			s.Drivers[1].TendsTo = num("driver.mistrust.tends_to", "0.1 to 0.2", belief.Level)
		},
		func(s *Scenario) { s.Title = "another title" },
	}
}

func hybridOf(base func() Scenario, changes []func(*Scenario)) func(sensitivity.Coalition) Scenario {
	return func(in sensitivity.Coalition) Scenario {
		s := base()
		for i, change := range changes {
			if in.Has(i) {
				change(&s)
			}
		}
		return s
	}
}

func mustExplain(t testing.TB, groups int, hybrid func(sensitivity.Coalition) Scenario) *Attribution {
	t.Helper()
	a, err := Explain(context.Background(), groups, hybrid, smallPlan(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSharesAddUp(t *testing.T) {
	hybrid := hybridOf(rich, changes())
	a := mustExplain(t, 4, hybrid)
	total := Compare(a.A, a.B)
	swapped := mustExplain(t, 4, func(in sensitivity.Coalition) Scenario { return hybrid(sensitivity.Everyone(4) &^ in) })
	for o, shares := range a.Shares {
		sum := 0.0
		for i, s := range shares {
			sum += s.Value
			if back := swapped.Shares[o][i].Value; math.Abs(back+s.Value) > 1e-13 {
				t.Errorf("outcome %d, group %d: %v, swapped %v", o, i, s.Value, back)
			}
		}
		if d := sum - total.Outcomes[o].Horizon.Value; math.Abs(d) > 1e-12 {
			t.Errorf("outcome %d: the shares miss the difference by %v", o, d)
		}
		if idle := shares[3]; idle != (Share{}) {
			t.Errorf("outcome %d: a change that bears on nothing has %+v", o, idle)
		}
	}
	if a.Runs != 16 || !a.Exact {
		t.Errorf("%d runs, exact %v", a.Runs, a.Exact)
	}
}

// Two drivers that are the same but for their names, changed in the same way, have
// the same share; and the share of either in a model worked out by hand is right.
func TestAlikeChangesShareAlike(t *testing.T) {
	base := func() Scenario {
		s := twoRungs("0.05")
		s.Drivers = []Driver{driverOn("one", "0.5", "1"), driverOn("two", "0.5", "1")}
		return s
	}
	raise := func(i int, key string) func(*Scenario) {
		return func(s *Scenario) { s.Drivers[i].Now = num("driver."+key+".now", "0.9", belief.Level) }
	}
	a := mustExplain(t, 2, hybridOf(base, []func(*Scenario){raise(0, "one"), raise(1, "two")}))
	p := func(raised int) float64 { return 1 - math.Exp(-0.5*math.Exp(0.4*float64(raised))) }
	one, two := a.Shares[0][0], a.Shares[0][1]
	if d := one.Value - (p(2)-p(0))/2; math.Abs(d) > 1e-12 || math.Abs(one.Value-two.Value) > 1e-12 {
		t.Errorf("shares %v and %v, each %v by hand", one.Value, two.Value, (p(2)-p(0))/2)
	}
	if math.Abs(one.Alone-(p(1)-p(0))) > 1e-12 || math.Abs(one.Last-(p(2)-p(1))) > 1e-12 {
		t.Errorf("alone %v, last %v; by hand %v and %v", one.Alone, one.Last, p(1)-p(0), p(2)-p(1))
	}
}

// With more groups than can be combined, sampled orders agree with a closed form:
// all groups are alike, so each has its part of the total. And the shares still
// add up.
func TestManyGroupsAreSampled(t *testing.T) {
	const n = sensitivity.MostExact + 2
	base := func() Scenario {
		s := twoRungs("0.05")
		for i := range n {
			s.Drivers = append(s.Drivers, driverOn(string(rune('a'+i)), "0.5", "0.5"))
		}
		return s
	}
	var all []func(*Scenario)
	for i := range n {
		all = append(all, func(s *Scenario) { s.Drivers[i].Now = num("driver."+s.Drivers[i].Key+".now", "0.9", belief.Level) })
	}
	a := mustExplain(t, n, hybridOf(base, all))
	total := Compare(a.A, a.B).Outcomes[0].Horizon.Value
	sum, far := 0.0, 0
	for _, s := range a.Shares[0] {
		sum += s.Value
		if math.Abs(s.Value-total/n) > 5*s.Error+1e-12 {
			far++
		}
		if s.Alone <= 0 || s.Last <= 0 || s.Last >= s.Alone {
			t.Errorf("alone %v, last %v: a concave function gains less and less", s.Alone, s.Last)
		}
	}
	if math.Abs(sum-total) > 1e-12 || far > 0 || a.Exact {
		t.Errorf("the shares sum to %v of %v; %d are beyond five errors", sum, total, far)
	}
	if got, about := a.Runs, ExplainRuns(n); got > about || got < about/2 {
		t.Errorf("%d runs, announced about %d", got, about)
	}
}

func TestThinnedPlans(t *testing.T) {
	p := DefaultPlan()
	if got := p.Thinned(1); got != p {
		t.Errorf("a single run is thinned to %+v", got)
	}
	for _, runs := range []int{0, 2, 20, 300, 5000, 1 << 20} {
		thin := p.Thinned(runs)
		if err := thin.Check(); err != nil {
			t.Errorf("%d runs: %v", runs, err)
		}
		if thin.Draws > p.Draws || thin.Futures > p.Futures || thin.Draws < fewestDraws {
			t.Errorf("%d runs: %+v", runs, thin)
		}
	}
}
