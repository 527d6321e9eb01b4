package results

import (
	"entente/model"
)

// charts draws a comparison: the probabilities side by side, each outcome by
// date, the first difference over the assumptions, and every ladder. All have the
// scenarios in the same order and colours.
func (c Comparison) charts() []Chart {
	charts := []Chart{c.dumbbellChart()}
	for _, o := range c.base().Outcomes {
		charts = append(charts, c.curvesChart(o))
	}
	if len(c.others()) > 0 && len(c.base().Assumptions) > 0 {
		charts = append(charts, c.differenceChart())
	}
	for _, l := range c.base().Ladders {
		charts = append(charts, c.occupancyChart(l.Key))
	}
	line := whatIf{runs: c.Scenarios}.provenance()
	for i := range charts {
		charts[i].Scenario = "Compared with " + c.title(c.Baseline)
		charts[i].Caption += "\n" + line
	}
	return charts
}

// hue is the colour of a scenario; the baseline is grey.
func (c Comparison) hue(i int) hue {
	switch {
	case i == c.Baseline:
		return hue{quietInk, quietInk}
	case i > c.Baseline:
		i--
	}
	return hueOf(i)
}

// farthest is the scenario in which an outcome differs most from the baseline,
// −1 where none does.
func (c Comparison) farthest(key string) int {
	best, most := -1, 0.0
	for _, i := range c.others() {
		d := c.difference(i, key)
		if d != nil && max(d.Horizon.Value, -d.Horizon.Value) > most {
			best, most = i, max(d.Horizon.Value, -d.Horizon.Value)
		}
	}
	return best
}

// finding is the title of charts about an outcome: where it differs most.
func (c Comparison) finding(o model.OutcomeForecast) string {
	subject := named(o.Name, o.Key) + " " + dated(o.Outcome, horizon(c.base()))
	i := c.farthest(o.Key)
	if i < 0 {
		return subject + " is as probable in every scenario as in the baseline"
	}
	d, own := c.difference(i, o.Key), c.outcome(i, o.Key)
	verb := "rises most"
	if d.Horizon.Value < 0 {
		verb = "falls most"
	}
	if len(c.others()) == 1 {
		verb = verb[:5]
	}
	from, to := percentOf(o.ByDate[len(o.ByDate)-1]), percentOf(own.ByDate[len(own.ByDate)-1])
	if from != to {
		from += " to " + to
	}
	return subject + " " + verb + " under “" + c.title(i) + "”: " + from + ", " + pointsOf(d.Horizon.Value, d.Horizon.Error)
}
