package chain

import "slices"

// forward lists the states that can be entered from each state in one move,
// backward those from which it can be entered. Arcs of rate 0 do not count, nor
// those at dead states.
func (c *Chain) forward(rates []float64) [][]int {
	return c.neighbours(rates, func(a Arc) (int, int) { return a.From, a.To })
}

func (c *Chain) backward(rates []float64) [][]int {
	return c.neighbours(rates, func(a Arc) (int, int) { return a.To, a.From })
}

func (c *Chain) neighbours(rates []float64, ends func(Arc) (at, other int)) [][]int {
	alive := c.live
	lists := make([][]int, c.net.states)
	for i, a := range c.net.arcs {
		if rates[i] > 0 && alive[a.From] && alive[a.To] {
			at, other := ends(a)
			lists[at] = append(lists[at], other)
		}
	}
	return lists
}

// closure returns the states reached from the given ones, those included.
func closure(neighbours [][]int, from []bool) []bool {
	reached := append([]bool(nil), from...)
	waiting := members(from)
	for len(waiting) > 0 {
		s := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		for _, n := range neighbours[s] {
			if !reached[n] {
				reached[n] = true
				waiting = append(waiting, n)
			}
		}
	}
	return reached
}

// members lists the states that are in a set.
func members(set []bool) []int {
	var list []int
	for s, in := range set {
		if in {
			list = append(list, s)
		}
	}
	return list
}

// living returns the states of a set that are not dead.
func (c *Chain) living(set []bool) []bool {
	living := slices.Clone(c.live)
	for s, in := range set {
		living[s] = living[s] && in
	}
	return living
}

// leadingTo returns the elimination of the states outside a set from which the
// set can be reached. From there the chain sooner or later enters the set or
// leaves for good, so equations in −Q on these states have one solution.
func (c *Chain) leadingTo(set []bool, rates []float64) *elimination {
	able := closure(c.backward(rates), set)
	for s, in := range set {
		able[s] = able[s] && !in
	}
	return c.eliminate(members(able), rates)
}
