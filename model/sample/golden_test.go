package sample

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"
)

// TestBitsAreTheSameEverywhere holds the hash that amd64 (v1 and v3), 386 and arm64
// all gave. Whoever changes it changes every result of the program.
func TestBitsAreTheSameEverywhere(t *testing.T) {
	const want = 0xd85e88ceff06e17a
	numbers := manyNormals(50_000)
	uniforms := make([]float64, 1000)
	NewStream(7, "driver.trade").Uniforms(uniforms, 8, 9)
	numbers = append(numbers, uniforms...)
	for _, kind := range []Kind{Plain, LatinHypercube} {
		numbers = append(numbers, mustDesign(t, kind, 1, 2, addresses(20), 96).points...)
	}
	s, point := mustSequence(t, 1, 2, 40), make([]float64, 40)
	for i := range 100 {
		s.Point(i*i, point)
		numbers = append(numbers, point...)
	}
	for r := range 20 {
		lattice := NewStream(7, "driver.trade").Lattice(r)
		for i := range 20 {
			numbers = append(numbers, lattice.At(i))
		}
	}
	sum := fnv.New64a()
	for _, x := range numbers {
		sum.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(x)))
	}
	if got := sum.Sum64(); got != want {
		t.Errorf("the hash of %d numbers is %#x, want %#x", len(numbers), got, uint64(want))
	}
}
