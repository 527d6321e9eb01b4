package model

import "slices"

// A sketch is a rough solution of a future: the same shocks push the same drivers, but
// time goes by in few cells. In each of them drivers stand where they do in its middle
// and are moved by what noise does to them on average, and the laws go on at once by the
// mean hazards. It costs a small part of the future and differs from it by little, in
// much the same way for all futures.
type sketch struct {
	*future           // on the grid of the cells; its laws are solved roughly
	fine    grid      // of the future sketched
	brief   bool      // looks half way and in the end alone
	seen    []float64 // [cell·width + column] at the end of the cell
}

const (
	sketchCells = 4

	// sketchParts is the number of steps of Euler's rule in a cell, at least.
	sketchParts = 3
)

// newSketch makes a sketch of the futures on a grid. Its own grid has the gaps of that
// first, so that both can be of the same draw.
func (m *Model) newSketch(g grid, keys *streams) *sketch {
	cells, spans := g.coarse(sketchCells)
	s := &sketch{future: m.newFuture(cells, keys), fine: g, seen: make([]float64, len(spans)*m.width())}
	s.rough = newRough(m, g, spans)
	return s
}

// coarse cuts the time into a number of cells of whole steps. The gaps of the cells'
// grid come after those of g.
func (g grid) coarse(cells int) (grid, []span) {
	cells = min(cells, g.steps())
	coarse := grid{bound: []float64{0}, gaps: slices.Clone(g.gaps), report: []int{0, cells}}
	var spans []span
	last := 0.0
	for c := range cells {
		s := span{from: c * g.steps() / cells, to: (c + 1) * g.steps() / cells, class: c}
		s.slope = straight(s.to - s.from)
		for _, o := range spans {
			if slices.Equal(g.gap[o.from:o.to], g.gap[s.from:s.to]) {
				s.class = o.class
				break
			}
		}
		spans = append(spans, s)
		middle := (g.bound[s.from] + g.bound[s.to]) / 2
		coarse.bound = append(coarse.bound, g.bound[s.to])
		coarse.gap = append(coarse.gap, len(coarse.gaps))
		coarse.gaps = append(coarse.gaps, middle-last)
		last = middle
	}
	return coarse, spans
}

// gaps are those that a draw must know of for a future and its sketch.
func (s *sketch) gaps() []float64 { return s.grid.gaps }

// run solves the sketch of a future whose noise is set.
func (s *sketch) run(draw, number int) error {
	s.start(draw, number)
	s.rough.begin(s.model)
	martingale, width := s.clock.martingale, s.model.width()
	if martingale != nil {
		martingale.begin()
	}
	for j := range s.rough.cells {
		if err := s.step(j, nil); err != nil {
			return err
		}
		if martingale != nil {
			martingale.endCell()
		}
		if err := s.rough.flow(s.future); err != nil {
			return err
		}
		if last := len(s.rough.cells) - 1; !s.brief || j == last || j == middleOf(last+1) {
			s.model.look(s.seen[j*width:(j+1)*width], s.rough.law)
		}
	}
	return nil
}

// middles returns those of the cells, in years.
func (s *sketch) middles() []float64 {
	var middle []float64
	for _, c := range s.rough.cells {
		middle = append(middle, (s.fine.bound[c.from]+s.fine.bound[c.to])/2)
	}
	return middle
}
