package model

// A place is where a date lies among the ends of the cells of a sketch, and what part of
// the change over its cell has come about by then.
type place struct {
	cell int
	part float64
}

// places returns those of the report dates.
func (s *sketch) places() []place {
	bound := s.grid.bound
	all := make([]place, len(s.fine.report))
	for date, step := range s.fine.report {
		year, c := s.fine.bound[step], 0
		for c+2 < len(bound) && year > bound[c+1] {
			c++
		}
		part := (year - bound[c]) / (bound[c+1] - bound[c])
		if c == 0 {
			part = float64(part * part)
		}
		all[date] = place{c, part}
	}
	return all
}

// A bridge leads from what one future says to what its draw does: rounds know more of the
// futures of the draw, but only roughly, and by how much they are off shows in the one
// that is solved in full. Between the ends of the cells of a sketch the difference changes
// evenly; from the start on, where there is none, with the square of the time, since what
// takes several steps is slow to begin with.
type bridge struct {
	full       []float64 // [date·width + column] of the future solved in full
	own        said      // by its own sketch
	place      []place   // of every report date
	more, odds []float64 // [(cell + 1)·width + column] of a round against the own sketch
}

func newBridge(r *round) *bridge {
	width := r.model.width()
	n := len(r.seen) + width
	b := &bridge{
		full: make([]float64, width*len(r.fine.report)), own: said{make([]float64, len(r.seen)), make([]int, len(r.model.shocks))},
		place: r.places(), more: make([]float64, n), odds: make([]float64, n),
	}
	fill(b.odds[:width], 1)
	return b
}

// lay works out by how much a round says more than the own sketch, and by what the odds of
// that are to be multiplied.
func (b *bridge) lay(r *round) {
	width := r.model.width()
	for i, own := range b.own.seen {
		mean := r.mean[i]
		b.more[width+i], b.odds[width+i] = mean-own, 1
		if own > 0 && own < 1 && mean > 0 && mean < 1 {
			b.odds[width+i] = mean * (1 - own) / (own * (1 - mean))
		}
	}
}

// cross sets column to what the draw says at a date: what the future does and by how
// much the round says more. On average that is right, but it may leave the range of
// probabilities. It sets bent to what comes of the odds instead, which stays there.
func (b *bridge) cross(column, bent []float64, date int) {
	at, width := b.place[date], len(column)
	before, after := at.cell*width, (at.cell+1)*width
	for i, p := range b.full[date*width : (date+1)*width] {
		more, odds := b.more[before+i], b.odds[before+i]
		more += float64(at.part * (b.more[after+i] - more))
		odds += float64(at.part * (b.odds[after+i] - odds))
		column[i] = p + more
		bent[i] = float64(p*odds) / (1 - p + float64(p*odds))
	}
}
