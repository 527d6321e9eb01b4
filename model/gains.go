package model

import (
	"math"

	"entente/model/elementary"
)

// gains sets what it changes of each outcome that a shock comes in a cell rather than
// not yet. One that comes once may still come later if it does not come now: what is
// to be expected of that is taken off (the integrand of Clark and Ocone).
func (c *control) gains(s int) {
	q := c.quiet
	for o := range q.flux {
		p := q.start[o]
		rarer, sign := p, 1.0
		if p > 0.5 {
			rarer, sign = 1-p, -1
		}
		most, at := mostRatio(rarer), o*len(c.model.shocks)+s
		later := 0.0
		for cell := len(q.factor) - 1; cell >= 0; cell-- {
			gain := bounded(c.change(o, s, cell), p)
			soon := q.soon(s, cell)
			if c.model.shocks[s].repeats {
				soon = 0
			}
			rest := later + float64(soon/2*(gain-later))
			later += float64(soon * (gain - later))
			c.gain[cell][at], c.share[cell][at] = gain-rest, 0
			if rarer > 0 {
				ratio := (rarer+float64(sign*gain))/(rarer+float64(sign*rest)) - 1
				c.share[cell][at] = max(leastRatio, min(most, ratio))
			}
		}
	}
}

// change is the first-order change of an outcome if a shock comes in a cell.
func (c *control) change(o, s, cell int) float64 {
	q := c.quiet
	sum := q.jump[o][s][cell]
	for r, flux := range q.flux[o] {
		effect := c.effect[r]
		sum += float64(flux[cell] * effect[0] / 2)
		for u := cell + 1; u < len(flux); u++ {
			sum += float64(flux[u] * effect[u-cell])
		}
	}
	return sum
}

// leastRatio keeps the logarithm of 1 + g finite.
const leastRatio = -0.99

// mostRatio bounds g so that two strikes are about what makes an outcome of
// probability p sure: products of more would be outliers that guess nothing.
func mostRatio(p float64) float64 { return 1/math.Sqrt(p) - 1 }

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
		c.tilt[o], c.spread[o] = 0, 0
		if p := c.quiet.start[o]; p > 0 && p < 1 {
			// A lognormal of a variance far above 1 is an outlier that guesses nothing.
			c.tilt[o] = 1 / max(min(p, 1-p), norm(c.lead[o]))
			if p > 0.5 {
				c.tilt[o] = -c.tilt[o]
			}
			c.spread[o] = float64(c.tilt[o]*c.tilt[o]) * dot(c.lead[o], c.lead[o])
		}
	}
}
