package model

import (
	"slices"

	"entente/model/elementary"
)

// A sway is where drivers and shocks stand in every cell of a quiet course.
type sway struct {
	dates   []due
	decay   []float64 // [driver] over a cell
	z       []float64 // log-odds of each driver as time goes on
	target  []float64
	level   []float64   // of each driver, log-odds, at half time
	awaited []float64   // [shock] chance that it has not happened, if it happens once
	strikes [][]float64 // [cell][shock] expected at random times
	lasting [][]float64 // [cell][shock] share of the time in which its effect lasts
	effect  []float64   // [effect of a row, row by row] e^v − 1
	factor  [][]float64 // [cell][row] hazard ratio
}

// A due is a date that may bring a shock.
type due struct {
	shock  int
	year   float64
	middle int     // first cell whose middle comes after it
	part   int     // Euler step at whose beginning its moves are made
	times  float64 // expected number of strikes
}

func newSway(m *Model, length float64, cells int) sway {
	y := sway{
		strikes: table(cells, len(m.shocks)), lasting: table(cells, len(m.shocks)), factor: table(cells, len(m.rows)),
		awaited: make([]float64, len(m.shocks)),
	}
	for _, v := range []*[]float64{&y.decay, &y.z, &y.target, &y.level} {
		*v = make([]float64, len(m.drivers))
	}
	effects := 0
	for _, r := range m.rows {
		effects += len(r.effect)
	}
	y.effect = make([]float64, effects)
	part := length / quietParts
	for i, s := range m.shocks {
		for _, d := range s.dates {
			y.dates = append(y.dates, due{shock: i, year: d.year, middle: int(d.year/length + 0.5), part: min(int(d.year/part+0.5), cells*quietParts-1)})
		}
	}
	slices.SortStableFunc(y.dates, func(a, b due) int {
		switch {
		case a.year < b.year:
			return -1
		case a.year > b.year:
			return 1
		}
		return 0
	})
	return y
}

// drive takes the drivers through the middles of the cells.
func (q *quiet) drive(m *Model, d *drawn, level []float64) {
	q.rest(d)
	next := 0
	for c := range q.factor {
		middle := (float64(c) + 0.5) * q.length
		for k := range q.z {
			a := q.decay[k]
			if c == 0 {
				a = elementary.Exp(-float64(d.process[k].kappa * middle))
			}
			q.z[k] = q.target[k] + float64((q.z[k]-q.target[k])*a)
		}
		for ; next < len(q.dates) && q.dates[next].middle <= c; next++ {
			q.fall(m, d, &q.dates[next], middle)
		}
		if c == len(q.factor)/2 {
			copy(q.level, q.z)
		}
		for k, z := range q.z {
			level[k] = elementary.Logistic(z)
		}
		q.strike(m, d, c, level)
		q.ratios(d, c, level)
	}
	for ; next < len(q.dates); next++ {
		q.fall(m, d, &q.dates[next], float64(len(q.factor))*q.length)
	}
}

// rest puts everything where it stands on the first day.
func (q *quiet) rest(d *drawn) {
	for k := range d.process {
		p := &d.process[k]
		q.z[k], q.target[k] = p.start, p.target
		q.decay[k] = elementary.Exp(-float64(p.kappa * q.length))
	}
	for s := range q.awaited {
		q.awaited[s] = 1
	}
	for c := range q.lasting {
		clear(q.lasting[c])
	}
	i := 0
	for r := range d.row {
		for _, e := range d.row[r].effect {
			q.effect[i] = elementary.Expm1(e.value)
			i++
		}
	}
}

// fall books a date, and what the shock has done to the drivers by the middle of the
// cell.
func (q *quiet) fall(m *Model, d *drawn, e *due, middle float64) {
	s := &d.shock[e.shock]
	e.times = s.chance
	if !m.shocks[e.shock].repeats {
		e.times = float64(s.chance * q.awaited[e.shock])
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
func (q *quiet) strike(m *Model, d *drawn, c int, level []float64) {
	for s := range d.shock {
		shock := &d.shock[s]
		times := 0.0
		if shock.rate > 0 && q.awaited[s] > 0 {
			hazard := shock.rate
			if len(shock.row.weight) > 0 {
				hazard *= elementary.Exp(shock.row.log(level, nil))
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

// mostFactor keeps a hazard ratio finite, and so its product with a rate of 0 a number.
// Futures refuse hazards far below.
const mostFactor = 1e200

// ratios sets the hazard ratios of a cell.
func (q *quiet) ratios(d *drawn, c int, level []float64) {
	i := 0
	for r := range d.row {
		row := &d.row[r]
		ratio := row.offset
		for _, w := range row.weight {
			ratio += float64(w.weight * level[w.driver])
		}
		ratio = elementary.Exp(ratio)
		for _, e := range row.effect {
			ratio *= 1 + float64(min(1, q.lasting[c][e.shock])*q.effect[i])
			i++
		}
		q.factor[c][r] = min(ratio, mostFactor)
	}
}

// soon is the chance that a shock that has not come yet comes at a random time in a
// cell.
func (q *quiet) soon(s, cell int) float64 {
	awaited := 1.0
	for _, strikes := range q.strikes[:cell] {
		awaited -= strikes[s]
	}
	if awaited <= 0 {
		return 0
	}
	return min(1, q.strikes[cell][s]/awaited)
}
