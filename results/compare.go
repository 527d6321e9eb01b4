package results

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"entente/model"
)

// A Comparison is several scenarios set against one of them, the baseline, on common
// random numbers. Each may have been run by a plan of its own.
type Comparison struct {
	Scenarios   []Run               // in the order of every table and chart
	Baseline    int                 // index of the scenario that the others are compared with
	Differences []*model.Comparison // one a scenario: it compared with the baseline, which has its own with itself
	Scale       Scale
	Search      Search // by which the plans were settled; none if they were given
}

func (c Comparison) base() *model.Forecast { return c.Scenarios[c.Baseline].Forecast }

// others are the indices of all scenarios but the baseline.
func (c Comparison) others() []int {
	var all []int
	for i := range c.Scenarios {
		if i != c.Baseline {
			all = append(all, i)
		}
	}
	return all
}

// name is the name of a scenario in files, with a number where it stands twice.
func (c Comparison) name(i int) string {
	return numbered(i, func(k int) string { return c.Scenarios[k].Forecast.Scenario.Name })
}

// title is what tables and charts call a scenario.
func (c Comparison) title(i int) string {
	return numbered(i, func(k int) string {
		s := c.Scenarios[k].Forecast.Scenario
		return named(s.Title, s.Name)
	})
}

func numbered(i int, of func(int) string) string {
	before := 1
	for k := range i {
		if of(k) == of(i) {
			before++
		}
	}
	if before == 1 {
		return of(i)
	}
	return of(i) + " (" + strconv.Itoa(before) + ")"
}

// outcome is the forecast of an outcome in a scenario; nil where that does not
// ask about it.
func (c Comparison) outcome(scenario int, key string) *model.OutcomeForecast {
	all := c.Scenarios[scenario].Forecast.Outcomes
	for k := range all {
		if all[k].Key == key {
			return &all[k]
		}
	}
	return nil
}

// difference is that of an outcome in a scenario; nil where either has none.
func (c Comparison) difference(scenario int, key string) *model.OutcomeDifference {
	all := c.Differences[scenario].Outcomes
	for k := range all {
		if all[k].Key == key {
			return &all[k]
		}
	}
	return nil
}

// warnings are the ways in which the scenarios ask different questions, each once.
func (c Comparison) warnings() []string {
	var all []string
	for _, d := range c.Differences {
		all = append(all, d.Warnings...)
	}
	return all
}

// Files makes all files of a comparison but writes none; the manifest is the
// last. ctx stops it early. The error says which number cannot be drawn.
func (c Comparison) Files(ctx context.Context) ([]File, error) {
	for _, r := range c.Scenarios {
		if err := drawable(r.Forecast); err != nil {
			return nil, fmt.Errorf("%s: %w", r.Forecast.Scenario.Name, err)
		}
	}
	charts := c.charts()
	jobs := append([]func() ([]File, error){tableJob("difference-draws.csv", c.drawsTable)}, chartJobs(charts)...)
	jobs = append(jobs,
		func() ([]File, error) { return []File{{"report.md", c.report(charts)}}, nil },
		tableJob("probabilities.csv", c.probabilities),
		tableJob("differences.csv", c.Table),
		tableJob("differences-by-date.csv", c.datesTable),
	)
	files, err := gather(ctx, jobs)
	if err != nil {
		return nil, err
	}
	for i, r := range c.Scenarios {
		files = append(files, File{"scenario-" + strings.ReplaceAll(c.name(i), " ", "") + ".toml", r.Scenario})
	}
	manifest, err := c.whatIf().manifest(files)
	return append(files, File{"manifest.json", manifest}), err
}

// whatIf is what the comparison was computed from.
func (c Comparison) whatIf() whatIf {
	arguments := c.Scale.argument()
	if c.Baseline != 0 {
		arguments = append(arguments, "--baseline "+c.Scenarios[c.Baseline].Forecast.Scenario.Name)
	}
	return whatIf{command: "compare", runs: c.Scenarios, arguments: arguments, search: c.Search}
}

// Print writes the comparison outcome by outcome, each table by the given writer.
func (c Comparison) Print(w io.Writer, table func(Table, io.Writer) error) error {
	if _, err := fmt.Fprintf(w, "Compared with %s\n%s\n\n", c.title(c.Baseline), plain(c.base().Scenario.Question)); err != nil {
		return err
	}
	if err := printTables(w, table, c.tables()); err != nil {
		return err
	}
	var notes []string
	for _, warning := range c.warnings() {
		notes = append(notes, "Note: "+warning+".")
	}
	return printLines(w, slices.Concat(c.words(), notes, []string{c.precision()}))
}

func printLines(w io.Writer, lines []string) error {
	for _, l := range lines {
		if _, err := fmt.Fprintln(w, l); err != nil {
			return err
		}
	}
	return nil
}

func printTables(w io.Writer, table func(Table, io.Writer) error, all []Table) error {
	for _, t := range all {
		if err := table(t, w); err != nil {
			return err
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}
