package results

import (
	"strconv"

	"entente/model"
)

// tables are the comparison for a reader: a table an outcome of the baseline.
func (c Comparison) tables() []Table {
	var all []Table
	for _, o := range c.base().Outcomes {
		all = append(all, c.outcomeTable(o))
	}
	return all
}

func (c Comparison) outcomeTable(o model.OutcomeForecast) Table {
	t := Table{
		Title:  o.Name + " by " + longDate(c.base().Scenario.Horizon),
		Header: []string{"Scenario", colProbability, colBand, "Difference", "Band of the difference", "Higher in", "Ratio", "Half of it by"},
	}
	for i := range c.Scenarios {
		if own := c.outcome(i, o.Key); own != nil {
			t.Rows = append(t.Rows, c.outcomeRow(i, own))
		}
	}
	return t
}

func (c Comparison) outcomeRow(i int, o *model.OutcomeForecast) []string {
	p := o.ByDate[len(o.ByDate)-1]
	row := []string{c.title(i), percentOf(p), bandOf(p), "baseline", "", "", "", medianOf(o)}
	if i == c.Baseline {
		return row
	}
	d := c.difference(i, o.Key)
	if d == nil {
		row[3] = ""
		return row
	}
	row[3], row[4], row[5], row[6] = pointsOf(d.Horizon.Value, d.Horizon.Error), differenceBand(d.Horizon), higherIn(d), ratioOf(d)
	return row
}

func medianOf(o *model.OutcomeForecast) string {
	if o.MedianDate.IsZero() {
		return ""
	}
	return monthYear(o.MedianDate)
}

// probabilities has every outcome of every scenario by its horizon.
func (c Comparison) probabilities() Table {
	t := Table{Header: append([]string{"scenario", "outcome", "horizon"}, estimateColumns...)}
	for i, r := range c.Scenarios {
		for _, o := range r.Forecast.Outcomes {
			row := []string{c.name(i), o.Key, day(horizon(r.Forecast))}
			t.Rows = append(t.Rows, append(row, estimateCells(o.ByDate[len(o.ByDate)-1])...))
		}
	}
	return t
}

// Table has every difference by the horizon, in the unit of
// probability; the baseline compared with itself is among them.
func (c Comparison) Table() Table {
	t := Table{Header: []string{"scenario", "outcome", "difference", "standard_error", "band_low", "band_high", "band_low_error", "band_high_error",
		"share_higher", "share_lower", "ratio", "ratio_error"}}
	for i, comparison := range c.Differences {
		for _, d := range comparison.Outcomes {
			row := append([]string{c.name(i), d.Key}, estimateCells(d.Horizon)...)
			t.Rows = append(t.Rows, append(row, number(d.Higher, shareError), number(d.Lower, shareError), number(d.Ratio, d.Error), errorNumber(d.Error)))
		}
	}
	return t
}

// Shares of a few thousand draws have no more than three decimals.
const shareError = 1e-2

func (c Comparison) datesTable() Table {
	t := Table{Header: []string{"date", "scenario", "outcome", "difference", "standard_error"}}
	for i, comparison := range c.Differences {
		for _, d := range comparison.Outcomes {
			for k, e := range d.ByDate {
				t.Rows = append(t.Rows, []string{day(comparison.Dates[k]), c.name(i), d.Key, number(e.Value, e.Error), errorNumber(e.Error)})
			}
		}
	}
	return t
}

// drawsTable has the difference of every outcome in every draw that a scenario shares
// with the baseline, freed of chance.
func (c Comparison) drawsTable() Table {
	t := Table{Header: []string{"draw", "scenario"}}
	for _, o := range c.base().Outcomes {
		t.Header = append(t.Header, "difference."+o.Key)
	}
	for _, i := range c.others() {
		for draw := range c.drawsShared(i) {
			row := []string{strconv.Itoa(draw), c.name(i)}
			for _, o := range c.base().Outcomes {
				cell := ""
				if d := c.difference(i, o.Key); d != nil {
					cell = number(d.Spread[draw], levelError/100)
				}
				row = append(row, cell)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// drawsShared is how many draws a scenario and the baseline have in common.
func (c Comparison) drawsShared(i int) int {
	all := c.Differences[i].Outcomes
	if len(all) == 0 {
		return 0
	}
	return len(all[0].Spread)
}
