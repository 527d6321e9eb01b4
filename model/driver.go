package model

import (
	"math"

	"entente/model/belief"
	"entente/model/elementary"
)

// A driver as compiled: where its numbers stand.
type driver struct {
	key                                       string
	reference, now, tendsTo, halfLife, spread stated
	up, down                                  []stated // weight on each ladder's steps up and down, absent where none
}

func (c *compiler) drivers() {
	all := c.scenario.Drivers
	if len(all) > maxDrivers {
		c.fault("driver", "at most 64", "the scenario has %d drivers", len(all))
	}
	duplicates(c, "driver.", all)
	for _, d := range all {
		c.model.drivers = append(c.model.drivers, c.compileDriver(d))
	}
}

func (c *compiler) compileDriver(d Driver) driver {
	address := "driver." + d.Key
	if !d.Reference.Stated() {
		c.fault(address, "reference = the level at which the rates are quoted", "driver %q has no reference level", d.Key)
	}
	if !d.Now.Stated() {
		c.fault(address, "now = the level on the first day", "driver %q does not say where it stands now", d.Key)
	}
	if !d.HalfLife.Stated() && (d.TendsTo.Stated() || d.Spread.Stated()) {
		c.fault(address, "half_life = years in which half of a gap closes",
			"driver %q tends somewhere or strays but does not say how fast it returns", d.Key)
	}
	out := driver{
		key:       d.Key,
		reference: c.number(d.Reference, belief.Level),
		now:       c.number(d.Now, belief.Level),
		tendsTo:   c.number(d.TendsTo, belief.Level),
		halfLife:  c.number(d.HalfLife, belief.Duration),
		spread:    c.number(d.Spread, belief.Spread),
	}
	out.up, out.down = c.perLadder(d.Weights)
	return out
}

// perLadder lays out numbers that concern all steps of a ladder in one direction.
func (c *compiler) perLadder(all []LadderWeight) (up, down []stated) {
	n := len(c.scenario.Ladders)
	up, down = make([]stated, n), make([]stated, n)
	for i := range n {
		up[i], down[i] = absent, absent
	}
	for _, w := range all {
		value := c.number(w.Value, belief.Weight)
		if i, ok := c.ladder(w.Ladder, w.Value.Address); ok && w.Down {
			down[i] = value
		} else if ok {
			up[i] = value
		}
	}
	return up, down
}

// A process is a driver in one draw: an Ornstein–Uhlenbeck process on the
// log-odds scale, stepped exactly from midpoint to midpoint.
//
//	z ← target + (z − target)·decay + jitter·ε
type process struct {
	start, target float64   // log-odds
	kappa         float64   // per year; 0 for a level that does not revert
	decay, jitter []float64 // one a class of gap
	rough         float64   // by what the jitter of a sketch is multiplied
}

// process sets p for the values of a draw. Without a shape there is no noise.
func (d *driver) process(p *process, value []float64, gaps []float64, shape *logitNormal) {
	p.start = elementary.Logit(value[d.now])
	p.target = p.start
	if d.tendsTo.given() {
		p.target = elementary.Logit(value[d.tendsTo])
	}
	p.kappa = 0
	if d.halfLife.given() {
		p.kappa = math.Ln2 / value[d.halfLife]
	}
	sigma := 0.0
	p.rough = 1
	if d.spread.given() && shape != nil {
		sigma = shape.sigma(p.target, value[d.spread])
		if !shape.rough && sigma > 0 {
			p.rough = roughSigma(p.target, value[d.spread]) / sigma
		}
	}
	for class, gap := range gaps {
		a := elementary.Exp(-float64(p.kappa * gap))
		p.decay[class] = a
		p.jitter[class] = sigma * math.Sqrt(1-float64(a*a))
	}
}
