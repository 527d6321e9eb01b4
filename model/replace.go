package model

import (
	"slices"

	"entente/model/belief"
)

// With returns the scenario with another belief about the assumption at an address,
// and whether it has one there. The scenario itself is not changed.
func (s Scenario) With(address string, b belief.Belief) (Scenario, bool) {
	found := false
	out := s.mapped(func(a Assumption) Assumption {
		if a.Address == address && a.Stated() {
			found = true
			a.Belief = b
		}
		return a
	})
	return out, found
}

// At returns the assumption at an address; not Stated where there is none.
func (s Scenario) At(address string) Assumption {
	var found Assumption
	s.mapped(func(a Assumption) Assumption {
		if a.Address == address && a.Stated() {
			found = a
		}
		return a
	})
	return found
}

// mapped copies a scenario with every assumption passed through change.
func (s Scenario) mapped(change func(Assumption) Assumption) Scenario {
	s.Steps = each(s.Steps, func(t Step) Step {
		t.Rate = change(t.Rate)
		t.Given = each(t.Given, func(m Multiplier) Multiplier { m.Factor = change(m.Factor); return m })
		t.Weights = each(t.Weights, func(w Weight) Weight { w.Value = change(w.Value); return w })
		return t
	})
	s.Drivers = each(s.Drivers, func(d Driver) Driver {
		for _, a := range []*Assumption{&d.Reference, &d.Now, &d.TendsTo, &d.HalfLife, &d.Spread} {
			*a = change(*a)
		}
		d.Weights = ladderWeights(d.Weights, change)
		return d
	})
	s.Shocks = each(s.Shocks, func(k Shock) Shock { return k.mapped(change) })
	return s
}

func (k Shock) mapped(change func(Assumption) Assumption) Shock {
	for _, a := range []*Assumption{&k.Rate, &k.Chance, &k.Lasts} {
		*a = change(*a)
	}
	k.Weights = each(k.Weights, func(w Weight) Weight { w.Value = change(w.Value); return w })
	k.Push, k.Reset = levelChanges(k.Push, change), levelChanges(k.Reset, change)
	k.Effect = ladderWeights(k.Effect, change)
	k.Moves = each(k.Moves, func(m Move) Move { m.Chance = change(m.Chance); return m })
	return k
}

func ladderWeights(all []LadderWeight, change func(Assumption) Assumption) []LadderWeight {
	return each(all, func(w LadderWeight) LadderWeight { w.Value = change(w.Value); return w })
}

func levelChanges(all []LevelChange, change func(Assumption) Assumption) []LevelChange {
	return each(all, func(c LevelChange) LevelChange { c.Value = change(c.Value); return c })
}

func each[T any](all []T, change func(T) T) []T {
	out := slices.Clone(all)
	for i, x := range out {
		out[i] = change(x)
	}
	return out
}
