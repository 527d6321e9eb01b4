package model

import (
	"slices"

	"entente/model/elementary"
)

// fall books a date, and what the shock has done to the drivers by the middle of the
// cell.
func (q *quiet) fall(m *Model, d *drawn, e *due, middle float64) {
	s := &d.shock[e.shock]
	e.times = s.chance
	if e.certain {
		e.times = 1
	}
	if !m.shocks[e.shock].repeats {
		e.times = float64(e.times * q.awaited[e.shock])
		q.awaited[e.shock] -= e.times
	}
	q.disturbed(d, s, e.times, middle-e.year)
	q.last(s, e.shock, e.times, e.year/q.length)
}

// disturb lets so many strikes bear on the drivers from now on.
func (q *quiet) disturb(s *drawnShock, times float64) {
	for _, c := range s.push {
		q.z[c.driver] += float64(times * c.weight)
	}
	for _, c := range s.reset {
		q.target[c.driver] += float64(min(1, times) * (c.weight - q.target[c.driver]))
	}
}

// disturbed lets so many strikes, some years ago, bear on the drivers.
func (q *quiet) disturbed(d *drawn, s *drawnShock, times, years float64) {
	for _, c := range s.push {
		fade := elementary.Exp(-float64(d.process[c.driver].kappa * years))
		q.z[c.driver] += float64(float64(times*c.weight) * fade)
	}
	for _, c := range s.reset {
		gap := float64(times * (c.weight - q.target[c.driver]))
		q.z[c.driver] += float64(gap * (1 - elementary.Exp(-float64(d.process[c.driver].kappa*years))))
		q.target[c.driver] += gap
	}
}

// last adds to the time in which a shock lasts that strikes at a place, counted in
// cells.
func (q *quiet) last(s *drawnShock, shock int, times, place float64) {
	end := place + s.lasts/q.length
	for c := int(place); c < len(q.lasting) && float64(c) < end; c++ {
		q.lasting[c][shock] += float64(times * (min(end, float64(c+1)) - max(place, float64(c))))
	}
}

// strike books what is to be expected in a cell of the shocks at random times.
func (q *quiet) strike(m *Model, d *drawn, c int) {
	for s := range d.shock {
		shock := &d.shock[s]
		times := 0.0
		if shock.rate > 0 && q.awaited[s] > 0 {
			hazard := shock.rate
			if len(shock.row.weight) > 0 {
				hazard *= elementary.Exp(shock.row.log(q.level))
			}
			times = float64(min(hazard, maxHazard) * q.length)
			if !m.shocks[s].repeats {
				times = -float64(q.awaited[s] * elementary.Expm1(-times))
				q.awaited[s] -= times
			}
			q.disturb(shock, times)
			q.last(shock, s, times, float64(c)+0.5)
		}
		q.strikes[c][s] = times
	}
}

// struck is solve for a shock that strikes at a time for certain, once and no other time;
// never at all after the horizon.
func (q *quiet) struck(m *Model, d *drawn, shock int, year float64) error {
	dates, drawn := q.dates, d.shock[shock]
	defer func() { q.dates, d.shock[shock] = dates, drawn }()
	d.shock[shock].rate, d.shock[shock].chance = 0, 0
	if cells := len(q.ratio); year < float64(cells)*q.length {
		at := slices.IndexFunc(dates, func(e due) bool { return e.year > year })
		if at < 0 {
			at = len(dates)
		}
		e := newDue(shock, year, q.length, cells)
		e.certain = true
		q.dates = slices.Insert(slices.Clone(dates), at, e)
	}
	return q.solve(m, d)
}
