package results

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"entente/model"
	"entente/model/belief"
)

// Review returns the tables that read a scenario back before it is run: the pace
// of every step as things stand, the drivers, their weights as hazard ratios, and
// how often each shock comes.
func Review(s model.Scenario, register []model.Assumption, r model.Review) []Table {
	var all []Table
	for _, l := range s.Ladders {
		all = append(all, stepReview(s, l, r))
	}
	if len(s.Drivers) > 0 {
		all = append(all, driverReview(s), weightReview(s))
	}
	if len(s.Shocks) > 0 {
		all = append(all, shockReview(s, r))
	}
	if t := expertReview(register); len(t.Rows) > 0 {
		all = append(all, t)
	}
	return all
}

// expertReview shows, for every number on which several experts were asked, what
// each says and what their pool amounts to.
func expertReview(register []model.Assumption) Table {
	t := Table{Title: "Experts and their pools", Header: []string{"Assumption", "Expert", "Weight", "Says"}, Left: []string{"Expert"}}
	for _, a := range register {
		names, weights, beliefs := a.Belief.Experts()
		for i, name := range names {
			t.Rows = append(t.Rows, []string{a.Address, plain(name), significant(weights[i]), withRange(quantilesOf(beliefs[i], same))})
		}
		if len(names) > 0 {
			t.Rows = append(t.Rows, []string{a.Address, "together", "", withRange(quantilesOf(a.Belief, same))})
		}
	}
	return t
}

func same(x float64) float64 { return x }

func stepReview(s model.Scenario, l model.Ladder, r model.Review) Table {
	t := Table{
		Title:  plain(l.Name) + ": steps, if drivers and the other ladders stay as on the first day",
		Header: []string{"From", "To", "Times a year", "Within a year", "Within ten years"},
		Left:   []string{"To"},
	}
	for i, step := range s.Steps {
		if step.Ladder == l.Key {
			h := r.Steps[i]
			t.Rows = append(t.Rows, []string{nameOfRung(l, step.From), nameOfRung(l, step.To),
				withRange(h.Rate), chances(h.AfterOneYear), chances(h.AfterTenYears)})
		}
	}
	return t
}

func nameOfRung(l model.Ladder, key string) string {
	for _, r := range l.Rungs {
		if r.Key == key && r.Name != "" {
			return plain(r.Name)
		}
	}
	return key
}

func driverReview(s model.Scenario) Table {
	t := Table{
		Title:  "Drivers: levels between 0 and 1",
		Header: []string{"Driver", "Reference", "Now", "Tends to", "Half-life in years", "Strays by"},
	}
	for _, d := range s.Drivers {
		row := []string{plain(d.Name)}
		for _, a := range []model.Assumption{d.Reference, d.Now, d.TendsTo, d.HalfLife, d.Spread} {
			row = append(row, readOut(a))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// weightReview turns weights into ratios, which are easier to judge: with a
// ratio of 2 an event is twice as frequent at level 1 as at level 0.
func weightReview(s model.Scenario) Table {
	t := Table{Title: "Hazard ratio of a driver's level 1 to its level 0", Header: []string{"Driver"}}
	for _, l := range s.Ladders {
		t.Header = append(t.Header, plain(l.Name)+", up", plain(l.Name)+", down")
	}
	for _, d := range s.Drivers {
		row := []string{plain(d.Name)}
		for _, l := range s.Ladders {
			up, down := ladderWeights(d.Weights, l.Key)
			row = append(row, ratio(up, 1))
			if down.Stated() {
				row = append(row, ratio(down, 1))
			} else {
				row = append(row, ratio(up, -1))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func ladderWeights(all []model.LadderWeight, ladder string) (up, down model.Assumption) {
	for _, w := range all {
		switch {
		case w.Ladder != ladder:
		case w.Down:
			down = w.Value
		default:
			up = w.Value
		}
	}
	return up, down
}

func shockReview(s model.Scenario, r model.Review) Table {
	t := Table{Title: "Shocks, as drivers stand on the first day", Header: []string{"Shock", "Comes", "Within ten years"}, Left: []string{"Comes"}}
	random := map[string]model.Hazard{}
	for _, h := range r.Shocks {
		random[h.Address] = h
	}
	for _, shock := range s.Shocks {
		var comes []string
		within := ""
		if h, ok := random["shock."+shock.Key]; ok {
			comes = append(comes, "about once in "+withRange(inverse(h.Rate))+" years")
			within = chances(h.AfterTenYears)
		}
		for _, on := range shock.On {
			comes = append(comes, "on "+longDate(on)+" with chance "+readOut(shock.Chance))
		}
		t.Rows = append(t.Rows, []string{plain(shock.Name), strings.Join(comes, "; "), within})
	}
	return t
}

// inverse turns a rate per year into years between events.
func inverse(q model.Quantiles) model.Quantiles {
	return model.Quantiles{Low: 1 / q.High, Median: 1 / q.Median, High: 1 / q.Low}
}

// withRange prints a median with its 5th and 95th percentile, or one number
// where they print alike.
func withRange(q model.Quantiles) string {
	low, median, high := significant(q.Low), significant(q.Median), significant(q.High)
	if low == high {
		return median
	}
	return fmt.Sprintf("%s (%s to %s)", median, low, high)
}

// chances prints probabilities in whole per cents: they are not estimates but
// what rates amount to.
func chances(q model.Quantiles) string {
	const whole = 0.005
	median, band := percent(q.Median, whole), percentRange(q.Low, whole, q.High, whole)
	if median == band {
		return median
	}
	return fmt.Sprintf("%s (%s)", median, band)
}

// readOut prints a belief by its median and range, in its unit; nothing where
// nothing is stated.
func readOut(a model.Assumption) string {
	if !a.Stated() {
		return ""
	}
	return withRange(quantilesOf(a.Belief, same))
}

func ratio(a model.Assumption, sign float64) string {
	if !a.Stated() {
		return ""
	}
	return withRange(quantilesOf(a.Belief, func(x float64) float64 { return math.Exp(sign * x) }))
}

// quantilesOf maps the percentiles of a belief through a monotone function.
func quantilesOf(b belief.Belief, f func(float64) float64) model.Quantiles {
	low, high := f(b.Quantile(0.05)), f(b.Quantile(0.95))
	return model.Quantiles{Low: min(low, high), Median: f(b.Median()), High: max(low, high)}
}

// significant prints two significant digits, without an exponent where it can.
func significant(x float64) string {
	if x == 0 || math.IsInf(x, 0) {
		return map[bool]string{true: "0", false: "never"}[x == 0]
	}
	if a := math.Abs(x); a >= 1e6 || a < 1e-5 {
		return strconv.FormatFloat(x, 'g', 2, 64)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 2, 64), 64)
	if err != nil {
		panic(err) // what FormatFloat writes ParseFloat reads
	}
	return strings.Replace(strconv.FormatFloat(rounded, 'f', -1, 64), "-", minusSign, 1)
}
