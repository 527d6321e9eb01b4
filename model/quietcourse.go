package model

import (
	"iter"
	"slices"

	"entente/model/chain"
	"entente/model/elementary"
)

// A sure event is a date that brings its shock if that is the likelier.
type sure struct {
	shock int
	year  float64
	part  int // Euler step at whose beginning its moves are made
}

// likelier is the chance from which on a date is counted as bringing its shock.
const likelier = 0.5

// datedEvents lists all dates of all shocks by time.
func (m *Model) datedEvents(part float64, parts int) []sure {
	var all []sure
	for i, s := range m.shocks {
		for _, d := range s.dates {
			all = append(all, sure{i, d.year, min(int(d.year/part+0.5), parts-1)})
		}
	}
	slices.SortStableFunc(all, func(a, b sure) int {
		switch {
		case a.year < b.year:
			return -1
		case a.year > b.year:
			return 1
		}
		return 0
	})
	return all
}

// drive takes the drivers through the middles of the cells and sets the hazard
// ratios there.
func (q *quiet) drive(d *drawn, level []float64) {
	for k := range d.process {
		q.z[k], q.target[k] = d.process[k].start, d.process[k].target
	}
	year, next := 0.0, 0
	for c := range q.factor {
		middle := (float64(c) + 0.5) * q.length
		for ; next < len(q.events) && q.events[next].year <= middle; next++ {
			e := q.events[next]
			if d.shock[e.shock].chance >= likelier {
				q.pass(d, e.year-year)
				q.push(&d.shock[e.shock])
				year = e.year
			}
		}
		q.pass(d, middle-year)
		year = middle
		if c == len(q.factor)/2 {
			copy(q.level, q.z)
		}
		for k, z := range q.z {
			level[k] = elementary.Logistic(z)
		}
		q.lasting(d, middle)
		for r := range d.row {
			q.factor[c][r] = elementary.Exp(d.row[r].log(level, q.on))
		}
	}
}

// pass lets the drivers tend for some years.
func (q *quiet) pass(d *drawn, years float64) {
	for k := range d.process {
		if kappa := d.process[k].kappa; kappa > 0 {
			q.z[k] = q.target[k] + float64((q.z[k]-q.target[k])*elementary.Exp(-float64(kappa*years)))
		}
	}
}

func (q *quiet) push(s *drawnShock) {
	for _, c := range s.push {
		q.z[c.driver] += c.weight
	}
	for _, c := range s.reset {
		q.target[c.driver] = c.weight
	}
}

func (q *quiet) lasting(d *drawn, year float64) {
	clear(q.on)
	for _, e := range q.events {
		s := &d.shock[e.shock]
		if s.chance >= likelier && e.year <= year && year < e.year+s.lasts {
			q.on[e.shock] = true
		}
	}
}

// jumps are those that sure events make at the beginning of a part, ladder by ladder.
func (q *quiet) jumps(d *drawn, part int) iter.Seq[[]chain.Jump] {
	return func(yield func([]chain.Jump) bool) {
		for _, e := range q.events {
			s := &d.shock[e.shock]
			if e.part != part || s.chance < likelier {
				continue
			}
			for i := range s.moves {
				if !yield(s.moves[i].jump) {
					return
				}
			}
		}
	}
}
