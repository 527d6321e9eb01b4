package model

import (
	"math"
	"slices"

	"entente/model/elementary"
)

// A drawn is a scenario with one value for every assumption: what the engine
// needs of a draw, laid out for the loop over its futures.
type drawn struct {
	value   []float64 // of Model.assumptions
	point   []float64 // coordinates of the uncertain ones
	score   []float64 // standard normal quantiles of those
	process []process
	row     []drawnRow
	pull    []float64 // [driver·rows + row] weight
	arc     []float64 // rate of each arc per year, drivers at their references and no shock on
	shock   []drawnShock
}

// A drawnRow is a log hazard ratio: offset + Σ weight·level + effects that are on.
type drawnRow struct {
	offset float64
	weight []driverWeight
	effect []shockEffect
}

type driverWeight struct {
	driver int
	weight float64
}

type shockEffect struct {
	shock         int
	value, growth float64 // growth of the hazard, e^value − 1
}

// A rowEffect is what a shock adds to the log hazard ratio of a row while it lasts.
type rowEffect struct {
	row           int
	value, growth float64
}

type drawnShock struct {
	effect      []rowEffect
	rate        float64
	row         drawnRow // of the rate
	chance      float64
	lasts       float64
	push, reset []driverWeight // log-odds
	moves       []ladderMoves
}

func (m *Model) newDrawn(gaps int) *drawn {
	d := &drawn{
		value:   make([]float64, len(m.assumptions)),
		point:   slices.Repeat([]float64{math.NaN()}, len(m.uncertain)),
		score:   make([]float64, len(m.uncertain)),
		process: make([]process, len(m.drivers)),
		row:     make([]drawnRow, len(m.rows)),
		pull:    make([]float64, len(m.drivers)*len(m.rows)),
		arc:     make([]float64, len(m.arcs)),
		shock:   make([]drawnShock, len(m.shocks)),
	}
	for i, a := range m.assumptions {
		if a.Belief.IsPoint() {
			d.value[i] = a.Belief.Quantile(0.5)
		}
	}
	for i := range d.process {
		d.process[i].decay = make([]float64, gaps)
		d.process[i].jitter = make([]float64, gaps)
	}
	return d
}

// set takes the draw at a point of the unit cube, one coordinate an uncertain
// assumption, and works out all that does not change over time. Quantiles are dear: those of
// coordinates that are as they were are not taken again.
func (d *drawn) set(m *Model, point []float64, gaps []float64, shape *logitNormal) {
	for i, a := range m.uncertain {
		if u := point[i]; u != d.point[i] {
			z := elementary.NormalQuantile(u)
			d.value[a], d.point[i], d.score[i] = m.assumptions[a].Belief.QuantileAt(u, z), u, z
		}
	}
	for i := range m.drivers {
		m.drivers[i].process(&d.process[i], d.value, gaps, shape)
	}
	for i := range d.shock {
		d.shock[i].effect = d.shock[i].effect[:0]
	}
	for i, r := range m.rows {
		d.row[i].set(m, d.value, r)
		for _, w := range d.row[i].weight {
			d.pull[w.driver*len(m.rows)+i] = w.weight
		}
		for _, e := range d.row[i].effect {
			d.shock[e.shock].effect = append(d.shock[e.shock].effect, rowEffect{i, e.value, e.growth})
		}
	}
	for i, s := range m.arcStep {
		rate := d.value[m.steps[s].rate]
		for _, f := range m.arcFactors[i] {
			rate *= d.value[f]
		}
		d.arc[i] = rate
	}
	for i := range m.shocks {
		d.shock[i].set(m, d.value, &m.shocks[i])
	}
}

func (d *drawnRow) set(m *Model, value []float64, r row) {
	d.offset = 0
	d.weight = d.weight[:0]
	for _, t := range r.term {
		w := t.sign * value[t.weight]
		d.weight = append(d.weight, driverWeight{t.driver, w})
		d.offset -= float64(w * value[m.drivers[t.driver].reference])
	}
	d.effect = d.effect[:0]
	for _, e := range r.effect {
		x := e.sign * value[e.value]
		d.effect = append(d.effect, shockEffect{e.shock, x, elementary.Expm1(x)})
	}
}

func (d *drawnRow) log(level []float64) float64 {
	sum := d.offset
	for _, w := range d.weight {
		sum += float64(w.weight * level[w.driver])
	}
	return sum
}

// logs sets log to the log hazard ratios of all rows while no shock lasts.
func (d *drawn) logs(log, level []float64) {
	for r := range log {
		log[r] = d.row[r].offset
	}
	pull := d.pull
	for _, x := range level {
		for r, w := range pull[:len(log)] {
			log[r] += float64(w * x)
		}
		pull = pull[len(log):]
	}
}

func (d *drawnShock) set(m *Model, value []float64, s *shock) {
	get := func(a stated) float64 {
		if a.given() {
			return value[a]
		}
		return 0
	}
	d.rate, d.chance, d.lasts = get(s.rate), get(s.chance), get(s.lasts)
	d.row.set(m, value, row{term: s.weights})
	d.push = d.push[:0]
	for _, c := range s.push {
		d.push = append(d.push, driverWeight{c.driver, value[c.value]})
	}
	d.reset = d.reset[:0]
	for _, c := range s.reset {
		d.reset = append(d.reset, driverWeight{c.driver, elementary.Logit(value[c.value])})
	}
	d.setMoves(m, value, s)
}
