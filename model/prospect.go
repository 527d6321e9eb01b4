package model

import (
	"context"
	"slices"
)

// A leg is what further points add to a sequence.
type leg struct {
	value        [][]float64
	quiets, more []float64
}

// solve solves the further points of a sequence.
func (l *outlook) solve(ctx context.Context, r, points int) (*leg, error) {
	if l.walk[r] == nil {
		l.walk[r] = l.newProspect()
	}
	p := l.walk[r]
	s := &leg{make([][]float64, len(l.value[r])), slices.Clone(l.quiets[r]), slices.Clone(l.more[r])}
	i := l.points
	err := l.visit(r, l.points, points, p.point, func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		rounds := i/roundRun%roundEach == 0
		quiet, err := p.quietView(rounds)
		if err != nil {
			return err
		}
		for o := range s.value {
			s.value[o] = append(s.value[o], quiet[o])
		}
		for v, x := range quiet {
			s.quiets[v] += x
		}
		if rounds {
			said, err := p.roundView(r<<20 | i)
			if err != nil {
				return err
			}
			for v, x := range said {
				s.more[v] += x - quiet[v]
			}
		}
		i++
		return nil
	})
	return s, err
}

// A prospect is the memory for the points of a sequence.
type prospect struct {
	round  *round
	quiet  *quiet
	shape  *logitNormal
	point  []float64
	quiets []float64
	said   []float64
}

func (l *outlook) newProspect() *prospect {
	m := l.model
	return &prospect{m.newRound(l.grid, l.keys, outlookRound), newQuiet(m, l.grid), l.shape, make([]float64, len(m.uncertain)), nil, nil}
}

// quietView makes the draw at the point, with what only a round needs if there is to be
// one, and returns the view of its quiet course.
func (p *prospect) quietView(rounds bool) ([]float64, error) {
	m, d := p.round.model, p.round.drawn
	if rounds {
		d.set(m, p.point, p.round.gaps(), p.shape)
	} else {
		d.set(m, p.point, nil, nil)
	}
	err := p.quiet.solve(m, d)
	p.quiets = m.view(p.quiets[:0], p.quiet.seen[:m.width()], p.quiet.seen[m.width():])
	return p.quiets, err
}

// roundView returns the view of a round of the draw that has been made.
func (p *prospect) roundView(draw int) ([]float64, error) {
	r := p.round
	r.prepare()
	r.deal(draw, 0)
	err := r.draw(draw, 0)
	p.said = r.view(p.said[:0])
	return p.said, err
}
