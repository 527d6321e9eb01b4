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

// Shares of the error wanted to which each scenario is settled at first. A difference has the
// errors of both scenarios, of which common random numbers take away enough for nearly every
// one to be as exact as was asked for, as long as that of the baseline, which is in all of
// them, is the smaller.
const (
	baselineShare = 0.7
	compareShare  = 0.9
)

// comparison runs the baseline, then the others, and sets each against it. Of a scenario
// that has been set against the baseline only the answer is kept, so that memory does not
// grow with the number of scenarios. Each is settled by itself, and further where its
// difference is not as exact as was asked for: so it has the same numbers whatever else is
// set against the baseline.
func (o *compareOptions) comparison(ctx context.Context, loaded []*scenarios.Resolved, base int, show *progressLine) (results.Comparison, error) {
	n := len(loaded)
	out := results.Comparison{Scenarios: make([]results.Run, n), Differences: make([]*model.Comparison, n), Baseline: base, Scale: results.Scale(o.scale)}
	end := time.Now().Add(lasting(o.budget))
	parts := show.divided(n)
	first, cancel := o.within(ctx, end, n)
	defer cancel()
	baseline, err := o.settle(first, loaded[base], baselineShare, parts(base))
	if err != nil {
		return results.Comparison{}, err
	}
	err = atOnce(ctx, n, func(ctx context.Context, i int) (err error) {
		ctx, cancel := o.within(ctx, end, (n-i+lanes-1)/lanes)
		defer cancel()
		e := baseline
		if i != base {
			share := compareShare
			if scenarios.SameNumbers(loaded[i], loaded[base]) {
				share = baselineShare // and nothing is left of a difference
			}
			if e, err = o.settle(ctx, loaded[i], share, parts(i)); err != nil {
				return err
			}
		}
		out.Scenarios[i], out.Differences[i], err = o.contrast(ctx, loaded[i], baseline, e)
		return err
	})
	out.Search = o.search
	out.Search.Ended = o.ended.Load()
	return out, err
}

// lanes are the scenarios that run at once, each on all processors: what one of them does
// alone, the other makes use of.
const lanes = 2

// atOnce calls do(0) … do(n−1) in their order, so many at once as there are lanes, until one
// fails.
func atOnce(ctx context.Context, n int, do func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	next := make(chan int)
	var wait sync.WaitGroup
	for range lanes {
		wait.Go(func() {
			for i := range next {
				if err := do(ctx, i); err != nil {
					cancel(err)
				}
			}
		})
	}
	for i := 0; i < n && ctx.Err() == nil; i++ {
		next <- i
	}
	close(next)
	wait.Wait()
	return context.Cause(ctx)
}

// within gives a search its share of the time until the end, of so many that are to have one
// after another. A plan of fixed size takes its time.
func (o *compareOptions) within(ctx context.Context, end time.Time, shares int) (context.Context, context.CancelFunc) {
	if o.plan.Error == 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, time.Until(end)/time.Duration(max(1, shares)))
}

// settle runs a scenario by the plan, or where that asks for an error until it has a share of
// that or ctx ends.
func (o *compareOptions) settle(ctx context.Context, r *scenarios.Resolved, share float64, report func(done, total int)) (*model.Ensemble, error) {
	plan := o.plan
	if plan.Error == 0 {
		return ensembleOf(ctx, r, plan, report)
	}
	plan.Error *= share
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
