package model

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"entente/model/belief"
)

func mustTell(t testing.TB, m *Model, seed uint64, n, outcome int) []History {
	t.Helper()
	found, _, err := m.Histories(context.Background(), seed, n, outcome)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// chiSquare compares counts with the probabilities of their cells, the rest of both
// being one more cell, and returns the chance of a statistic this large for right
// code.
func chiSquare(count []int, p []float64, n int) float64 {
	statistic, restCount, restP, cells := 0.0, n, 1.0, 0
	add := func(k int, p float64) {
		expected := p * float64(n)
		statistic += (float64(k) - expected) * (float64(k) - expected) / expected
		cells++
	}
	for i, k := range count {
		if p[i]*float64(n) < 5 {
			continue
		}
		add(k, p[i])
		restCount -= k
		restP -= p[i]
	}
	if restP*float64(n) >= 5 {
		add(restCount, restP)
	}
	return distuv.ChiSquared{K: float64(cells - 1)}.Survival(statistic)
}

// Outcomes, and the years in which the treaty is first signed, are as frequent
// among 20,000 sampled histories as the solved law says. The law is known to a
// twentieth of their scatter. Each test fails by chance once in ten thousand times.
func TestHistoriesHaveTheSolvedLaw(t *testing.T) {
	for name, s := range map[string]Scenario{"rich": rich(), "two ladders": twoLadders(), "moves": movingOnly()} {
		t.Run(name, func(t *testing.T) {
			f := mustRun(t, s, Plan{Seed: 5, Randomizations: 16, Draws: 4096, Futures: 8, Steps: 1})
			n := 20000
			if testing.Short() {
				n = 4000
			}
			all := mustTell(t, mustCompile(t, s), 9, n, -1)
			outcomes := make([]int, len(f.Outcomes))
			years := make([]int, 10)
			for _, h := range all {
				outcomes[h.Outcome]++
				if h.Outcome == 0 {
					years[min(int(h.Reached.Sub(s.Start).Hours()/24/365.25), 9)]++
				}
			}
			var p, perYear []float64
			for o := range f.Outcomes {
				p = append(p, headline(f, o).Value)
			}
			for y := range years {
				perYear = append(perYear, f.Outcomes[0].ByDate[4*(y+1)].Value-f.Outcomes[0].ByDate[4*y].Value)
			}
			if chance := chiSquare(outcomes, p, n); chance < 1e-4 {
				t.Errorf("outcomes %v of %d, solved %v: chance %v", outcomes, n, p, chance)
			}
			if chance := chiSquare(years, perYear, n); chance < 1e-4 {
				t.Errorf("signed in years %v, solved %v: chance %v", years, perYear, chance)
			}
		})
	}
}

// movingOnly signs its treaty only by the move of a shock that comes for certain.
func movingOnly() Scenario {
	s := twoRungs("0.05")
	certain := Shock{Key: "summit", Name: "Summit", Chance: num("shock.summit.chance", "0.6", belief.Probability), On: nil, Repeats: true,
		Moves: []Move{{"tie", "apart", "allied", num("shock.summit.move.tie.apart.allied", "0.3", belief.Probability)}}}
	certain = scheduledAgain(scheduledAgain(certain, "2028-06-01"), "2031-06-01")
	s.Shocks = []Shock{certain}
	return s
}

// Shocks come as often in histories as in the ensemble: the mean count of one with
// a constant rate is Poisson's. 4,000 histories, five standard deviations.
func TestHistoriesTellEveryShock(t *testing.T) {
	s := twoRungs("0.05")
	s.Shocks = []Shock{{Key: "comet", Repeats: true, Rate: num("shock.comet.rate", "0.3", belief.Rate)}}
	count := 0
	for _, h := range mustTell(t, mustCompile(t, s), 2, 4000, -1) {
		for _, e := range h.Events {
			if e.Kind == ShockEvent && e.Key == "comet" {
				count++
			}
		}
	}
	if count < 12000-548 || count > 12000+548 {
		t.Errorf("%d comets in 4,000 histories of ten years; 12,000 are expected", count)
	}
}

// The events of a history are in order, lead from rung to rung without a gap, and
// end where its outcome says.
func TestHistoriesHoldTogether(t *testing.T) {
	s := rich()
	for _, h := range mustTell(t, mustCompile(t, s), 3, 500, -1) {
		rung := map[string]int{}
		for i, l := range s.Ladders {
			rung[l.Key] = h.Start[i]
		}
		last := s.Start
		for _, e := range h.Events {
			if e.Date.Before(last) || e.Date.After(s.Horizon) {
				t.Fatalf("%v after %v", e, last)
			}
			last = e.Date
			if e.Kind == RungEvent {
				if rung[e.Key] != e.From || e.From == e.To {
					t.Fatalf("%+v while on rung %d", e, rung[e.Key])
				}
				rung[e.Key] = e.To
			}
			if e.Kind == LevelEvent && e.Level-e.Before < LevelChangeTold && e.Before-e.Level < LevelChangeTold {
				t.Fatalf("%+v is told of", e)
			}
		}
		signed := rung["treaty"] == 1
		if signed && h.Outcome != 0 {
			t.Fatalf("signed, yet outcome %d", h.Outcome)
		}
	}
}

func TestHistoriesWithAnOutcome(t *testing.T) {
	m := mustCompile(t, rich())
	all, wanted := mustTell(t, m, 4, 300, -1), mustTell(t, m, 4, 20, 1)
	var first []History
	for _, h := range all {
		if h.Outcome == 1 && len(first) < 20 {
			first = append(first, h)
		}
	}
	if !reflect.DeepEqual(first, wanted) {
		t.Error("conditional histories are not the unconditional ones with that outcome")
	}
	never := twoRungs("0")
	if found, tried, err := mustCompile(t, never).Histories(context.Background(), 1, 3, 0); !errors.Is(err, ErrLimit) || len(found) != 0 || tried != historyMost {
		t.Errorf("an outcome that never comes: %d found among %d, %v", len(found), tried, err)
	}
}

func BenchmarkHistories(b *testing.B) {
	m := mustCompile(b, rich())
	b.ReportAllocs()
	for b.Loop() {
		mustTell(b, m, 1, historyChunk*historyBatch, -1)
	}
}
