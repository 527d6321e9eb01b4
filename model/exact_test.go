package model

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"entente/model/belief"
)

// Without uncertain assumptions, noise or shocks a forecast is the solution of
// one linear system. The oracle is gonum's matrix exponential on joint states
// numbered by hand.
func TestConstantDriversGiveTheExactChain(t *testing.T) {
	s := twoLadders()
	f := mustRun(t, s, smallPlan())

	// States behaviour·2 + treaty. Driver "pressure" stands at 0.8, its reference
	// is 0.5, its weight 1.5 on behaviour: factor exp(0.45) up, exp(−0.45) down.
	up, down := math.Exp(1.5*0.3), math.Exp(-1.5*0.3)
	rates := map[[2]int]float64{
		{0, 2}: 0.2 * up, {1, 3}: 0.2 * up,
		{2, 4}: 0.1 * up, {3, 5}: 0.1 * up,
		{2, 0}: 0.3 * down, {3, 1}: 0.3 * down,
		{0, 1}: 0.05 * 0.1, {2, 3}: 0.05, {4, 5}: 0.05 * 4,
		{1, 0}: 0.02, {3, 2}: 0.02, {5, 4}: 0.02,
	}
	for date := range f.Dates {
		years := float64(date) / 4
		full := solve(rates, years, nil)
		free := solve(rates, years, map[int]bool{1: true, 3: true, 5: true})
		want := []float64{1 - free[0] - free[2] - free[4], free[2] + free[4], free[0]}
		for o, p := range want {
			if got := f.Outcomes[o].ByDate[date].Value; math.Abs(got-p) > 1e-12 {
				t.Fatalf("outcome %d after %d quarters: %v, exactly %v", o, date, got, p)
			}
		}
		for rung := range 3 {
			if got, p := f.Ladders[0].ByDate[rung][date].Value, full[2*rung]+full[2*rung+1]; math.Abs(got-p) > 1e-12 {
				t.Fatalf("rung %d after %d quarters: %v, exactly %v", rung, date, got, p)
			}
		}
	}
	if e := headline(f, 0); e.Error > 1e-15 || e.High-e.Low > 1e-12 {
		t.Errorf("nothing is uncertain, yet the error is %v and the band %v to %v", e.Error, e.Low, e.High)
	}
}

// twoLadders has three rungs of behaviour, the start on the middle one or the
// lowest, and a treaty that behaviour makes likelier.
func twoLadders() Scenario {
	r := func(ladder, from, to, rate string, given ...Multiplier) Step {
		return Step{Ladder: ladder, From: from, To: to, Rate: num("step."+ladder+"."+from+"."+to+".rate", rate, belief.Rate), Given: given}
	}
	g := func(rung, factor string) Multiplier {
		return Multiplier{"behaviour", rung, num("step.treaty.none.signed.given.behaviour."+rung, factor, belief.Multiplier)}
	}
	d := driverOn("pressure", "0.8", "1.5")
	d.Weights[0].Ladder = "behaviour"
	return Scenario{
		Name: "two-ladders", Title: "Two ladders", Start: date("2026-01-01"), Horizon: date("2036-01-01"),
		Ladders: []Ladder{
			{Key: "behaviour", Rungs: []Rung{{Key: "cool"}, {Key: "warm"}, {Key: "close"}}, Start: []float64{0.25, 0.75, 0}},
			{Key: "treaty", Rungs: []Rung{{Key: "none"}, {Key: "signed"}}, Start: []float64{1, 0}},
		},
		Steps: []Step{
			r("behaviour", "cool", "warm", "0.2"), r("behaviour", "warm", "close", "0.1"), r("behaviour", "warm", "cool", "0.3"),
			r("treaty", "none", "signed", "0.05", g("cool", "0.1"), g("close", "4")), r("treaty", "signed", "none", "0.02"),
		},
		Drivers: []Driver{d},
		Outcomes: []Outcome{
			{Key: "alliance", AtLeast: []Condition{{"treaty", "signed"}}, OnceReached: true},
			{Key: "partnership", AtLeast: []Condition{{"behaviour", "warm"}}},
			{Key: "estrangement"},
		},
	}
}

// solve returns the law of six states after some years, having lost what entered
// a dead state.
func solve(rates map[[2]int]float64, years float64, dead map[int]bool) []float64 {
	q := mat.NewDense(6, 6, nil)
	for arc, r := range rates {
		if dead[arc[0]] {
			continue
		}
		q.Set(arc[0], arc[0], q.At(arc[0], arc[0])-r*years)
		if !dead[arc[1]] {
			q.Set(arc[0], arc[1], r*years)
		}
	}
	var p mat.Dense
	p.Exp(q)
	out := make([]float64, 6)
	for state := range out {
		out[state] = 0.25*p.At(0, state) + 0.75*p.At(2, state)
	}
	return out
}

// Outcomes exclude each other and leave nothing out, at every date, whatever
// their order and kind.
func TestOutcomesSumToOne(t *testing.T) {
	s := twoLadders()
	s.Outcomes = []Outcome{
		{Key: "close", AtLeast: []Condition{{"behaviour", "close"}}},
		{Key: "warm_pact", AtLeast: []Condition{{"treaty", "signed"}, {"behaviour", "warm"}}, OnceReached: true},
		{Key: "pact", AtLeast: []Condition{{"treaty", "signed"}}, OnceReached: true},
		{Key: "cool", AtMost: []Condition{{"behaviour", "cool"}}},
		{Key: "rest"},
	}
	f := mustRun(t, s, smallPlan())
	for date := range f.Dates {
		total := 0.0
		for o := range s.Outcomes {
			p := f.Outcomes[o].ByDate[date].Value
			if p < -1e-15 || p > 1 {
				t.Fatalf("outcome %d at date %d has probability %v", o, date, p)
			}
			total += p
		}
		if math.Abs(total-1) > 1e-13 {
			t.Fatalf("outcomes at date %d sum to %v", date, total)
		}
	}
}
