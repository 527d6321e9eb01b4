package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

func checkCommand() *cobra.Command {
	var set []string
	var format string
	var quiet bool
	c := &cobra.Command{
		Use:   "check SCENARIO",
		Short: "Look for mistakes in a scenario and read it back, without running it",
		Long: `check reads a scenario with all its bases. It reports every mistake at once, with
file, line and column, what is wrong and what would be right, and warns of what
is allowed but likely a slip.

If there is no mistake it reads the model back, so that you see what the numbers
amount to before anything is run: how often each step happens as things stand,
where each driver stands and goes, what its weights mean as ratios, and how often
each shock comes.`,
		Example: `  simulate check china-russia
  simulate check my-scenario.toml --format json
  simulate check my-scenario.toml --format github -q`,
		Args: oneScenario,
		RunE: func(c *cobra.Command, args []string) error {
			return check(c.OutOrStdout(), c.ErrOrStderr(), args[0], set, format, quiet)
		},
	}
	c.Flags().BoolVarP(&quiet, "quiet", "q", false, "do not read the model back")
	setFlag(c, &set)
	formatFlag(c, &format, "text", "json", "github", "markdown")
	return c
}

func check(stdout, stderr io.Writer, name string, set []string, format string, quiet bool) error {
	resolved, err := scenarios.Load(name, set)
	var faults scenarios.Diagnostics
	if errors.As(err, &faults) && (format == "json" || format == "github") {
		printFindings(stdout, faults, format)
		return told{err}
	}
	if err != nil {
		return err
	}
	if format == "json" || format == "github" {
		printFindings(stdout, resolved.Warnings, format)
		return nil
	}
	fmt.Fprint(stderr, resolved.Warnings.Text())
	if quiet {
		return nil
	}
	return readBack(stdout, resolved, format)
}

func printFindings(w io.Writer, d scenarios.Diagnostics, format string) {
	if format == "json" {
		fmt.Fprintf(w, "%s\n", d.JSON())
		return
	}
	fmt.Fprint(w, d.GitHub())
}

// A told error has been reported already: only its exit code is left to give.
type told struct{ error }

func (e told) Unwrap() error { return e.error }

func readBack(w io.Writer, resolved *scenarios.Resolved, format string) error {
	compiled, err := model.Compile(resolved.Scenario)
	if err != nil {
		return err
	}
	review, err := compiled.Review()
	if err != nil {
		return err
	}
	s := resolved.Scenario
	fmt.Fprintf(w, "%s\n%s\n\n", s.Title, s.Question)
	fmt.Fprintf(w, "From %s to %s: %d ladders, %d steps, %d drivers, %d shocks, %d outcomes.\n",
		s.Start.Format("2 January 2006"), s.Horizon.Format("2 January 2006"), len(s.Ladders), len(s.Steps), len(s.Drivers), len(s.Shocks), len(s.Outcomes))
	fmt.Fprintf(w, "%s\n\n", accountOf(compiled))
	write := results.Table.Text
	if format == "markdown" {
		write = results.Table.Markdown
	}
	for _, t := range results.Review(s, compiled.Register(), review) {
		if err := write(t, w); err != nil {
			return ioError{err}
		}
		fmt.Fprintln(w)
	}
	return nil
}

// accountOf counts the numbers of a scenario and those that nobody vouches for.
func accountOf(m *model.Model) string {
	unsourced := 0
	for _, a := range m.Register() {
		if a.Source == "" {
			unsourced++
		}
	}
	return fmt.Sprintf("%d assumptions, %d of them uncertain, %d without a source.", len(m.Register()), len(m.Uncertain()), unsourced)
}
