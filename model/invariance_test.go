package model

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/model/belief"
)

// rich is a scenario in which everything happens: two ladders, uncertain
// assumptions, correlated drivers, random and scheduled shocks that push, reset,
// last and move.
func rich() Scenario {
	s := twoLadders()
	s.Steps[0].Rate = num("step.behaviour.cool.warm.rate", "0.1 to 0.4", belief.Rate)
	s.Steps[3].Rate = num("step.treaty.none.signed.rate", "0.01 to 0.1, median 0.05", belief.Rate)
	onLadder := func(key, now, weight string) Driver {
		d := reverting(driverOn(key, now, weight), "0.3 to 0.7", "1 to 4", "0.1")
		d.Weights[0].Ladder = "behaviour"
		return d
	}
	s.Drivers = []Driver{onLadder("pressure", "0.6 to 0.9", "0.3 to 1.3"), onLadder("mistrust", "0.2 to 0.4", "-1.5 to -0.5")}
	s.Correlations = []Correlation{{"pressure", "mistrust", -0.4}}
	crisis := lasting(shockRate("0.05 to 0.2"), "0.5 to 2", "0 to 1")
	crisis.Effect[0].Ladder = "behaviour"
	crisis.Repeats = true
	crisis.Weights = []Weight{{"pressure", num("shock.crisis.weight.pressure", "1", belief.Weight)}}
	crisis.Push = []LevelChange{{"pressure", num("shock.crisis.push.pressure", "0.5 to 1.5", belief.Weight)}}
	renewal := Shock{Key: "renewal", On: nil, Chance: num("shock.renewal.chance", "0.5 to 0.9", belief.Probability)}
	renewal = scheduledAgain(renewal, "2028-03-15")
	renewal.Moves = []Move{{"treaty", "none", "signed", num("shock.renewal.move.treaty.none.signed", "0.01 to 0.1", belief.Probability)}}
	renewal.Reset = []LevelChange{{"mistrust", num("shock.renewal.reset.mistrust", "0.1 to 0.3", belief.Level)}}
	s.Shocks = []Shock{crisis, renewal}
	return s
}

func scheduledAgain(s Shock, on string) Shock {
	s.On = append(s.On, date(on))
	return s
}

// comparable is a forecast without what may differ: the number of workers.
func comparable(f *Forecast) *Forecast {
	c := *f
	c.Plan.Workers = 0
	return &c
}

func TestWorkersChangeNoNumber(t *testing.T) {
	plan := Plan{Seed: 11, Randomizations: 16, Draws: 256, Futures: 12, Steps: 1} // enough for guesses to take part
	plan.Workers = 1
	want := comparable(mustRun(t, rich(), plan))
	for _, workers := range []int{0, 2, 3, 7, 16, 40} {
		plan.Workers = workers
		if got := comparable(mustRun(t, rich(), plan)); !reflect.DeepEqual(got, want) {
			t.Errorf("%d workers give another forecast than one", workers)
		}
	}
	plan.Seed++
	if got := comparable(mustRun(t, rich(), plan)); got.Outcomes[0].ByDate[40].Value == want.Outcomes[0].ByDate[40].Value {
		t.Error("another seed gives the same number")
	}
}

// What bears on nothing changes nothing, to the last bit: randomness is keyed by
// names, and nothing is drawn in an order.
func TestUnusedPartsChangeNoNumber(t *testing.T) {
	plan := Plan{Seed: 1, Steps: 1, Futures: 8}.Sized(512) // enough for all guesses to take part
	want := mustRun(t, rich(), plan)
	unused := reverting(driverOn("astrology", "0.2 to 0.8", "0"), "0.1 to 0.9", "1 to 10", "0.2")
	unused.Weights = nil
	quiet := Shock{Key: "comet", Repeats: true, Rate: num("shock.comet.rate", "0.1 to 1", belief.Rate)}
	for name, change := range map[string]func(*Scenario){
		"a driver before":  func(s *Scenario) { s.Drivers = append([]Driver{unused}, s.Drivers...) },
		"a driver after":   func(s *Scenario) { s.Drivers = append(s.Drivers, unused) },
		"a shock before":   func(s *Scenario) { s.Shocks = append([]Shock{quiet}, s.Shocks...) },
		"drivers reversed": func(s *Scenario) { slices.Reverse(s.Drivers) },
	} {
		s := rich()
		change(&s)
		got := mustRun(t, s, plan)
		for o := range want.Outcomes {
			a, b := got.Outcomes[o].ByDate, want.Outcomes[o].ByDate
			for i := range a {
				if d := math.Abs(a[i].Value - b[i].Value); d > sumOrder(name) {
					t.Errorf("%s: outcome %q on date %d changes by %v", name, want.Outcomes[o].Key, i, d)
					break
				}
			}
		}
	}
}

// sumOrder is the difference allowed: none, but for drivers in another order,
// whose weighted levels are then added up in another order.
func sumOrder(change string) float64 {
	if change == "drivers reversed" {
		return 1e-14
	}
	return 0
}

// A change of one driver leaves the paths of all others as they were.
func TestCommonRandomNumbers(t *testing.T) {
	want := mustRun(t, rich(), smallPlan())
	s := rich()
	s.Drivers[0].TendsTo = num("driver.pressure.tends_to", "0.8 to 0.9", belief.Level)
	got := mustRun(t, s, smallPlan())
	if !reflect.DeepEqual(got.Drivers[1].Fans, want.Drivers[1].Fans) {
		t.Error("the other driver changed")
	}
	if reflect.DeepEqual(got.Drivers[0].Fans, want.Drivers[0].Fans) {
		t.Error("the changed driver did not")
	}
}

// After the context ends a worker finishes at most the draw it is at.
func TestCancel(t *testing.T) {
	m := mustCompile(t, rich())
	ctx, cancel := context.WithCancel(context.Background())
	after := 0
	plan := Plan{Seed: 1, Randomizations: 8, Draws: 8000, Futures: 8, Steps: 1, Workers: 3}
	_, err := m.Run(ctx, plan, func(done, total int) {
		if ctx.Err() != nil {
			after++
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v", err)
	}
	if after > plan.Workers {
		t.Errorf("%d draws were finished after the end, by %d workers", after, plan.Workers)
	}
}

func TestPlanIsChecked(t *testing.T) {
	m := mustCompile(t, twoRungs("0.04"))
	for _, change := range []func(*Plan){
		func(p *Plan) { p.Draws = 33 }, func(p *Plan) { p.Draws = 0 }, func(p *Plan) { p.Futures = 1 },
		func(p *Plan) { p.Randomizations = 4 }, func(p *Plan) { p.Steps = 0 }, func(p *Plan) { p.Workers = -1 },
	} {
		p := smallPlan()
		change(&p)
		if _, err := m.Run(context.Background(), p, nil); err == nil {
			t.Errorf("%+v is accepted", p)
		}
	}
	p := smallPlan()
	p.Draws = 1 << 30
	if _, err := m.Run(context.Background(), p, nil); !errors.Is(err, ErrLimit) {
		t.Errorf("2^30 draws: %v", err)
	}
}

// Weights that multiply up to absurd hazards end in an error that names the step.
func TestAbsurdHazardIsRefused(t *testing.T) {
	s := twoRungs("5")
	s.Drivers = []Driver{driverOn("pressure", "0.99", "15")}
	_, err := mustCompile(t, s).Run(context.Background(), smallPlan(), nil)
	if want := "step.tie.apart.allied: the hazard reaches 7.78e+03 a year"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

func BenchmarkRun(b *testing.B) {
	m := mustCompile(b, rich())
	plan := Plan{Seed: 1, Randomizations: 8, Draws: 64, Futures: 8, Steps: 1, Workers: 1}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := m.Run(context.Background(), plan, nil); err != nil {
			b.Fatal(err)
		}
	}
	steps := float64(plan.Draws*plan.Futures*120) * float64(b.N)
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/steps, "ns/future-step")
}

func ExampleModel_Uncertain() {
	m, _ := Compile(rich())
	fmt.Println(len(m.Uncertain()), m.Uncertain()[0])
	// Output: 17 driver.pressure.now
}
