package chain

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// busiest scales rates so that the largest exit rate of c is q.
func busiest(c *Chain, rates []float64, q float64) {
	exit := make([]float64, c.net.states)
	for i, a := range c.net.arcs {
		exit[a.From] += rates[i]
	}
	largest := 0.0
	for _, e := range exit {
		largest = max(largest, e)
	}
	for i := range rates {
		rates[i] *= q / largest
	}
}

func randomRates(c *Chain, seed uint64) []float64 {
	r := rand.New(rand.NewPCG(seed, 0))
	rates := make([]float64, len(c.net.arcs))
	for i := range rates {
		rates[i] = r.Float64()
	}
	return rates
}

// lastTwoColumns is true where the second ladder of grid(5) stands on its upper
// two rungs.
func lastTwoColumns() []bool {
	dead := make([]bool, 25)
	for s := range dead {
		dead[s] = s%5 >= 3
	}
	return dead
}

func BenchmarkAdvance(b *testing.B) {
	for _, moves := range []float64{0.02, 0.2, 2} {
		b.Run(fmt.Sprint("moves=", moves), func(b *testing.B) {
			c := grid(5)
			rates := randomRates(c, 1)
			busiest(c, rates, moves)
			p, w := at(c, 6), c.NewWorkspace()
			b.ReportAllocs()
			for b.Loop() {
				c.Advance(p, rates, 1, w)
			}
		})
	}
}

func BenchmarkAdvanceAll(b *testing.B) {
	for _, moves := range []float64{0.02, 0.2, 2} {
		b.Run(fmt.Sprint("moves=", moves), func(b *testing.B) {
			c := grid(5)
			chains := []*Chain{c, c.Killed(lastTwoColumns())}
			rates := randomRates(c, 1)
			busiest(c, rates, moves)
			laws := [][]float64{at(c, 6), nil}
			w, start := c.NewWorkspace(), at(c, 6)
			laws[1] = at(c, 6)
			b.ReportAllocs()
			for b.Loop() {
				copy(laws[1], start) // else it would wither into slow subnormal numbers
				AdvanceAll(chains, laws, rates, 1, w)
			}
		})
	}
}
