package model

import (
	"time"

	"entente/model/belief"
)

// A shock as compiled.
type shock struct {
	key         string
	rate        stated
	weights     []term
	dates       []scheduled
	chance      stated
	repeats     bool
	lasts       stated
	push, reset []change
	up, down    []stated // effect on each ladder's steps
	moves       []move
}

// inert reports whether nothing follows from the shock.
func (s *shock) inert() bool {
	return len(s.push)+len(s.reset)+len(s.moves) == 0 && !s.lasts.given()
}

// A scheduled date of a shock, in years since the first day. The day number
// keys its randomness, so that other dates do not disturb it.
type scheduled struct {
	year float64
	day  int
}

type change struct {
	driver int
	value  stated
}

type move struct {
	ladder, from, to int
	chance           stated
}

func (c *compiler) shocks() {
	all := c.scenario.Shocks
	if len(all) > maxShocks {
		c.fault("shock", "at most 64", "the scenario has %d shocks", len(all))
	}
	duplicates(c, "shock.", all)
	c.model.minded = make([]bool, len(c.model.drivers))
	for _, s := range all {
		c.model.shocks = append(c.model.shocks, c.shock(s))
	}
	for _, s := range c.model.shocks {
		for _, w := range s.weights {
			c.model.minded[w.driver] = true
		}
	}
}

func (c *compiler) shock(s Shock) shock {
	address := "shock." + s.Key
	c.occurrence(s, address)
	out := shock{
		key:     s.Key,
		repeats: s.Repeats,
		rate:    c.number(s.Rate, belief.Rate),
		chance:  c.number(s.Chance, belief.Probability),
		lasts:   c.number(s.Lasts, belief.Duration),
	}
	for _, w := range s.Weights {
		value := c.number(w.Value, belief.Weight)
		if d, ok := c.driver(w.Driver, w.Value.Address); ok {
			out.weights = append(out.weights, term{d, value, 1})
		}
	}
	out.dates = c.schedule(s, address)
	out.push = c.changes(s.Push, belief.Weight)
	out.reset = c.changes(s.Reset, belief.Level)
	for i, r := range out.reset {
		if !c.model.drivers[r.driver].halfLife.given() {
			c.fault(s.Reset[i].Value.Address, "give the driver a half_life, or push it instead",
				"driver %q tends nowhere, so that its target cannot be reset", s.Reset[i].Driver)
		}
	}
	out.up, out.down = c.perLadder(s.Effect)
	for _, mv := range s.Moves {
		if x, ok := c.move(mv); ok {
			out.moves = append(out.moves, x)
		}
	}
	return out
}

// occurrence checks that the shock can happen and that what it says fits together.
func (c *compiler) occurrence(s Shock, address string) {
	if !s.Rate.Stated() && len(s.On) == 0 {
		c.fault(address, "rate = times per year, or on = a date with its chance", "shock %q never happens", s.Key)
	}
	if len(s.On) > 0 && !s.Chance.Stated() {
		c.fault(address, "chance = probability that the date brings it", "shock %q has a date but no chance", s.Key)
	}
	if len(s.On) == 0 && s.Chance.Stated() {
		c.fault(s.Chance.Address, "on = the date it belongs to, or rate for a shock at a random time", "shock %q has a chance but no date", s.Key)
	}
	if len(s.Weights) > 0 && !s.Rate.Stated() {
		c.fault(s.Weights[0].Value.Address, "rate = times per year", "shock %q has no rate that a driver could move", s.Key)
	}
	if len(s.Effect) > 0 && !s.Lasts.Stated() {
		c.fault(s.Effect[0].Value.Address, "lasts = years", "shock %q has an effect but does not say how long it lasts", s.Key)
	}
	if len(s.Effect) == 0 && s.Lasts.Stated() {
		c.fault(s.Lasts.Address, "effect.<ladder> = log hazard ratio while it lasts, or drop lasts", "shock %q lasts but has no effect to last", s.Key)
	}
}

func (c *compiler) schedule(s Shock, address string) []scheduled {
	var out []scheduled
	last := time.Time{}
	for _, date := range s.On {
		switch {
		case date.Before(c.scenario.Start):
			c.fault(address+".on", "a date from "+c.scenario.Start.Format(time.DateOnly)+" on",
				"%s lies before the start", date.Format(time.DateOnly))
		case !date.After(last):
			c.fault(address+".on", "dates in ascending order, each once", "%s does not come after the date before it", date.Format(time.DateOnly))
		case date.After(c.scenario.Horizon):
			c.warn(address+".on", "set the horizon later, or leave the day out", "%s lies after the horizon and has no bearing", date.Format(time.DateOnly))
		default:
			out = append(out, scheduled{c.model.calendar.year(date), int(date.Unix() / 86400)})
		}
		last = date
	}
	if len(s.On) > 1 && !s.Repeats {
		c.fault(address+".repeats", "repeats = true, or a single date", "shock %q has several dates but happens only once", s.Key)
	}
	return out
}

func (c *compiler) changes(all []LevelChange, q belief.Quantity) []change {
	var out []change
	for _, x := range all {
		value := c.number(x.Value, q)
		if d, ok := c.driver(x.Driver, x.Value.Address); ok {
			out = append(out, change{d, value})
		}
	}
	return out
}

func (c *compiler) move(mv Move) (move, bool) {
	address := mv.Chance.Address
	chance := c.number(mv.Chance, belief.Probability)
	ladder, ok := c.ladder(mv.Ladder, address)
	if !ok {
		return move{}, false
	}
	from, okFrom := c.rung(ladder, mv.From, address)
	to, okTo := c.rung(ladder, mv.To, address)
	if okFrom && okTo && from == to {
		c.fault(address, "two different rungs", "the move leads nowhere")
		return move{}, false
	}
	return move{ladder, from, to, chance}, okFrom && okTo
}
