package sample

import (
	"math"

	"entente/model/elementary"
)

// normal turns a word into a standard normal number by the ziggurat of Marsaglia
// and Tsang (J. Stat. Softw. 5(8), 2000), taking layer and place from different
// bits, as Doornik asks ("An improved ziggurat method to generate normal random
// samples", 2005). It is done in 98.8 % of cases; refine does the others.
func normal(word uint64) (z float64, done bool) {
	layer := word & 0xff
	z = float64(float64(int64(word)>>11|1) * 0x1p-52 * edges[layer])
	return z, math.Abs(z) < edges[layer+1]
}

// refine finishes what normal could not, with the words of the blocks (draw,
// future, step, 1), (draw, future, step, 2), …, which nothing else uses: however
// many it takes, no other number moves.
func (s Stream) refine(word uint64, draw, future, step int) float64 {
	for attempt := uint64(1); ; attempt++ {
		z, done := normal(word)
		if done {
			return z
		}
		a, b, next, _ := philox(uint64(draw), uint64(future), uint64(step), attempt, s.key0, s.key1)
		layer := word & 0xff
		if layer == 0 {
			if excess, ok := tail(uniform(a), uniform(b)); ok {
				return math.Copysign(edges[1]+excess, z)
			}
			continue
		}
		floor, ceiling := density(edges[layer]), density(edges[layer+1])
		if floor+float64(uniform(a)*(ceiling-floor)) < density(z) {
			return z
		}
		word = next
	}
}

// tail turns two uniform numbers into the excess of a normal number over edges[1],
// or asks for two others (Marsaglia, Technometrics 6 (1964) 101).
func tail(u, v float64) (excess float64, ok bool) {
	excess = -elementary.Log(u) / edges[1]
	return excess, -2*elementary.Log(v) > float64(excess*excess)
}

// density is the standard normal density without its constant.
func density(z float64) float64 { return elementary.Exp(float64(z*z) * -0.5) }
