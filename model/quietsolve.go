package model

// rates sets the rate of each arc in a part of a cell.
func (q *quiet) rates(d *drawn, path []arc, cell int) {
	part := q.length / quietParts
	factor := q.factor[cell]
	rate := q.rate[:len(path)]
	for k := range path {
		a := &path[k]
		r := d.arc[a.number] * factor[a.row] * part
		if r > mostShare {
			r = mostShare
		}
		rate[k] = r
	}
}

// forward solves for a law, in the middle of every cell and at the end.
func (q *quiet) forward(m *Model, d *drawn, k int) {
	path, now, next := q.path[k], q.now, q.moved
	live := m.laws[k].Live()
	copy(now, m.space.start)
	for part := range len(q.factor) * quietParts {
		cell := part / quietParts
		if part%quietParts == 0 {
			q.rates(d, path, cell)
		}
		q.moves(d, part, func(s *drawnShock, times float64) {
			copy(next, now)
			for i := range s.moves {
				for _, j := range s.moves[i].jump {
					if live[j.From] {
						x := float64(float64(times*now[j.From]) * j.Chance)
						next[j.From] -= x
						next[j.To] += x
					}
				}
			}
			copy(now, next)
		})
		if part%quietParts == quietParts/2 {
			onlyLive(q.law[cell*len(m.laws)+k], now, live)
		}
		copy(next, now)
		for i, r := range q.rate[:len(path)] {
			a := &path[i]
			x := float64(now[a.from] * r)
			next[a.from] -= x
			next[a.to] += x
		}
		now, next = next, now
	}
	onlyLive(q.end[k], now, live)
}

// onlyLive copies what is in live states.
func onlyLive(dst, src []float64, live []bool) {
	for s, x := range src {
		dst[s] = 0
		if live[s] {
			dst[s] = x
		}
	}
}

// moves calls for each shock that is expected to strike at the beginning of a part.
func (q *quiet) moves(d *drawn, part int, yield func(s *drawnShock, times float64)) {
	cell := part / quietParts
	for s := range d.shock {
		if len(d.shock[s].moves) > 0 && q.strikes[cell][s] > 0 {
			yield(&d.shock[s], min(1, q.strikes[cell][s]/quietParts))
		}
	}
	for i := range q.dates {
		if e := &q.dates[i]; e.part == part && e.times > 0 {
			yield(&d.shock[e.shock], e.times)
		}
	}
}

// backward solves for v of an aim, and adds up what arcs and moves do to it.
func (q *quiet) backward(m *Model, d *drawn, a *aim) {
	live, path := m.laws[a.law].Live(), q.path[a.law]
	now, next := q.now, q.moved
	onlyLive(now, a.end, live)
	for part := len(q.factor)*quietParts - 1; part >= 0; part-- {
		cell := part / quietParts
		if part%quietParts == quietParts-1 {
			q.rates(d, path, cell)
		}
		copy(next, now)
		for i, r := range q.rate[:len(path)] {
			a := &path[i]
			next[a.from] += float64(r * (now[a.to] - now[a.from]))
		}
		now, next = next, now
		if part%quietParts == quietParts/2 {
			q.read(m, d, a, cell, now)
		}
		q.moves(d, part, func(s *drawnShock, times float64) {
			copy(next, now)
			for i := range s.moves {
				for _, j := range s.moves[i].jump {
					if live[j.From] {
						next[j.From] += float64(float64(times*j.Chance) * (now[j.To] - now[j.From]))
					}
				}
			}
			copy(now, next)
		})
	}
}

// read takes v in the middle of a cell.
func (q *quiet) read(m *Model, d *drawn, a *aim, cell int, v []float64) {
	flux, law, live := q.flux[a.outcome], q.law[cell*len(m.laws)+a.law], m.laws[a.law].Live()
	for i, arc := range q.path[a.law] {
		flow := float64(law[arc.from]*q.rate[i]) * quietParts
		flux[arc.row][cell] += float64(a.sign * float64(flow*(v[arc.to]-v[arc.from])))
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
