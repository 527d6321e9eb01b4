package model

import (
	"context"
	"fmt"
	"slices"

	"entente/model/sample"
	"entente/model/sensitivity"
)

// An Attribution shares the difference between two scenarios among the groups of
// assumptions in which they differ, by Shapley's rule.
type Attribution struct {
	A, B   *Ensemble // no group changed, and all of them
	Shares [][]Share // [outcome of A][group]; the shares of an outcome sum to B − A
	Exact  bool      // all coalitions of groups were run, not a sample of their orders
	Runs   int
}

// A Share is what one group contributes to the probability of an outcome by the
// horizon.
type Share struct {
	Value float64
	Error float64 // Monte Carlo standard error, with that of the sampled orders
	Alone float64 // change of the probability when this group alone is changed in A
	Last  float64 // change when it is changed last, all others being changed
}

// orderPairs is the number of pairs of orders sampled where there are too many
// groups to run all coalitions.
const orderPairs = 16

// ExplainRuns is about how many scenarios Explain runs for a number of groups.
func ExplainRuns(groups int) int {
	if groups <= sensitivity.MostExact {
		return 1 << groups
	}
	return 2 + 2*groups + 2*orderPairs*(groups-3)
}

// Explain runs hybrids of two scenarios on common random numbers. Hybrid returns A
// with some of the groups, 0 to 64 in number, changed to what they are in B; all
// hybrids have the same outcomes. The errors are those of Compile and Run, and of
// ctx.
func Explain(ctx context.Context, groups int, hybrid func(sensitivity.Coalition) Scenario, plan Plan, progress func(done, total int)) (*Attribution, error) {
	x := &explainer{plan: plan, hybrid: hybrid, value: map[sensitivity.Coalition][]parts{}, out: &Attribution{Exact: groups <= sensitivity.MostExact}}
	orders, visit := coalitions(groups, plan.Seed)
	x.out.Runs = len(visit)
	for i, c := range visit {
		if err := x.run(ctx, c, c == sensitivity.Everyone(groups)); err != nil {
			return nil, err
		}
		if progress != nil {
			progress(i+1, len(visit))
		}
	}
	for outcome := range x.out.A.model.outcomes {
		x.out.Shares = append(x.out.Shares, x.shares(outcome, groups, orders))
	}
	return x.out, nil
}

// coalitions are those to run: all, or what sampled orders pass through, and with
// them the ones that tell what each group does alone and last.
func coalitions(groups int, seed uint64) (orders [][]int, visit []sensitivity.Coalition) {
	if groups <= sensitivity.MostExact {
		for c := range sensitivity.Coalition(1) << groups {
			visit = append(visit, c)
		}
		return nil, visit
	}
	order := sample.NewStream(seed, "explain")
	orders = sensitivity.Orders(groups, orderPairs, func(pair, place int) float64 { return order.Uniform(pair, 0, place) })
	visit = sensitivity.Visited(orders)
	for i := range groups {
		one := sensitivity.Coalition(1) << i
		visit = append(visit, one, sensitivity.Everyone(groups)&^one)
	}
	slices.Sort(visit)
	return orders, slices.Compact(visit)
}

type explainer struct {
	plan   Plan
	hybrid func(sensitivity.Coalition) Scenario
	value  map[sensitivity.Coalition][]parts // [outcome]
	out    *Attribution
}

func (x *explainer) run(ctx context.Context, c sensitivity.Coalition, all bool) error {
	m, err := Compile(x.hybrid(c))
	if err != nil {
		return fmt.Errorf("a mixture of the two scenarios does not hold together: %w", err)
	}
	e, err := m.Run(ctx, x.plan, nil)
	if err != nil {
		return err
	}
	if c == 0 {
		x.out.A = e
	}
	if all {
		x.out.B = e
	}
	for outcome := range m.outcomes {
		x.value[c] = append(x.value[c], e.parts(e.last(), outcome))
	}
	return nil
}

// shares works out the shares of one outcome. They are linear in the probabilities, so
// that those of their parts scatter like the parts themselves.
func (x *explainer) shares(outcome, groups int, orders [][]int) []Share {
	mean := func(c sensitivity.Coalition) float64 {
		m, _, _ := x.value[c][outcome].mean()
		return m
	}
	value, sampling := x.attribute(groups, orders, mean)
	of := make([]parts, groups)
	for b := range x.value[0][outcome].block {
		each, _ := x.attribute(groups, orders, func(c sensitivity.Coalition) float64 { return x.value[c][outcome].block[b] })
		for i, v := range each {
			of[i].block = append(of[i].block, v)
		}
	}
	for r := range outlookSequences {
		each, _ := x.attribute(groups, orders, func(c sensitivity.Coalition) float64 { return x.value[c][outcome].moved(r) })
		for i, v := range each {
			of[i].sequence = append(of[i].sequence, v)
		}
	}
	all := make([]Share, groups)
	everyone := sensitivity.Everyone(groups)
	for i := range all {
		one := sensitivity.Coalition(1) << i
		_, err := of[i].estimate()
		all[i] = Share{value[i], inQuadrature(err, sampling[i]), mean(one) - mean(0), mean(everyone) - mean(everyone&^one)}
	}
	return all
}

func (x *explainer) attribute(groups int, orders [][]int, value func(sensitivity.Coalition) float64) (shares, errors []float64) {
	if orders != nil {
		return sensitivity.Sampled(orders, value)
	}
	table := make([]float64, 1<<groups)
	for c := range table {
		table[c] = value(sensitivity.Coalition(c))
	}
	return sensitivity.Shapley(table), make([]float64, groups)
}
