package sample

import (
	"fmt"
	"math/bits"
	"slices"
)

// A Sequence is the sequence of Sobol' with the direction numbers of Joe and Kuo under
// Owen's nested uniform scrambling: each point is uniform on the open cube, and any
// 2**m points from a multiple of 2**m on are as evenly spread as without it. Its
// first dimensions are the best ones: give them to what matters most.
//
// A coordinate is a function of the seed, the randomization, its dimension and the
// index of the point alone. A Sequence is immutable.
type Sequence struct {
	dimensions []dimension
	keys       Stream // of the scrambling
}

type dimension struct {
	number  int
	columns *[digits]uint32 // of the generator matrix, first digit highest
	key     uint64          // of the scrambling
}

// digits is the number of binary digits that can tell two points apart.
const digits = 20

// NewSequence makes the sequence in 1 to 1,024 dimensions. Sequences of the same seed
// and different randomizations ≥ 0 are independent.
func NewSequence(seed uint64, randomization, dimensions int) (*Sequence, error) {
	if dimensions < 1 || dimensions > MostDimensions {
		return nil, fmt.Errorf("a Sobol' sequence of %d dimensions; want 1 to %d", dimensions, MostDimensions)
	}
	if randomization < 0 {
		return nil, fmt.Errorf("randomization %d; want 0 or more", randomization)
	}
	s := &Sequence{make([]dimension, dimensions), NewStream(seed, "sequence\x00")}
	for d := range s.dimensions {
		s.dimensions[d] = dimension{number: d, columns: &generators()[d]}
	}
	return s.Another(randomization), nil
}

// Only is the same sequence in some of its dimensions, counted from 0, in their order.
func (s *Sequence) Only(dimensions []int) *Sequence {
	other := &Sequence{make([]dimension, len(dimensions)), s.keys}
	for k, d := range dimensions {
		other.dimensions[k] = s.dimensions[d]
	}
	return other
}

// Another is the sequence of the same seed and dimensions, but of another randomization.
func (s *Sequence) Another(randomization int) *Sequence {
	other := &Sequence{slices.Clone(s.dimensions), s.keys}
	for d := range other.dimensions {
		other.dimensions[d].key = s.keys.Uint64(randomization, 0, other.dimensions[d].number)
	}
	return other
}

// Point sets dst to point i, 0 ≤ i < 2**20. It may be called in any order and by many
// goroutines at once.
func (s *Sequence) Point(i int, dst []float64) {
	if i < 0 || i >= 1<<digits {
		panic("sample: a Sobol' sequence has points 0 to 2**20 − 1")
	}
	for d := range s.dimensions {
		dst[d] = s.dimensions[d].scrambled(i)
	}
}

// plain returns the digits of point i, the first highest.
func (d *dimension) plain(i int) (x uint32) {
	for rest := uint(i); rest != 0; rest &= rest - 1 {
		x ^= d.columns[bits.TrailingZeros(rest)%digits]
	}
	return x
}

// scrambled flips each digit of point i by a coin that belongs to the digits before
// it (Owen, "Randomly permuted (t,m,s)-nets and (t,s)-sequences", 1995). The digits
// beyond are random bits that belong to all of them.
func (d *dimension) scrambled(i int) float64 {
	x := d.plain(i)
	root := uint64(1) // of a subtree of the binary tree of digits, four levels high
	flips := uint32(0)
	for k := digits - 4; k >= 0; k -= 4 {
		coins, path := d.coins(root), uint64(x>>k&15)
		four := coins>>1&1<<3 | coins>>(2|path>>3)&1<<2 | coins>>(4|path>>2)&1<<1 | coins>>(8|path>>1)&1
		flips = flips<<4 | uint32(four)
		root = root<<4 | path
	}
	return uniform(uint64(x^flips)<<(64-digits) | d.coins(root)>>digits)
}

// coins returns the random bits of a subtree, bit n for its node n, counted from 1 at
// the root level by level: word number root of a SplitMix64 generator.
func (d *dimension) coins(root uint64) uint64 { return finalise(d.key + root*0x9e3779b97f4a7c15) }
