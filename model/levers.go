package model

import "entente/model/elementary"

// learnJumps finds out what goes into jumps, in the draw of medians.
func (l *outlook) learnJumps() error {
	p := l.prospects.Get().(*prospect)
	defer l.prospects.Put(p)
	l.stand(p, trial{})
	p.take(false)
	p.quiet.course(l.model, p.round.drawn)
	odds, years := make([]float64, len(l.followed)), p.round.middles()
	if err := l.flowTo(p, odds); err != nil {
		return err
	}
	l.jumps = jumps{
		lever: make([][][]float64, len(odds)), moved: table(len(odds), len(years)*len(l.model.shocks)),
		whole: make([]float64, len(l.model.shocks)), after: afters(years, p.quiet),
	}
	for o := range odds {
		l.jumps.lever[o] = table(len(years), len(l.model.rows))
	}
	if err := l.learnLevers(p, odds); err != nil {
		return err
	}
	return l.learnMoves(p, odds, years)
}

// learnLevers raises the hazards of each row in each cell by a little.
func (l *outlook) learnLevers(p *prospect, odds []float64) error {
	const by = 0.01 // share of a hazard
	q, raised := p.quiet, make([]float64, len(odds))
	for c, ratio := range q.ratio {
		for r, before := range ratio {
			ratio[r] *= 1 + by
			err := l.flowTo(p, raised)
			if ratio[r] = before; err != nil {
				return err
			}
			for o, x := range raised {
				for i, cell := range l.jumps.lever[o] {
					cell[r] += float64((x - odds[o]) / by * overlap(c, len(q.ratio), i, len(l.jumps.lever[o])))
				}
			}
		}
	}
	return nil
}

// overlap is the part of one of some equal parts of the time that falls into one of others.
func overlap(a, as, b, bs int) float64 {
	from, to := max(float64(a)/float64(as), float64(b)/float64(bs)), min(float64(a+1)/float64(as), float64(b+1)/float64(bs))
	return max(0, to-from) * float64(as)
}

// learnMoves lets each shock that moves ladders strike in some years.
func (l *outlook) learnMoves(p *prospect, odds, years []float64) error {
	q, shocks, raised := p.quiet, len(l.model.shocks), make([]float64, len(odds))
	for s := range shocks {
		if l.jumps.whole[s] = p.round.drawn.shock[s].chanceOfMoves(); l.jumps.whole[s] == 0 {
			continue
		}
		for i, year := range years {
			strikes := &q.strikes[newDue(s, year, q.length, len(q.ratio)).cell][s]
			before := *strikes
			*strikes = 1
			err := l.flowTo(p, raised)
			if *strikes = before; err != nil {
				return err
			}
			for o, x := range raised {
				l.jumps.moved[o][i*shocks+s] = elementary.Expm1(x - odds[o])
			}
		}
	}
	return nil
}
