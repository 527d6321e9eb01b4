package model

import (
	"math"
	"slices"
	"testing"

	"entente/model/belief"
)

// agreement are twenty scenarios in which one thing or another happens, of which
// the solved and the sampled estimator must say the same.
func agreement() map[string]Scenario {
	all := map[string]Scenario{
		"rich":            rich(),
		"two ladders":     twoLadders(),
		"uncertain shock": uncertainShock(),
		"six rungs":       ladderOfSix(2),
	}
	for _, rate := range []string{"0.001", "0.02", "0.3"} {
		all["rate "+rate] = twoRungs(rate)
		all["shock at rate "+rate] = withShock(twoRungs(rate), lasting(shockRate("0.1 to 0.4"), "1 to 4", "0.5 to 1.5"))
		noisy := twoRungs(rate)
		noisy.Drivers = []Driver{reverting(driverOn("pressure", "0.4 to 0.8", "-1 to 2"), "0.3 to 0.7", "1 to 4", "0.15")}
		all["driver at rate "+rate] = noisy
		moving := scheduledOn(Shock{Key: "crisis"}, "0.2 to 0.6", "2029-05-11")
		moving.Moves = []Move{{"tie", "apart", "allied", num("shock.crisis.move.tie.apart.allied", "0.1 to 0.5", belief.Probability)}}
		all["move at rate "+rate] = withShock(twoRungs(rate), moving)
	}
	for _, weight := range []string{"-2", "0.5", "1.5", "3"} {
		s := rich()
		s.Shocks[0].Weights[0].Value = num("shock.crisis.weight.pressure", weight, belief.Weight)
		all["rich, weight "+weight] = s
	}
	return all
}

// Two estimators that share neither random numbers nor the way to an answer agree
// within four of their standard errors.
func TestSampledAgreesWithSolved(t *testing.T) {
	all := agreement()
	if len(all) != 20 {
		t.Fatalf("%d scenarios", len(all))
	}
	names := slices.Sorted(func(yield func(string) bool) {
		for name := range all {
			if !yield(name) {
				return
			}
		}
	})
	for _, name := range names {
		solved := mustRun(t, all[name], Plan{Seed: 5, Randomizations: 16, Draws: 256, Futures: 8, Steps: 1})
		sampled := mustRun(t, all[name], Plan{Seed: 6, Randomizations: 16, Draws: 4096, Futures: 2, Steps: 1, Method: Sampled})
		for o := range solved.Outcomes {
			a, b := headline(solved, o), headline(sampled, o)
			if d := math.Abs(a.Value - b.Value); d > float64(z4*math.Hypot(a.Error, b.Error))+rounding {
				t.Errorf("%s, outcome %d: solved %v ± %v, sampled %v ± %v", name, o, a.Value, a.Error, b.Value, b.Error)
			}
		}
	}
}

// A sampled course is in one state and in none that it has left for good.
func TestCourseIsOneState(t *testing.T) {
	m := mustCompile(t, rich())
	g := newGrid(m.calendar, 1)
	f := m.newFuture(g, m.streams(1, ""))
	f.course = newCourse(m)
	for number := range 50 {
		f.drawn.set(m, []float64{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8}, g.gaps, newLogitNormal())
		f.begin(0, number)
		for j := range g.steps() {
			if err := f.step(j, nil); err != nil {
				t.Fatal(err)
			}
			if total := sum(f.law[0]); total != 1 || f.law[0][f.course.state] != 1 {
				t.Fatalf("the law is %v in state %d", f.law[0], f.course.state)
			}
			if total := sum(f.law[1]); total != 0 && total != 1 {
				t.Fatalf("the law of not having reached it is %v", f.law[1])
			}
		}
	}
}
