package model

import (
	"cmp"
	"slices"

	"entente/model/elementary"
)

// A sway is where drivers and shocks stand in every cell of a quiet course.
type sway struct {
	dates   []due
	decay   []float64   // [driver] over a cell
	z       []float64   // log-odds of each driver as time goes on
	target  [][]float64 // [cell][driver]
	level   [][]float64 // [cell][driver]
	awaited []float64   // [shock] chance that it has not happened, if it happens once
	strikes [][]float64 // [cell][shock] expected at random times
	lasting [][]float64 // [cell][shock] share of the time in which its effect lasts
	ratio   [][]float64 // [cell][row] hazard ratio
}

// A due is a date that may bring a shock.
type due struct {
	shock  int
	year   float64
	middle int     // first cell whose middle comes after it
	cell   int     // at whose beginning its moves are made
	times  float64 // expected number of strikes
}

func newDue(shock int, year, length float64, cells int) due {
	middle := int(year/length + 0.5)
	return due{shock: shock, year: year, middle: middle, cell: min(middle, cells-1)}
}

func newSway(m *Model, length float64, cells int) sway {
	y := sway{
		strikes: table(cells, len(m.shocks)), lasting: table(cells, len(m.shocks)), ratio: table(cells, len(m.rows)),
		target: table(cells, len(m.drivers)), level: table(cells, len(m.drivers)),
		decay: make([]float64, len(m.drivers)), z: make([]float64, len(m.drivers)), awaited: make([]float64, len(m.shocks)),
	}
	for i, s := range m.shocks {
		for _, d := range s.dates {
			y.dates = append(y.dates, newDue(i, d.year, length, cells))
		}
	}
	slices.SortStableFunc(y.dates, func(a, b due) int { return cmp.Compare(a.year, b.year) })
	return y
}

// drive takes the drivers through the middles of the cells.
func (q *quiet) drive(m *Model, d *drawn) {
	q.rest(d)
	next := 0
	for c := range q.ratio {
		middle, target := (float64(c)+0.5)*q.length, q.target[c]
		if c > 0 {
			copy(target, q.target[c-1])
		}
		for k := range q.z {
			a := q.decay[k]
			if c == 0 {
				a = elementary.Exp(-float64(d.process[k].kappa * middle))
			}
			q.z[k] = target[k] + float64((q.z[k]-target[k])*a)
		}
		for ; next < len(q.dates) && q.dates[next].middle <= c; next++ {
			q.fall(m, d, &q.dates[next], c, middle)
		}
		for k, z := range q.z {
			q.level[c][k] = elementary.Logistic(z)
		}
		q.strike(m, d, c)
		q.ratios(d, c)
	}
	for ; next < len(q.dates); next++ {
		q.fall(m, d, &q.dates[next], len(q.ratio)-1, float64(len(q.ratio))*q.length)
	}
}

// rest puts everything where it stands on the first day.
func (q *quiet) rest(d *drawn) {
	for k := range d.process {
		p := &d.process[k]
		q.z[k], q.target[0][k] = p.start, p.target
		q.decay[k] = elementary.Exp(-float64(p.kappa * q.length))
	}
	fill(q.awaited, 1)
	for c := range q.lasting {
		clear(q.lasting[c])
	}
}

// ratios sets the hazard ratios of a cell.
func (q *quiet) ratios(d *drawn, c int) {
	log := q.ratio[c]
	d.logs(log, q.level[c])
	for r := range d.row {
		row, ratio := &d.row[r], elementary.Exp(log[r])
		for _, e := range row.effect {
			ratio *= 1 + float64(min(1, q.lasting[c][e.shock])*e.growth)
		}
		q.ratio[c][r] = min(ratio, mostRatio)
	}
}
