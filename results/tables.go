package results

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"entente/model"
)

const (
	colProbability = "Probability"
	colBand        = "90 % band"
	colError       = "Monte Carlo error"
)

// summary answers the question at a glance: the outcomes at the horizon, their
// probability year by year, and what moves the first of them.
func summary(f *model.Forecast) []Table {
	all := []Table{outcomeTable(f), yearTable(f)}
	if len(f.Assumptions) > 0 {
		t := influenceTable(f, f.Outcomes[0], 5)
		t.Title = "What matters most for “" + f.Outcomes[0].Name + "”"
		all = append(all, t)
	}
	return all
}

func outcomeTable(f *model.Forecast) Table {
	t := Table{
		Title:  "By " + longDate(f.Scenario.Horizon),
		Header: []string{"Outcome", colProbability, colBand, colError, "Half of it by"},
	}
	for _, o := range f.Outcomes {
		p := o.ByDate[len(o.ByDate)-1]
		median := ""
		if !o.MedianDate.IsZero() {
			median = o.MedianDate.Format("January 2006")
		}
		t.Rows = append(t.Rows, []string{o.Name, percentOf(p), bandOf(p), points(p.Error), median})
	}
	return t
}

// yearTable has the probability of every outcome on each anniversary of the
// start and at the horizon.
func yearTable(f *model.Forecast) Table {
	t := Table{Title: "Year by year", Header: []string{"On"}}
	for _, o := range f.Outcomes {
		t.Header = append(t.Header, o.Name, colBand)
	}
	last := len(f.Dates) - 1
	for i := range f.Dates {
		if i != last && !anniversary(f.Dates[0], f.Dates[i]) {
			continue
		}
		row := []string{longDate(f.Dates[i])}
		for _, o := range f.Outcomes {
			row = append(row, percentOf(o.ByDate[i]), bandOf(o.ByDate[i]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// anniversary reports whether a date is whole years after another: the same day, or
// the last of a February without it.
func anniversary(start, date time.Time) bool {
	years := date.Year() - start.Year()
	day := start.AddDate(years, 0, 0)
	if day.Month() != start.Month() {
		day = day.AddDate(0, 0, -1)
	}
	return years > 0 && date.Equal(day)
}

func ladderTable(l model.LadderForecast) Table {
	t := Table{Header: []string{l.Name, "On the first day", "At the horizon", colBand}}
	for r := len(l.Rungs) - 1; r >= 0; r-- {
		first, last := l.ByDate[r][0], l.ByDate[r][len(l.ByDate[r])-1]
		t.Rows = append(t.Rows, []string{l.Rungs[r].Name, percentOf(first), percentOf(last), bandOf(last)})
	}
	return t
}

func shockTable(f *model.Forecast) Table {
	t := Table{Header: []string{"Shock", "Happens by the horizon", "Times on average"}}
	for _, s := range f.Shocks {
		t.Rows = append(t.Rows, []string{s.Name, percentOf(s.Once), significant(s.Count)})
	}
	return t
}

// influenceTable lists the assumptions that move an outcome most.
func influenceTable(f *model.Forecast, o model.OutcomeForecast, most int) Table {
	belief := map[string]string{}
	for _, a := range f.Register {
		belief[a.Address] = a.Belief.String()
	}
	t := Table{Header: []string{"Assumption", "As stated", "Rank correlation", "Standard error"}, Left: []string{"As stated"}}
	for i, x := range o.Influence {
		if i == most {
			break
		}
		t.Rows = append(t.Rows, []string{x.Address, belief[x.Address], signed(x.Correlation, 2), smallError(x.Error)})
	}
	return t
}

// smallError prints a standard error of something that is no probability.
func smallError(x float64) string {
	if x < 0.005 {
		return "under 0.01"
	}
	return strconv.FormatFloat(x, 'f', 2, 64)
}

func longDate(t time.Time) string { return t.Format("2 January 2006") }

// Print writes the answer, its words and its tables, each by the given writer.
func (r Run) Print(w io.Writer, table func(Table, io.Writer) error) error {
	f, tables := r.Forecast, summary(r.Forecast)
	if _, err := fmt.Fprintf(w, "%s\n%s\n\n", plain(f.Scenario.Title), plain(f.Scenario.Question)); err != nil {
		return err
	}
	if err := printTables(w, table, tables[:1]); err != nil {
		return err
	}
	if words := r.words(); len(words) > 0 {
		if err := printLines(w, append(words, "")); err != nil {
			return err
		}
	}
	return printTables(w, table, tables[1:])
}
