package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

// compareShare of the error wanted is what each scenario is settled to at first. A difference
// has the errors of both scenarios, of which common random numbers take away enough
// for nearly every one to be as exact as was asked for.
const compareShare = 0.9

// comparison runs scenarios, the baseline first, and sets each against it. Of a scenario
// that has been set against the baseline only the answer is kept, so that memory does not
// grow with the number of scenarios; the next one runs meanwhile. Each is settled by itself,
// and further where its difference is not as exact as was asked for: so it has the same
// numbers whatever else is set against the baseline. Each has an equal share of the time
// that is left.
func (o *compareOptions) comparison(ctx context.Context, loaded []*scenarios.Resolved, base int, show *progressLine) (results.Comparison, error) {
	n := len(loaded)
	out := results.Comparison{Scenarios: make([]results.Run, n), Differences: make([]*model.Comparison, n), Baseline: base, Scale: results.Scale(o.scale)}
	var baseline *model.Ensemble
	var last sync.WaitGroup
	defer last.Wait()
	var failed error
	end := time.Now().Add(lasting(o.budget))
	for done, i := range baselineFirst(n, base) {
		limit := time.Until(end) / time.Duration(n-done)
		ensemble, err := o.settle(ctx, loaded[i], limit, func(part, whole int) { show.report(done*whole+part, n*whole) })
		if last.Wait(); err == nil {
			err = failed
		}
		if err != nil {
			return results.Comparison{}, err
		}
		if i == base {
			baseline = ensemble
		}
		limit = time.Until(end) / time.Duration(n-done)
		last.Go(func() {
			out.Scenarios[i], out.Differences[i], failed = o.contrast(ctx, loaded[i], baseline, ensemble, limit)
		})
	}
	last.Wait()
	out.Search = o.search
	out.Search.Ended = o.ended.Load()
	return out, failed
}

// baselineFirst are the numbers under n, that of the baseline first.
func baselineFirst(n, base int) []int {
	order := []int{base}
	for i := range n {
		if i != base {
			order = append(order, i)
		}
	}
	return order
}

// settle runs a scenario by the plan, or where that asks for an error until it is exact
// enough or the time is over.
func (o *compareOptions) settle(ctx context.Context, r *scenarios.Resolved, limit time.Duration, report func(done, total int)) (*model.Ensemble, error) {
	plan := o.plan
	if plan.Error == 0 {
		return ensembleOf(ctx, r, plan, report)
	}
	plan.Error *= compareShare
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	ensemble, err := ensembleOf(ctx, r, plan, report)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, tooShort(o.budget)
	}
	if ctx.Err() != nil {
		o.ended.Store(true)
	}
	return ensemble, err
}

// inexact warns of an error above the one wanted; nothing where there is none.
func inexact(c results.Comparison) string {
	probability, difference := c.Errors()
	worst, wanted := max(probability, difference), c.Search.Error
	if wanted == 0 || worst <= wanted {
		return ""
	}
	why := "the search ended"
	if c.Search.Ended {
		why = "the time allowed ended"
	}
	return fmt.Sprintf("warning: %s at a Monte Carlo error of %.3g percentage points, above the %.3g asked for\n", why, 100*worst, 100*wanted)
}
