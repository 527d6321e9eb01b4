package main

import (
	"context"
	"io"
	"math"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/scenarios"
)

func shippedEnsemble(b *testing.B, name string, plan model.Plan) *model.Ensemble {
	b.Helper()
	resolved, err := scenarios.Load(name, nil)
	if err != nil {
		b.Fatal(err)
	}
	e, err := ensembleOf(context.Background(), resolved, plan, nil)
	if err != nil {
		b.Fatal(err)
	}
	return e
}

// The standard error of the Taiwan what-if against the base, in percentage points, on
// common random numbers, and how many times larger it is with the same estimator on
// independent seeds, and with sampled states on independent seeds, whose error is that of
// a proportion, at as much processor time. Each has a plan that suits it.
func BenchmarkDifferenceError(b *testing.B) {
	plan := model.DefaultPlan().Sized(768)
	plan.Outlooks, plan.Workers = 16384, 1
	plain := model.DefaultPlan().Sized(4096)
	plain.Method, plain.Futures, plain.Workers = model.Sampled, 2, 1
	var common, independent, variance, sampledTime, solvedTime float64
	for b.Loop() {
		plan.Seed++
		began := time.Now()
		base, what := shippedEnsemble(b, "china-russia", plan), shippedEnsemble(b, "taiwan-blockade", plan)
		solvedTime += time.Since(began).Seconds()
		common += math.Pow(model.Compare(base, what).Outcomes[0].Horizon.Error, 2)
		p, q := base.Headline()[0], what.Headline()[0]
		independent += math.Pow(p.Error, 2) + math.Pow(q.Error, 2)
		variance += (p.Value*(1-p.Value) + q.Value*(1-q.Value)) / float64(plain.Draws*plain.Futures)
		began = time.Now()
		shippedEnsemble(b, "china-russia", plain)
		shippedEnsemble(b, "taiwan-blockade", plain)
		sampledTime += time.Since(began).Seconds()
	}
	b.ReportMetric(100*math.Sqrt(common/float64(b.N)), "pp-common")
	b.ReportMetric(math.Sqrt(independent/common), "x-independent")
	b.ReportMetric(math.Sqrt(variance*sampledTime/(common*solvedTime)), "x-sampled-at-equal-time")
}

// All shipped scenarios that answer the question of the base, compared as the command
// does it, with every file of the comparison made.
func BenchmarkCompareAll(b *testing.B) {
	var names []string
	for _, e := range scenarios.List() {
		if e.Base == "china-russia" || e.Name == "china-russia" {
			names = append(names, e.Name)
		}
	}
	for b.Loop() {
		o := compareOptions{whatIfOptions: newWhatIf(), budget: 600}
		o.quiet = true
		o.plan = o.plan.Exact(model.DefaultError)
		loaded, err := o.load(&cobra.Command{}, names)
		must(b, err)
		c, err := o.comparison(context.Background(), loaded, 0, progress(io.Discard, true))
		must(b, err)
		_, err = c.Files(context.Background())
		must(b, err)
		probability, difference := c.Errors()
		b.ReportMetric(float64(len(names)), "scenarios")
		b.ReportMetric(100*probability, "pp-error")
		b.ReportMetric(100*difference, "pp-error-of-difference")
	}
}
