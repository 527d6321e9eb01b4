package model

// rates sets the rate of each arc in a part of a cell.
func (q *quiet) rates(m *Model, d *drawn, cell int) {
	part := q.length / quietParts
	for i, base := range d.arc {
		q.rate[i] = min(mostShare, base*q.factor[cell][m.steps[m.arcStep[i]].row]*part)
	}
}

// forward solves for the laws that aims need, in the middle of every cell and at the
// end.
func (q *quiet) forward(m *Model, d *drawn) {
	for k := range m.laws {
		if q.used[k] {
			q.lawForward(m, d, k)
		}
	}
}

func (q *quiet) lawForward(m *Model, d *drawn, k int) {
	live := m.laws[k].Live()
	now, next := q.value, q.next
	copy(now, m.space.start)
	for part := range len(q.factor) * quietParts {
		cell := part / quietParts
		if part%quietParts == 0 {
			q.rates(m, d, cell)
		}
		for jumps := range q.jumps(d, part) {
			copy(next, now)
			for _, j := range jumps {
				moved := float64(now[j.From] * j.Chance)
				next[j.From] -= moved
				next[j.To] += moved
			}
			now, next = next, now
		}
		if part%quietParts == quietParts/2 {
			copy(q.law[cell*len(m.laws)+k], now)
		}
		copy(next, now)
		for i, a := range m.arcs {
			if live[a.From] {
				moved := float64(now[a.From] * q.rate[i])
				next[a.From] -= moved
				next[a.To] += moved
			}
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

// backward solves for v of an aim, and adds up what arcs and moves do to it.
func (q *quiet) backward(m *Model, d *drawn, a *aim) {
	live := m.laws[a.law].Live()
	now, next := q.value, q.next
	onlyLive(now, a.end, live)
	for part := len(q.factor)*quietParts - 1; part >= 0; part-- {
		cell := part / quietParts
		if part%quietParts == quietParts-1 {
			q.rates(m, d, cell)
		}
		copy(next, now)
		for i, arc := range m.arcs {
			if live[arc.From] {
				next[arc.From] += float64(q.rate[i] * (now[arc.To] - now[arc.From]))
			}
		}
		now, next = next, now
		if part%quietParts == quietParts/2 {
			q.read(m, d, a, cell, now)
		}
		for jumps := range q.jumps(d, part) {
			copy(next, now)
			for _, j := range jumps {
				if live[j.From] {
					next[j.From] += float64(j.Chance * (now[j.To] - now[j.From]))
				}
			}
			now, next = next, now
		}
	}
}

// read takes v in the middle of a cell.
func (q *quiet) read(m *Model, d *drawn, a *aim, cell int, v []float64) {
	flux, law, live := q.flux[a.outcome], q.law[cell*len(m.laws)+a.law], m.laws[a.law].Live()
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
