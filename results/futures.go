package results

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"entente/model"
)

// Futures are sampled histories of one scenario, told as dated events.
type Futures struct {
	Scenario   model.Scenario
	TOML       []byte // the scenario as resolved
	Provenance Provenance
	Overrides  []string
	Wanted     int // index of the outcome that all have, −1 for any
	Tried      int // histories drawn to find them
	Histories  []model.History
}

func (f Futures) outcomeName(i int) string {
	o := f.Scenario.Outcomes[i]
	return named(o.Name, o.Key)
}

// heading says how a history ends.
func (f Futures) heading(i int) string {
	h := f.Histories[i]
	s := fmt.Sprintf("History %d: %s", i+1, f.outcomeName(h.Outcome))
	if f.Scenario.Outcomes[h.Outcome].OnceReached {
		s += ", reached " + longDate(h.Reached)
	}
	return s
}

// A teller puts events into the words of the scenario.
type teller struct {
	ladders map[string]model.Ladder
	shocks  map[string]string
	drivers map[string]string
}

func newTeller(s model.Scenario) teller {
	t := teller{map[string]model.Ladder{}, map[string]string{}, map[string]string{}}
	for _, l := range s.Ladders {
		t.ladders[l.Key] = l
	}
	for _, k := range s.Shocks {
		t.shocks[k.Key] = named(k.Name, k.Key)
	}
	for _, d := range s.Drivers {
		t.drivers[d.Key] = named(d.Name, d.Key)
	}
	return t
}

func (t teller) rung(ladder string, i int) string {
	r := t.ladders[ladder].Rungs[i]
	return named(r.Name, r.Key)
}

func (t teller) line(e model.Event) string {
	switch e.Kind {
	case model.ShockEvent:
		return "Shock: " + t.shocks[e.Key]
	case model.LevelEvent:
		way := "up"
		if e.Level < e.Before {
			way = "down"
		}
		return fmt.Sprintf("%s: %s from %s to %s", t.drivers[e.Key], way, level(e.Before), level(e.Level))
	}
	l := t.ladders[e.Key]
	s := fmt.Sprintf("%s: %s → %s", named(l.Name, l.Key), t.rung(e.Key, e.From), t.rung(e.Key, e.To))
	if e.Shock != "" {
		s += " (at once, by " + t.shocks[e.Shock] + ")"
	}
	return s
}

// beginning says where a history starts.
func (t teller) beginning(s model.Scenario, h model.History) string {
	var all []string
	for i, l := range s.Ladders {
		all = append(all, fmt.Sprintf("%s: %s", named(l.Name, l.Key), t.rung(l.Key, h.Start[i])))
	}
	return joined(all)
}

// tables tell one history each.
func (f Futures) tables() []Table {
	t := newTeller(f.Scenario)
	var all []Table
	for i, h := range f.Histories {
		table := Table{Title: f.heading(i), Header: []string{"Date", "Event"}, Left: []string{"Event"}}
		table.Rows = append(table.Rows, []string{longDate(f.Scenario.Start), "Begins on " + t.beginning(f.Scenario, h)})
		for _, e := range h.Events {
			table.Rows = append(table.Rows, []string{longDate(e.Date), t.line(e)})
		}
		all = append(all, table)
	}
	return all
}

// Table has one row an event, in the order of the histories.
func (f Futures) Table() Table {
	t := newTeller(f.Scenario)
	table := Table{Header: []string{"history", "outcome", "reached", "date", "event", "key", "from", "to", "by", "text"}}
	for i, h := range f.Histories {
		reached := ""
		if !h.Reached.IsZero() {
			reached = day(h.Reached)
		}
		head := []string{strconv.Itoa(i + 1), f.Scenario.Outcomes[h.Outcome].Key, reached}
		row := func(date time.Time, cells ...string) {
			table.Rows = append(table.Rows, append(append(append([]string{}, head...), day(date)), cells...))
		}
		for k, l := range f.Scenario.Ladders {
			row(f.Scenario.Start, "start", l.Key, "", l.Rungs[h.Start[k]].Key, "", t.rung(l.Key, h.Start[k]))
		}
		for _, e := range h.Events {
			kind, from, to := f.cells(t, e)
			row(e.Date, kind, e.Key, from, to, e.Shock, t.line(e))
		}
	}
	return table
}

func (f Futures) cells(t teller, e model.Event) (kind, from, to string) {
	switch e.Kind {
	case model.ShockEvent:
		return "shock", "", ""
	case model.LevelEvent:
		return "level", number(e.Before, levelError), number(e.Level, levelError)
	}
	rungs := t.ladders[e.Key].Rungs
	return "rung", rungs[e.From].Key, rungs[e.To].Key
}

// finding counts the outcomes among the histories, or says how they were chosen.
func (f Futures) finding() string {
	n := len(f.Histories)
	if n == 1 {
		return "A history that ends in " + f.outcomeName(f.Histories[0].Outcome)
	}
	if f.Wanted >= 0 {
		return fmt.Sprintf("%d histories that end in %s", n, f.outcomeName(f.Wanted))
	}
	var parts []string
	for i := range f.Scenario.Outcomes {
		count := 0
		for _, h := range f.Histories {
			if h.Outcome == i {
				count++
			}
		}
		if count == 0 {
			continue
		}
		verb := " "
		if len(parts) == 0 {
			verb = " end "
			if count == 1 {
				verb = " ends "
			}
		}
		parts = append(parts, strconv.Itoa(count)+verb+"in "+f.outcomeName(i))
	}
	return fmt.Sprintf("Of %d histories, %s", n, joined(parts))
}

// source says how the histories were found.
func (f Futures) source() string {
	if f.Wanted < 0 {
		return "They are independent draws from the law of the forecast: of very many, each outcome has its probability."
	}
	return fmt.Sprintf("They are the first with that outcome among %s independent draws from the law of the forecast.", thousands(f.Tried))
}

// Print tells the histories.
func (f Futures) Print(w io.Writer, table func(Table, io.Writer) error) error {
	if _, err := fmt.Fprintf(w, "%s\n%s. %s\n\n", plain(f.Scenario.Title), f.finding(), f.source()); err != nil {
		return err
	}
	return printTables(w, table, f.tables())
}

// Files makes all files of the histories; the manifest is the last.
func (f Futures) Files(ctx context.Context) ([]File, error) {
	charts := []Chart{f.stripChart()}
	files, err := gather(ctx, []func() ([]File, error){
		func() ([]File, error) { return []File{{"report.md", f.report(charts)}}, nil },
		charts[0].files,
	})
	if err != nil {
		return nil, err
	}
	files = append(files, File{"scenario.toml", f.TOML})
	manifest, err := f.whatIf().manifest(files)
	return append(files, File{"manifest.json", manifest}), err
}

func (f Futures) whatIf() whatIf {
	arguments := []string{"--n " + strconv.Itoa(len(f.Histories))}
	if f.Wanted >= 0 {
		arguments = append(arguments, "--outcome "+f.Scenario.Outcomes[f.Wanted].Key)
	}
	return whatIf{command: "futures", arguments: arguments, sampled: true, runs: []Run{{
		Forecast:   &model.Forecast{Scenario: f.Scenario, Plan: model.Plan{Seed: f.Provenance.Seed, Draws: f.Tried, Futures: 1, Steps: 1}},
		Provenance: f.Provenance, Scenario: f.TOML, Overrides: f.Overrides,
	}}}
}

func (f Futures) report(charts []Chart) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s. %s\n\n", plain(f.Scenario.Title), plain(f.Scenario.Question), f.finding(), f.source())
	section(&b, "How to read them", howToTell)
	chartSection(&b, charts)
	for i, t := range f.tables() {
		section(&b, f.heading(i), "")
		t.Title = ""
		write(&b, t)
	}
	section(&b, "Where it comes from", fmt.Sprintf("- seed %d; entente %s; `%s` tells them again", f.Provenance.Seed, f.Provenance.Version, f.whatIf().repeat()))
	return b.Bytes()
}

const howToTell = `Each history is one way in which the scenario could go: one plausible set of assumptions, one course of drivers and shocks, and one path of the relationship along it. No single one is a forecast; what they have in common is worth more than any of their dates.

A driver is mentioned when its level has moved by 0.15 since it was last mentioned. A shock that bears on nothing in the model is dated to the end of its month.`
