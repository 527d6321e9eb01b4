package model

import "math"

// A space is the set of joint states: one rung on every ladder, numbered with
// the last ladder running fastest.
type space struct {
	size   []int // rungs of each ladder
	stride []int // distance between neighbouring rungs of each ladder
	states int
	rung   [][]uint8 // [ladder][state] where the ladder stands
	start  []float64 // probability of each joint state on the first day
}

// at returns the rung on which a ladder stands in a state.
func (s space) at(state, ladder int) int {
	return state / s.stride[ladder] % s.size[ladder]
}

// with returns the state that differs only in one ladder's rung.
func (s space) with(state, ladder, rung int) int {
	return state + (rung-s.at(state, ladder))*s.stride[ladder]
}

const maxStates = 256

func (c *compiler) ladders() {
	ladders := c.scenario.Ladders
	if len(ladders) == 0 || len(ladders) > maxLadders {
		c.fault("ladder", "one to four ladders", "the scenario has %d ladders", len(ladders))
		return
	}
	duplicates(c, "ladder.", ladders)
	sp := &c.model.space
	sp.states = 1
	for _, l := range ladders {
		c.rungs(l)
		sp.size = append(sp.size, len(l.Rungs))
		sp.states *= len(l.Rungs)
	}
	if sp.states > maxStates {
		c.fault("ladder", "fewer or shorter ladders: the product of their rungs may be 256 at most",
			"the ladders have %d joint states", sp.states)
	}
	if len(c.faults) == 0 {
		sp.lay(ladders)
	}
}

// Probabilities that an author rounded to three digits still count as summing
// to one; they are then scaled to do so exactly.
const sumTolerance = 5e-4

func (c *compiler) rungs(l Ladder) {
	address := "ladder." + l.Key
	if len(l.Rungs) < 2 {
		c.fault(address+".rungs", "at least two, lowest first", "ladder %q has %d rungs", l.Key, len(l.Rungs))
		return
	}
	duplicates(c, address+".rungs.", l.Rungs)
	if len(l.Start) != len(l.Rungs) {
		c.fault(address+".start", "one probability a rung", "the start has %d probabilities for %d rungs", len(l.Start), len(l.Rungs))
		return
	}
	sum := 0.0
	for i, p := range l.Start {
		if !(p >= 0 && p <= 1) {
			c.fault(address+".start."+l.Rungs[i].Key, "a number from 0 to 1", "%v is not a probability", p)
			return
		}
		sum += p
	}
	if math.Abs(sum-1) > sumTolerance {
		c.fault(address+".start", "probabilities that sum to 1", "the probabilities of the start sum to %.4g", sum)
	}
}

// lay numbers the joint states; ladders start independently of one another.
func (s *space) lay(ladders []Ladder) {
	s.stride = make([]int, len(ladders))
	stride := 1
	for i := len(ladders) - 1; i >= 0; i-- {
		s.stride[i] = stride
		stride *= s.size[i]
	}
	for i := range ladders {
		rung := make([]uint8, s.states)
		for state := range rung {
			rung[state] = uint8(s.at(state, i))
		}
		s.rung = append(s.rung, rung)
	}
	s.start = make([]float64, s.states)
	for state := range s.start {
		p := 1.0
		for i, l := range ladders {
			p *= l.Start[s.at(state, i)] / sum(l.Start)
		}
		s.start[state] = p
	}
}

func sum(x []float64) float64 {
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}

func table(rows, columns int) [][]float64 {
	t, all := make([][]float64, rows), make([]float64, rows*columns)
	for i := range t {
		t[i] = all[i*columns : (i+1)*columns : (i+1)*columns]
	}
	return t
}
