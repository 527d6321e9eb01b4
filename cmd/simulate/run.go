package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

type runOptions struct {
	plan   model.Plan
	error  string
	budget float64
	dir    string
	format string
	quiet  bool
	set    []string
	scale  string
	plain  bool
}

func runCommand() *cobra.Command {
	o := runOptions{plan: model.DefaultPlan()}
	c := &cobra.Command{
		Use:   "run SCENARIO",
		Short: "Compute the forecast of a scenario and write tables, charts and a report",
		Long: `run computes the forecast of a scenario, prints it, and writes to the results
folder: report.md, which shows and explains everything; the charts as SVG and
PNG; the numbers as forecast.json and CSV files; the scenario as resolved; and
manifest.json, from which the run can be repeated byte for byte.`,
		Example: `  simulate run china-russia
  simulate run taiwan-blockade --seed 7 --error 0.02%
  simulate run my-scenario.toml --set driver.sanctions.now="0.5 to 0.7" -o /tmp/mine
  simulate run china-russia --scale ipcc
  simulate run china-russia --no-charts --format csv -q > incidence.csv`,
		Args: oneScenario,
		RunE: func(c *cobra.Command, args []string) error { return o.run(c, args[0]) },
	}
	f := c.Flags()
	f.Uint64Var(&o.plan.Seed, "seed", o.plan.Seed, "number from which all randomness is derived")
	f.StringVar(&o.error, "error", defaultError, "Monte Carlo standard error wanted for every outcome by the horizon, in percentage points")
	budgetFlag(c, &o.budget)
	f.IntVar(&o.plan.Draws, "draws", o.plan.Draws, fmt.Sprintf("instead of an error: joint samples of all assumptions, a multiple of %d", model.BlockDraws))
	f.IntVar(&o.plan.Futures, "futures", o.plan.Futures, "instead of an error: simulated courses of drivers and shocks in each draw, a multiple of 4 from 8")
	f.IntVar(&o.plan.Outlooks, "outlooks", 0, "instead of an error: further joint samples, a multiple of 256, answered roughly to steady the mean over the others (default three a draw)")
	f.IntVar(&o.plan.Workers, "workers", 0, "processors to use, 0 for all; changes no number")
	f.StringVarP(&o.dir, "output", "o", "", "folder of the results (default results/<scenario>)")
	f.BoolVar(&o.plain, "no-charts", false, "make tables and the report alone")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print the forecast alone")
	setFlag(c, &o.set)
	scaleFlag(c, &o.scale)
	formatFlag(c, &o.format, "table", "json", "csv", "markdown")
	return c
}

// size settles how much is computed: what --draws, --futures and --outlooks say, or
// else as much as --error needs.
func (o *runOptions) size(c *cobra.Command) error {
	f := c.Flags()
	fixed := f.Changed("draws") || f.Changed("futures") || f.Changed("outlooks")
	switch {
	case fixed && f.Changed("error"):
		return errBoth
	case !(o.budget > 0):
		return badBudget(o.budget)
	case fixed && o.plan.Draws%model.BlockDraws != 0:
		return fmt.Errorf("%d draws: a multiple of %d is needed", o.plan.Draws, model.BlockDraws)
	case fixed:
		outlooks := o.plan.Outlooks
		o.plan = o.plan.Sized(o.plan.Draws)
		o.plan.Outlooks = outlooks
		return o.plan.Check()
	}
	exact, err := parseError(o.error)
	if err != nil {
		return err
	}
	o.plan = o.plan.Exact(exact)
	return o.plan.Check()
}

// errBoth refuses two ways of saying how much to compute.
var errBoth = errors.New("--error says how exact the answer must be, --draws and the like how much to compute: give one or the other")

// budgetFlag adds --budget.
func budgetFlag(c *cobra.Command, target *float64) {
	c.Flags().Float64Var(target, "budget", 60, "seconds after which the search for that error ends")
}

func badBudget(seconds float64) error {
	return fmt.Errorf("--budget %v: a number of seconds above 0 is needed", seconds)
}

// lasting is a number of seconds; more than a year makes no difference.
func lasting(seconds float64) time.Duration {
	return time.Duration(min(seconds, 365*24*3600) * float64(time.Second))
}

// tooShort is the error of a run that ended before there was an answer.
func tooShort(budget float64) error {
	return fmt.Errorf("%w: %v seconds are too few for a first look; give a larger --budget", model.ErrLimit, budget)
}

// defaultError is how --error states model.DefaultError.
const defaultError = "0.05%"

// parseError reads a standard error in percentage points.
func parseError(text string) (float64, error) {
	points, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(text, "%")), 64)
	if err != nil || !(points > 0) {
		return 0, fmt.Errorf("--error %s: percentage points above 0 are needed, such as 0.05%%", text)
	}
	return points / 100, nil
}

// setFlag adds --set.
func setFlag(c *cobra.Command, target *[]string) {
	c.Flags().StringArrayVar(target, "set", nil, "override an assumption, address=value; may be repeated")
}

func (o *runOptions) run(c *cobra.Command, name string) error {
	if err := o.size(c); err != nil {
		return usageError{err}
	}
	resolved, err := scenarios.Load(name, o.set)
	if err != nil {
		return err
	}
	forecast, err := o.compute(c, resolved)
	if err != nil {
		return err
	}
	if o.dir == "" {
		o.dir = filepath.Join("results", resolved.Name)
	}
	out := resultsOf(resolved, forecast, o.set, o.scale)
	out.Plain = o.plain
	files, err := out.Files(c.Context())
	if err != nil {
		return err
	}
	if err := results.Write(c.Context(), o.dir, files); err != nil {
		return writing(c.Context(), err)
	}
	if err := printForecast(c.OutOrStdout(), out, o.format); err != nil {
		return ioError{err}
	}
	if !o.quiet {
		fmt.Fprintf(c.ErrOrStderr(), "%d files written to %s; start with %s\n", len(files), o.dir, filepath.Join(o.dir, "report.md"))
	}
	return nil
}

// resultsOf is all that is written about a run.
func resultsOf(r *scenarios.Resolved, f *model.Forecast, set []string, scale string) results.Run {
	return results.Run{
		Forecast:   f,
		Provenance: results.Provenance{Version: version, Hash: r.Hash(), Seed: f.Plan.Seed},
		Scenario:   r.TOML(),
		Overrides:  set,
		Scale:      results.Scale(scale),
	}
}

func (o *runOptions) compute(c *cobra.Command, resolved *scenarios.Resolved) (*model.Forecast, error) {
	compiled, err := model.Compile(resolved.Scenario)
	if err != nil {
		return nil, err
	}
	stderr := c.ErrOrStderr()
	if !o.quiet {
		fmt.Fprint(stderr, resolved.Warnings.Text())
	}
	show := progress(stderr, o.quiet)
	debug.SetMemoryLimit(memoryLimit)
	ctx := c.Context()
	if o.plan.Error > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, lasting(o.budget))
		defer cancel()
	}
	ensemble, err := compiled.Run(ctx, o.plan, show.report)
	show.clear()
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, tooShort(o.budget)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", resolved.Name, err)
	}
	forecast := ensemble.Forecast()
	if !o.quiet {
		// Those of the scenario come first and have been shown with their place.
		for _, w := range forecast.Warnings[len(compiled.Warnings()):] {
			fmt.Fprintf(stderr, "warning: %s\n", w)
		}
	}
	return forecast, nil
}

// memoryLimit makes the collector work harder rather than let a large ensemble
// grow to twice its size.
const memoryLimit = 224 << 20

// writing tells an interruption from a failure to write.
func writing(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return ioError{err}
}

func printForecast(w io.Writer, r results.Run, format string) error {
	switch format {
	case "json":
		doc, err := results.JSON(r.Forecast, r.Provenance.Hash)
		if err != nil {
			return err
		}
		_, err = w.Write(doc)
		return err
	case "csv":
		return results.Incidence(r.Forecast).CSV(w)
	case "markdown":
		return r.Print(w, results.Table.Markdown)
	}
	return r.Print(w, results.Table.Text)
}
