package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

type sweepOptions struct {
	whatIfOptions
	outcome string
	vary    []string
}

func sweepCommand() *cobra.Command {
	o := sweepOptions{whatIfOptions: newWhatIf()}
	c := &cobra.Command{
		Use:   "sweep SCENARIO --vary ADDRESS=LOW:HIGH[:N]",
		Short: "Draw the answer against one assumption, or two",
		Long: `sweep sets an assumption to N values from LOW to HIGH and reports the probability
at each, with the band that all other assumptions leave. One --vary gives a
curve, two a map with contours where one word gives way to the next, more a
table of all combinations. All points use the same random numbers. The plan is
thinned where there are many, unless --draws or --futures is given.`,
		Example: `  simulate sweep china-russia --vary driver.nonalliance_norm.tends_to=0.1:0.9
  simulate sweep china-russia --vary driver.war.tends_to=0.1:0.9:9 --vary driver.mistrust.tends_to=0.1:0.6:9`,
		Args: atLeast(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return o.sweep(c, args[0]) },
	}
	o.flags(c, "table", "json", "csv", "markdown")
	c.Flags().StringVar(&o.outcome, "outcome", "", "key of the outcome to draw (default the first)")
	c.Flags().StringArrayVar(&o.vary, "vary", nil, "assumption and its values, address=low:high[:n]; may be repeated")
	return c
}

func (o *sweepOptions) sweep(c *cobra.Command, name string) error {
	axes, err := axesOf(o.vary)
	if err != nil {
		return err
	}
	resolved, outcome, err := o.question(c, name, o.outcome)
	if err != nil {
		return err
	}
	count := 1
	for _, a := range axes {
		count *= len(a.Values)
	}
	if count > mostCombinations {
		return fmt.Errorf("%w: %d combinations; at most %d are run", model.ErrLimit, count, mostCombinations)
	}
	o.plan = o.thinned(c, count+1)
	show := progress(c.ErrOrStderr(), o.quiet)
	defer show.clear()
	base, err := ensembleOf(c.Context(), resolved, o.plan, show.report)
	if err != nil {
		return err
	}
	s := results.Sweep{Base: o.run(resolved, base), Axes: axes, Outcome: outcome, Scale: results.Scale(o.scale)}
	done := o.countRuns(show)
	for k := range count {
		point, err := o.at(c.Context(), name, settings(axes, k))
		if err != nil {
			return err
		}
		s.Points = append(s.Points, point)
		done(k+1, count)
	}
	show.clear()
	return o.give(c, s, "sweep-"+resolved.Name)
}

const (
	mostCombinations = 4096
	onePerAxis       = 21 // values of a single axis
	twoPerAxis       = 9
	morePerAxis      = 4
)

// at is the probability of every outcome with further overrides.
func (o *whatIfOptions) at(ctx context.Context, name string, set []string) ([]model.Estimate, error) {
	resolved, err := scenarios.Load(name, append(append([]string{}, o.set...), set...))
	if err != nil {
		return nil, err
	}
	e, err := ensembleOf(ctx, resolved, o.plan, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(set, " "), err)
	}
	return e.Headline(), nil
}

// settings are the overrides of a combination, the last axis running fastest.
func settings(axes []results.Axis, combination int) []string {
	set := make([]string, len(axes))
	for k := len(axes) - 1; k >= 0; k-- {
		values := axes[k].Values
		set[k] = setting(axes[k].Address, values[combination%len(values)])
		combination /= len(values)
	}
	return set
}

// setting is an override that makes an assumption a known number.
func setting(address string, value float64) string {
	return address + "=" + strconv.FormatFloat(value, 'g', -1, 64)
}

// axesOf reads all --vary.
func axesOf(vary []string) ([]results.Axis, error) {
	if len(vary) == 0 {
		return nil, usageError{fmt.Errorf("nothing is varied: give --vary address=low:high, for example --vary driver.war.tends_to=0.1:0.9")}
	}
	n := onePerAxis
	if len(vary) == 2 {
		n = twoPerAxis
	} else if len(vary) > 2 {
		n = morePerAxis
	}
	var axes []results.Axis
	for _, text := range vary {
		a, err := axisOf(text, n)
		if err != nil {
			return nil, usageError{fmt.Errorf("--vary %s: %w", text, err)}
		}
		axes = append(axes, a)
	}
	return axes, nil
}

// axisOf reads address=low:high or address=low:high:n.
func axisOf(text string, n int) (results.Axis, error) {
	address, span, ok := strings.Cut(text, "=")
	parts := strings.Split(span, ":")
	if !ok || address == "" || len(parts) < 2 || len(parts) > 3 {
		return results.Axis{}, fmt.Errorf("write address=low:high or address=low:high:n")
	}
	low, errLow := quantity(parts[0])
	high, errHigh := quantity(parts[1])
	if errLow != nil || errHigh != nil || !(low < high) || !(low >= -farEnd && high <= farEnd) {
		return results.Axis{}, fmt.Errorf("the ends are two numbers, the lower first")
	}
	if len(parts) == 3 {
		var err error
		if n, err = strconv.Atoi(parts[2]); err != nil || n < 2 || n > 1000 {
			return results.Axis{}, fmt.Errorf("the number of values is 2 to 1000")
		}
	}
	a := results.Axis{Address: strings.TrimSpace(address)}
	for i := range n {
		a.Values = append(a.Values, low+float64((high-low)*float64(i)/float64(n-1)))
	}
	a.Values[n-1] = high
	return a, nil
}

// farEnd is beyond every value that an assumption may have.
const farEnd = 1e6

// quantity reads a number, or a percentage.
func quantity(text string) (float64, error) {
	text = strings.TrimSpace(text)
	if number, ok := strings.CutSuffix(text, "%"); ok {
		v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		return v / 100, err
	}
	return strconv.ParseFloat(text, 64)
}
