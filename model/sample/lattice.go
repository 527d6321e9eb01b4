package sample

import "math/bits"

// A Lattice is the coordinates of one name in the points of a lattice rule that can be
// extended (Hickernell, Hong, L'Ecuyer and Lemieux, SIAM J. Sci. Comput. 22, 2000): the
// points go round a circle by the multiples 0, 1/2, 1/4, 3/4, 1/8, … of a whole number of
// turns, from a place that is uniform. Each coordinate is uniform, and any 2**m of them
// from a multiple of 2**m on stand at equal distances.
//
// The number of turns is random (as in Goda and L'Ecuyer, SIAM J. Sci. Comput. 44, 2022),
// since it belongs to the name alone: so what sums over names comes out as exactly as equal
// distances make it, and products of names as from independent points, or about so.
type Lattice struct{ start, turns uint64 }

// Lattice returns that of a stream and a randomization ≥ 0. Those of different
// randomizations are independent.
func (s Stream) Lattice(randomization int) Lattice {
	words := s.block(randomization, 0, 0)
	return Lattice{words[0], words[1] | 1}
}

// At returns the coordinate of point i ≥ 0.
func (l Lattice) At(i int) float64 { return uniform(l.start + bits.Reverse64(uint64(i))*l.turns) }
