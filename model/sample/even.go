package sample

import "math/bits"

// Even returns the first n dimensions from one on, or as many as there are, that are spread
// evenly with each one before it: of any 2**columns points from a multiple of that on equally
// many fall into every box of the two coordinates whose sides are powers of a half and whose
// volume is 2**−strength. So a coordinate says little about the other.
func Even(from, columns, strength, n int) []int {
	all := generators()
	before := make([][]uint32, from)
	for d := range before {
		before[d] = rows(&all[d], columns, strength)
	}
	var even []int
	for d := from; d < len(all) && len(even) < n; d++ {
		if evenWith(before, rows(&all[d], columns, strength)) {
			even = append(even, d)
		}
	}
	return even
}

// rows returns the first rows of a generator matrix, of so many columns.
func rows(columns *[digits]uint32, number, strength int) []uint32 {
	r := make([]uint32, strength)
	for i := range r {
		for k, column := range columns[:number] {
			r[i] |= column >> (digits - 1 - i) & 1 << k
		}
	}
	return r
}

// evenWith reports whether the first rows of one and the first of the other are independent,
// however the strength is divided between them: then boxes have equal numbers of points
// (Niederreiter, Random Number Generation and Quasi-Monte Carlo Methods, 1992, ch. 4).
func evenWith(before [][]uint32, rows []uint32) bool {
	for _, others := range before {
		for k := range len(rows) + 1 {
			if !independent(others[:k], rows[:len(rows)-k]) {
				return false
			}
		}
	}
	return true
}

// independent reports whether no sum of vectors of bits is 0.
func independent(vectors ...[]uint32) bool {
	var reduced [digits]uint32 // by their highest bits
	for _, some := range vectors {
		for _, v := range some {
			for v != 0 && reduced[bits.Len32(v)-1] != 0 {
				v ^= reduced[bits.Len32(v)-1]
			}
			if v == 0 {
				return false
			}
			reduced[bits.Len32(v)-1] = v
		}
	}
	return true
}
