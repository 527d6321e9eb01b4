package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

type compareOptions struct {
	whatIfOptions
	baseline string
	error    string
	budget   float64
}

func compareCommand() *cobra.Command {
	o := compareOptions{whatIfOptions: newWhatIf()}
	c := &cobra.Command{
		Use:   "compare SCENARIO SCENARIO...",
		Short: "Set scenarios against a baseline: differences with their own error and band",
		Long: `compare runs scenarios on common random numbers, so that all they share cancels,
and reports how each differs from the baseline, which is the first unless
--baseline names another: the difference in percentage points with its own error
and band, the share of plausible worlds in which the outcome is likelier, the
ratio and the median date. All scenarios are run by one plan, enlarged until every
probability and every difference is as exact as --error wants, or --budget ends
the search. It writes a report, charts on shared axes and CSV files of everything.`,
		Example: `  simulate compare china-russia taiwan-blockade detente
  simulate compare china-russia my-scenario.toml --scale phia
  simulate compare china-russia taiwan-blockade --error 0.02% --budget 300
  simulate compare detente china-russia --baseline china-russia --format csv -q`,
		Args: atLeast(2, 0),
		RunE: func(c *cobra.Command, args []string) error { return o.compare(c, args) },
	}
	o.flags(c, "table", "json", "csv", "markdown")
	c.Flags().StringVar(&o.error, "error", defaultError, "Monte Carlo standard error wanted for every outcome and every difference by the horizon, in percentage points")
	budgetFlag(c, &o.budget)
	c.Flags().StringVar(&o.baseline, "baseline", "", "scenario that the others are compared with (default the first)")
	return c
}

func (o *compareOptions) compare(c *cobra.Command, names []string) error {
	base := 0
	if o.baseline != "" {
		if base = slices.Index(names, o.baseline); base < 0 {
			return usageError{fmt.Errorf("--baseline %s is not one of the scenarios compared", o.baseline)}
		}
	}
	if err := o.wanted(c); err != nil {
		return usageError{err}
	}
	loaded, err := o.load(c, names)
	if err != nil {
		return err
	}
	all, err := o.runs(c, loaded, base)
	if err != nil {
		return err
	}
	return o.give(c, o.comparison(all, base), compareFolder(all, base))
}

// wanted asks for an error, unless the plan is fixed.
func (o *compareOptions) wanted(c *cobra.Command) error {
	switch {
	case !(o.budget > 0):
		return badBudget(o.budget)
	case o.fixed(c) && c.Flags().Changed("error"):
		return errBoth
	case o.fixed(c):
		return nil
	}
	exact, err := parseError(o.error)
	if err != nil {
		return err
	}
	o.plan = o.plan.Exact(exact)
	return o.plan.Check()
}

// runs are all scenarios, run by one plan: that of the command line, or the one found
// by the search for the error wanted.
func (o *compareOptions) runs(c *cobra.Command, loaded []*scenarios.Resolved, base int) ([]subject, error) {
	show := progress(c.ErrOrStderr(), o.quiet)
	defer show.clear()
	all := subjects(loaded)
	if o.plan.Error == 0 {
		return all, runAll(c.Context(), all, o.plan, show)
	}
	end := time.Now().Add(lasting(o.budget))
	first, err := o.settle(c.Context(), all, base, show)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, tooShort(o.budget)
	}
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithDeadline(c.Context(), end)
	defer cancel()
	all, why, err := o.enlarge(ctx, all, base, first, show)
	show.clear()
	if worst := worstError(all, base); err == nil && worst > o.plan.Error && !o.quiet {
		fmt.Fprintf(c.ErrOrStderr(), "warning: %s at a Monte Carlo error of %.2g percentage points, above the %.2g asked for\n", why, 100*worst, 100*o.plan.Error)
	}
	return all, err
}

// settle lets the baseline alone settle how much is computed, and runs the others by
// its plan. They take about as long each, so that it has its share of the budget. It
// returns how long all of them took.
func (o *compareOptions) settle(ctx context.Context, all []subject, base int, show *progressLine) (time.Duration, error) {
	began := time.Now()
	share, cancel := context.WithTimeout(ctx, lasting(o.budget/float64(len(all))))
	defer cancel()
	if err := runAll(share, all[base:base+1], o.plan, show); err != nil {
		return 0, err
	}
	plan := all[base].ensemble.Plan()
	plan.Error = 0
	if !fits(all, plan) {
		plan = fitting(all, plan, 1)
		all[base].ensemble = nil
	}
	err := runAll(ctx, all, plan, show)
	return time.Since(began), err
}

const (
	// mostRounds bounds how often all scenarios are run anew: stopping at the first
	// of many looks that shows a small error would make errors too small.
	mostRounds = 4

	// mostGrowth bounds how far one look at the error reaches ahead.
	mostGrowth = 3

	// growthMargin makes it likely that the next look is the last.
	growthMargin = 1.15

	// mostTogether bounds the draws of all scenarios, which are kept until they have
	// been compared, to about a gigabyte.
	mostTogether = 1 << 15

	// fewestDraws is how far that may thin the plan of many scenarios.
	fewestDraws = 512

	// timeMargin is the share of the time left for which a round is planned.
	timeMargin = 0.8
)

// enlarge runs all scenarios by larger plans while an error is above the one wanted,
// and says why it ended before. lasted is how long it took to run them before. A round
// that does not finish leaves the answer of the one before it.
func (o *compareOptions) enlarge(ctx context.Context, all []subject, base int, lasted time.Duration, show *progressLine) (reached []subject, why string, err error) {
	deadline, _ := ctx.Deadline()
	for range mostRounds {
		excess := worstError(all, base) / o.plan.Error
		if excess <= 1 {
			return all, "", nil
		}
		growth := min(mostGrowth, growthMargin*excess*excess, timeMargin*float64(time.Until(deadline))/float64(lasted))
		if growth < growthMargin {
			return all, budgetEnded, nil
		}
		now := all[base].ensemble.Plan()
		plan := fitting(all, now, growth)
		if plan.Draws <= now.Draws {
			return all, "the largest ensembles that the program takes on were reached", nil
		}
		next, began := fresh(all), time.Now()
		switch err := runAll(ctx, next, plan, show); {
		case errors.Is(err, context.DeadlineExceeded):
			return all, budgetEnded, nil
		case err != nil:
			return nil, "", err
		}
		all, lasted = next, time.Since(began)
	}
	return all, "the search ended", nil
}

const budgetEnded = "the time allowed ended"

// sized is the plan of fixed size with so many times the draws, in whole blocks, and
// at least so many times the quiet courses, which come in powers of two.
func sized(p model.Plan, growth float64) model.Plan {
	out := p.Sized(int(growth*float64(p.Draws)) / model.BlockDraws * model.BlockDraws)
	for n := p.Outlooks; n > 0; n *= 2 {
		larger := out
		if larger.Outlooks = n; larger.Check() != nil {
			break
		}
		out = larger
		if float64(n) >= growth*float64(p.Outlooks) {
			break
		}
	}
	return out
}

// fitting is sized, or a smaller plan if that is more than the program takes on.
func fitting(all []subject, p model.Plan, growth float64) model.Plan {
	plan := sized(p, growth)
	for !fits(all, plan) {
		plan = sized(plan, 0.95)
	}
	return plan
}

// fits tells whether the program takes on a plan for all scenarios. A run whose context
// has ended looks at its size and does no more.
func fits(all []subject, plan model.Plan) bool {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for _, s := range all {
		if _, err := ensembleOf(ended, s.resolved.Scenario, plan, nil); errors.Is(err, model.ErrLimit) {
			return false
		}
	}
	return plan.Draws <= max(mostTogether/len(all), fewestDraws)
}

// fresh are the same scenarios, not run yet.
func fresh(all []subject) []subject {
	next := slices.Clone(all)
	for i := range next {
		next[i].ensemble = nil
	}
	return next
}

// worstError is the largest standard error of a probability or a difference at the
// horizon.
func worstError(all []subject, base int) float64 {
	worst := 0.0
	for _, s := range all {
		for _, e := range s.ensemble.Headline() {
			worst = max(worst, e.Error)
		}
		for _, d := range model.Compare(all[base].ensemble, s.ensemble).Outcomes {
			worst = max(worst, d.Horizon.Error)
		}
	}
	return worst
}

// comparison sets all subjects against one of them.
func (o *whatIfOptions) comparison(all []subject, base int) results.Comparison {
	out := results.Comparison{Baseline: base, Scale: results.Scale(o.scale)}
	for _, s := range all {
		out.Scenarios = append(out.Scenarios, o.run(s))
		out.Differences = append(out.Differences, model.Compare(all[base].ensemble, s.ensemble))
	}
	return out
}

func compareFolder(all []subject, base int) string {
	name := "compare-" + all[base].resolved.Name
	if len(all) == 2 {
		return name + "-" + all[1-base].resolved.Name
	}
	return fmt.Sprintf("%s-and-%d", name, len(all)-1)
}
