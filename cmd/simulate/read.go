package main

import (
	"encoding/json"
	"io"

	"github.com/spf13/cobra"

	"entente/results"
	"entente/scenarios"
)

func listCommand() *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:     "list",
		Short:   "List the scenarios that come with the program",
		Example: "  simulate list",
		Args:    noArguments,
		RunE: func(c *cobra.Command, _ []string) error {
			return printList(c.OutOrStdout(), scenarios.List(), format)
		},
	}
	formatFlag(c, &format, "table", "json", "csv", "markdown")
	return c
}

func printList(w io.Writer, entries []scenarios.Entry, format string) error {
	t := results.Table{Header: []string{"Name", "Title", "Base"}, Left: []string{"Title", "Base"}}
	for _, e := range entries {
		t.Rows = append(t.Rows, []string{e.Name, e.Title, e.Base})
	}
	if format == "json" {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		return out.Encode(entries)
	}
	return t.Print(w, format)
}

func showCommand() *cobra.Command {
	var set []string
	c := &cobra.Command{
		Use:   "show SCENARIO",
		Short: "Print a scenario with its bases merged, and where each value stands",
		Long: `show prints the complete scenario that a file and its bases add up to, as valid
TOML. A comment behind each value names the file and line it comes from.`,
		Example: `  simulate show taiwan-blockade
  simulate show my-scenario.toml > complete.toml`,
		Args: oneScenario,
		RunE: func(c *cobra.Command, args []string) error {
			resolved, err := scenarios.Load(args[0], set)
			if err != nil {
				return err
			}
			_, err = c.OutOrStdout().Write(resolved.Annotated())
			return err
		},
	}
	setFlag(c, &set)
	return c
}
