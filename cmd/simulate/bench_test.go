package main

import (
	"context"
	"testing"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

// The phases of the default run, one after the other.
func BenchmarkPhases(b *testing.B) {
	const name = "china-russia"
	ctx, plan := context.Background(), model.DefaultPlan()
	var resolved *scenarios.Resolved
	var compiled *model.Model
	var ensemble *model.Ensemble
	var forecast *model.Forecast
	check := func(b *testing.B, err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			var err error
			resolved, err = scenarios.Load(name, nil)
			check(b, err)
		}
	})
	b.Run("compile", func(b *testing.B) {
		for b.Loop() {
			var err error
			compiled, err = model.Compile(resolved.Scenario)
			check(b, err)
		}
	})
	b.Run("run", func(b *testing.B) {
		for b.Loop() {
			var err error
			ensemble, err = compiled.Run(ctx, plan, nil)
			check(b, err)
		}
		steps := plan.Draws * plan.Futures * 120 * b.N
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/future-step")
	})
	b.Run("forecast", func(b *testing.B) {
		for b.Loop() {
			forecast = ensemble.Forecast()
		}
	})
	b.Run("files", func(b *testing.B) {
		for b.Loop() {
			_, err := results.Run{Forecast: forecast, Scenario: resolved.TOML()}.Files(ctx)
			check(b, err)
		}
	})
}
