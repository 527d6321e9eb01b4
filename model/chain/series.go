package chain

// advance carries one law over all strides of the time loaded.
func (w *Workspace) advance(c *Chain, p []float64) {
	c.bury(p)
	if w.stride == 0 {
		return
	}
	for range w.repeat {
		w.advanceStride(c, p)
	}
}

func (w *Workspace) advanceStride(c *Chain, p []float64) {
	weights := newPoisson(w.stride)
	end := w.series(c, p, w.factor[:weights.terms+1])
	for s := range p {
		p[s] = weights.law(p[s], end[uint8(s)])
	}
}

// series returns Σₖ factor[k]·p·Aᵏ, by Horner's rule, in memory of w.
func (w *Workspace) series(c *Chain, p, factor []float64) *vector {
	now, next := &w.now, &w.next
	last := len(factor) - 1
	for s, mass := range p {
		now[uint8(s)] = float64(factor[last] * mass)
	}
	for k := last - 1; k >= 0; k-- {
		w.apply(next, now, p, factor[k])
		for _, d := range c.dead {
			next[d] = 0
		}
		now, next = next, now
	}
	return now
}

// apply sets next to factor·p + now·A. It takes the arcs into a state two at a
// time, which is half again as fast as one by one.
func (w *Workspace) apply(next, now *vector, p []float64, factor float64) {
	in, incoming, stay := w.inflow, w.net.incoming, &w.stay
	p = p[:len(incoming)]
	for s, arcs := range incoming {
		sum := float64(factor*p[s]) + float64(now[uint8(s)]*stay[uint8(s)])
		for ; arcs >= 2 && len(in) >= 2; arcs -= 2 {
			a, b := &in[0], &in[1]
			sum += float64(now[a.from]*a.moves) + float64(now[b.from]*b.moves)
			in = in[2:]
		}
		if arcs > 0 && len(in) > 0 {
			sum += float64(now[in[0].from] * in[0].moves)
			in = in[1:]
		}
		next[uint8(s)] = sum
	}
}

// advancePair is advance for two laws at once, with the same operations on each
// in the same order.
func (w *Workspace) advancePair(c, d *Chain, p, q []float64) {
	c.bury(p)
	d.bury(q)
	if w.stride == 0 {
		return
	}
	for range w.repeat {
		w.advancePairStride(c, d, p, q)
	}
}

func (w *Workspace) advancePairStride(c, d *Chain, p, q []float64) {
	weights := newPoisson(w.stride)
	end := w.seriesPair(c, d, p, q, w.factor[:weights.terms+1])
	for s := range p {
		p[s] = weights.law(p[s], end[uint8(s)][0])
		q[s] = weights.law(q[s], end[uint8(s)][1])
	}
}

func (w *Workspace) seriesPair(c, d *Chain, p, q, factor []float64) *couple {
	now, next := &w.pairNow, &w.pairNext
	last := len(factor) - 1
	for s := range p {
		w.pair[uint8(s)] = [2]float64{p[s], q[s]}
		now[uint8(s)] = [2]float64{float64(factor[last] * p[s]), float64(factor[last] * q[s])}
	}
	for k := last - 1; k >= 0; k-- {
		w.applyPair(next, now, factor[k], d.live)
		for _, s := range c.dead {
			next[s][0] = 0
		}
		now, next = next, now
	}
	return now
}

// applyPairPlainly is apply for two laws, the second of which has mass in live states only.
func (w *Workspace) applyPairPlainly(next, now *couple, factor float64, live []bool) {
	in := w.inflow
	live = live[:len(w.net.incoming)]
	for s, arcs := range w.net.incoming {
		start, here, stay := &w.pair[uint8(s)], &now[uint8(s)], w.stay[uint8(s)]
		if !live[s] {
			p := float64(factor*start[0]) + float64(here[0]*stay)
			for ; arcs >= 2 && len(in) >= 2; arcs -= 2 {
				a, b := &in[0], &in[1]
				p += float64(now[a.from][0]*a.moves) + float64(now[b.from][0]*b.moves)
				in = in[2:]
			}
			if arcs > 0 && len(in) > 0 {
				p += float64(now[in[0].from][0] * in[0].moves)
				in = in[1:]
			}
			next[uint8(s)] = [2]float64{p, 0}
			continue
		}
		p := float64(factor*start[0]) + float64(here[0]*stay)
		q := float64(factor*start[1]) + float64(here[1]*stay)
		for ; arcs >= 2 && len(in) >= 2; arcs -= 2 {
			a, b := &in[0], &in[1]
			x, y := &now[a.from], &now[b.from]
			p += float64(x[0]*a.moves) + float64(y[0]*b.moves)
			q += float64(x[1]*a.moves) + float64(y[1]*b.moves)
			in = in[2:]
		}
		if arcs > 0 && len(in) > 0 {
			a := &in[0]
			x := &now[a.from]
			p += float64(x[0] * a.moves)
			q += float64(x[1] * a.moves)
			in = in[1:]
		}
		next[uint8(s)] = [2]float64{p, q}
	}
}
