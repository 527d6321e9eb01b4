package model

// A quiet course is a draw without noise and without surprises: its drivers go
// straight to where they tend, no shock strikes, and a date brings its shock if that
// is the likelier. Along it the equations are solved once a draw, roughly, for two
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
	length float64   // years of a cell
	cellOf []int     // cell of each step of the grid
	aims   []aim     // what v is computed for
	events []sure    // by time
	z      []float64 // log-odds of each driver as time goes on
	target []float64
	level  []float64   // of each driver, log-odds, at half time
	factor [][]float64 // [cell][row]
	law    [][]float64 // [cell·laws + law][state] in the middle of the cell
	value  []float64   // v of one aim
	next   []float64
	rate   []float64     // of each arc per part of a cell
	on     []bool        // shocks that last in a cell
	flux   [][][]float64 // [outcome][row][cell] ∫ Σ p λ (v(to) − v(from))
	jump   [][][]float64 // [outcome][shock][cell] the change that a shock's moves make at once
	used   []bool        // [law] whether an aim needs it
	end    [][]float64   // [law] at the horizon; the start, which has the same total, if not used
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
	quietParts = 2 // Euler steps a cell

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
	copy(q.end[0], m.space.start)
	q.used = make([]bool, len(m.laws))
	for i := range m.outcomes[:len(m.outcomes)-1] {
		q.flux = append(q.flux, table(len(m.rows), cells))
		q.jump = append(q.jump, table(len(m.shocks), cells))
		q.aims = append(q.aims, m.aims(i)...)
	}
	for _, a := range q.aims {
		q.used[a.law] = true
	}
	q.start = make([]float64, len(q.flux))
	q.events = m.datedEvents(q.length/quietParts, cells*quietParts)
	q.on = make([]bool, len(m.shocks))
	q.z, q.target = make([]float64, len(m.drivers)), make([]float64, len(m.drivers))
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
	q.drive(d, level)
	q.forward(m, d)
	for o := range q.start {
		q.start[o] = m.outcomes[o].probability(q.end)
	}
}

// set works out besides what changes of the hazards do to them.
func (q *quiet) set(m *Model, d *drawn, level []float64) {
	q.solve(m, d, level)
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
