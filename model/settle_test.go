package model

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// A run that goes on until its error holds gives the answer of the plan of fixed
// size that it ends with, and the same when asked again.
func TestSettledIsFixed(t *testing.T) {
	plan := Plan{Seed: 3, Steps: 1, Workers: 3}.Exact(0.0003)
	m := mustCompile(t, rich())
	settled, err := m.Run(context.Background(), plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	reached := settled.Plan()
	if reached.Outlooks <= firstOutlooks || len(settled.warnings) > 0 {
		t.Fatalf("the plan became %+v, with %v: the test wants one that grew", reached, settled.warnings)
	}
	for o := range settled.model.outcomes {
		if e := headline(settled.Forecast(), o).Error; e > plan.Error {
			t.Errorf("outcome %d has the error %v", o, e)
		}
	}
	want := withoutPlan(settled.Forecast())
	plan.Workers = 1
	for _, again := range []Plan{plan, {Seed: 3, Steps: 1, Futures: reached.Futures, Draws: reached.Draws, Randomizations: reached.Randomizations, Outlooks: reached.Outlooks}} {
		e, err := m.Run(context.Background(), again, nil)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(withoutPlan(e.Forecast()), want) {
			t.Errorf("%+v gives another forecast", again)
		}
	}
}

// An ensemble that is sharpened reaches the smaller error with the draws that a run would
// have, and gives the answer of the plan that it ends with.
func TestSharpen(t *testing.T) {
	m := mustCompile(t, rich())
	rough, err := m.Run(context.Background(), Plan{Seed: 3, Steps: 1, Workers: 2}.Exact(0.001), nil)
	if err != nil {
		t.Fatal(err)
	}
	began := rough.Plan()
	const wanted = 0.0003
	sharp, err := rough.Sharpen(context.Background(), wanted)
	if err != nil {
		t.Fatal(err)
	}
	reached := sharp.Plan()
	if reached.Outlooks <= began.Outlooks || reached.Error != wanted {
		t.Errorf("%+v became %+v", began, reached)
	}
	for o := range m.outcomes {
		if e := headline(sharp.Forecast(), o).Error; e > wanted {
			t.Errorf("outcome %d has the error %v", o, e)
		}
	}
	once, err := m.Run(context.Background(), Plan{Seed: 3, Steps: 1, Futures: reached.Futures, Draws: reached.Draws, Randomizations: reached.Randomizations, Outlooks: reached.Outlooks}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(withoutPlan(sharp.Forecast()), withoutPlan(once.Forecast())) {
		t.Error("the plan at once gives another forecast")
	}
	if _, err := once.Sharpen(context.Background(), 1); err == nil {
		t.Error("an error of 1 was not refused")
	}
}

func withoutPlan(f *Forecast) *Forecast {
	c := *f
	c.Plan = Plan{}
	return &c
}

// A larger plan begins with the draws of a smaller one, and a draw of more futures
// with the futures of fewer.
func TestPlansAreNested(t *testing.T) {
	m := mustCompile(t, rich())
	run := func(draws, futures int) *Ensemble {
		p := Plan{Seed: 8, Steps: 1}.Sized(draws)
		p.Futures = futures
		e, err := m.Run(context.Background(), p, nil)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	const many = 20 / roundSize
	small, large, deep := run(256, 8), run(320, 8), run(256, 20)
	a, _ := small.series(40, 0)
	b, _ := large.series(40, 0)
	if !slices.Equal(a, b[:256]) {
		t.Error("more draws change those before them")
	}
	n := len(m.outcomes)
	for draw := range 256 {
		if !slices.Equal(small.pairs.at[draw*2*n:(draw+1)*2*n], deep.pairs.at[draw*many*n:][:2*n]) {
			t.Fatalf("more futures change those before them in draw %d", draw)
		}
	}
}

// With ignorance small beside chance a draw gets more futures; with no chance, or
// nothing uncertain, it does not.
func TestFuturesFollowTheVariances(t *testing.T) {
	shocked := withShock(twoRungs("0.04 to 0.05"), lasting(shockRate("0.15"), "1000", "2"))
	for name, c := range map[string]struct {
		scenario Scenario
		want     int
	}{
		"chance rules":      {shocked, mostPilotFutures},
		"ignorance rules":   {twoRungs("0.01 to 0.1"), leastFutures},
		"nothing uncertain": {withShock(twoRungs("0.04"), lasting(shockRate("0.15"), "1000", "2")), leastFutures},
	} {
		e, err := mustCompile(t, c.scenario).Run(context.Background(), Plan{Seed: 1, Steps: 1}.Exact(0.005), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Plan().Futures; got != c.want {
			t.Errorf("%s: %d futures a draw, want %d", name, got, c.want)
		}
	}
}

// A deadline ends the search, not the run; an interruption ends both.
func TestDeadlineEndsTheSearch(t *testing.T) {
	m := mustCompile(t, rich())
	plan := Plan{Seed: 1, Steps: 1}.Exact(1e-7)
	ctx := &expiring{Context: context.Background()}
	ctx.left.Store(5000)
	e, err := m.Run(ctx, plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	f := e.Forecast()
	if len(f.Warnings) != 1 || !strings.Contains(f.Warnings[0], "the time allowed ended at a Monte Carlo error of") {
		t.Errorf("warnings %q", f.Warnings)
	}
	same := Plan{Seed: 1, Steps: 1, Futures: e.plan.Futures}.Sized(e.plan.Draws)
	same.Outlooks = e.plan.Outlooks
	again, err := m.Run(context.Background(), same, nil)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again.Forecast().Drivers, f.Drivers) || !reflect.DeepEqual(again.Forecast().Outcomes, f.Outcomes) {
		t.Error("what was reached is not the plan that it names")
	}
	over := &expiring{Context: context.Background()}
	if _, err := m.Run(over, plan, nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("no time at all: %v", err)
	}
}

// A run that could not grow to its error says so, and stays within its limit.
func TestLargestEnsemble(t *testing.T) {
	m := mustCompile(t, twoRungs("0.04"))
	most := m.mostDraws(Plan{Futures: 8}.Sized(1024))
	if err := m.fits(Plan{Draws: most, Randomizations: most / BlockDraws, Futures: 8}); err != nil {
		t.Error(err)
	}
	if err := m.fits(Plan{Draws: most + BlockDraws, Randomizations: most/BlockDraws + 1, Futures: 8}); !errors.Is(err, ErrLimit) {
		t.Errorf("one block more than fits: %v", err)
	}
	// Of three that are kept at a time each may be a third as large.
	third := Plan{Futures: 8, Kept: 3}.Sized(1024)
	if got := m.mostDraws(third); got > most/3 || got < most/3-BlockDraws {
		t.Errorf("%d draws of one alone, %d of each of three", most, got)
	}
	if err := m.fits(third.Sized(most / 2)); !errors.Is(err, ErrLimit) || !strings.Contains(err.Error(), "beside the others") {
		t.Errorf("half of what one alone may have, beside two others: %v", err)
	}
}

// An expiring context passes its deadline when it has been asked often enough, so that no
// test waits.
type expiring struct {
	context.Context
	left atomic.Int64
}

func (c *expiring) Err() error {
	if c.left.Add(-1) < 0 {
		return context.DeadlineExceeded
	}
	return nil
}
