package model

import (
	"slices"

	"entente/model/elementary"
)

// A control guesses by how much a future moves each outcome but the last away from
// the quiet course of its draw: for every shock the first-order effect at the time
// at which it comes, less what was to be expected of it by its hazard; and for the
// noise of each driver the effect of its leading part.
//
// The mean of a guess over the futures of a draw is 0, exactly and however bad the
// guess is: the sum of G(τ) over the occurrences τ of a shock less ∫ h(u) G(u) du
// over its hazard h is a martingale for any G fixed beforehand, so is a date's coin
// less its chance, and the leading part of noise is standard normal. Guesses are
// therefore control variates (Glasserman 2003, ch. 4.1).
type control struct {
	model   *Model
	quiet   *quiet
	gain    [][]float64 // [cell][outcome·shocks + shock]
	lead    [][]float64 // [outcome][driver] of a unit of the leading part
	cell    int         // of the current step
	sum     []float64   // [outcome] the guess of the current future
	weight  [][]float64 // [row][driver]
	effect  [][]float64 // [row][age in cells] e^δ − 1 after a shock
	moved   []float64   // [driver] by how much a shock has moved its level
	touched []int       // the drivers of moved that count
	level   []float64
}

func newControl(m *Model, g grid) *control {
	q := newQuiet(m, g)
	outcomes, cells := len(q.flux), len(q.factor)
	return &control{
		model: m, quiet: q, gain: table(cells, outcomes*len(m.shocks)), lead: table(outcomes, len(m.drivers)),
		sum: make([]float64, outcomes), weight: table(len(m.rows), len(m.drivers)), effect: table(len(m.rows), cells),
		moved: make([]float64, len(m.drivers)), level: make([]float64, len(m.drivers)),
	}
}

// set works out the guesses of a draw.
func (c *control) set(d *drawn, steps int) {
	c.quiet.set(c.model, d, c.level)
	for k := range d.process {
		c.level[k] = elementary.Logistic(c.quiet.level[k])
	}
	for r := range d.row {
		clear(c.weight[r])
		for _, w := range d.row[r].weight {
			c.weight[r][w.driver] = w.weight
		}
	}
	for s := range d.shock {
		if !c.model.shocks[s].inert() {
			c.effects(d, s)
			c.gains(s)
		}
	}
	c.leads(d, steps)
}

// effects works out the hazard ratios of the rows at each age of a shock.
func (c *control) effects(d *drawn, s int) {
	shock := &d.shock[s]
	for age := range c.quiet.factor {
		years := c.quiet.length * float64(age)
		if age == 0 {
			years = c.quiet.length / 4 // the mean age in the cell of the shock itself
		}
		touched := c.move(d, shock, years)
		lasting := lastingShare(shock.lasts/c.quiet.length, float64(age))
		for r := range d.row {
			c.effect[r][age] = float64(c.ratio(&d.row[r], r, s, touched, lasting)) - 1
		}
	}
}

// lastingShare is the part of the time about an age in which a shock still lasts,
// in cells: from the shock itself for age 0, else half a cell to either side.
func lastingShare(lasts, age float64) float64 {
	if age == 0 {
		return min(1, 2*lasts)
	}
	return min(1, max(0, lasts-age+0.5))
}

// ratio is the mean hazard ratio of a row.
func (c *control) ratio(row *drawnRow, r, s int, touched []int, lasting float64) float64 {
	ratio, log := 1.0, 0.0
	for _, k := range touched {
		log += float64(c.weight[r][k] * c.moved[k])
	}
	if log != 0 {
		ratio = elementary.Exp(log)
	}
	for _, e := range row.effect {
		if e.shock == s && lasting > 0 {
			ratio *= 1 + float64(lasting*(elementary.Exp(e.value)-1))
		}
	}
	return ratio
}

// move sets by how much the levels of the drivers that a shock touches differ some
// years after it, and returns those drivers.
func (c *control) move(d *drawn, shock *drawnShock, years float64) []int {
	c.touched = c.touched[:0]
	for _, x := range shock.push {
		fade := elementary.Exp(-float64(d.process[x.driver].kappa * years))
		c.touch(x.driver, float64(x.weight*fade))
	}
	for _, x := range shock.reset {
		p := &d.process[x.driver]
		fade := elementary.Exp(-float64(p.kappa * years))
		c.touch(x.driver, float64((x.weight-p.target)*(1-fade)))
	}
	for _, k := range c.touched {
		c.moved[k] = elementary.Logistic(c.quiet.level[k]+c.moved[k]) - c.level[k]
	}
	return c.touched
}

// touch adds to the log-odds of a driver.
func (c *control) touch(driver int, by float64) {
	if !slices.Contains(c.touched, driver) {
		c.touched = append(c.touched, driver)
		c.moved[driver] = 0
	}
	c.moved[driver] += by
}

// gains sets the change of each outcome if a shock comes in each cell.
func (c *control) gains(s int) {
	q := c.quiet
	shocks := len(c.model.shocks)
	for o := range q.flux {
		for cell := range q.factor {
			sum := q.jump[o][s][cell]
			for r, flux := range q.flux[o] {
				effect := c.effect[r]
				sum += float64(flux[cell] * effect[0] / 2)
				for u := cell + 1; u < len(flux); u++ {
					sum += float64(flux[u] * effect[u-cell])
				}
			}
			c.gain[cell][o*shocks+s] = bounded(sum, q.start[o])
		}
	}
}

// bounded bends a first-order change of a probability p so that it leads to a
// probability.
func bounded(change, p float64) float64 {
	room := 1 - p
	if change < 0 {
		room = -p
	}
	if !(p > 0 && p < 1) {
		return 0
	}
	return room * (1 - elementary.Exp(-change/room))
}

// leads sets what a unit of each driver's leading part does to the outcomes.
func (c *control) leads(d *drawn, steps int) {
	for o := range c.lead {
		clear(c.lead[o])
		for _, row := range c.model.noise {
			k := row.driver
			x := c.level[k]
			slope := 0.0
			for r, flux := range c.quiet.flux[o] {
				slope += float64(c.weight[r][k] * sum(flux))
			}
			slope = float64(slope * x * (1 - x) * d.process[k].reach / float64(steps))
			if row.term == nil {
				c.lead[o][k] += slope
			}
			for _, t := range row.term {
				c.lead[o][t.driver] += float64(slope * t.factor)
			}
		}
	}
}

// begin starts the guess of a future.
func (c *control) begin(from *cell, place int) {
	for o := range c.sum {
		c.sum[o] = 0
		if from.plain {
			continue
		}
		for _, row := range c.model.noise {
			c.sum[o] += float64(c.lead[o][row.driver] * from.lead[row.driver][place])
		}
	}
}

// happen books that a shock came by so much more than was to be expected.
func (c *control) happen(s int, excess float64) {
	for o := range c.sum {
		c.sum[o] += float64(excess * c.gain[c.cell][o*len(c.model.shocks)+s])
	}
}

// wait books what was to be expected of the shocks over some years.
func (c *control) wait(hazard []float64, years float64) {
	gain := c.gain[c.cell]
	for o := range c.sum {
		expected := 0.0
		for s, g := range gain[o*len(hazard) : (o+1)*len(hazard)] {
			expected += float64(hazard[s] * g)
		}
		c.sum[o] -= float64(expected * years)
	}
}
