package main

import (
	"errors"
	"io"
	"math"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

// pair is the small scenario and one that is less certain.
func pair(t *testing.T) []*scenarios.Resolved {
	t.Helper()
	var all []*scenarios.Resolved
	for _, set := range [][]string{nil, {"driver.pressure.spread=0.3", "step.obligation.none.defence.rate=0.02 to 0.2"}} {
		resolved, err := scenarios.Load("testdata/small.toml", set)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, resolved)
	}
	return all
}

// searched compares scenarios by a plan that asks for an error.
func searched(t *testing.T, loaded []*scenarios.Resolved, plan model.Plan, budget float64) (results.Comparison, error) {
	t.Helper()
	o := compareOptions{whatIfOptions: newWhatIf(), budget: budget, search: results.Search{Error: plan.Error}}
	o.plan = plan
	return o.comparison(t.Context(), loaded, 0, progress(io.Discard, true))
}

// TestCompareSettlesEachAlone demands that a scenario has the numbers, and a difference
// too, whatever else is compared and in whatever order.
func TestCompareSettlesEachAlone(t *testing.T) {
	const wanted = 0.0001
	two := pair(t)
	third, err := scenarios.Load("testdata/small.toml", []string{"driver.pressure.tends_to=0.8"})
	if err != nil {
		t.Fatal(err)
	}
	a, b, c := two[0], two[1], third
	with := func(loaded ...*scenarios.Resolved) results.Comparison {
		answer, err := searched(t, loaded, model.DefaultPlan().Exact(wanted), 600)
		if err != nil {
			t.Fatal(err)
		}
		return answer
	}
	few, many := with(a, b), with(a, c, b)
	if few.Scenarios[0].Forecast.Plan.Draws == few.Scenarios[1].Forecast.Plan.Draws {
		t.Error("the plans are the same: choose other scenarios")
	}
	if !reflect.DeepEqual(few.Scenarios[0].Forecast, many.Scenarios[0].Forecast) || !reflect.DeepEqual(few.Scenarios[1].Forecast, many.Scenarios[2].Forecast) {
		t.Error("a forecast depends on what it is compared with")
	}
	if !reflect.DeepEqual(few.Differences[1], many.Differences[2]) {
		t.Error("a difference depends on what else is compared")
	}
	for _, r := range many.Scenarios {
		if got := r.Forecast.Plan.Error; !(got < wanted) {
			t.Errorf("settled to %v, with no room for the other side of a difference", got)
		}
	}
	if probability, difference := many.Errors(); probability > wanted || difference > wanted {
		t.Errorf("errors %v and, of a difference, %v; wanted %v", probability, difference, wanted)
	}
}

// A scenario does not differ from itself, nor from itself in other words, however exact the
// baseline is.
func TestCompareWithItself(t *testing.T) {
	one := pair(t)[0]
	other, err := scenarios.Load("testdata/small.toml", []string{`title="In other words"`})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := searched(t, []*scenarios.Resolved{one, one, other}, model.DefaultPlan().Exact(0.00003), 600)
	if err != nil {
		t.Fatal(err)
	}
	for i, d := range answer.Differences {
		for _, o := range d.Outcomes {
			for _, x := range append(slices.Clone(o.ByDate), o.Horizon) {
				if x.Value != 0 || x.Error != 0 || x.Low != 0 || x.High != 0 {
					t.Fatalf("scenario %d, %s: %+v", i, o.Key, x)
				}
			}
		}
	}
}

// Where two have little in common, the one that is not the baseline is settled further,
// until the difference is as exact as was asked for.
func TestCompareSharpensDifferences(t *testing.T) {
	const wanted = 0.00005
	loaded := pair(t)
	other, err := scenarios.Load("testdata/small.toml", []string{"step.obligation.none.defence.rate=0.2", "driver.pressure.now=0.05 to 0.95", "driver.pressure.tends_to=0.05 to 0.95"})
	if err != nil {
		t.Fatal(err)
	}
	loaded[1] = other
	answer, err := searched(t, loaded, model.DefaultPlan().Exact(wanted), 600)
	if err != nil {
		t.Fatal(err)
	}
	first := answer.Scenarios[0].Forecast.Plan
	if second := answer.Scenarios[1].Forecast.Plan; first.Error != baselineShare*wanted || !(second.Error < compareShare*wanted) {
		t.Errorf("settled to %v and %v: choose scenarios with less in common", first.Error, second.Error)
	}
	if _, difference := answer.Errors(); difference > wanted || answer.Search.Ended {
		t.Errorf("the difference has the error %v, wanted %v (%+v)", difference, wanted, answer.Search)
	}
	if warning := inexact(answer); warning != "" {
		t.Error(warning)
	}
}

// The error that is left for a scenario, beside that of the baseline; a third of its own at
// the least.
func TestSharper(t *testing.T) {
	outcome := func(key string, err float64) model.OutcomeForecast {
		return model.OutcomeForecast{Outcome: model.Outcome{Key: key}, ByDate: []model.Estimate{{}, {Error: err}}}
	}
	differs := func(key string, err float64) model.OutcomeDifference {
		return model.OutcomeDifference{Outcome: model.Outcome{Key: key}, Horizon: model.Estimate{Error: err}}
	}
	for name, c := range map[string]struct {
		own, difference, other, want float64
	}{
		"exact enough":            {4, 5, 1, 0},
		"independent":             {4, math.Sqrt(32), 1, sharpMargin * 3},
		"with the other's error":  {4, math.Sqrt(32), 8, sharpMargin * 6},
		"the baseline is too bad": {4, 8, 1, sharpMargin * 4 / 3},
	} {
		f := &model.Forecast{Outcomes: []model.OutcomeForecast{outcome("a", c.own), outcome("b", c.other)}}
		d := &model.Comparison{Outcomes: []model.OutcomeDifference{differs("a", c.difference), differs("b", 0)}}
		if got := sharper(f, d, 5); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := sharper(&model.Forecast{}, &model.Comparison{}, 0); got != 0 {
		t.Errorf("no error wanted, but %v", got)
	}
}

// The error of a difference counts like that of a probability.
func TestWorstErrorSeesDifferences(t *testing.T) {
	answer, err := searched(t, pair(t), model.DefaultPlan().Exact(0.05), 600)
	if err != nil {
		t.Fatal(err)
	}
	_, difference := answer.Errors()
	if !(difference > 0) || difference != answer.Differences[1].Outcomes[0].Horizon.Error && difference != answer.Differences[1].Outcomes[1].Horizon.Error {
		t.Errorf("largest error of a difference: %v", difference)
	}
	if warning := inexact(answer); warning != "" {
		t.Errorf("exact enough, but %q", warning)
	}
	for i := range answer.Scenarios {
		for _, o := range answer.Scenarios[i].Forecast.Outcomes {
			o.ByDate[len(o.ByDate)-1].Error = 0
		}
	}
	answer.Search.Error = difference / 2
	if warning := inexact(answer); !strings.HasPrefix(warning, "warning: the search ended at") {
		t.Errorf("a difference with twice the error wanted, but %q", warning)
	}
}

// When its part of the time is over, a scenario has the answer that it came to; every one
// has a part.
func TestCompareKeepsToTheBudget(t *testing.T) {
	plan := model.DefaultPlan().Exact(1e-6)
	plan.Steps, plan.Workers = 32, 1 // slow enough on any machine
	began := time.Now()
	answer, err := searched(t, slices.Repeat(pair(t), 4)[:7], plan, 4)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
	if warning := inexact(answer); !answer.Search.Ended || !strings.HasPrefix(warning, "warning: the time allowed ended at") {
		t.Errorf("%+v, %q", answer.Search, warning)
	}
	if _, err := searched(t, pair(t), plan, 1e-6); !errors.Is(err, model.ErrLimit) || !strings.Contains(err.Error(), "give a larger --budget") {
		t.Errorf("no time at all: %v", err)
	}
}

// Of a scenario that has been compared the answer is kept, not the draws.
func TestCompareForgetsDraws(t *testing.T) {
	heap := func() float64 {
		runtime.GC()
		runtime.GC() // pools let go of what they hold at the second
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		return float64(s.HeapAlloc)
	}
	plan := model.DefaultPlan().Sized(1024)
	before := heap()
	one, err := ensembleOf(t.Context(), pair(t)[0], plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	ensemble := heap() - before
	runtime.KeepAlive(one)
	before = heap()
	const scenarios = 8
	answer, err := searched(t, slices.Repeat(pair(t)[:1], scenarios), plan, 600)
	if err != nil {
		t.Fatal(err)
	}
	if kept := (heap() - before) / scenarios; kept > ensemble/3 {
		t.Errorf("%v MB a scenario are kept, of %v MB that one takes", kept/1e6, ensemble/1e6)
	}
	runtime.KeepAlive(answer)
}
