package model

import "slices"

// An outcome as compiled. Its probability at a date is
//
//	Σ over counted states of laws[minus] − laws[plus]   (once reached)
//	Σ over counted states of laws[minus]                (on the date)
//
// where laws[k] has never entered the first k once-reached outcomes, and the
// counted states are those left over by earlier outcomes that hold on the date.
type outcome struct {
	counted     []int // joint states
	minus, plus int   // plus = minus+1 if once reached, else −1
}

func (c *compiler) outcomes() {
	all := c.scenario.Outcomes
	duplicates(c, "outcome.", all)
	if len(all) < 2 {
		c.fault("outcome", "at least two; the last without a condition, for everything else", "the scenario has %d outcomes", len(all))
		return
	}
	m := c.model
	c.conditionsStated()
	fits := make([][]bool, len(all))
	for i, o := range all {
		fits[i] = c.fitting(o)
	}
	if len(c.faults) > 0 {
		return
	}
	if err := c.transitions(); err != nil {
		c.fault("step", "", "%v", err)
		return
	}
	dead := make([]bool, m.space.states)  // entered by an earlier once-reached outcome
	taken := make([]bool, m.space.states) // counted by an earlier outcome on the date
	for i, o := range all {
		m.outcomes = append(m.outcomes, c.outcome(o, fits[i], dead, taken))
	}
}

func (c *compiler) conditionsStated() {
	all := c.scenario.Outcomes
	for i, o := range all {
		last, bare := i == len(all)-1, len(o.AtLeast)+len(o.AtMost) == 0
		address := "outcome." + o.Key
		if bare && !last {
			c.fault(address, "at_least.<ladder> or at_most.<ladder>; only the last outcome has no condition",
				"outcome %q has no condition, so that none after it could ever count", o.Key)
		}
		if last && !bare {
			c.fault(address, "an outcome without a condition at the end, for everything else",
				"the last outcome %q has a condition, so that some futures would have no outcome", o.Key)
		}
		if last && o.OnceReached {
			c.fault(address+".once_reached", "drop it", "the last outcome is what remains and cannot be reached once")
		}
	}
}

// fitting returns which joint states meet an outcome's conditions.
func (c *compiler) fitting(o Outcome) []bool {
	sp := c.model.space
	fits := make([]bool, sp.states)
	for state := range fits {
		fits[state] = true
	}
	restrict := func(all []Condition, kind string, keep func(at, bound int) bool) {
		for _, cond := range all {
			address := "outcome." + o.Key + "." + kind + "." + cond.Ladder
			ladder, ok := c.ladder(cond.Ladder, address)
			if !ok {
				continue
			}
			if bound, ok := c.rung(ladder, cond.Rung, address); ok {
				for state := range fits {
					fits[state] = fits[state] && keep(sp.at(state, ladder), bound)
				}
			}
		}
	}
	restrict(o.AtLeast, "at_least", func(at, bound int) bool { return at >= bound })
	restrict(o.AtMost, "at_most", func(at, bound int) bool { return at <= bound })
	return fits
}

func (c *compiler) outcome(o Outcome, fits, dead, taken []bool) outcome {
	m := c.model
	out := outcome{minus: len(m.laws) - 1, plus: -1}
	free := false
	for state, fit := range fits {
		free = free || fit && !dead[state] && !taken[state]
		switch {
		case o.OnceReached && !taken[state], !o.OnceReached && fit && !dead[state] && !taken[state]:
			out.counted = append(out.counted, state)
		}
	}
	if !free {
		c.fault("outcome."+o.Key, "weaker conditions, or another order: the first outcome that fits counts",
			"outcome %q can never count: no joint state meets its conditions that an earlier outcome has not taken", o.Key)
	}
	if o.OnceReached {
		out.plus = len(m.laws)
		for state, fit := range fits {
			dead[state] = dead[state] || fit
		}
		m.laws = append(m.laws, m.laws[0].Killed(slices.Clone(dead)))
	} else {
		for _, state := range out.counted {
			taken[state] = true
		}
	}
	return out
}

// probability evaluates an outcome on the current laws.
func (o *outcome) probability(laws [][]float64) float64 {
	p := 0.0
	if o.plus < 0 {
		for _, state := range o.counted {
			p += laws[o.minus][state]
		}
		return p
	}
	for _, state := range o.counted {
		p += laws[o.minus][state] - laws[o.plus][state]
	}
	return p
}

// reachability warns of outcomes that no steps and moves lead to.
func (c *compiler) reachability() {
	if len(c.faults) > 0 {
		return
	}
	m := c.model
	reached := m.reachable()
	for i, o := range m.outcomes {
		fits := c.fitting(c.scenario.Outcomes[i])
		if !slices.ContainsFunc(o.counted, func(s int) bool { return fits[s] && reached[s] }) {
			key := c.scenario.Outcomes[i].Key
			c.warn("outcome."+key, "add a step or a move, or start elsewhere", "outcome %q cannot be reached: no steps or moves lead there from the start", key)
		}
	}
}

func (m *Model) reachable() []bool {
	reached := make([]bool, m.space.states)
	var visit func(int)
	visit = func(state int) {
		if reached[state] {
			return
		}
		reached[state] = true
		for _, a := range m.arcs {
			if a.From == state {
				visit(a.To)
			}
		}
		for _, s := range m.shocks {
			for _, mv := range s.moves {
				if m.space.at(state, mv.ladder) == mv.from {
					visit(m.space.with(state, mv.ladder, mv.to))
				}
			}
		}
	}
	for state, p := range m.space.start {
		if p > 0 {
			visit(state)
		}
	}
	return reached
}
