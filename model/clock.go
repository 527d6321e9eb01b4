package model

import (
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
	date         []int     // number of the next scheduled date
	due          []float64 // when that is, in years; +Inf if there is none or it can happen no more
	until        []float64 // end of the effect
	hazard       []float64
	known        bool        // whether those are up to date
	martingale   *martingale // nil but in the sketches of an outlook
}

type eventKind int

const (
	nothing eventKind = iota
	strikes           // at a random time
	falls             // on a date
	ends              // the effect of a shock
)

type event struct {
	kind  eventKind
	shock int
	year  float64
}

func newClock(m *Model) clock {
	n := len(m.shocks)
	return clock{lacks: make([]float64, n), count: make([]int, n), random: make([]int, n), date: make([]int, n), due: make([]float64, n),
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
		c.await(f, s)
	}
}

func (c *clock) wait(f *future, s int) {
	u := 0.0
	if c.random[s] == 0 && !f.cell.plain {
		u = f.cell.first[s][f.place]
	} else {
		u = f.keys.wait[s].Uniform(c.draw, c.future, c.random[s])
	}
	c.lacks[s] = -elementary.Log(u)
}

// await sets the next scheduled date.
func (c *clock) await(f *future, s int) {
	c.due[s] = math.Inf(1)
	if dates := f.model.shocks[s].dates; c.date[s] < len(dates) && !c.over(f, s) {
		c.due[s] = dates[c.date[s]].year
	}
}

// next returns the earliest event from t on that changes something, or nothing at
// end, and uses up the hazards until then. Occurrences without consequence and
// dates that miss are booked on the way: they must not split the step, or a shock
// that bears on nothing would show in the last digits.
func (c *clock) next(f *future, t, end float64) (event, error) {
	if err := c.hazards(f); err != nil {
		return event{}, err
	}
	booked := t
	for {
		e := c.earliest(f, t, end)
		inert := (e.kind == strikes || e.kind == falls) && f.model.shocks[e.shock].inert()
		if c.martingale != nil && !inert {
			c.martingale.pass(c.hazard, booked, e.year)
			booked = e.year
		}
		switch e.kind {
		case strikes:
			if c.martingale != nil {
				c.martingale.strike(e.shock, e.year, 1)
			}
			c.random[e.shock]++
			c.happens(f, e.shock)
			c.wait(f, e.shock)
			if inert {
				c.lacks[e.shock] += float64(c.hazard[e.shock] * (e.year - t))
				continue
			}
		case falls:
			if !c.comes(f, e.shock) || inert {
				continue
			}
		}
		c.pass(e, t)
		return e, nil
	}
}

// over reports whether a shock has happened and cannot happen again.
func (c *clock) over(f *future, s int) bool {
	return c.count[s] > 0 && !f.model.shocks[s].repeats
}

// comes settles whether the next date of a shock brings it, and books it.
func (c *clock) comes(f *future, s int) bool {
	u := 0.0
	if i := c.date[s]; f.cell.plain {
		u = f.keys.date[s].Uniform(c.draw, c.future, f.model.shocks[s].dates[i].day)
	} else {
		u = f.cell.dated[s][i][f.place]
	}
	chance := f.drawn.shock[s].chance
	times := -chance // oftener than was to be expected
	if u < chance {
		times++
	}
	if c.martingale != nil {
		c.martingale.strike(s, c.due[s], times)
	}
	c.date[s]++
	c.await(f, s)
	if u >= chance {
		return false
	}
	c.happens(f, s)
	return true
}

// happens counts a shock. One that comes once has no hazard from now on.
func (c *clock) happens(f *future, s int) {
	c.count[s]++
	if c.over(f, s) {
		c.hazard[s], c.due[s] = 0, math.Inf(1)
	}
}
