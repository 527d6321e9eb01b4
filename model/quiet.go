package model

// A quiet course is a draw without noise and without surprises: its drivers go
// straight to where they tend, and every part of the time has of each shock what is
// to be expected of it, a share of its push and of its moves, and its effect for a
// share of the time. Along it the equations are solved once a draw, roughly, for two
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
// All of it is a function of the draw alone. See control and outlook for what it is
// good for, and why it may be rough.
type quiet struct {
	length float64       // years of a cell
	cellOf []int         // cell of each step of the grid
	aims   []aim         // what v is computed for
	path   [][]arc       // [law] that start from where it has mass; nil if no aim needs it
	sway                 // where drivers and shocks stand
	law    [][]float64   // [cell·laws + law][state] in the middle of the cell
	now    []float64     // a law or a value
	moved  []float64     // the same after the moves of a shock
	rate   []float64     // of each arc of a path per part of a cell
	flux   [][][]float64 // [outcome][row][cell] ∫ Σ p λ (v(to) − v(from))
	jump   [][][]float64 // [outcome][shock][cell] the change that a shock's moves make at once
	end    [][]float64   // [law] at the horizon; the start, which has the same total, if not used
	seen   []float64     // quiet probability of each outcome but the last at the horizon, then half way
	start  []float64     // those at the horizon
}

// An aim is one of the up to two laws that an outcome is read off.
type aim struct {
	outcome, law int
	sign         float64
	end          []float64 // 1 in the states counted
}

// An arc leads from state to state with the hazards of a row.
type arc struct{ number, from, to, row int32 }

const (
	quietCells = 8
	quietParts = 2 // Euler steps a cell

	// mostShare keeps Euler's rule stable where a hazard is fast; the rates are then
	// too slow, which does no harm here.
	mostShare = 0.5
)

func newQuiet(m *Model, g grid) *quiet {
	cells := min(quietCells, g.steps())
	states := m.space.states
	q := &quiet{length: g.bound[g.steps()] / float64(cells), rate: make([]float64, len(m.arcs)),
		now: make([]float64, states), moved: make([]float64, states), path: make([][]arc, len(m.laws))}
	for j := range g.steps() {
		q.cellOf = append(q.cellOf, j*cells/g.steps())
	}
	q.sway = newSway(m, q.length, cells)
	q.law = table(cells*len(m.laws), states)
	q.end = table(len(m.laws), states)
	copy(q.end[0], m.space.start)
	for i := range m.outcomes[:len(m.outcomes)-1] {
		q.flux = append(q.flux, table(len(m.rows), cells))
		q.jump = append(q.jump, table(len(m.shocks), cells))
		q.aims = append(q.aims, m.aims(i)...)
	}
	for _, a := range q.aims {
		q.path[a.law] = m.path(a.law)
	}
	q.seen = make([]float64, 2*len(q.flux))
	q.start = q.seen[:len(q.flux)]
	for cell := range cells {
		for k, path := range q.path {
			if path == nil {
				copy(q.law[cell*len(m.laws)+k], m.space.start)
			}
		}
	}
	return q
}

func table(rows, columns int) [][]float64 {
	t := make([][]float64, rows)
	for i := range t {
		t[i] = make([]float64, columns)
	}
	return t
}

func (m *Model) path(law int) []arc {
	path := []arc{}
	live := m.laws[law].Live()
	for i, a := range m.arcs {
		if live[a.From] {
			path = append(path, arc{int32(i), int32(a.From), int32(a.To), int32(m.steps[m.arcStep[i]].row)})
		}
	}
	return path
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
	q.drive(m, d, level)
	for k, path := range q.path {
		if path != nil {
			q.forward(m, d, k)
		}
	}
	half := len(q.factor) / 2 * len(m.laws)
	for o := range q.start {
		q.start[o] = m.outcomes[o].probability(q.end)
		q.seen[len(q.start)+o] = m.outcomes[o].probability(q.law[half : half+len(m.laws)])
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
