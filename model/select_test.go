package model

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// The tails are the ends of the sorted numbers, whatever the numbers.
func TestTailsAreThoseOfTheSorted(t *testing.T) {
	one := rapid.OneOf(rapid.Float64Range(0, 1), rapid.Float64Range(-1e-12, 2), rapid.SampledFrom([]float64{0, 1, 0.5, 1e-300, math.Nextafter(1, 0)}))
	var found tails
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(one, 1, 200).Draw(t, "numbers")
		length := rapid.IntRange(1, len(x)).Draw(t, "length")
		found.find(x, length, 7)
		sorted := slices.Sorted(slices.Values(x))
		if len(found.low) < length || len(found.high) < length {
			t.Fatalf("tails of %d and %d of %d numbers, %d wanted", len(found.low), len(found.high), len(x), length)
		}
		for i, r := range found.low {
			if r.value != sorted[i] {
				t.Fatalf("number %d from below is %v, sorted %v", i, r.value, sorted[i])
			}
		}
		for i, r := range found.high {
			if r.value != sorted[len(sorted)-1-i] {
				t.Fatalf("number %d from above is %v, sorted %v", i, r.value, sorted[len(sorted)-1-i])
			}
		}
	})
}
