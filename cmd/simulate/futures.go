package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
)

type futuresOptions struct {
	whatIfOptions
	n       int
	outcome string
}

func futuresCommand() *cobra.Command {
	o := futuresOptions{whatIfOptions: newWhatIf()}
	c := &cobra.Command{
		Use:   "futures SCENARIO",
		Short: "Tell sampled histories as dated events",
		Long: `futures draws histories from the law of the forecast and tells each as dated
events: shocks, changes of rung, and drivers that move far. With --outcome all end
in that outcome. A chart shows them side by side. Their frequencies are the
probabilities of the forecast.`,
		Example: `  simulate futures china-russia --n 12
  simulate futures china-russia --n 6 --outcome formal_alliance`,
		Args: atLeast(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return o.tell(c, args[0]) },
	}
	f := c.Flags()
	f.IntVar(&o.n, "n", 12, "number of histories, 1 to 48")
	f.StringVar(&o.outcome, "outcome", "", "key of the outcome in which all end (default any)")
	f.Uint64Var(&o.plan.Seed, "seed", o.plan.Seed, "number from which all randomness is derived")
	f.StringVarP(&o.dir, "output", "o", "", "folder of the results (default below results/)")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print the answer alone")
	setFlag(c, &o.set)
	formatFlag(c, &o.format, "table", "json", "csv", "markdown")
	return c
}

// mostHistories is what one chart can show.
const mostHistories = 48

func (o *futuresOptions) tell(c *cobra.Command, name string) error {
	if o.n < 1 || o.n > mostHistories {
		return usageError{fmt.Errorf("--n %d: 1 to %d histories can be told", o.n, mostHistories)}
	}
	loaded, err := o.load(c, []string{name})
	if err != nil {
		return err
	}
	resolved, wanted := loaded[0], -1
	if o.outcome != "" {
		if wanted, err = outcomeIndex(resolved.Scenario, o.outcome); err != nil {
			return err
		}
	}
	compiled, err := model.Compile(resolved.Scenario)
	if err != nil {
		return err
	}
	found, tried, err := compiled.Histories(c.Context(), o.plan.Seed, o.n, wanted)
	if err != nil {
		return fmt.Errorf("%s: %w", resolved.Name, err)
	}
	return o.give(c, results.Futures{
		Scenario: resolved.Scenario, TOML: resolved.TOML(), Overrides: o.set,
		Provenance: results.Provenance{Version: version, Hash: resolved.Hash(), Seed: o.plan.Seed},
		Wanted:     wanted, Tried: tried, Histories: found,
	}, "futures-"+resolved.Name)
}
