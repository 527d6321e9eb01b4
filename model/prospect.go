package model

import (
	"context"

	"entente/model/elementary"
)

// A leg is what further points make of a sequence.
type leg struct {
	value        [][]float64 // [outcome][further point]
	unit         []float32   // [further point·names + uncertain assumption]
	quiets, more controls
}

func (l *outlook) newLeg(r int) *leg {
	s := &leg{value: make([][]float64, len(l.value[r])), quiets: newControls(l.model.views(), len(l.index)), more: newControls(l.model.views(), len(l.index))}
	s.quiets, s.more = s.quiets.plus(&l.quiets.sequence[r], 1), s.more.plus(&l.more.sequence[r], 1)
	return s
}

// solve solves the further points of a sequence.
func (l *outlook) solve(ctx context.Context, r, points int) (*leg, error) {
	if l.walk[r] == nil {
		l.walk[r] = l.newProspect()
	}
	p, s, i := l.walk[r], l.newLeg(r), l.points
	err := l.visit(r, l.points, points, p.point, func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		rounds := i/roundRun%roundEach == 0
		quiet, err := p.quietView(rounds)
		if err != nil {
			return err
		}
		s.quiets.add(quiet, l.above(p))
		if i < mostRanked {
			for _, u := range p.point {
				s.unit = append(s.unit, float32(u))
			}
		}
		for o := range s.value {
			s.value[o] = append(s.value[o], quiet[o])
		}
		if rounds {
			more, err := p.roundView(r<<20 | i)
			if err != nil {
				return err
			}
			takeOff(more, quiet, 1)
			s.more.add(more, p.surprises(l.jumps))
		}
		i++
		return nil
	})
	return s, err
}

// above returns by how much the index of each outcome is above its mean at the point.
func (l *outlook) above(p *prospect) []float64 {
	for k, a := range l.spread {
		p.score[k] = elementary.NormalQuantile(p.point[a])
	}
	for o := range l.index {
		p.control[o] = l.index[o].above(p.score)
	}
	return p.control
}

// A prospect is the memory for the points of a sequence.
type prospect struct {
	round  *round
	quiet  *quiet
	shape  *logitNormal
	point  []float64
	quiets []float64
	said   []float64

	score   []float64 // of the assumptions with a dimension
	control []float64 // [outcome]
}

func (l *outlook) newProspect() *prospect {
	m := l.model
	return &prospect{m.newRound(l.grid, l.keys, outlookRound), newQuiet(m, l.grid), l.shape, make([]float64, len(m.uncertain)), nil, nil, make([]float64, len(l.spread)), make([]float64, len(m.outcomes)-1)}
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

// surprises returns what those of the round do to each outcome.
func (p *prospect) surprises(j jumps) []float64 {
	for o := range p.control {
		p.control[o] = j.expect(o, p.quiets[o], p.round.surprise)
	}
	return p.control
}
