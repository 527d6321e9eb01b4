package chain

import "fmt"

// A Jump is a move at one instant: with probability Chance, mass in From goes
// to To.
type Jump struct {
	From, To int
	Chance   float64
}

// slack is by how much the chances of leaving a state may exceed one through
// the rounding of their sum.
const slack = 1e-12

// Move applies all jumps to the law p at the same instant: what one jump moved
// is not moved again by another. Chances of several jumps out of one state add
// and leave the rest where it is; mass that enters a dead state vanishes.
//
// The error says which jump leads to itself or to no state, has a chance that
// is not within 0 to 1, or brings the chances out of its state above one; p is
// then as before.
func (c *Chain) Move(p []float64, jumps []Jump) error {
	c.mustCover("law", len(p))
	if err := c.checkJumps(jumps); err != nil {
		return err
	}
	var gone, come vector
	for _, j := range jumps {
		mass := float64(p[j.From] * j.Chance)
		gone[j.From] += mass
		come[j.To] += mass
	}
	for s := range p {
		p[s] = max(p[s]-gone[s], 0) + come[s]
	}
	c.bury(p)
	return nil
}

func (c *Chain) checkJumps(jumps []Jump) error {
	var leaving vector
	for i, j := range jumps {
		if err := (Arc{j.From, j.To}).check(c.net.states); err != nil {
			return fmt.Errorf("jump %d %w", i, err)
		}
		if !(j.Chance >= 0 && j.Chance <= 1) {
			return fmt.Errorf("jump %d (state %d to state %d) has the chance %v; it must be 0 to 1", i, j.From, j.To, j.Chance)
		}
		leaving[j.From] += j.Chance
		if leaving[j.From] > 1+slack {
			return fmt.Errorf("jump %d (state %d to state %d) brings the chances out of state %d to %v; together they must be at most 1",
				i, j.From, j.To, j.From, leaving[j.From])
		}
	}
	return nil
}
