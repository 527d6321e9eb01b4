package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/model/sensitivity"
	"entente/results"
	"entente/scenarios"
)

type explainOptions struct {
	whatIfOptions
	outcome string
	by      string
}

func explainCommand() *cobra.Command {
	o := explainOptions{whatIfOptions: newWhatIf()}
	c := &cobra.Command{
		Use:   "explain SCENARIO SCENARIO",
		Short: "Say which changed assumptions account for the difference of two scenarios",
		Long: `explain shares the difference between two scenarios among the assumptions in which
they differ (Shapley's rule): the shares add up to the whole, what does not
matter gets nothing, and what matters alike gets alike. With up to 12 groups of
changes every combination is run; beyond, sampled orders with an error. The plan
is thinned where many combinations are run, unless --draws or --futures is given.`,
		Example: `  simulate explain china-russia everything-at-once
  simulate explain china-russia detente --outcome estrangement --by value`,
		Args: atLeast(2, 2),
		RunE: func(c *cobra.Command, args []string) error { return o.explain(c, args) },
	}
	o.flags(c, "table", "json", "csv", "markdown")
	c.Flags().StringVar(&o.outcome, "outcome", "", "key of the outcome to explain (default the first)")
	c.Flags().StringVar(&o.by, "by", "", "what a group is: value or table (default value for up to 12 of them, else table)")
	return c
}

func (o *explainOptions) explain(c *cobra.Command, names []string) error {
	if !slices.Contains([]string{"", "value", "table"}, o.by) {
		return usageError{fmt.Errorf("--by %s is not one of value, table", o.by)}
	}
	pair, err := o.load(c, names)
	if err != nil {
		return err
	}
	outcome, err := outcomeIndex(pair[0].Scenario, o.outcome)
	if err != nil {
		return err
	}
	groups, whole, err := o.groups(pair[0], pair[1])
	if err != nil {
		return err
	}
	o.plan = o.thinned(c, model.ExplainRuns(len(groups)))
	show := progress(c.ErrOrStderr(), o.quiet)
	attribution, err := model.Explain(c.Context(), len(groups), func(in sensitivity.Coalition) model.Scenario {
		return scenarios.Hybrid(pair[0], pair[1], chosen(groups, in))
	}, o.plan, o.countRuns(show))
	show.clear()
	if err != nil {
		return err
	}
	x := results.Explanation{
		A:      o.run(pair[0], attribution.A),
		B:      o.run(pair[1], attribution.B),
		Shares: attribution.Shares, Outcome: outcome,
		Exact: attribution.Exact, Runs: attribution.Runs, Whole: whole,
		Scale: results.Scale(o.scale),
	}
	x.B.Forecast.Scenario = pair[1].Scenario
	for _, g := range groups {
		x.Groups = append(x.Groups, results.ChangeGroup{Key: g.Key, Addresses: g.Addresses})
	}
	return o.give(c, x, "explain-"+pair[0].Name+"-"+pair[1].Name)
}

// groups are single values while all their combinations can be run, else tables.
func (o *explainOptions) groups(a, b *scenarios.Resolved) (groups []scenarios.Group, whole bool, err error) {
	whole = o.by == "table"
	groups, err = scenarios.Changes(a, b, whole)
	if err == nil && o.by == "" && len(groups) > sensitivity.MostExact {
		whole = true
		groups, err = scenarios.Changes(a, b, true)
	}
	if len(groups) > 64 {
		err = fmt.Errorf("%d groups of changes: at most 64 can be told apart; --by table makes fewer", len(groups))
	}
	return groups, whole, err
}

// chosen are the groups of a coalition.
func chosen(groups []scenarios.Group, in sensitivity.Coalition) []scenarios.Group {
	var some []scenarios.Group
	for i, g := range groups {
		if in.Has(i) {
			some = append(some, g)
		}
	}
	return some
}

// outcomeIndex finds an outcome by its key; the first where none is named.
func outcomeIndex(s model.Scenario, key string) (int, error) {
	var keys []string
	for i, o := range s.Outcomes {
		if o.Key == key || key == "" {
			return i, nil
		}
		keys = append(keys, o.Key)
	}
	return 0, usageError{fmt.Errorf("--outcome %s is not one of %s", key, strings.Join(keys, ", "))}
}
