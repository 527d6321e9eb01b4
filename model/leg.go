package model

import "context"

// A leg is what further points make of a sequence.
type leg struct {
	value        [][]float64 // [outcome][further point]
	weight       []float64   // [further point]
	quiets, more controls
	seen, known  []float64 // weighted views and controls of a point
}

func (l *outlook) newLeg(r int) *leg {
	views, quiets, more := l.model.views(), &l.quiets.sequence[r], &l.more.sequence[r]
	s := &leg{value: make([][]float64, len(l.value[r])), quiets: newControls(views, len(quiets.control)), more: newControls(views, len(more.control))}
	s.quiets, s.more = s.quiets.plus(quiets, 1), s.more.plus(more, 1)
	return s
}

// add adds a point of a weight to the sums.
func (s *leg) add(to *controls, weight float64, seen []float64, known ...[]float64) {
	s.seen = append(s.seen[:0], seen...)
	scale(s.seen, weight)
	s.known = s.known[:0]
	for _, some := range known {
		s.known = append(s.known, some...)
	}
	scale(s.known, weight)
	to.add(s.seen, append(s.known, weight-1))
}

// solve solves the further points of a sequence.
func (l *outlook) solve(ctx context.Context, r, points int) (*leg, error) {
	p, s := l.prospects.Get().(*prospect), l.newLeg(r)
	defer l.prospects.Put(p)
	for i := l.points; i < points; i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.goTo(p, r, i)
		rounds := i/roundRun%roundEach == 0
		quiet, err := p.quietView(rounds)
		if err != nil {
			return nil, err
		}
		s.add(&s.quiets, p.weight, quiet, l.above(p))
		s.weight = append(s.weight, p.weight)
		if i < mostRanked {
			unit := l.unit[r][i*len(p.point):]
			for a, u := range p.point {
				unit[a] = float32(u)
			}
		}
		for o := range s.value {
			s.value[o] = append(s.value[o], quiet[o])
		}
		if rounds {
			more, err := l.roundView(p, r<<20|i)
			if err != nil {
				return nil, err
			}
			takeOff(more, quiet, 1)
			s.add(&s.more, p.weight, more, p.above, p.round.gain)
		}
	}
	return s, nil
}
