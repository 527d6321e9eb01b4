package model

// A prospect is the memory for the points of a sequence.
type prospect struct {
	round  *round
	quiet  *quiet
	shape  *logitNormal
	point  []float64
	quiets []float64
	said   []float64

	places []float64 // of the assumptions in the sequences
	score  []float64 // of the assumptions that matter
	weight float64
	above  []float64 // what the indices of the outcomes say
	strike strike
}

func (l *outlook) newProspect() *prospect {
	m, outcomes := l.model, len(l.model.outcomes)-1
	round := m.newRound(l.grid, l.keys, roundSize)
	round.brief = true
	round.clock.martingale = newMartingale(m, len(round.rough.cells))
	return &prospect{
		round: round, quiet: newQuiet(m, l.grid), shape: l.shape, point: make([]float64, len(m.uncertain)),
		places: make([]float64, len(m.uncertain)), score: make([]float64, len(m.uncertain)), above: make([]float64, indexControls*outcomes), strike: newStrike(m),
	}
}

// take makes the draw at the point, with what only a round needs if there is to be one.
func (p *prospect) take(round bool) {
	m, d := p.round.model, p.round.drawn
	if round {
		d.set(m, p.point, p.round.gaps(), p.shape)
	} else {
		d.set(m, p.point, nil, nil)
	}
}

// quietView takes the draw and returns the view of its quiet course.
func (p *prospect) quietView() ([]float64, error) {
	m := p.round.model
	p.take(true)
	err := p.quiet.solve(m, p.round.drawn)
	p.quiets = m.view(p.quiets[:0], p.quiet.seen[:m.width()], p.quiet.seen[m.width():])
	return p.quiets, err
}

// roundView returns the view of a round of the draw whose quiet view has been seen.
func (l *outlook) roundView(p *prospect, draw int) ([]float64, error) {
	r, martingale := p.round, p.round.clock.martingale
	l.chances(p, martingale.start)
	l.jumps.shares(martingale.jump, martingale.slope, p)
	r.prepare()
	r.deal(draw, 0)
	p.spur(l.spurred)
	err := r.draw(draw, 0)
	if r.residue != nil {
		r.residue.endRound()
	}
	p.said = r.view(p.said[:0])
	return p.said, err
}

// goTo makes a prospect stand at a point of a sequence, of a weight.
func (l *outlook) goTo(p *prospect, r, i int) {
	places := p.places[:len(p.point)-len(l.rest)]
	l.sequence[r].Point(i, places)
	p.weight = 1
	if len(places) > 0 {
		places[0], p.weight = l.tilt.coordinate(places[0])
	}
	for k, u := range places {
		p.point[l.matter[k]] = u
	}
	for k, a := range l.rest {
		p.point[a] = l.lattice[r][k].At(i)
	}
}

// above returns by how much the index of each outcome, and what its bends add, are above
// their means at the point, whose draw has been taken.
func (l *outlook) above(p *prospect) []float64 {
	d := p.round.drawn
	p.score = p.score[:len(l.matter)]
	for k, a := range l.matter {
		p.score[k] = d.score[a]
	}
	for o := range l.index {
		l.index[o].above(p.above[indexControls*o:], p.score, d.value)
	}
	return p.above
}
