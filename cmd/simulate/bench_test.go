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
	var resolved *scenarios.Resolved
	var compiled *model.Model
	var ensemble *model.Ensemble
	var forecast *model.Forecast
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			var err error
			resolved, err = scenarios.Load(name, nil)
			must(b, err)
		}
	})
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			var err error
			compiled, err = model.Compile(resolved.Scenario)
			must(b, err)
		}
	})
	b.Run("run", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			ensemble, err = compiled.Run(ctx, plan, nil)
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
			forecast = ensemble.Forecast()
		}
	})
	b.Run("files", func(b *testing.B) {
		for b.Loop() {
			_, err := results.Run{Forecast: forecast, Scenario: resolved.TOML()}.Files(ctx)
			must(b, err)
		}
	})
}

// The time to a standard error of 0.1 percentage points, and of the rare outcome to
// a twentieth of it, of both estimators: from the error that a plan of fixed size
// reaches, as the square of it. Only ratios of times taken in one run mean anything.
func BenchmarkTimeToError(b *testing.B) {
	for _, c := range []struct {
		name     string
		set      []string
		outcome  int
		relative bool
	}{
		{"china-russia", nil, 0, false},       // quiet base
		{"everything-at-once", nil, 0, false}, // shock-heavy
		{"sino-soviet-1955", nil, 2, false},
		{"china-russia", []string{"step.obligation.consultation.defence.rate=0.00001 to 0.0005, median 0.0001", "shock.treaty_term.move.obligation.consultation.defence=0"}, 0, true}, // rare
	} {
		for _, method := range []model.Method{model.Solved, model.Sampled} {
			title := c.name
			if c.relative {
				title = "rare"
			}
			b.Run(title+"/"+[]string{"solved", "sampled"}[method], func(b *testing.B) {
				resolved, err := scenarios.Load(c.name, c.set)
				must(b, err)
				compiled, err := model.Compile(resolved.Scenario)
				must(b, err)
				plan := model.DefaultPlan().Sized(2048)
				plan.Futures, plan.Method, plan.Workers = 2, method, 1
				var h model.Estimate
				for b.Loop() {
					plan.Seed++
					e, err := compiled.Run(context.Background(), plan, nil)
					must(b, err)
					h = e.Headline()[c.outcome]
				}
				target := 0.001
				if c.relative {
					target = h.Value / 20
				}
				seconds := b.Elapsed().Seconds() / float64(b.N)
				b.ReportMetric(seconds*math.Pow(h.Error/target, 2), "s-to-error")
				b.ReportMetric(100*h.Value, "percent")
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
			plan.Futures, plan.Workers = 2, workers
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
