package model

import (
	"context"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"

	"entente/model/belief"
)

// solvedWithRounds runs the rounds of many draws, each with the future that is its first, and
// returns what that, its own sketch and the round say of the first outcome by the horizon.
func solvedWithRounds(t *testing.T, s Scenario, draws int) (future, own, mean []float64) {
	t.Helper()
	m := mustCompile(t, s)
	r := m.newRun(Plan{Seed: 4, Steps: 1, Futures: 8}.Sized(draws), nil)
	w, b := r.newWorker(), newBlock(m, r.plan)
	for draw := range draws {
		for i := range w.point {
			w.point[i] = r.keys.state.Uniform(draw, 0, i)
		}
		if err := w.take(b, 0); err != nil {
			t.Fatal(err)
		}
		w.tally.clear()
		if err := w.sketched(draw, 0); err != nil {
			t.Fatal(err)
		}
		at := len(w.round.mean) - m.width()
		future = append(future, m.outcomes[0].probability(w.future.law))
		own, mean = append(own, w.bridge.own.seen[at]), append(mean, w.round.mean[at])
	}
	return future, own, mean
}

// On average over draws a sketch with the noise of a future, averaged over each cell, says
// what those with noise of their own say. With a random seed one of the 20 would fail in
// about one of 800 cases.
func TestOwnSketchIsOneOfTheRound(t *testing.T) {
	for name, s := range agreement() {
		_, own, mean := solvedWithRounds(t, s, 4096)
		difference, err := scatter(minus(own, mean))
		if math.Abs(difference) > z4*err+rounding {
			t.Errorf("%s: own sketch less the round %v ± %v", name, difference, err)
		}
	}
}

// A sketch follows its future closely.
func TestSketchFollowsItsFuture(t *testing.T) {
	for name, s := range map[string]Scenario{
		"rich": rich(), "two ladders": twoLadders(), "uncertain shock": uncertainShock(), "pushed": pushedAtRandom(false), "reset": pushedAtRandom(true),
	} {
		future, own, _ := solvedWithRounds(t, s, 1024)
		if r := stat.Correlation(future, own, nil); r < 0.98 && stat.Variance(future, nil) > smallVariance {
			t.Errorf("%s: sketch and future correlate by %v", name, r)
		}
	}
}

// pushedAtRandom has a shock at a random time that pushes or resets a driver.
func pushedAtRandom(reset bool) Scenario {
	s := twoRungs("0.02")
	d := driverOn("pressure", "0.5", "2")
	d.TendsTo, d.HalfLife = num("driver.pressure.tends_to", "0.5", belief.Level), num("driver.pressure.half_life", "3", belief.Duration)
	s.Drivers = []Driver{d}
	shock := shockRate("0.15")
	if reset {
		shock.Reset = []LevelChange{{"pressure", num("shock.crisis.reset.pressure", "0.9", belief.Level)}}
	} else {
		shock.Push = []LevelChange{{"pressure", num("shock.crisis.push.pressure", "2", belief.Weight)}}
	}
	return withShock(s, shock)
}

// In a round each shock has its first strike once in each part of its probability.
func TestRoundIsStratified(t *testing.T) {
	m := mustCompile(t, rich())
	r := m.newRound(newGrid(m.calendar, 1), m.streams(1, ""), roundSize)
	for draw := range 20 {
		r.deal(draw, 3)
		for s := range r.cell.first {
			seen := map[int]bool{}
			for _, u := range r.cell.first[s] {
				seen[int(u*roundSize)] = true
			}
			if len(seen) != roundSize {
				t.Fatalf("shock %d has its strikes at %v", s, r.cell.first[s])
			}
		}
	}
}

// Of each pair of futures of a round the second has the noise of the first, turned round.
func TestRoundIsInPairs(t *testing.T) {
	m := mustCompile(t, rich())
	r := m.newRound(newGrid(m.calendar, 1), m.streams(1, ""), 4)
	r.drawn.set(m, halves(len(m.uncertain)), r.gaps(), newLogitNormal())
	r.prepare()
	r.deal(7, 0)
	r.clear()
	var noise [4][]float64
	for i := range noise {
		if err := r.add(7, i, i); err != nil {
			t.Fatal(err)
		}
		noise[i] = slices.Clone(r.rough.shift[len(m.drivers):])
	}
	for i := range noise[0] {
		if m.drivers[i%len(m.drivers)].spread == absent {
			continue
		}
		if noise[0][i] == 0 || noise[1][i] != -noise[0][i] || noise[3][i] != -noise[2][i] || noise[2][i] == noise[0][i] {
			t.Fatalf("noise %d of the four is %v, %v, %v and %v", i, noise[0][i], noise[1][i], noise[2][i], noise[3][i])
		}
	}
}

func halves(n int) []float64 {
	all := make([]float64, n)
	for i := range all {
		all[i] = 0.5
	}
	return all
}

// Rounds take away most of what chance does to a draw: the mean over the draws is that of
// futures solved alone, and they scatter far less.
func TestRoundsTakeChanceAway(t *testing.T) {
	s := withShock(twoRungs("0.01"), lasting(shockRate("0.15"), "1000", "2"))
	future, own, mean := solvedWithRounds(t, s, 4096)
	corrected := make([]float64, len(future))
	for i := range corrected {
		corrected[i] = future[i] + mean[i] - own[i]
	}
	a, errA := scatter(future)
	b, errB := scatter(corrected)
	if math.Abs(a-b) > z4*math.Hypot(errA, errB) {
		t.Errorf("futures %v ± %v, corrected %v ± %v", a, errA, b, errB)
	}
	if errB > errA/3 {
		t.Errorf("error %v, without rounds %v", errB, errA)
	}
}

func TestRoundAllocatesNothing(t *testing.T) {
	look := lookingOut(t)
	look()
	if n := testing.AllocsPerRun(20, look); n > 0 {
		t.Errorf("a round allocates %v times", n)
	}
}

// A plan with nothing to sketch well still has the right mean: sketches of two cells a
// decade are poor where drivers come and go within a year, and nothing is biased by it.
func TestPoorSketchesDoNotBias(t *testing.T) {
	s := twoRungs("0.05")
	s.Drivers = []Driver{reverting(driverOn("pressure", "0.9", "3"), "0.3", "0.4", "0.2")}
	got := headline(mustRun(t, s, Plan{Seed: 2, Steps: 1, Futures: 8}.Sized(1024)), 0)
	p := Plan{Seed: 3, Randomizations: 64, Draws: 16384, Futures: 2, Steps: 1, Method: Sampled}
	e, err := mustCompile(t, s).Run(context.Background(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	if want := e.Headline()[0]; math.Abs(got.Value-want.Value) > z4*math.Hypot(got.Error, want.Error) {
		t.Errorf("%v ± %v, sampled %v ± %v", got.Value, got.Error, want.Value, want.Error)
	}
}
