package sample

// A Rotation is a sequence of numbers in (0, 1) that go round a circle by equal steps
// from a place on it that is uniform: each number is uniform, and any that follow on each
// other are spread evenly (Weyl, Math. Ann. 77, 1916). It costs next to nothing.
type Rotation struct{ start, step uint64 }

// Rotation returns that of a stream and a randomization ≥ 0. Those of different
// randomizations are independent.
//
// Steps are numbers that fractions come close to slowly, since their continued fractions
// 1/(a₁ + 1/(a₂ + …)) have only ones and twos in them (Niederreiter, Random Number
// Generation and Quasi-Monte Carlo Methods, 1992, ch. 3). Which ones is random, so that two
// rotations are not tied to each other. A step that is random altogether would on average
// be no better than independent numbers.
func (s Stream) Rotation(randomization int) Rotation {
	words := s.block(randomization, 0, 0)
	const terms = 48 // more would change nothing in a float64
	step := 0.5
	for k := range terms {
		step = 1 / (float64(1+words[1]>>k&1) + step)
	}
	return Rotation{words[0], uint64(step*(1<<53)) << 11}
}

// At returns number i ≥ 0.
func (r Rotation) At(i int) float64 { return uniform(r.start + uint64(i)*r.step) }
