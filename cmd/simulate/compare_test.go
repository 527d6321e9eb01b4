package main

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"entente/model"
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

// searched compares the pair to a given error, and returns what was warned of.
func searched(t *testing.T, wanted, budget float64) (all []subject, warned string) {
	t.Helper()
	var stderr strings.Builder
	c := &cobra.Command{}
	c.SetContext(t.Context())
	c.SetOut(io.Discard)
	c.SetErr(&stderr)
	o := compareOptions{whatIfOptions: newWhatIf(), budget: budget}
	o.plan = o.plan.Exact(wanted)
	all, err := o.runs(c, pair(t), 0)
	if err != nil {
		t.Fatal(err)
	}
	return all, stderr.String()
}

// A plan on which the baseline alone is exact enough is enlarged until every
// probability and every difference is, and all scenarios are run by it.
func TestCompareIsAsExactAsWantedForAll(t *testing.T) {
	o := compareOptions{whatIfOptions: newWhatIf(), budget: 600}
	quiet := progress(io.Discard, true)
	wanted, first := 0.002, subjects(pair(t))
	for first[0].ensemble == nil || worstError(first, 0) <= wanted {
		wanted *= 0.8
		o.plan, first = o.plan.Exact(wanted), fresh(first)
		if _, err := o.settle(t.Context(), first, 0, quiet); err != nil {
			t.Fatal(err)
		}
		if alone := worstError(first[:1], 0); alone > wanted {
			t.Fatalf("the baseline's error is %v, wanted %v", alone, wanted)
		}
	}
	all, warned := searched(t, wanted, 600)
	p, q := all[0].ensemble.Plan(), all[1].ensemble.Plan()
	if p.Draws <= first[0].ensemble.Plan().Draws || p.Draws != q.Draws || p.Futures != q.Futures || p.Outlooks != q.Outlooks {
		t.Errorf("plans %+v, %+v; the baseline alone took %+v", p, q, first[0].ensemble.Plan())
	}
	if got := worstError(all, 0); got > wanted || warned != "" {
		t.Errorf("an error of %v, wanted %v; warned %q", got, wanted, warned)
	}
}

// The error of a difference counts like that of a probability.
func TestWorstErrorSeesDifferences(t *testing.T) {
	all, _ := searched(t, 0.05, 600)
	probability := 0.0
	for _, s := range all {
		for _, e := range s.ensemble.Headline() {
			probability = max(probability, e.Error)
		}
	}
	difference := model.Compare(all[0].ensemble, all[1].ensemble).Outcomes[0].Horizon.Error
	if got := worstError(all, 0); !(difference > 0) || got < difference || got < probability {
		t.Errorf("worst %v of %v and %v", got, probability, difference)
	}
}

// When the time is over, the answer is the last one that all scenarios have.
func TestCompareKeepsToTheBudget(t *testing.T) {
	all, _ := searched(t, 0.01, 600)
	o := compareOptions{whatIfOptions: newWhatIf()}
	o.plan.Error = 1e-6
	for _, left := range []time.Duration{-time.Second, 50 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), left)
		defer cancel()
		reached, why, err := o.enlarge(ctx, all, 0, time.Microsecond, progress(io.Discard, true))
		if err != nil || why != budgetEnded || reached[0].ensemble.Plan().Draws != reached[1].ensemble.Plan().Draws {
			t.Errorf("%v left: %v, %q", left, err, why)
		}
	}
}

// What is too large for the program is made to fit.
func TestFittingPlan(t *testing.T) {
	all := subjects(pair(t))
	p := model.DefaultPlan()
	if got := fitting(all, p, 2); got.Draws != 2*p.Draws {
		t.Errorf("%d draws became %d", p.Draws, got.Draws)
	}
	p.Outlooks = 1024
	if got := sized(p, 1.2); got.Outlooks != 2048 || got.Draws != 1216 {
		t.Errorf("%+v became %+v", p, got)
	}
	if got := fitting(all, p, 1e4); got.Draws <= p.Draws || got.Draws > mostTogether/2 || got.Draws%model.BlockDraws != 0 {
		t.Errorf("%d draws", got.Draws)
	}
}
