package sample

import (
	"fmt"
	"math/bits"
)

// A Kind is a way to spread the points of a Design.
type Kind int

const (
	Plain          Kind = iota // independent points
	LatinHypercube             // every name stratified: one point in each n-th of (0, 1)
)

// maxPoints keeps the sum of a part's number and the jitter within it exact.
const maxPoints = 1 << 20

// A Design is n points of the open unit cube with one coordinate a name. It is
// immutable.
//
// The coordinate of a name in point i is a function of the kind, the seed, the
// randomization, the name, i and n alone: other names may come, go or change
// places without changing a bit of it.
type Design struct {
	names  int
	points []float64 // point by point
}

// NewDesign makes n points, 1 ≤ n ≤ 2**20, over distinct names. Designs of the same
// seed and different randomizations ≥ 0 are independent; each of them is unbiased,
// and the scatter of their means gives the Monte Carlo error.
func NewDesign(kind Kind, seed uint64, randomization int, names []string, n int) (*Design, error) {
	if n < 1 || n > maxPoints {
		return nil, fmt.Errorf("a design of %d points; want 1 to %d", n, maxPoints)
	}
	if randomization < 0 {
		return nil, fmt.Errorf("randomization %d; want 0 or more", randomization)
	}
	d := &Design{len(names), make([]float64, n*len(names))}
	seen := make(map[string]bool, len(names))
	column := make([]float64, n)
	for k, name := range names {
		if seen[name] {
			return nil, fmt.Errorf("the name %q stands twice in a design; want distinct names", name)
		}
		seen[name] = true
		NewStream(seed, "design\x00"+name).column(kind, column, randomization)
		for i, u := range column {
			d.points[i*d.names+k] = u
		}
	}
	return d, nil
}

// Point copies point i, 0 ≤ i < n, to dst, whose length is the number of names, in
// their order. It may be called in any order and by many goroutines at once.
func (d *Design) Point(i int, dst []float64) {
	if len(dst) != d.names {
		panic("sample: Point wants one place a name")
	}
	copy(dst, d.points[i*d.names:])
}

// column sets dst to the coordinates of one name in the points of a design.
func (s Stream) column(kind Kind, dst []float64, randomization int) {
	switch kind {
	case Plain:
		s.Uniforms(dst, randomization, 0)
	case LatinHypercube:
		s.Strata(dst, randomization, 0)
	default:
		panic(fmt.Sprintf("sample: no design of kind %d", kind))
	}
}

// Strata sets dst to one number in each of len(dst) equal parts of (0, 1), in
// random order (the shuffle of Fisher and Yates, written from the inside out). Its
// numbers belong to block and round, both ≥ 0, and use up the same random words as
// the stream's numbers of draw block and future round.
func (s Stream) Strata(dst []float64, block, round int) {
	n := float64(len(dst))
	var words [4]uint64
	for i := range dst {
		if i%4 == 0 {
			words = s.block(block, round, i/4)
		}
		// The two halves of the product are independent: the place to go to, and
		// where in its part of (0, 1) the number lies.
		j, rest := bits.Mul64(words[i%4], uint64(i+1))
		jitter := float64(float64(rest>>32)*0x1p-32) + 0x1p-33
		dst[i] = dst[j]
		dst[j] = (float64(i) + jitter) / n
	}
}
