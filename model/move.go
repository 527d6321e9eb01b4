package model

import (
	"fmt"

	"entente/model/chain"
)

// ladderMoves are a shock's moves on one ladder as jumps between joint states.
// Ladders move one after the other and independently of one another.
type ladderMoves struct {
	ladder int
	jump   []chain.Jump
}

func (d *drawnShock) setMoves(m *Model, value []float64, s *shock) {
	for i := range d.moves {
		d.moves[i].jump = d.moves[i].jump[:0]
	}
	for _, mv := range s.moves {
		l := d.movesOn(mv.ladder)
		chance, further := value[mv.chance], (mv.to-mv.from)*m.space.stride[mv.ladder]
		for state, rung := range m.space.rung[mv.ladder] {
			if int(rung) == mv.from {
				l.jump = append(l.jump, chain.Jump{From: state, To: state + further, Chance: chance})
			}
		}
	}
}

func (d *drawnShock) movesOn(ladder int) *ladderMoves {
	for i := range d.moves {
		if d.moves[i].ladder == ladder {
			return &d.moves[i]
		}
	}
	d.moves = append(d.moves, ladderMoves{ladder: ladder})
	return &d.moves[len(d.moves)-1]
}

// chanceOfMoves is the sum of the chances of all jumps.
func (s *drawnShock) chanceOfMoves() float64 {
	total := 0.0
	for i := range s.moves {
		for _, j := range s.moves[i].jump {
			total += j.Chance
		}
	}
	return total
}

// move applies a shock's moves to every law.
func (f *future) move(s int) error {
	for _, l := range f.drawn.shock[s].moves {
		for k, law := range f.model.laws {
			if err := law.Move(f.law[k], l.jump); err != nil {
				return fmt.Errorf("shock %q: moves on ladder %q: %w", f.model.shocks[s].key, f.model.scenario.Ladders[l.ladder].Key, err)
			}
		}
	}
	return nil
}
