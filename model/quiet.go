package model

import "entente/model/elementary"

// A quiet course is a draw without noise and shocks: its drivers go straight to
// where they tend. Along it the equations are solved once a draw, roughly, for two
// things: the law p of the state, forward, and for every outcome its probability v
// from each state on, backward. Where something happens at t that multiplies the
// hazards λ of some steps by e^δ(u) at the times u after, the probability of the
// outcome changes to first order by
//
//	∫ Σ p(from, u) λ(u) (v(to, u) − v(from, u)) (e^δ(u) − 1) du
//
// summed over the arcs of the steps (perturbation of the forward by the solution of
// the backward equation; Cox & Miller 1965, ch. 4).
//
// All of it is a function of the draw alone. See control for what it is good for,
// and why it may be rough.
type quiet struct {
	length float64     // years of a cell
	cellOf []int       // cell of each step of the grid
	aims   []aim       // what v is computed for
	level  []float64   // of each driver, log-odds, at half time
	factor [][]float64 // [cell][row]
	law    [][]float64 // [cell·laws + law][state] in the middle of the cell
	value  []float64   // v of one aim
	next   []float64
	rate   []float64     // of each arc per part of a cell
	off    []bool        // no shock is on
	flux   [][][]float64 // [outcome][row][cell] ∫ Σ p λ (v(to) − v(from))
	jump   [][][]float64 // [outcome][shock][cell] the change that a shock's moves make at once
	end    [][]float64   // [law] at the horizon
	start  []float64     // quiet probability of each outcome but the last
}

// An aim is one of the up to two laws that an outcome is read off.
type aim struct {
	outcome, law int
	sign         float64
	end          []float64 // 1 in the states counted
}

const (
	quietCells = 10
	quietParts = 4 // Euler steps a cell

	// mostShare keeps Euler's rule stable where a hazard is fast; the rates are then
	// too slow, which does no harm here.
	mostShare = 0.5
)

func newQuiet(m *Model, g grid) *quiet {
	cells := min(quietCells, g.steps())
	q := &quiet{length: g.bound[g.steps()] / float64(cells), rate: make([]float64, len(m.arcs)),
		level: make([]float64, len(m.drivers)), value: make([]float64, m.space.states), next: make([]float64, m.space.states)}
	for j := range g.steps() {
		q.cellOf = append(q.cellOf, j*cells/g.steps())
	}
	q.factor = table(cells, len(m.rows))
	q.law = table(cells*len(m.laws), m.space.states)
	q.end = table(len(m.laws), m.space.states)
	for i := range m.outcomes[:len(m.outcomes)-1] {
		q.flux = append(q.flux, table(len(m.rows), cells))
		q.jump = append(q.jump, table(len(m.shocks), cells))
		q.aims = append(q.aims, m.aims(i)...)
	}
	q.start = make([]float64, len(q.flux))
	q.off = make([]bool, len(m.shocks))
	return q
}

func table(rows, columns int) [][]float64 {
	t := make([][]float64, rows)
	for i := range t {
		t[i] = make([]float64, columns)
	}
	return t
}

// aims leaves out the law that has lost nothing, of which all states count: its
// total is 1 whatever happens.
func (m *Model) aims(outcome int) []aim {
	o := &m.outcomes[outcome]
	end := make([]float64, m.space.states)
	for _, s := range o.counted {
		end[s] = 1
	}
	var all []aim
	if o.minus > 0 || len(o.counted) < m.space.states {
		all = append(all, aim{outcome, o.minus, 1, end})
	}
	if o.plus >= 0 {
		all = append(all, aim{outcome, o.plus, -1, end})
	}
	return all
}

// solve finds the quiet law of a draw, and from it the quiet probabilities.
func (q *quiet) solve(m *Model, d *drawn, level []float64) {
	for c := range q.factor {
		q.levels(d, level, (float64(c)+0.5)*q.length)
		for r := range d.row {
			q.factor[c][r] = elementary.Exp(d.row[r].log(level, q.off))
		}
	}
	q.forward(m, d)
	for o := range q.start {
		q.start[o] = m.outcomes[o].probability(q.end)
	}
}

// set works out besides what changes of the hazards do to them.
func (q *quiet) set(m *Model, d *drawn, level []float64) {
	q.solve(m, d, level)
	for k, p := range d.process {
		q.level[k] = p.at(q.length * float64(len(q.factor)) / 2)
	}
	for o := range q.flux {
		for _, t := range [][][]float64{q.flux[o], q.jump[o]} {
			for i := range t {
				clear(t[i])
			}
		}
	}
	for i := range q.aims {
		q.backward(m, d, &q.aims[i])
	}
}

func (q *quiet) levels(d *drawn, level []float64, year float64) {
	for k := range d.process {
		level[k] = elementary.Logistic(d.process[k].at(year))
	}
}

// at returns the log-odds of a driver that nothing disturbs.
func (p *process) at(year float64) float64 {
	return p.target + float64((p.start-p.target)*elementary.Exp(-float64(p.kappa*year)))
}

// rates sets the rate of each arc in a part of a cell.
func (q *quiet) rates(m *Model, d *drawn, cell int) {
	part := q.length / quietParts
	for i, base := range d.arc {
		q.rate[i] = min(mostShare, base*q.factor[cell][m.steps[m.arcStep[i]].row]*part)
	}
}

// forward solves for the law in the middle of every cell.
func (q *quiet) forward(m *Model, d *drawn) {
	for k, chain := range m.laws {
		live := chain.Live()
		now, next := q.value, q.next
		copy(now, m.space.start)
		for c := range q.factor {
			q.rates(m, d, c)
			for part := range quietParts {
				if part == quietParts/2 {
					copy(q.law[c*len(m.laws)+k], now)
				}
				copy(next, now)
				for i, a := range m.arcs {
					if !live[a.From] {
						continue
					}
					moved := float64(now[a.From] * q.rate[i])
					next[a.From] -= moved
					next[a.To] += moved
				}
				now, next = next, now
			}
		}
		copy(q.end[k], now)
		for s, alive := range live {
			if !alive {
				q.end[k][s] = 0
			}
		}
	}
}

// backward solves for v of an aim, and adds up what arcs and moves do to it.
func (q *quiet) backward(m *Model, d *drawn, a *aim) {
	live := m.laws[a.law].Live()
	now, next := q.value, q.next
	for s, x := range a.end {
		now[s] = 0
		if live[s] {
			now[s] = x
		}
	}
	for c := len(q.factor) - 1; c >= 0; c-- {
		q.rates(m, d, c)
		law := q.law[c*len(m.laws)+a.law]
		for part := range quietParts {
			if part == quietParts/2 {
				q.read(m, d, a, c, law, now, live)
			}
			copy(next, now)
			for i, arc := range m.arcs {
				if live[arc.From] {
					next[arc.From] += float64(q.rate[i] * (now[arc.To] - now[arc.From]))
				}
			}
			now, next = next, now
		}
	}
}

// read takes the middle of a cell.
func (q *quiet) read(m *Model, d *drawn, a *aim, cell int, law, v []float64, live []bool) {
	flux := q.flux[a.outcome]
	for i, arc := range m.arcs {
		if live[arc.From] {
			flow := float64(law[arc.From]*q.rate[i]) * quietParts
			flux[m.steps[m.arcStep[i]].row][cell] += float64(a.sign * float64(flow*(v[arc.To]-v[arc.From])))
		}
	}
	for s := range d.shock {
		for _, l := range d.shock[s].moves {
			for _, j := range l.jump {
				if live[j.From] {
					moved := float64(law[j.From] * j.Chance)
					q.jump[a.outcome][s][cell] += float64(a.sign * float64(moved*(v[j.To]-v[j.From])))
				}
			}
		}
	}
}
