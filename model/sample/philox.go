package sample

import "math/bits"

// philox returns block counter of the Philox4x64-10 generator under key: four
// words of 64 bits that pass as independent and uniform for every choice of
// counter and key.
//
// Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
// SC11 (2011), with the constants of their Random123 library.
func philox(c0, c1, c2, c3, key0, key1 uint64) (uint64, uint64, uint64, uint64) {
	const (
		multiplier0 = 0xd2e7470ee14c6c93
		multiplier1 = 0xca5a826395121157
		weyl0       = 0x9e3779b97f4a7c15 // golden ratio
		weyl1       = 0xbb67ae8584caa73b // √3 − 1
	)
	for range 10 {
		high0, low0 := bits.Mul64(multiplier0, c0)
		high1, low1 := bits.Mul64(multiplier1, c2)
		c0, c1, c2, c3 = high1^c1^key0, low1, high0^c3^key1, low0
		key0 += weyl0
		key1 += weyl1
	}
	return c0, c1, c2, c3
}
