package main

import (
	"context"
	"errors"
	"math"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

const (
	// mostSharpenings bounds how often a scenario is settled further for its difference.
	mostSharpenings = 3

	// sharpest is how much smaller its error can become at a time: where that of the
	// baseline alone is too large for a difference, a smaller one would not help.
	sharpest = 1. / 3

	// sharpMargin keeps it from missing by a hair.
	sharpMargin = 0.97
)

// contrast sets a scenario against the baseline, and settles it further as long as the
// difference is not as exact as was asked for, until ctx ends.
func (o *compareOptions) contrast(ctx context.Context, r *scenarios.Resolved, baseline, e *model.Ensemble) (results.Run, *model.Comparison, error) {
	for sharpened := 0; ; sharpened++ {
		run, difference := o.run(r, e), model.Compare(baseline, e)
		wanted := sharper(run.Forecast, difference, o.plan.Error)
		if wanted == 0 || sharpened == mostSharpenings {
			return run, difference, nil
		}
		var err error
		if e, err = e.Sharpen(ctx, wanted); ctx.Err() != nil {
			o.ended.Store(true)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			return run, difference, nil
		}
		if err != nil {
			return results.Run{}, nil, err
		}
	}
}

// sharper is the error of a scenario that promises the one wanted of its difference from the
// baseline; 0 if there is nothing to do.
func sharper(f *model.Forecast, c *model.Comparison, wanted float64) float64 {
	if wanted == 0 {
		return 0
	}
	worst, factor := 0.0, 1.0
	for _, o := range f.Outcomes {
		own := o.ByDate[len(o.ByDate)-1].Error
		worst = max(worst, own)
		for _, d := range c.Outcomes {
			if err := d.Horizon.Error; d.Key == o.Key && err > wanted {
				left := float64(wanted*wanted) - (float64(err*err) - float64(own*own))
				factor = min(factor, max(math.Sqrt(max(0, left))/own, sharpest))
			}
		}
	}
	if factor == 1 {
		return 0
	}
	return sharpMargin * factor * worst
}
