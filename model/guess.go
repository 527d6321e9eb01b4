package model

import "entente/model/elementary"

// begin starts the guesses of a future.
func (c *control) begin(from *cell, place int) {
	clear(c.sum)
	for o := range c.noise {
		c.noise[o], c.log[o] = 0, 0
		if from.plain {
			continue
		}
		for _, row := range c.model.noise {
			c.noise[o] += float64(c.lead[o][row.driver] * from.lead[row.driver][place])
		}
		c.log[o] = float64(c.noise[o]*c.tilt[o]) - c.spread[o]/2
	}
}

// enter says that the next step of the grid begins.
func (c *control) enter(j int) {
	c.cell = c.quiet.cellOf[j]
	if j != len(c.quiet.cellOf)/2 {
		return
	}
	shocks, outcomes := len(c.model.shocks), len(c.log)
	for o, log := range c.log {
		c.half[o] = sum(c.sum[o*shocks : (o+1)*shocks])
		c.half[outcomes+o] = log
	}
}

// strike books that a shock came at a random time.
func (c *control) strike(s int) {
	for o := range c.log {
		at := o*len(c.model.shocks) + s
		c.sum[at] += c.gain[c.cell][at]
		c.log[o] += elementary.Log1p(c.share[c.cell][at])
	}
}

// fall books whether a date brought its shock, which it does with a chance.
func (c *control) fall(s int, chance float64, came bool) {
	for o := range c.log {
		at := o*len(c.model.shocks) + s
		gain, share := c.gain[c.cell][at], c.share[c.cell][at]
		c.sum[at] -= float64(chance * gain)
		c.log[o] -= elementary.Log1p(float64(chance * share))
		if came {
			c.sum[at] += gain
			c.log[o] += elementary.Log1p(share)
		}
	}
}

// wait books what was to be expected of the shocks over some years.
func (c *control) wait(hazard []float64, years float64) {
	for o := range c.log {
		first, last := o*len(hazard), (o+1)*len(hazard)
		gain, share, sum := c.gain[c.cell][first:last], c.share[c.cell][first:last], c.sum[first:last]
		log := 0.0
		for s, h := range hazard {
			expected := float64(h * years)
			sum[s] -= float64(expected * gain[s])
			log += float64(expected * share[s])
		}
		c.log[o] -= log
	}
}

// finish returns the guesses of the future that ends: those of most use first.
func (c *control) finish() []float64 {
	outcomes, shocks := len(c.log), len(c.model.shocks)
	for o := range c.log {
		own := c.sum[o*shocks : (o+1)*shocks]
		p := c.quiet.start[o]
		if p > 0.5 {
			p--
		}
		c.guess[o] = float64(p * elementary.Expm1(c.log[o]))
		c.guess[outcomes+o] = sum(own)
		c.guess[2*outcomes+o] = c.noise[o]
		c.guess[3*outcomes+o] = c.half[o]
		c.guess[4*outcomes+o] = float64(p * elementary.Expm1(c.half[outcomes+o]))
		for s, x := range own {
			c.guess[(5+s)*outcomes+o] = x
		}
	}
	return c.guess
}
