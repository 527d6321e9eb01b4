package results

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// A Table is rows of text under a header. The first column is aligned left, the
// others right unless they are named in Left.
type Table struct {
	Title  string
	Header []string
	Rows   [][]string
	Left   []string // further columns of words
}

func (t Table) pretty() table.Writer {
	w := table.NewWriter()
	w.SuppressTrailingSpaces()
	w.AppendHeader(cells(t.Header))
	for _, r := range t.Rows {
		w.AppendRow(cells(r))
	}
	configs := make([]table.ColumnConfig, len(t.Header))
	for i, name := range t.Header {
		align := text.AlignRight
		if i == 0 || t.isLeft(name) {
			align = text.AlignLeft
		}
		configs[i] = table.ColumnConfig{Number: i + 1, Align: align, AlignHeader: align}
	}
	w.SetColumnConfigs(configs)
	return w
}

func (t Table) isLeft(name string) bool {
	return slices.Contains(t.Left, name)
}

func cells(row []string) table.Row {
	out := make(table.Row, len(row))
	for i, c := range row {
		out[i] = c
	}
	return out
}

// Print writes the table as "table", "csv" or "markdown"; another format is a
// programmer's mistake.
func (t Table) Print(w io.Writer, format string) error {
	switch format {
	case "table":
		return t.Text(w)
	case "csv":
		return t.CSV(w)
	case "markdown":
		return t.Markdown(w)
	}
	panic("results: no table is printed as " + format)
}

// Text writes the table for a terminal.
func (t Table) Text(w io.Writer) error {
	p := t.pretty()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format.Header = text.FormatDefault
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	p.SetStyle(style)
	if t.Title != "" {
		if _, err := fmt.Fprintf(w, "%s\n\n", t.Title); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s\n", p.Render())
	return err
}

// Markdown writes the table as a pipe table.
func (t Table) Markdown(w io.Writer) error {
	escaped := Table{Header: t.Header, Left: t.Left}
	for _, r := range t.Rows {
		row := make([]string, len(r))
		for i, c := range r {
			row[i] = inTable(c)
		}
		escaped.Rows = append(escaped.Rows, row)
	}
	if t.Title != "" {
		if _, err := fmt.Fprintf(w, "**%s**\n\n", t.Title); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%s\n", escaped.pretty().RenderMarkdown())
	return err
}

// inTable makes text safe in a cell: Markdown has no line breaks there.
func inTable(s string) string { return tableSafe.Replace(s) }

var tableSafe = strings.NewReplacer("\n", " ", "<", "&lt;", ">", "&gt;")

// CSV writes header and rows as RFC 4180 has it, but with bare line feeds.
func (t Table) CSV(w io.Writer) error {
	out := csv.NewWriter(w)
	if err := out.Write(t.Header); err != nil {
		return err
	}
	return out.WriteAll(t.Rows)
}
