package model

import "entente/model/elementary"

// fall books a date, and what the shock has done to the drivers by the middle of the
// cell.
func (q *quiet) fall(m *Model, d *drawn, e *due, c int, middle float64) {
	s := &d.shock[e.shock]
	e.times = s.chance
	if !m.shocks[e.shock].repeats {
		e.times = float64(e.times * q.awaited[e.shock])
		q.awaited[e.shock] -= e.times
	}
	q.disturbed(d, s, c, e.times, middle-e.year)
	q.last(s, e.shock, e.times, e.year/q.length)
}

// disturb lets so many strikes in a cell bear on the drivers.
func (q *quiet) disturb(s *drawnShock, c int, times float64) {
	for _, p := range s.push {
		q.z[p.driver] += float64(times * p.weight)
	}
	for _, r := range s.reset {
		q.target[c][r.driver] += float64(min(1, times) * (r.weight - q.target[c][r.driver]))
	}
}

// disturbed lets so many strikes, some years before the middle of a cell, bear on the drivers.
func (q *quiet) disturbed(d *drawn, s *drawnShock, cell int, times, years float64) {
	for _, c := range s.push {
		fade := elementary.Exp(-float64(d.process[c.driver].kappa * years))
		q.z[c.driver] += float64(float64(times*c.weight) * fade)
	}
	for _, c := range s.reset {
		gap := float64(times * (c.weight - q.target[cell][c.driver]))
		q.z[c.driver] += float64(gap * (1 - elementary.Exp(-float64(d.process[c.driver].kappa*years))))
		q.target[cell][c.driver] += gap
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
				hazard *= elementary.Exp(shock.row.log(q.level[c]))
			}
			times = float64(min(hazard, maxHazard) * q.length)
			if !m.shocks[s].repeats {
				times = -float64(q.awaited[s] * elementary.Expm1(-times))
				q.awaited[s] -= times
			}
			q.disturb(shock, c, times)
			q.last(shock, s, times, float64(c)+0.5)
		}
		q.strikes[c][s] = times
	}
}

// chance returns that of a shock to strike at random by the horizon, once the course has been taken.
func (q *quiet) chance(m *Model, shock int) float64 {
	total := 0.0
	for _, strikes := range q.strikes {
		total += strikes[shock]
	}
	if m.shocks[shock].repeats {
		return -elementary.Expm1(-total)
	}
	return total
}
