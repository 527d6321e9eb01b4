package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
)

func compareCommand() *cobra.Command {
	o := newWhatIf()
	var baseline, wanted string
	c := &cobra.Command{
		Use:   "compare SCENARIO SCENARIO...",
		Short: "Set scenarios against a baseline: differences with their own error and band",
		Long: `compare runs scenarios on common random numbers, so that all they share cancels,
and reports how each differs from the baseline, which is the first unless
--baseline names another: the difference in percentage points with its own error
and band, the share of plausible worlds in which the outcome is likelier, the
ratio and the median date. The baseline is computed until its error is as wanted,
the others by the same plan, so that no number depends on what else is compared.
It writes a report, charts on shared axes and CSV
files of everything.`,
		Example: `  simulate compare china-russia taiwan-blockade detente
  simulate compare china-russia my-scenario.toml --scale phia
  simulate compare detente china-russia --baseline china-russia --format csv -q`,
		Args: atLeast(2, 0),
		RunE: func(c *cobra.Command, args []string) error {
			base := 0
			if baseline != "" {
				if base = slices.Index(args, baseline); base < 0 {
					return usageError{fmt.Errorf("--baseline %s is not one of the scenarios compared", baseline)}
				}
			}
			if err := o.wanted(c, wanted); err != nil {
				return err
			}
			return o.compare(c, args, base)
		},
	}
	o.flags(c, "table", "json", "csv", "markdown")
	c.Flags().StringVar(&wanted, "error", defaultError, "Monte Carlo standard error wanted of the baseline, in percentage points; differences have a smaller one")
	c.Flags().StringVar(&baseline, "baseline", "", "scenario that the others are compared with (default the first)")
	return c
}

// wanted asks for an error of the baseline, unless the plan is fixed.
func (o *whatIfOptions) wanted(c *cobra.Command, text string) error {
	if o.fixed(c) {
		if c.Flags().Changed("error") {
			return usageError{errors.New("--error says how exact the answer must be, --draws and --futures how much to compute: give one or the other")}
		}
		return nil
	}
	exact, err := parseError(text)
	if err != nil {
		return usageError{err}
	}
	o.plan = o.plan.Exact(exact)
	if err := o.plan.Check(); err != nil {
		return usageError{err}
	}
	return nil
}

func (o *whatIfOptions) compare(c *cobra.Command, names []string, base int) error {
	all, err := o.subjects(c, names, base)
	if err != nil {
		return err
	}
	return o.give(c, o.comparison(all, base), compareFolder(all, base))
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
