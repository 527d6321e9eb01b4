package main

import (
	"context"
	"math"
	"testing"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

// The phases of a run, one after the other, with the error it reached.
func BenchmarkPhases(b *testing.B) {
	const name = "china-russia"
	ctx, plan := context.Background(), model.DefaultPlan().Exact(model.DefaultError)
	resolved, err := scenarios.Load(name, nil)
	must(b, err)
	compiled, err := model.Compile(resolved.Scenario)
	must(b, err)
	ensemble, err := compiled.Run(ctx, plan, nil)
	must(b, err)
	forecast := ensemble.Forecast()
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			_, err := scenarios.Load(name, nil)
			must(b, err)
		}
	})
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			_, err := model.Compile(resolved.Scenario)
			must(b, err)
		}
	})
	b.Run("run", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := compiled.Run(ctx, plan, nil)
			must(b, err)
		}
		reached := ensemble.Plan()
		const periods = 40 // of three months
		steps := reached.Draws * reached.Futures * periods * b.N
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/future-step")
		b.ReportMetric(100*worst(ensemble), "points-error")
	})
	b.Run("forecast", func(b *testing.B) {
		for b.Loop() {
			ensemble.Forecast()
		}
	})
	b.Run("files", func(b *testing.B) {
		for b.Loop() {
			_, err := results.Run{Forecast: forecast, Scenario: resolved.TOML()}.Files(ctx)
			must(b, err)
		}
	})
}

// timed are scenarios whose time to an error is told: quiet, full of shocks, of another
// pair, and with a rare outcome.
var timed = []struct {
	title, name string
	set         []string
	outcome     int
	target      float64 // standard error; of the rare outcome a twentieth of it
}{
	{"base", "china-russia", nil, 0, 0.001},
	{"shocks", "everything-at-once", nil, 0, 0.001},
	{"1955", "sino-soviet-1955", nil, 2, 0.001},
	{"rare", "china-russia", []string{"step.obligation.consultation.defence.rate=0.00001 to 0.0005, median 0.0001",
		"shock.treaty_term.move.obligation.consultation.defence=0"}, 0, 0.002 / 20},
}

// The time of one worker to a standard error of 0.1 percentage points, and of the rare
// outcome to a twentieth of it. A search is timed as it is; of the two estimators, each by
// a plan that suits it, the time is that of the plan times the square of the error that it
// reaches over the one wanted. Only ratios of times taken in one run mean anything.
func BenchmarkTimeToError(b *testing.B) {
	sampled := model.DefaultPlan().Sized(4096)
	sampled.Method, sampled.Futures = model.Sampled, 2
	solved := model.DefaultPlan().Sized(2048)
	solved.Outlooks = 16384
	for _, c := range timed {
		resolved, err := scenarios.Load(c.name, c.set)
		must(b, err)
		compiled, err := model.Compile(resolved.Scenario)
		must(b, err)
		once := func(b *testing.B, plan model.Plan) (seconds, square float64) {
			plan.Workers = 1
			for b.Loop() {
				plan.Seed++
				e, err := compiled.Run(context.Background(), plan, nil)
				must(b, err)
				square += math.Pow(e.Headline()[c.outcome].Error/c.target, 2)
			}
			return b.Elapsed().Seconds() / float64(b.N), square / float64(b.N)
		}
		b.Run(c.title+"/search", func(b *testing.B) {
			seconds, square := once(b, model.DefaultPlan().Exact(c.target))
			b.ReportMetric(seconds, "s-to-error")
			b.ReportMetric(math.Sqrt(square), "of-error")
		})
		for title, plan := range map[string]model.Plan{"solved": solved, "sampled": sampled} {
			b.Run(c.title+"/"+title, func(b *testing.B) {
				seconds, square := once(b, plan)
				b.ReportMetric(seconds*square, "s-to-error")
			})
		}
	}
}

// What one worker and two do.
func BenchmarkWorkers(b *testing.B) {
	resolved, err := scenarios.Load("china-russia", nil)
	must(b, err)
	compiled, err := model.Compile(resolved.Scenario)
	must(b, err)
	for _, workers := range []int{1, 2} {
		b.Run(string(rune('0'+workers)), func(b *testing.B) {
			plan := model.DefaultPlan().Sized(512)
			plan.Workers = workers
			for b.Loop() {
				_, err := compiled.Run(context.Background(), plan, nil)
				must(b, err)
			}
		})
	}
}

func worst(e *model.Ensemble) float64 {
	worst := 0.0
	for _, h := range e.Headline() {
		worst = max(worst, h.Error)
	}
	return worst
}

func must(b *testing.B, err error) {
	if err != nil {
		b.Helper()
		b.Fatal(err)
	}
}
