package model

// A quiet course is a draw without noise and without surprises: its drivers go
// straight to where they tend, and every part of the time has of each shock what is
// to be expected of it, a share of its push and of its moves, and its effect for a
// share of the time. Along it the laws are solved roughly.
//
// What comes out is a function of the draw alone, follows most of what its assumptions do
// to the answer, and costs a small part of a future.
type quiet struct {
	*euler
	length float64   // years of a cell
	sway             // where drivers and shocks stand
	seen   []float64 // [half way, in the end][column]
}

const (
	quietCells = 6 // an even number, as of a sketch
	quietParts = 2 // of a cell, at least
)

func newQuiet(m *Model, g grid) *quiet {
	cells := min(quietCells, g.steps())
	q := &quiet{euler: newEuler(m), length: g.bound[g.steps()] / float64(cells), seen: make([]float64, 2*m.width())}
	q.sway = newSway(m, q.length, cells)
	return q
}

// solve sets seen to all columns of a draw half way, and then to those in the end.
func (q *quiet) solve(m *Model, d *drawn) error {
	q.course(m, d)
	return q.flow(m, d)
}

// course takes drivers and shocks through the course of a draw.
func (q *quiet) course(m *Model, d *drawn) {
	q.set(d)
	q.drive(m, d)
}

// flow takes the laws through the course.
func (q *quiet) flow(m *Model, d *drawn) error {
	q.begin(m)
	width := m.width()
	for cell, ratio := range q.ratio {
		q.moves(m, d, cell)
		if err := q.carry(m, ratio, q.length, quietParts); err != nil {
			return err
		}
		if cell == middleOf(len(q.ratio)) {
			m.look(q.seen[:width], q.law)
		}
	}
	m.look(q.seen[width:], q.law)
	return nil
}

// moves makes those of the shocks that are expected to strike in a cell, at its beginning.
func (q *quiet) moves(m *Model, d *drawn, cell int) {
	for s := range d.shock {
		if len(d.shock[s].moves) > 0 && q.strikes[cell][s] > 0 {
			q.move(m, &d.shock[s], min(1, q.strikes[cell][s]))
		}
	}
	for i := range q.dates {
		if e := &q.dates[i]; e.cell == cell && e.times > 0 {
			q.move(m, &d.shock[e.shock], e.times)
		}
	}
}
