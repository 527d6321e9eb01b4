package model

import "slices"

// A round is the sketches of a few futures of a draw whose shocks avoid each other: the
// time to the first strike of a shock falls into each of equal parts of its probability
// once, and so does the coin of a date.
type round struct {
	*sketch
	size int // futures
	cell *cell
	mean []float64 // [cell·width + column] over the futures

	once, times []float64 // [shock] share of the futures in which it happened, mean occurrences
	gain        []float64 // [outcome] that of the martingale over the futures

	weight []float64 // of each future: 1, unless it has been spurred
	whole  float64   // mean weight

	residue *residue // is told of every future; nil but for the first points of an outlook
}

func (m *Model) newRound(g grid, keys *streams, size int) *round {
	s := m.newSketch(g, keys)
	r := &round{sketch: s, size: size, cell: newCell(m, size), mean: make([]float64, len(s.seen)),
		once: make([]float64, len(m.shocks)), times: make([]float64, len(m.shocks)), gain: make([]float64, len(m.outcomes)-1),
		weight: slices.Repeat([]float64{1}, size)}
	s.cell = r.cell
	return r
}

// deal spreads the shocks of the futures of a round.
func (r *round) deal(draw, number int) { r.cell.set(r.keys, draw, number) }

// draw sketches the futures of a round that has been dealt.
func (r *round) draw(draw, number int) error {
	r.clear()
	for i := range r.size {
		if err := r.add(draw, number*r.size+i, i); err != nil {
			return err
		}
	}
	return nil
}

// drawWith does so where the first of them is a future that has begun. It copies what its
// own sketch says, and which shocks come in that, to own.
func (r *round) drawWith(f *future, own *said) error {
	r.clear()
	r.rough.copyNoise(r.model, f.noise)
	r.rough.wander(r.model)
	r.future.place = 0
	if err := r.run(f.clock.draw, f.clock.future); err != nil {
		return err
	}
	r.count()
	copy(own.seen, r.seen)
	copy(own.count, r.clock.count)
	for i := 1; i < r.size; i++ {
		if err := r.add(f.clock.draw, f.clock.future*r.size+i, i); err != nil {
			return err
		}
	}
	return nil
}

// said is what the sketch of one future says.
type said struct {
	seen  []float64 // [cell·width + column]
	count []int     // [shock] occurrences
}

func (r *round) clear() {
	clear(r.mean)
	clear(r.once)
	clear(r.times)
	clear(r.gain)
	r.whole = 0
}

// add sketches the future of the round at a place.
func (r *round) add(draw, number, place int) error {
	r.future.place = place
	if place%2 == 1 {
		scale(r.rough.shift, -1)
	} else {
		for _, row := range r.model.noise {
			r.keys.rough[row.driver].Normals(r.rough.noise[row.driver], draw, number)
		}
		r.rough.wander(r.model)
	}
	if err := r.run(draw, maxFutures+number); err != nil {
		return err
	}
	r.count()
	return nil
}

func (r *round) count() {
	n, weight := float64(r.size), r.weight[r.future.place]
	r.whole += weight / n
	for v, x := range r.seen {
		r.mean[v] += float64(x*weight) / n
	}
	if r.clock.martingale != nil {
		for o, x := range r.clock.martingale.gain {
			r.gain[o] += float64(x*weight) / n
		}
	}
	if r.residue != nil {
		r.residue.hear(r)
	}
	for s, times := range r.clock.count {
		r.times[s] += float64(times) / n
		if times > 0 {
			r.once[s] += 1 / n
		}
	}
}

// view appends the view of what the round says.
func (r *round) view(dst []float64) []float64 {
	width, cells := r.model.width(), len(r.rough.cells)
	return r.model.view(dst, r.mean[middleOf(cells)*width:], r.mean[(cells-1)*width:])
}

// view appends what rough solutions are asked for of the columns half way and in the end:
// each outcome but the last, then each rung of each ladder but its lowest.
func (m *Model) view(dst, half, end []float64) []float64 {
	last := len(m.outcomes) - 1
	dst = append(append(dst, end[:last]...), half[:last]...)
	for _, at := range [][]float64{end, half} {
		column := len(m.outcomes)
		for _, size := range m.space.size {
			dst = append(dst, at[column+1:column+size]...)
			column += size
		}
	}
	return dst
}

// views is the number of those.
func (m *Model) views() int { return 2 * (m.width() - 1 - len(m.space.size)) }
