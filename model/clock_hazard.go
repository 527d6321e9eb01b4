package model

import (
	"fmt"

	"entente/model/elementary"
)

// hazards evaluates the rates of the shocks at the current levels.
func (c *clock) hazards(f *future) error {
	if c.known {
		return nil
	}
	c.known = true
	for s := range f.drawn.shock {
		hazard, row := f.drawn.shock[s].rate, &f.drawn.shock[s].row
		switch {
		case hazard == 0 || c.over(f, s):
			hazard = 0
		case len(row.weight) > 0:
			hazard *= elementary.Exp(row.log(f.level))
		}
		if f.rough != nil {
			hazard = min(hazard, maxHazard)
		}
		c.hazard[s] = hazard
		if !(hazard <= maxHazard) {
			return fmt.Errorf("shock.%s: the hazard reaches %.3g a year, beyond %v: its weights multiply up too far",
				f.model.shocks[s].key, c.hazard[s], maxHazard)
		}
	}
	return nil
}

// withinReach keeps the rounding of a product from ruling out what a division is
// then to decide. Most shocks are out of reach, which saves the division.
const withinReach = 1 + 1e-12

// earliest returns the first event from t to end, if only one without
// consequence. Of events at one instant the first shock in scenario order comes
// first.
func (c *clock) earliest(f *future, t, end float64) event {
	first := event{year: end}
	on, until, due, lacks := f.on, c.until[:len(f.on)], c.due[:len(f.on)], c.lacks[:len(f.on)]
	for s, h := range c.hazard[:len(f.on)] {
		if on[s] && until[s] < first.year {
			first = event{ends, s, until[s]}
		}
		if year := due[s]; year < first.year || year == end && first.kind == nothing {
			first = event{falls, s, year}
		}
		if lacks[s] <= float64(h*(first.year-t))*withinReach && h > 0 {
			if year := t + lacks[s]/h; year < first.year {
				first = event{strikes, s, year}
			}
		}
	}
	return first
}

// pass uses up the hazards from t to an event. The shock that struck has just
// begun to wait anew.
func (c *clock) pass(e event, t float64) {
	for s, h := range c.hazard {
		if e.kind != strikes || s != e.shock {
			c.lacks[s] = max(0, c.lacks[s]-float64(h*(e.year-t)))
		}
	}
}
