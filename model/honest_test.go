package model

import (
	"context"
	"math"
	"os"
	"strconv"
	"testing"

	"entente/model/belief"
)

// studied are six scenarios with probabilities from 0.001 to 0.5, shocks,
// correlated drivers and moves.
func studied() map[string]Scenario {
	rare := withShock(twoRungs("0.00003 to 0.0002"), lasting(shockRate("0.05 to 0.3"), "1 to 4", "0.5 to 2"))
	likely := twoRungs("0.03 to 0.15")
	likely.Drivers = []Driver{reverting(driverOn("pressure", "0.4 to 0.8", "-1 to 2"), "0.3 to 0.7", "1 to 4", "0.15")}
	moving := scheduledOn(shockRate("0.02 to 0.1"), "0.2 to 0.6", "2029-05-11")
	moving.Repeats = true
	moving.Moves = []Move{{"tie", "apart", "allied", num("shock.crisis.move.tie.apart.allied", "0.05 to 0.3", belief.Probability)}}
	strong := rich()
	strong.Shocks[0].Effect[0].Value = num("shock.crisis.effect.behaviour", "0.5 to 2", belief.Weight)
	return map[string]Scenario{
		"closed form": uncertainShock(), "rare": rare, "likely": likely,
		"moves": withShock(twoRungs("0.005 to 0.03"), moving), "rich": rich(), "strong": strong,
	}
}

// The number of seeds of the study of error bars: ENTENTE_STUDY=1000 for the whole.
func studySeeds() uint64 {
	if n, err := strconv.Atoi(os.Getenv("ENTENTE_STUDY")); err == nil {
		return uint64(n)
	}
	return 20
}

// A coverage counts for what share of runs an interval of 95 % covers the truth.
type coverage struct{ runs, covered int }

func (w *coverage) add(got, err, truth float64) {
	w.runs++
	if math.Abs(got-truth) <= 1.96*err {
		w.covered++
	}
}

// check allows what a true coverage within the bounds shows by chance in all but
// one of 10,000 cases.
func (w *coverage) check(t *testing.T, what string, least, most float64) {
	t.Helper()
	share := float64(w.covered) / float64(w.runs)
	slack := 3.9 * math.Sqrt(0.05*0.95/float64(w.runs))
	t.Logf("%s: %.1f %% of %d intervals cover", what, 100*share, w.runs)
	if share < least-slack || share > most+slack {
		t.Errorf("%s: %.1f %% of %d intervals cover, want %v to %v", what, 100*share, w.runs, least, most)
	}
}

// truth is the mean of runs far larger than those of the study: its own error must be a
// small part of theirs.
func truth(t *testing.T, m *Model) (want Estimate) {
	runs, outlooks := 2.0, 1<<14
	if studySeeds() > 100 {
		runs, outlooks = 6, 1<<17
	}
	for seed := range uint64(runs) {
		p := Plan{Seed: 1_000_000 + seed, Steps: 1, Futures: 16}.Sized(4096)
		p.Outlooks = outlooks
		e, err := m.Run(context.Background(), p, nil)
		if err != nil {
			t.Fatal(err)
		}
		h := e.Headline()[0]
		want.Value += h.Value / runs
		want.Low += h.Low / runs
		want.High += h.High / runs
	}
	return want
}

// The error bars of the mean and of the ends of the band, of plans of fixed size and under
// the stopping rule.
func TestErrorBarsCover(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of runs")
	}
	for name, s := range studied() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := mustCompile(t, s)
			want := truth(t, m)
			if name == "closed form" {
				want.Value = uncertainShockMean()
				want.Low, want.High = exactBand()
			}
			var mean, low, high, stopped, stoppedLow, stoppedHigh coverage
			for seed := range studySeeds() {
				fixed := Plan{Seed: seed, Randomizations: 32, Draws: 512, Futures: 16, Steps: 1, Workers: 1}
				h := studyRun(t, m, fixed)
				mean.add(h.Value, h.Error, want.Value)
				low.add(h.Low, h.LowError, want.Low)
				high.add(h.High, h.HighError, want.High)
				fixed.Draws, fixed.Futures, fixed.Error = 256, leastFutures, 0.8*h.Error
				h = studyRun(t, m, fixed)
				stopped.add(h.Value, h.Error, want.Value)
				stoppedLow.add(h.Low, h.LowError, want.Low)
				stoppedHigh.add(h.High, h.HighError, want.High)
			}
			mean.check(t, "mean", 0.93, 0.97)
			low.check(t, "low end", 0.90, 0.99)
			high.check(t, "high end", 0.90, 0.99)
			stopped.check(t, "mean under the stopping rule", 0.93, 1)
			stoppedLow.check(t, "low end under the stopping rule", 0.90, 0.99)
			stoppedHigh.check(t, "high end under the stopping rule", 0.90, 0.99)
		})
	}
}

// studyRun returns the first outcome.
func studyRun(t *testing.T, m *Model, p Plan) Estimate {
	e, err := m.Run(context.Background(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e.Headline()[0]
}
