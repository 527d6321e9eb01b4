package main

import (
	"context"
	"math"
	"testing"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

func shippedEnsemble(b *testing.B, name string, plan model.Plan) *model.Ensemble {
	b.Helper()
	resolved, err := scenarios.Load(name, nil)
	if err != nil {
		b.Fatal(err)
	}
	e, err := ensembleOf(context.Background(), resolved.Scenario, plan, nil)
	if err != nil {
		b.Fatal(err)
	}
	return e
}

// The standard error of the Taiwan what-if against the base, in percentage points,
// at equal numbers of futures: on common random numbers, with the same estimator on
// independent seeds, and with sampled states on independent seeds, whose error is
// that of a proportion.
func BenchmarkDifferenceError(b *testing.B) {
	plan := model.DefaultPlan()
	for b.Loop() {
		base, what := shippedEnsemble(b, "china-russia", plan), shippedEnsemble(b, "taiwan-blockade", plan)
		common := model.Compare(base, what).Outcomes[0].Horizon.Error
		p, q := base.Headline()[0], what.Headline()[0]
		solved := math.Hypot(p.Error, q.Error)
		futures := float64(plan.Draws * plan.Futures)
		sampled := math.Sqrt((p.Value*(1-p.Value) + q.Value*(1-q.Value)) / futures)
		b.ReportMetric(100*common, "pp-common")
		b.ReportMetric(100*solved, "pp-independent")
		b.ReportMetric(100*sampled, "pp-independent-sampled")
		b.ReportMetric(solved/common, "x-independent")
		b.ReportMetric(sampled/common, "x-independent-sampled")
	}
}

// All shipped scenarios that answer the question of the base, compared, with every
// file of the comparison made.
func BenchmarkCompareAll(b *testing.B) {
	for b.Loop() {
		o := newWhatIf()
		var all []subject
		for _, e := range scenarios.List() {
			if e.Base != "china-russia" && e.Name != "china-russia" {
				continue
			}
			resolved, err := scenarios.Load(e.Name, nil)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, subject{resolved, shippedEnsemble(b, e.Name, o.plan)})
		}
		c := o.comparison(all, 0)
		if _, err := c.Files(context.Background()); err != nil {
			b.Fatal(err)
		}
		worst := 0.0
		for _, s := range c.Scenarios {
			worst = max(worst, headlineError(s))
		}
		b.ReportMetric(float64(len(all)), "scenarios")
		b.ReportMetric(100*worst, "pp-error")
	}
}

func headlineError(r results.Run) float64 {
	first := r.Forecast.Outcomes[0].ByDate
	return first[len(first)-1].Error
}
