package results

import (
	"bytes"
	"fmt"

	"entente/model"
)

// origin says on what the first outcome rests before any driver or shock: the
// steps that lead into it, each with its rate, its reason and its source.
func origin(b *bytes.Buffer, f *model.Forecast) {
	s, first := f.Scenario, f.Outcomes[0].Outcome
	var steps []model.Step
	for _, step := range s.Steps {
		if leadsInto(s, step, first) {
			steps = append(steps, step)
		}
	}
	if len(steps) == 0 {
		return
	}
	section(b, "Where the probability comes from", fmt.Sprintf("“%s” is entered by these steps. Their rates hold with every driver at its reference; "+
		"drivers, shocks and the other ladders raise and lower them.", plain(first.Name)))
	for _, step := range steps {
		fmt.Fprintf(b, "- %s to %s: %s times a year%s\n", stepRung(s, step, step.From), stepRung(s, step, step.To), step.Rate.Belief, reason(step.Rate))
	}
	b.WriteString("\n")
}

// leadsInto reports whether a step takes its ladder across a bound of an outcome.
func leadsInto(s model.Scenario, step model.Step, o model.Outcome) bool {
	for _, c := range o.AtLeast {
		if c.Ladder == step.Ladder && place(s, c.Ladder, step.From) < place(s, c.Ladder, c.Rung) && place(s, c.Ladder, step.To) >= place(s, c.Ladder, c.Rung) {
			return true
		}
	}
	for _, c := range o.AtMost {
		if c.Ladder == step.Ladder && place(s, c.Ladder, step.From) > place(s, c.Ladder, c.Rung) && place(s, c.Ladder, step.To) <= place(s, c.Ladder, c.Rung) {
			return true
		}
	}
	return false
}

// place is the position of a rung on its ladder, from 0.
func place(s model.Scenario, ladder, rung string) int {
	for _, l := range s.Ladders {
		for i, r := range l.Rungs {
			if l.Key == ladder && r.Key == rung {
				return i
			}
		}
	}
	panic("results: a compiled scenario names no unknown rung")
}

func stepRung(s model.Scenario, step model.Step, key string) string {
	for _, l := range s.Ladders {
		if l.Key == step.Ladder {
			return nameOfRung(l, key)
		}
	}
	return key
}
