package model

import (
	"slices"

	"entente/model/elementary"
)

// A control guesses by how much a future moves each outcome but the last away from
// what its draw makes one expect: for every shock the first-order effect G at the
// time at which it comes, and for the noise of the drivers the effect of their leading
// parts. It gives several guesses:
//
//	of each shock, Σ G(τ) over its occurrences τ less ∫ h(u) G(u) du over its hazard h
//	of all shocks, their sum
//	of the noise, Σ l z over the leading parts z with their effects l
//	of all, p·(Π (1 + g(τ)) exp(−∫ Σ h g du) Π exp(γz − γ²/2) − 1), with g about G/p and γ
//	about l/p: what multiplies hazards multiplies a small probability p
//
// and of the second and the last also how they stand half way, which is closer to what
// shocks do by earlier dates.
//
// The mean of a guess over the futures of a draw is 0, exactly and however bad the
// guess is: the first is a martingale for any G fixed beforehand, so is a date's coin
// less its chance; the leading part of noise is standard normal; and the last is the
// exponential martingale of the others (Andersen, Borgan, Gill & Keiding, Statistical
// Models Based on Counting Processes, 1993, ch. II). Guesses are therefore control
// variates (Glasserman 2003, ch. 4.1).
type control struct {
	model   *Model
	quiet   *quiet
	gain    [][]float64 // [cell][outcome·shocks + shock] G
	share   [][]float64 // [cell][outcome·shocks + shock] g
	lead    [][]float64 // [outcome][driver] of a unit of the leading part
	tilt    []float64   // [outcome] γ/l
	spread  []float64   // [outcome] variance of γz
	cell    int         // of the current step
	sum     []float64   // [outcome·shocks + shock] the guess of each shock in the current future
	noise   []float64   // [outcome]
	log     []float64   // [outcome] of the product
	half    []float64   // [outcome] sum of all shocks, then log, half way
	guess   []float64   // all of a finished future
	weight  [][]float64 // [row][driver]
	effect  [][]float64 // [row][age in cells] e^δ − 1 after a shock
	moved   []float64   // [driver] by how much a shock has moved its level
	touched []int       // the drivers of moved that count
	level   []float64
}

// guesses is the number of guesses of a future.
func (m *Model) guesses() int { return (len(m.outcomes) - 1) * (5 + len(m.shocks)) }

func newControl(m *Model, g grid) *control {
	q := newQuiet(m, g)
	outcomes, cells := len(q.flux), len(q.factor)
	c := &control{
		model: m, quiet: q, gain: table(cells, outcomes*len(m.shocks)), share: table(cells, outcomes*len(m.shocks)),
		lead: table(outcomes, len(m.drivers)), sum: make([]float64, outcomes*len(m.shocks)),
		weight: table(len(m.rows), len(m.drivers)), effect: table(len(m.rows), cells),
		moved: make([]float64, len(m.drivers)), level: make([]float64, len(m.drivers)), guess: make([]float64, m.guesses()),
	}
	for _, v := range []*[]float64{&c.tilt, &c.spread, &c.noise, &c.log} {
		*v = make([]float64, outcomes)
	}
	c.half = make([]float64, 2*outcomes)
	return c
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
	return min(ratio, mostFactor)
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
