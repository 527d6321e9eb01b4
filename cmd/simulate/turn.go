package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
)

type turnOptions struct {
	whatIfOptions
	outcome string
	at      string
	vary    string
}

func turnCommand() *cobra.Command {
	o := turnOptions{whatIfOptions: newWhatIf()}
	c := &cobra.Command{
		Use:   "turn SCENARIO --at PROBABILITY",
		Short: "Find the value at which the answer crosses a threshold",
		Long: `turn asks what would have to be known for the probability of an outcome to cross a
threshold. With --vary it searches one assumption; without, the level that every
driver tends to and all weights, ranked by how far each would have to move in
units of its belief, and the nearest joint move. All values are tried on common
random numbers. The plan is thinned where there are many, unless --draws or
--futures is given.`,
		Example: `  simulate turn china-russia --at 20%
  simulate turn china-russia --outcome estrangement --at 5% --vary driver.mistrust.tends_to
  simulate turn china-russia --at 0.2 --vary step.obligation.consultation.defence.rate=0.001:0.1`,
		Args: atLeast(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return o.turn(c, args[0]) },
	}
	o.flags(c, "table", "json", "csv", "markdown")
	c.Flags().StringVar(&o.outcome, "outcome", "", "key of the outcome (default the first)")
	c.Flags().StringVar(&o.at, "at", "50%", "threshold, a probability")
	c.Flags().StringVar(&o.vary, "vary", "", "assumption to search, address or address=low:high (default all levers)")
	return c
}

func (o *turnOptions) turn(c *cobra.Command, name string) error {
	threshold, err := quantity(o.at)
	if err != nil || !(threshold > 0 && threshold < 1) {
		return usageError{fmt.Errorf("--at %s: a probability between 0 and 1, such as 20%%, is needed", o.at)}
	}
	resolved, outcome, err := o.question(c, name, o.outcome)
	if err != nil {
		return err
	}
	search := model.Search{Scenario: resolved.Scenario, Outcome: outcome, Threshold: threshold}
	addresses := search.Levers()
	runs := runsEach * len(addresses)
	if o.vary != "" {
		addresses, runs = []string{o.vary}, runsOfOne
	}
	if len(addresses) == 0 {
		return usageError{fmt.Errorf("%s has no drivers to search: give --vary with the address of an assumption", resolved.Name)}
	}
	o.plan = o.thinned(c, runs)
	search.Plan = o.plan
	show := progress(c.ErrOrStderr(), o.quiet)
	defer show.clear()
	base, err := ensembleOf(c.Context(), resolved, o.plan, show.report)
	if err != nil {
		return err
	}
	table, err := o.search(c, search, addresses, show)
	show.clear()
	if err != nil {
		return err
	}
	table.Base, table.Outcome, table.Threshold, table.Scale = o.run(resolved, base), outcome, threshold, results.Scale(o.scale)
	table.Arguments = append([]string{"--outcome " + search.Scenario.Outcomes[outcome].Key, "--at " + o.at}, nonEmptyFlag("--vary ", o.vary)...)
	return o.give(c, table, "turn-"+resolved.Name)
}

func nonEmptyFlag(flag, value string) []string {
	if value == "" {
		return nil
	}
	return []string{flag + value}
}

const (
	runsEach     = 6  // about what a search for one of many assumptions runs
	runsOfOne    = 16 // the same for a single one
	pointsOfOne  = 11 // values at which a single assumption is tried before closing in
	pointsOfMany = 3  // the same where many are
)

// search goes through one assumption closely, or through many quickly and then
// jointly.
func (o *turnOptions) search(c *cobra.Command, search model.Search, addresses []string, show *progressLine) (results.TurnTable, error) {
	var table results.TurnTable
	report := o.countRuns(show)
	points := pointsOfMany
	if o.vary != "" {
		points = pointsOfOne
	}
	for i, text := range addresses {
		address, lo, hi, err := o.reach(search.Scenario, text)
		if err != nil {
			return table, err
		}
		t, err := search.One(c.Context(), address, lo, hi, points)
		if err != nil {
			return table, err
		}
		table.Turns = append(table.Turns, t)
		report(i+1, 2*len(addresses))
	}
	if o.vary == "" {
		joint, err := search.Joint(c.Context(), addresses, func(done, total int) { report(total+done, 2*total) })
		if err != nil {
			return table, err
		}
		table.Joint = &joint
	}
	return table, nil
}

// reach reads what to vary and how far: the reach of the belief unless ends are
// given.
func (o *turnOptions) reach(s model.Scenario, text string) (address string, lo, hi float64, err error) {
	address, _, given := strings.Cut(text, "=")
	if given {
		axis, err := axisOf(text, 2)
		if err != nil {
			return address, 0, 0, usageError{fmt.Errorf("--vary %s: %w", text, err)}
		}
		return axis.Address, axis.Values[0], axis.Values[len(axis.Values)-1], nil
	}
	a := s.At(address)
	if !a.Stated() {
		return address, 0, 0, usageError{fmt.Errorf("--vary %s: the scenario states no number at this address; simulate show prints them all", text)}
	}
	lo, hi = model.Reach(a.Belief)
	return address, lo, hi, nil
}
