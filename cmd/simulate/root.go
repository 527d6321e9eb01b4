package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

// version is that of the program; results carry it.
const version = "0.1.0"

// Exit codes.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2 // wrong command line
	exitRefused     = 3 // the scenario has faults
	exitLimit       = 4 // more than the program takes on
	exitIO          = 5 // cannot read or write
	exitInterrupted = 130
)

// run is the program as a function of its command line.
func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	root := rootCommand()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	code := exitCode(err)
	if code == exitInterrupted {
		fmt.Fprintln(stderr, "simulate: interrupted; nothing was written")
		return code
	}
	var faults scenarios.Diagnostics
	if errors.As(err, new(told)) {
		return code
	}
	if errors.As(err, &faults) {
		fmt.Fprint(stderr, faults.Text())
		return code
	}
	fmt.Fprintf(stderr, "simulate: %v\n", err)
	return code
}

// A usageError is a wrong command line.
type usageError struct{ error }

// An ioError is a failure to read or write.
type ioError struct{ error }

func (e usageError) Unwrap() error { return e.error }
func (e ioError) Unwrap() error    { return e.error }

func exitCode(err error) int {
	var usage usageError
	var inOut ioError
	var faults scenarios.Diagnostics
	switch {
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, scenarios.ErrLimit), errors.Is(err, model.ErrLimit):
		return exitLimit
	case errors.Is(err, scenarios.ErrUnreadable), errors.As(err, &inOut):
		return exitIO
	case errors.As(err, &faults):
		return exitRefused
	}
	return exitFailed
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "simulate",
		Short: "Forecast whether two states will form an alliance",
		Long: `simulate reads a scenario, a TOML file that holds an argument about two states
with every assumption as a number or a range, and computes how likely a formal
alliance, a continued partnership or estrangement is by each date up to the
horizon: with the chance that remains if the assumptions are right, the band
that they leave, and the error of the computation kept apart.`,
		Example: `  simulate list
  simulate run china-russia
  simulate check my-scenario.toml`,
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          noArguments,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usageError{fmt.Errorf("%w\nSee '%s --help'", err, c.CommandPath())}
	})
	root.SetVersionTemplate("simulate {{.Version}}\n")
	root.CompletionOptions.HiddenDefaultCmd = true
	root.AddCommand(runCommand(), listCommand(), checkCommand(), showCommand(), diffCommand(), newCommand(), schemaCommand(), compareCommand(), explainCommand(), sweepCommand(), turnCommand(), futuresCommand())
	return root
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf("unknown command or argument %q\nSee '%s --help'", args[0], c.CommandPath())}
	}
	return nil
}

// oneScenario asks for exactly one argument, the scenario.
func oneScenario(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usageError{fmt.Errorf("one scenario is needed, a shipped name (see 'simulate list') or a file, and there are %d arguments\nSee '%s --help'", len(args), c.CommandPath())}
	}
	return nil
}

// formatFlag adds --format and checks its value.
func formatFlag(c *cobra.Command, target *string, formats ...string) {
	choiceFlag(c, target, "format", "what to print", formats)
}

// scaleFlag adds --scale and checks its value.
func scaleFlag(c *cobra.Command, target *string) {
	choiceFlag(c, target, "scale", "words for probabilities", results.Scales())
}

// choiceFlag adds a flag of which the first choice is the default.
func choiceFlag(c *cobra.Command, target *string, name, usage string, choices []string) {
	c.Flags().StringVar(target, name, choices[0], usage+": "+strings.Join(choices, ", "))
	before := c.PreRunE
	c.PreRunE = func(c *cobra.Command, args []string) error {
		switch {
		case !slices.Contains(choices, *target):
			return usageError{fmt.Errorf("--%s %s is not one of %s", name, *target, strings.Join(choices, ", "))}
		case before != nil:
			return before(c, args)
		}
		return nil
	}
}
