package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"sync"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

// whatIfOptions are the flags that comparing, explaining, sweeping, searching and
// telling have in common.
type whatIfOptions struct {
	plan   model.Plan
	dir    string
	format string
	quiet  bool
	set    []string
	scale  string
}

// newWhatIf holds the options of commands that keep the ensemble of a baseline, another
// one, and the one that is being computed.
func newWhatIf() whatIfOptions {
	plan := model.DefaultPlan()
	plan.Kept = 3
	return whatIfOptions{plan: plan}
}

func (o *whatIfOptions) flags(c *cobra.Command, formats ...string) {
	f := c.Flags()
	f.Uint64Var(&o.plan.Seed, "seed", o.plan.Seed, "number from which all randomness is derived")
	f.IntVar(&o.plan.Draws, "draws", o.plan.Draws, fmt.Sprintf("joint samples of all assumptions, a multiple of %d", model.BlockDraws))
	f.IntVar(&o.plan.Futures, "futures", o.plan.Futures, "simulated courses of drivers and shocks in each draw, a multiple of 4 from 8")
	f.IntVar(&o.plan.Workers, "workers", 0, "processors to use, 0 for all; changes no number")
	f.StringVarP(&o.dir, "output", "o", "", "folder of the results (default below results/)")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print the answer alone")
	setFlag(c, &o.set)
	c.PreRunE = func(c *cobra.Command, _ []string) error {
		if err := o.size(c); err != nil {
			return usageError{err}
		}
		return nil
	}
	scaleFlag(c, &o.scale)
	formatFlag(c, &o.format, formats...)
}

// size settles the plan: what --draws and --futures say, or what was the default.
func (o *whatIfOptions) size(c *cobra.Command) error {
	if o.fixed(c) {
		if o.plan.Draws%model.BlockDraws != 0 {
			return fmt.Errorf("%d draws: a multiple of %d is needed", o.plan.Draws, model.BlockDraws)
		}
		o.plan = o.plan.Sized(o.plan.Draws)
	}
	return o.plan.Check()
}

// fixed tells whether the user said how much to compute.
func (o *whatIfOptions) fixed(c *cobra.Command) bool {
	return c.Flags().Changed("draws") || c.Flags().Changed("futures")
}

// atLeast asks for a number of scenarios.
func atLeast(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < least || most > 0 && len(args) > most {
			return usageError{fmt.Errorf("%d arguments: %s\nSee '%s --help'", len(args), c.Use, c.CommandPath())}
		}
		return nil
	}
}

// load reads scenarios and tells what in them is likely a mistake.
func (o *whatIfOptions) load(c *cobra.Command, names []string) ([]*scenarios.Resolved, error) {
	all, failed := make([]*scenarios.Resolved, len(names)), make([]error, len(names))
	var wait sync.WaitGroup
	for i, name := range names {
		wait.Go(func() { all[i], failed[i] = scenarios.Load(name, o.set) })
	}
	wait.Wait()
	for i, resolved := range all {
		if failed[i] != nil {
			return nil, failed[i]
		}
		if !o.quiet {
			fmt.Fprint(c.ErrOrStderr(), resolved.Warnings.Text())
		}
	}
	return all, nil
}

// question reads a scenario and finds one of its outcomes, the first if none is named.
func (o *whatIfOptions) question(c *cobra.Command, name, outcome string) (*scenarios.Resolved, int, error) {
	loaded, err := o.load(c, []string{name})
	if err != nil {
		return nil, 0, err
	}
	i, err := outcomeIndex(loaded[0].Scenario, outcome)
	return loaded[0], i, err
}

// thinned is the plan for each of many runs, unless the user fixed it.
func (o *whatIfOptions) thinned(c *cobra.Command, runs int) model.Plan {
	if o.fixed(c) {
		return o.plan
	}
	return o.plan.Thinned(runs)
}

// ensembleOf runs one scenario by a plan.
func ensembleOf(ctx context.Context, r *scenarios.Resolved, plan model.Plan, report func(done, total int)) (*model.Ensemble, error) {
	compiled, err := model.Compile(r.Scenario)
	if err != nil {
		return nil, err
	}
	ensemble, err := compiled.Run(ctx, plan, report)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", r.Name, err)
	}
	return ensemble, nil
}

// run is what results say about a scenario that has been run.
func (o *whatIfOptions) run(r *scenarios.Resolved, e *model.Ensemble) results.Run {
	return resultsOf(r, e.Probabilities(), o.set, o.scale)
}

// countRuns turns a count of runs of the plan into one of futures, which is what the
// progress line counts.
func (o *whatIfOptions) countRuns(show *progressLine) func(done, total int) {
	each := o.plan.Draws * o.plan.Futures
	return func(done, total int) { show.report(done*each, total*each) }
}

// An answer is what a command computed.
type answer interface {
	Files(context.Context) ([]results.File, error)
	Print(io.Writer, func(results.Table, io.Writer) error) error
	Table() results.Table
}

// give writes the files of an answer and prints it. folder is where the files go
// below results/ unless the user said otherwise.
func (o *whatIfOptions) give(c *cobra.Command, a answer, folder string) error {
	dir := o.dir
	if dir == "" {
		dir = filepath.Join("results", folder)
	}
	files, err := a.Files(c.Context())
	if err != nil {
		return err
	}
	if err := results.Write(c.Context(), dir, files); err != nil {
		return writing(c.Context(), err)
	}
	if err := printAnswer(c.OutOrStdout(), a, o.format); err != nil {
		return ioError{err}
	}
	if !o.quiet {
		fmt.Fprintf(c.ErrOrStderr(), "%d files written to %s; start with %s\n", len(files), dir, filepath.Join(dir, "report.md"))
	}
	return nil
}

func printAnswer(w io.Writer, a answer, format string) error {
	switch format {
	case "json":
		return a.Table().JSON(w)
	case "csv":
		return a.Table().CSV(w)
	case "markdown":
		return a.Print(w, results.Table.Markdown)
	}
	return a.Print(w, results.Table.Text)
}
