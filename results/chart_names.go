package results

import "entente/model"

// An assumptionName is an assumption in the words of the scenario: the thing it
// is about, and what about it.
type assumptionName struct{ thing, aspect string }

func (n assumptionName) String() string {
	if n.aspect == "" {
		return n.thing
	}
	return n.thing + ", " + n.aspect
}

// assumptionNames names every assumption of a scenario by its address.
func assumptionNames(s model.Scenario) map[string]assumptionName {
	n := namer{s: s, names: make(map[string]assumptionName)}
	for _, step := range s.Steps {
		n.step(step)
	}
	for _, d := range s.Drivers {
		n.driver(d)
	}
	for _, shock := range s.Shocks {
		n.shock(shock)
	}
	return n.names
}

type namer struct {
	s     model.Scenario
	names map[string]assumptionName
}

func (n namer) name(a model.Assumption, thing, aspect string) {
	if a.Stated() {
		n.names[a.Address] = assumptionName{thing, aspect}
	}
}

func (n namer) step(s model.Step) {
	thing := n.rung(s.Ladder, s.From) + " → " + n.rung(s.Ladder, s.To)
	n.name(s.Rate, thing, "rate of the step")
	for _, m := range s.Given {
		n.name(m.Factor, thing, "factor while "+n.rung(m.Ladder, m.Rung))
	}
	for _, w := range s.Weights {
		n.name(w.Value, n.driverName(w.Driver), "weight on the step "+thing)
	}
}

func (n namer) driver(d model.Driver) {
	thing := named(d.Name, d.Key)
	n.name(d.Reference, thing, "reference level")
	n.name(d.Now, thing, "level at the start")
	n.name(d.TendsTo, thing, "level it tends to")
	n.name(d.HalfLife, thing, "half-life")
	n.name(d.Spread, thing, "long-run spread")
	n.ladderWeights(d.Weights, thing, "weight on ")
}

func (n namer) shock(s model.Shock) {
	thing := named(s.Name, s.Key)
	n.name(s.Rate, thing, "rate of the shock")
	n.name(s.Chance, thing, "chance on its date")
	n.name(s.Lasts, thing, "duration")
	for _, w := range s.Weights {
		n.name(w.Value, n.driverName(w.Driver), "weight on the rate of "+thing)
	}
	for _, p := range s.Push {
		n.name(p.Value, thing, "push on "+n.driverName(p.Driver))
	}
	for _, r := range s.Reset {
		n.name(r.Value, thing, "level it resets "+n.driverName(r.Driver)+" to")
	}
	n.ladderWeights(s.Effect, thing, "effect on ")
	for _, m := range s.Moves {
		n.name(m.Chance, thing, "chance of "+n.rung(m.Ladder, m.From)+" → "+n.rung(m.Ladder, m.To))
	}
}

func (n namer) ladderWeights(weights []model.LadderWeight, thing, what string) {
	for _, w := range weights {
		aspect := what + "“" + n.ladder(w.Ladder) + "”"
		if w.Down {
			aspect += ", steps down"
		}
		n.name(w.Value, thing, aspect)
	}
}

func (n namer) ladder(key string) string {
	for _, l := range n.s.Ladders {
		if l.Key == key {
			return named(l.Name, l.Key)
		}
	}
	return named("", key)
}

func (n namer) rung(ladder, key string) string {
	for _, l := range n.s.Ladders {
		for _, r := range l.Rungs {
			if l.Key == ladder && r.Key == key {
				return named(r.Name, r.Key)
			}
		}
	}
	return named("", key)
}

func (n namer) driverName(key string) string {
	for _, d := range n.s.Drivers {
		if d.Key == key {
			return named(d.Name, d.Key)
		}
	}
	return named("", key)
}
