package model

import "entente/model/chain"

// An euler carries laws on roughly, by Euler's rule, where they need not be exact.
type euler struct {
	law   [][]float64 // one a chain of Model.laws
	order []int32     // of the arcs, as the next three have them; see chain.Order
	base  []float64   // rate of each arc at the references
	row   []int32     // of each arc
	rate  []float64   // of each arc
	moved []float64   // a law
	work  *chain.Workspace
}

func newEuler(m *Model) *euler {
	e := &euler{law: table(len(m.laws), m.space.states), order: m.laws[0].Order(), base: make([]float64, len(m.arcs)), rate: make([]float64, len(m.arcs)), moved: make([]float64, m.space.states), work: m.laws[0].NewWorkspace()}
	for _, i := range e.order {
		e.row = append(e.row, int32(m.steps[m.arcStep[i]].row))
	}
	return e
}

// set takes up the rates of a draw.
func (e *euler) set(d *drawn) {
	for k, i := range e.order {
		e.base[k] = d.arc[i]
	}
}

// begin sets the first day.
func (e *euler) begin(m *Model) {
	for k, law := range e.law {
		clear(law)
		for s, live := range m.laws[k].Live() {
			if live {
				law[s] = m.space.start[s]
			}
		}
	}
}

// mostRatio keeps a hazard ratio finite, and so its product with a rate of 0 a number.
// Futures refuse hazards far below.
const mostRatio = 1e200

// carry takes the laws over some years in so many parts at least, by the rates at the
// references times the hazard ratios of the rows.
func (e *euler) carry(m *Model, ratio []float64, years float64, parts int) error {
	base, rate := e.base[:len(e.row)], e.rate[:len(e.row)]
	for k, row := range e.row {
		rate[k] = base[k] * ratio[row]
	}
	return chain.AdvanceRoughly(m.laws, e.law, e.rate, years, parts, e.work)
}

// move lets so many strikes of a shock, one at most, move the laws.
func (e *euler) move(m *Model, s *drawnShock, times float64) {
	for k, law := range e.law {
		live := m.laws[k].Live()
		for i := range s.moves {
			copy(e.moved, law)
			for _, j := range s.moves[i].jump {
				x := float64(float64(times*law[j.From]) * j.Chance)
				e.moved[j.From] -= x
				if live[j.To] {
					e.moved[j.To] += x
				}
			}
			copy(law, e.moved)
		}
	}
}

// middleOf is the cell of so many after which half of the time has gone by, or about half
// of it if their number is odd.
func middleOf(cells int) int { return (cells - 1) / 2 }
