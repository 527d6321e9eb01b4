package model

import "context"

// A leg is what further points make of a sequence.
type leg struct {
	value       [][]float64 // [outcome][further point]
	weight      []float64   // [further point]
	rounds      controls
	seen, known []float64 // weighted views and controls of a point
	residue     *residue  // nil where rounds are spurred
}

func (l *outlook) newLeg(r int) *leg {
	rounds := &l.rounds.sequence[r]
	s := &leg{value: make([][]float64, len(l.value[r])), rounds: newControls(len(rounds.seen), len(rounds.control))}
	s.rounds = s.rounds.plus(rounds, 1)
	if l.spurred == nil {
		s.residue = l.newResidue()
	}
	return s
}

// add adds a point to the sums: what its round says, whose futures weigh as much as they should by
// how far they are from the quiet course, lest an accident of their weights show; and the controls.
func (s *leg) add(p *prospect, quiet, above, said []float64) {
	s.seen = append(s.seen[:0], said...)
	takeOff(s.seen, quiet, p.round.whole-1)
	scale(s.seen, p.weight)
	s.known = append(append(s.known[:0], above...), p.round.gain...)
	s.known = append(s.known, p.round.whole-1)
	scale(s.known, p.weight)
	s.known = append(s.known, p.weight-1)
	s.rounds.add(s.seen, s.known)
}

// solve solves the further points of a sequence.
func (l *outlook) solve(ctx context.Context, r, points int) (*leg, error) {
	p, s := l.prospects.Get().(*prospect), l.newLeg(r)
	defer l.prospects.Put(p)
	p.round.residue = s.residue
	for i := l.points; i < points; i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.goTo(p, r, i)
		quiet, err := p.quietView()
		if err != nil {
			return nil, err
		}
		said, err := l.roundView(p, r<<20|i)
		if err != nil {
			return nil, err
		}
		s.add(p, quiet, l.above(p), said)
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
	}
	return s, nil
}
