package model

import (
	"context"
	"testing"
	"time"

	"entente/model/belief"
)

// num states a number of a test scenario in an analyst's notation.
func num(address, text string, q belief.Quantity) Assumption {
	b, err := belief.Parse(text, q)
	if err != nil {
		panic(address + ": " + err.Error())
	}
	return Assumption{Address: address, Belief: b}
}

func date(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// twoRungs is the smallest scenario: one ladder, one step, ten years. "Allied"
// is reached at the given rate and never left.
func twoRungs(rate string) Scenario {
	return Scenario{
		Name: "two-rungs", Title: "Two rungs", Start: date("2026-01-01"), Horizon: date("2036-01-01"),
		Ladders: []Ladder{{Key: "tie", Name: "Tie", Rungs: []Rung{{Key: "apart"}, {Key: "allied"}}, Start: []float64{1, 0}}},
		Steps:   []Step{{Ladder: "tie", From: "apart", To: "allied", Rate: num("step.tie.apart.allied.rate", rate, belief.Rate)}},
		Outcomes: []Outcome{
			{Key: "alliance", Name: "Alliance", AtLeast: []Condition{{"tie", "allied"}}, OnceReached: true},
			{Key: "none", Name: "None"},
		},
	}
}

// driverOn is a driver with weights on steps up the ladder "tie".
func driverOn(key, now, weight string) Driver {
	a := "driver." + key + "."
	return Driver{
		Key: key, Name: key,
		Reference: num(a+"reference", "0.5", belief.Level),
		Now:       num(a+"now", now, belief.Level),
		Weights:   []LadderWeight{{Ladder: "tie", Value: num(a+"weight.tie", weight, belief.Weight)}},
	}
}

// reverting lets a driver stray and return.
func reverting(d Driver, tendsTo, halfLife, spread string) Driver {
	a := "driver." + d.Key + "."
	d.TendsTo = num(a+"tends_to", tendsTo, belief.Level)
	d.HalfLife = num(a+"half_life", halfLife, belief.Duration)
	d.Spread = num(a+"spread", spread, belief.Spread)
	return d
}

func mustCompile(t testing.TB, s Scenario) *Model {
	t.Helper()
	m, err := Compile(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func mustRun(t testing.TB, s Scenario, p Plan) *Forecast {
	t.Helper()
	e, err := mustCompile(t, s).Run(context.Background(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e.Forecast()
}

func smallPlan() Plan {
	return Plan{Seed: 1, Randomizations: 8, Draws: 32, Futures: 8, Steps: 1}
}

func headline(f *Forecast, outcome int) Estimate {
	p := f.Outcomes[outcome].ByDate
	return p[len(p)-1]
}
