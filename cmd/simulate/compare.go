package main

import (
	"fmt"
	"slices"
	"sync/atomic"

	"github.com/spf13/cobra"

	"entente/results"
	"entente/scenarios"
)

type compareOptions struct {
	whatIfOptions
	baseline string
	error    string
	budget   float64
	search   results.Search
	ended    atomic.Bool // the time of a search was over before it had its error
}

func compareCommand() *cobra.Command {
	o := compareOptions{whatIfOptions: newWhatIf()}
	o.plan.Kept = lanes + 2 // the baseline, those that run, and one that is put together
	c := &cobra.Command{
		Use:   "compare SCENARIO SCENARIO...",
		Short: "Set scenarios against a baseline: differences with their own error and band",
		Long: `compare runs scenarios on common random numbers, so that all they share cancels,
and reports how each differs from the baseline, which is the first unless
--baseline names another: the difference in percentage points with its own error
and band, the share of plausible worlds in which the outcome is likelier, the
ratio and the median date. Each scenario is run until it and its difference from the
baseline are as exact as --error wants, or until its share of --budget is over, so
that its numbers do not depend on what else is compared with the baseline; the latter,
which is in every difference, is run further. A warning says if the error stays larger.
It writes a report, charts on shared axes and CSV files of everything.`,
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
	show := progress(c.ErrOrStderr(), o.quiet)
	defer show.clear()
	answer, err := o.comparison(c.Context(), loaded, base, show)
	if err != nil {
		return err
	}
	show.clear()
	if !o.quiet {
		fmt.Fprint(c.ErrOrStderr(), inexact(answer))
	}
	return o.give(c, answer, compareFolder(loaded, base))
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
	o.search.Error = exact
	if c.Flags().Changed("budget") {
		o.search.Budget = o.budget
	}
	o.plan = o.plan.Exact(exact)
	return o.plan.Check()
}

func compareFolder(all []*scenarios.Resolved, base int) string {
	name := "compare-" + all[base].Name
	if len(all) == 2 {
		return name + "-" + all[1-base].Name
	}
	return fmt.Sprintf("%s-and-%d", name, len(all)-1)
}
