package model

import (
	"fmt"
	"math"

	"entente/model/elementary"
)

// A clock tells when shocks happen and when their effects end.
//
// A random shock happens when the integral of its hazard reaches a standard
// exponential variable; what the integral still lacks is kept and used up step
// by step, so that the times depend neither on the grid nor on other shocks
// except through the hazard itself.
type clock struct {
	draw, future int
	lacks        []float64 // of the integrated hazard until the next random occurrence
	count        []int     // occurrences so far
	random       []int     // random ones among them
	date         []int     // next scheduled date
	until        []float64 // end of the effect
	hazard       []float64
}

type eventKind int

const (
	nothing eventKind = iota
	strikes           // at a random time
	falls             // on a date
	misses            // its date
	ends              // the effect of a shock
)

type event struct {
	kind  eventKind
	shock int
	year  float64
}

func newClock(m *Model) clock {
	n := len(m.shocks)
	return clock{lacks: make([]float64, n), count: make([]int, n), random: make([]int, n), date: make([]int, n),
		until: make([]float64, n), hazard: make([]float64, n)}
}

func (c *clock) begin(f *future, draw, number int) {
	c.draw, c.future = draw, number
	clear(c.count)
	clear(c.random)
	clear(c.date)
	clear(c.until)
	for s := range c.lacks {
		c.wait(f, s)
	}
}

func (c *clock) wait(f *future, s int) {
	c.lacks[s] = -elementary.Log(f.keys.wait[s].Uniform(c.draw, c.future, c.random[s]))
}

// next returns the earliest event after t, or nothing at end. It uses up the
// hazards until then. Of events at one instant the effects end first, and then
// the shocks come in scenario order.
func (c *clock) next(f *future, t, end float64) (event, error) {
	first := event{year: end}
	for s := range f.drawn.shock {
		shock := &f.model.shocks[s]
		if f.on[s] && c.until[s] < first.year {
			first = event{ends, s, c.until[s]}
		}
		c.hazard[s] = 0
		if c.count[s] > 0 && !shock.repeats {
			continue
		}
		if c.date[s] < len(shock.dates) {
			if year := shock.dates[c.date[s]].year; year < first.year || year == end && first.kind == nothing {
				first = event{falls, s, year}
			}
		}
		if rate := f.drawn.shock[s].rate; rate > 0 {
			c.hazard[s] = rate * elementary.Exp(f.drawn.shock[s].row.log(f.level, f.on))
			if !(c.hazard[s] <= maxHazard) {
				return first, fmt.Errorf("shock.%s: the hazard reaches %.3g a year, beyond %v: its weights multiply up too far", shock.key, c.hazard[s], maxHazard)
			}
			if year := t + c.lacks[s]/c.hazard[s]; year < first.year {
				first = event{strikes, s, year}
			}
		}
	}
	c.pass(first.year - t)
	c.note(f, &first)
	return first, nil
}

// pass uses up the hazards over dt years.
func (c *clock) pass(dt float64) {
	for s, h := range c.hazard {
		c.lacks[s] = math.Max(0, c.lacks[s]-float64(h*dt))
	}
}

// note books an occurrence and settles whether a date brings its shock.
func (c *clock) note(f *future, e *event) {
	switch e.kind {
	case strikes:
		c.count[e.shock]++
		c.random[e.shock]++
		c.wait(f, e.shock)
	case falls:
		date := f.model.shocks[e.shock].dates[c.date[e.shock]]
		c.date[e.shock]++
		if f.keys.date[e.shock].Uniform(c.draw, c.future, date.day) < f.drawn.shock[e.shock].chance {
			c.count[e.shock]++
		} else {
			e.kind = misses
		}
	}
}
