package model

import (
	"context"
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"

	"entente/model/belief"
)

// guessed runs a plan and returns what all shocks together are guessed to do to the
// first outcome, and its probability, by draw.
func guessed(t *testing.T, s Scenario, draws, futures int) (guesses, answers []float64, e *Ensemble) {
	t.Helper()
	p := Plan{Seed: 21, Steps: 1, Futures: futures}.Sized(draws)
	p.Futures = futures
	e, err := mustCompile(t, s).Run(context.Background(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e.gather(nil, 1, func(b *block) []float64 { return b.guess }), e.headline(0), e
}

// Guesses average to zero however bad they are. With a random seed one of some 100
// means would fail in about one of 100 cases.
func TestGuessesAverageToZero(t *testing.T) {
	scenarios := agreement()
	repeated := pushedAtRandom(true)
	repeated.Shocks[0].Repeats = true
	scenarios["repeated"] = repeated
	for name, s := range scenarios {
		_, _, e := guessed(t, s, 1024, 2)
		for i := range e.model.guesses() {
			mean, err := blockMean(e.gather(nil, i, func(b *block) []float64 { return b.guess }), len(e.done))
			if math.Abs(mean) > z4*err+rounding {
				t.Errorf("%s: guess %d averages to %v ± %v", name, i, mean, err)
			}
		}
	}
}

// With known assumptions, one shock and no noise a future is the time of that shock,
// and the guess is close to what it does.
func TestGuessFollowsAShock(t *testing.T) {
	for name, s := range map[string]Scenario{
		"effect": withShock(twoRungs("0.02"), lasting(shockRate("0.15"), "1000", "1.2")),
		"short":  withShock(twoRungs("0.02"), lasting(shockRate("0.15"), "2", "1.2")),
		"pushed": pushedAtRandom(false),
		"reset":  pushedAtRandom(true),
	} {
		guesses, answers, _ := guessed(t, s, 1024, 2)
		if r := stat.Correlation(guesses, answers, nil); r < 0.9 {
			t.Errorf("%s: guess and answer correlate by %v", name, r)
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

// The quiet course of a scenario in which nothing is to come is its answer, but for
// the error of Euler's rule, and flux is the derivative of the answer by the log of
// a row's hazard.
func TestQuietCourse(t *testing.T) {
	m := mustCompile(t, twoLadders())
	g := newGrid(m.calendar, 1)
	answer := func(lift float64) (at float64, q *quiet) {
		f := m.newFuture(g, m.streams(1))
		f.drawn.set(m, nil, g.gaps, newLogitNormal())
		f.drawn.row[0].offset += lift
		q = newQuiet(m, g)
		q.set(m, f.drawn, f.level)
		return q.start[0], q
	}
	exact := headline(mustRun(t, twoLadders(), smallPlan()), 0).Value
	quiet, q := answer(0)
	// Euler's rule with 16 steps on hazards of 0.3 a year over ten years.
	if math.Abs(quiet-exact) > 0.015 {
		t.Errorf("quiet probability %v, exactly %v", quiet, exact)
	}
	const h = 1e-4
	up, _ := answer(h)
	down, _ := answer(-h)
	if slope, flux := (up-down)/(2*h), sum(q.flux[0][0]); math.Abs(slope-flux) > 0.05*math.Abs(slope) {
		t.Errorf("flux %v, derivative %v", flux, slope)
	}
}

func TestBoundedStaysAProbability(t *testing.T) {
	for _, p := range []float64{1e-9, 0.01, 0.5, 0.99} {
		for _, change := range []float64{-1e3, -0.5, -1e-6, 0, 1e-6, 0.5, 1e3} {
			b := bounded(change, p)
			if p+b < 0 || p+b > 1 || b*change < 0 || math.Abs(b) > math.Abs(change)*(1+1e-12) {
				t.Errorf("bounded(%v, %v) = %v", change, p, b)
			}
		}
	}
	if b := bounded(1e-9, 0.3); math.Abs(b-1e-9) > 1e-16 {
		t.Errorf("a small change is bent to %v", b)
	}
}

// A date that surely brings its shock is part of the quiet course: with nothing left
// to chance the quiet probability follows the answer.
func TestQuietCourseHasSureShocks(t *testing.T) {
	moving := scheduledOn(Shock{Key: "crisis"}, "1", "2029-05-11")
	moving.Moves = []Move{{"tie", "apart", "allied", num("shock.crisis.move.tie.apart.allied", "0.2", belief.Probability)}}
	for name, s := range map[string]Scenario{
		"effect": withShock(twoRungs("0.02"), lasting(scheduledOn(Shock{Key: "crisis"}, "1", "2029-01-01"), "3", "1.2")),
		"moves":  withShock(twoRungs("0.02"), moving),
	} {
		m := mustCompile(t, s)
		g := newGrid(m.calendar, 1)
		f := m.newFuture(g, m.streams(1))
		f.take(nil, newLogitNormal())
		exact := headline(mustRun(t, s, smallPlan()), 0).Value
		if quiet := f.control.quiet.start[0]; math.Abs(quiet-exact) > 0.01 {
			t.Errorf("%s: quiet probability %v, exactly %v", name, quiet, exact)
		}
	}
}
