package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"entente/results"
	"entente/scenarios"
)

func diffCommand() *cobra.Command {
	var set []string
	var format string
	c := &cobra.Command{
		Use:   "diff A B",
		Short: "List the values in which two scenarios differ",
		Long: `diff lists, address by address, what differs between two scenarios with their
bases merged: both values, numbers also read out, and the file and line of each.`,
		Example: `  simulate diff china-russia taiwan-blockade
  simulate diff china-russia my-scenario.toml --format markdown`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usageError{fmt.Errorf("two scenarios are needed, and there are %d arguments\nSee '%s --help'", len(args), c.CommandPath())}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			a, err := scenarios.Load(args[0], nil)
			if err != nil {
				return err
			}
			b, err := scenarios.Load(args[1], set)
			if err != nil {
				return err
			}
			return printDiff(c.OutOrStdout(), args, scenarios.Diff(a, b), format)
		},
	}
	c.Flags().StringArrayVar(&set, "set", nil, "override an assumption of B, address=value; may be repeated")
	formatFlag(c, &format, "table", "json", "csv", "markdown")
	return c
}

func printDiff(w io.Writer, names []string, all []scenarios.Difference, format string) error {
	t := results.Table{Header: []string{"Address", names[0], names[1], "Stands in"}, Left: []string{names[0], names[1], "Stands in"}}
	for _, d := range all {
		t.Rows = append(t.Rows, []string{d.Address, inWords(d.A), inWords(d.B), origins(d)})
	}
	if format == "table" && len(all) == 0 {
		_, err := fmt.Fprintln(w, "no difference")
		return err
	}
	if format == "json" {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(all)
	}
	return t.Print(w, format)
}

func inWords(s scenarios.Side) string {
	if s.Words != "" {
		return s.Words
	}
	return shortened(s.Value)
}

// A reason may fill a paragraph; the table shows how it begins.
func shortened(s string) string {
	const most = 48
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

func origins(d scenarios.Difference) string {
	switch {
	case d.A.Origin == "":
		return d.B.Origin
	case d.B.Origin == "":
		return d.A.Origin
	}
	return d.A.Origin + ", " + d.B.Origin
}

func newCommand() *cobra.Command {
	var base string
	c := &cobra.Command{
		Use:   "new",
		Short: "Print a commented scenario to start from",
		Long: `new prints a scenario file with comments that explain its parts. It is valid as
it stands: a complete scenario, or with --base an overlay on another scenario
with examples taken from there.`,
		Example: `  simulate new > my-scenario.toml
  simulate new --base china-russia > my-what-if.toml`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			text, err := scenarios.New(base)
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(text)
			return err
		},
	}
	c.Flags().StringVar(&base, "base", "", "scenario to lay it over: a shipped name or a file")
	return c
}

func schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of scenario files, for editors",
		Long: `schema prints the JSON Schema that editors with a TOML language server use to
complete and check scenario files. Save it beside the file and let the first line
of the file name it: #:schema scenario.schema.json`,
		Example: `  simulate schema > scenario.schema.json`,
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := c.OutOrStdout().Write(scenarios.Schema())
			return err
		},
	}
}
