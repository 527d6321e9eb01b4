package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

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

func newWhatIf() whatIfOptions { return whatIfOptions{plan: model.DefaultPlan()} }

func (o *whatIfOptions) flags(c *cobra.Command, formats ...string) {
	f := c.Flags()
	f.Uint64Var(&o.plan.Seed, "seed", o.plan.Seed, "number from which all randomness is derived")
	f.IntVar(&o.plan.Draws, "draws", o.plan.Draws, fmt.Sprintf("joint samples of all assumptions, a multiple of %d", model.BlockDraws))
	f.IntVar(&o.plan.Futures, "futures", o.plan.Futures, "simulated courses of drivers and shocks in each draw")
	f.IntVar(&o.plan.Workers, "workers", 0, "processors to use, 0 for all; changes no number")
	f.StringVarP(&o.dir, "output", "o", "", "folder of the results (default below results/)")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "print the answer alone")
	f.StringVar(&o.scale, "scale", "icd203", "words for probabilities: "+strings.Join(results.Scales(), ", "))
	setFlag(c, &o.set)
	formatFlag(c, &o.format, formats...)
	format := c.PreRunE
	c.PreRunE = func(c *cobra.Command, args []string) error {
		if !slices.Contains(results.Scales(), o.scale) {
			return usageError{fmt.Errorf("--scale %s is not one of %s", o.scale, strings.Join(results.Scales(), ", "))}
		}
		if err := o.size(c); err != nil {
			return usageError{err}
		}
		return format(c, args)
	}
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

// A subject is one scenario, loaded and run.
type subject struct {
	resolved *scenarios.Resolved
	ensemble *model.Ensemble
}

// load reads scenarios and tells what in them is likely a mistake.
func (o *whatIfOptions) load(c *cobra.Command, names []string) ([]*scenarios.Resolved, error) {
	all := make([]*scenarios.Resolved, len(names))
	for i, name := range names {
		resolved, err := scenarios.Load(name, o.set)
		if err != nil {
			return nil, err
		}
		all[i] = resolved
		if !o.quiet {
			fmt.Fprint(c.ErrOrStderr(), resolved.Warnings.Text())
		}
	}
	return all, nil
}

// thinned is the plan for each of many runs, unless the user fixed it.
func (o *whatIfOptions) thinned(c *cobra.Command, runs int) model.Plan {
	if o.fixed(c) {
		return o.plan
	}
	return o.plan.Thinned(runs)
}

// subjects loads all scenarios first, so that no mistake waits for a computation,
// and runs them by one plan: that of the first to be run, which may settle its size.
func (o *whatIfOptions) subjects(c *cobra.Command, names []string, first int) ([]subject, error) {
	loaded, err := o.load(c, names)
	if err != nil {
		return nil, err
	}
	all := make([]subject, len(names))
	show := progress(c.ErrOrStderr(), o.quiet)
	defer show.clear()
	for done, i := range startingWith(first, len(all)) {
		ensemble, err := ensembleOf(c.Context(), loaded[i].Scenario, o.plan, func(d, total int) {
			show.report(done*total+d, len(all)*total)
		})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", loaded[i].Name, err)
		}
		all[i] = subject{loaded[i], ensemble}
		o.plan = ensemble.Plan()
		o.plan.Error = 0
	}
	return all, nil
}

// startingWith is 0 … n−1 with one number taken to the front.
func startingWith(first, n int) []int {
	order := []int{first}
	for i := range n {
		if i != first {
			order = append(order, i)
		}
	}
	return order
}

// ensembleOf compiles and runs one scenario.
func ensembleOf(ctx context.Context, s model.Scenario, plan model.Plan, report func(done, total int)) (*model.Ensemble, error) {
	compiled, err := model.Compile(s)
	if err != nil {
		return nil, err
	}
	return compiled.Run(ctx, plan, report)
}

// run is what results say about a subject.
func (o *whatIfOptions) run(s subject) results.Run {
	return resultsOf(s.resolved, s.ensemble.Forecast(), o.set)
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
