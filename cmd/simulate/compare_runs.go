package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

const (
	// compareShare of the error wanted is what each scenario is settled to. A difference
	// has the errors of both scenarios, of which common random numbers take away enough
	// for nearly every one to be as exact as was asked for.
	compareShare = 0.9

	// mostTogether bounds the draws of all scenarios, which are kept until they have
	// been compared, to about a gigabyte.
	mostTogether = 1 << 15
)

// runs are all scenarios, run by the plan of the command line or each by its own, as
// its error needs.
func (o *compareOptions) runs(c *cobra.Command, loaded []*scenarios.Resolved) ([]subject, error) {
	show := progress(c.ErrOrStderr(), o.quiet)
	defer show.clear()
	all := subjects(loaded)
	if o.plan.Error > 0 {
		return all, o.settle(c.Context(), all, show)
	}
	if err := together(len(all) * o.plan.Draws); err != nil {
		return nil, err
	}
	return all, runAll(c.Context(), all, o.plan, show)
}

// settle runs every scenario alone until it is exact enough, so that its numbers are the
// same whatever it is compared with. Each has an equal share of the time that is left.
func (o *compareOptions) settle(ctx context.Context, all []subject, show *progressLine) error {
	plan := o.plan
	plan.Error *= compareShare
	end, draws := time.Now().Add(lasting(o.budget)), 0
	for i := range all {
		share, cancel := context.WithTimeout(ctx, time.Until(end)/time.Duration(len(all)-i))
		err := runOne(share, all, i, plan, show)
		o.search.Ended = o.search.Ended || share.Err() != nil
		cancel()
		if errors.Is(err, context.DeadlineExceeded) {
			return tooShort(o.budget)
		}
		if err != nil {
			return err
		}
		draws += all[i].ensemble.Plan().Draws
		if err := together(draws); err != nil {
			return err
		}
	}
	return nil
}

// together refuses more draws of all scenarios than are kept until they are compared.
func together(draws int) error {
	if draws <= mostTogether {
		return nil
	}
	return fmt.Errorf("%w: the scenarios take %d draws together, and at most %d can be kept; give a larger --error or fewer --draws, or compare fewer scenarios at a time",
		model.ErrLimit, draws, mostTogether)
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
