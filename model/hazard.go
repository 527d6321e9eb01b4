package model

import (
	"fmt"
	"slices"
	"strings"

	"entente/model/belief"
	"entente/model/chain"
)

// A step as compiled.
type step struct {
	ladder, from, to int
	rate             stated
	given            []given
	row              int // of Model.rows: what multiplies the rate as drivers and shocks move
}

type given struct {
	ladder, rung int
	factor       stated
}

// A row is a log hazard ratio that several steps share: the weighted sum of the
// drivers' distances from their references plus the effects of lasting shocks.
type row struct {
	term   []term
	effect []effect
}

// A term is sign·weight·(level − reference) of one driver.
type term struct {
	driver int
	weight stated
	sign   float64
}

type effect struct {
	shock int
	value stated
	sign  float64
}

func (c *compiler) steps() {
	seen := map[string]bool{}
	for _, s := range c.scenario.Steps {
		address := strings.Join([]string{"step", s.Ladder, s.From, s.To}, ".")
		if seen[address] {
			c.fault(address, "one table a step", "the step stands twice")
			continue
		}
		seen[address] = true
		c.step(s, address)
	}
	if len(c.scenario.Steps) == 0 {
		c.fault("step", "at least one [step.<ladder>.<from>.<to>]", "the scenario has no steps: nothing can ever change")
	}
}

func (c *compiler) step(s Step, address string) {
	ladder, ok := c.ladder(s.Ladder, address)
	if !ok {
		return
	}
	from, okFrom := c.rung(ladder, s.From, address)
	to, okTo := c.rung(ladder, s.To, address)
	if okFrom && okTo && from == to {
		c.fault(address, "two different rungs", "the step leads nowhere")
		return
	}
	if !s.Rate.Stated() {
		c.fault(address, "rate = events per year with every driver at its reference", "the step has no rate")
	}
	out := step{ladder: ladder, from: from, to: to, rate: c.number(s.Rate, belief.Rate)}
	for _, g := range s.Given {
		if x, ok := c.given(g, ladder); ok {
			out.given = append(out.given, x)
		}
	}
	r := c.row(s, ladder, to > from)
	if okFrom && okTo {
		out.row = c.shareRow(r)
		c.model.steps = append(c.model.steps, out)
	}
}

func (c *compiler) given(g Multiplier, own int) (given, bool) {
	factor := c.number(g.Factor, belief.Multiplier)
	ladder, ok := c.ladder(g.Ladder, g.Factor.Address)
	if !ok {
		return given{}, false
	}
	if ladder == own {
		c.fault(g.Factor.Address, "another ladder", "a step's own ladder cannot multiply its rate")
		return given{}, false
	}
	rung, ok := c.rung(ladder, g.Rung, g.Factor.Address)
	return given{ladder, rung, factor}, ok
}

// row gathers what moves a step: its own weights first, then each driver's
// weight on the ladder, reversed on steps down unless stated for them.
func (c *compiler) row(s Step, ladder int, up bool) row {
	own := map[int]stated{}
	for _, w := range s.Weights {
		value := c.number(w.Value, belief.Weight)
		if d, ok := c.driver(w.Driver, w.Value.Address); ok {
			own[d] = value
		}
	}
	var r row
	for d, driver := range c.model.drivers {
		if w, ok := own[d]; ok {
			r.term = append(r.term, term{d, w, 1})
		} else if w, sign := directed(driver.up[ladder], driver.down[ladder], up); w.given() {
			r.term = append(r.term, term{d, w, sign})
		}
	}
	for k, shock := range c.model.shocks {
		if v, sign := directed(shock.up[ladder], shock.down[ladder], up); v.given() {
			r.effect = append(r.effect, effect{k, v, sign})
		}
	}
	return r
}

func directed(up, down stated, isUp bool) (stated, float64) {
	switch {
	case isUp:
		return up, 1
	case down.given():
		return down, 1
	}
	return up, -1
}

func (c *compiler) shareRow(r row) int {
	m := c.model
	i := slices.IndexFunc(m.rows, func(x row) bool {
		return slices.Equal(x.term, r.term) && slices.Equal(x.effect, r.effect)
	})
	if i < 0 {
		i = len(m.rows)
		m.rows = append(m.rows, r)
	}
	return i
}

// transitions lays every step out as arcs between joint states.
func (c *compiler) transitions() error {
	m := c.model
	for i, s := range m.steps {
		for state := range m.space.states {
			if m.space.at(state, s.ladder) != s.from {
				continue
			}
			m.arcs = append(m.arcs, chain.Arc{From: state, To: m.space.with(state, s.ladder, s.to)})
			m.arcStep = append(m.arcStep, i)
			m.arcFactors = append(m.arcFactors, factorsAt(m.space, s, state))
		}
	}
	full, err := chain.New(m.space.states, m.arcs)
	if err != nil {
		return fmt.Errorf("laying out the joint states: %w", err)
	}
	m.laws = []*chain.Chain{full}
	return nil
}

func factorsAt(sp space, s step, state int) []int {
	var factors []int
	for _, g := range s.given {
		if sp.at(state, g.ladder) == g.rung {
			factors = append(factors, int(g.factor))
		}
	}
	return factors
}
