package sample

import (
	"slices"
	"testing"
)

// TestEven counts the points in every box of two coordinates: with a dimension that is even
// all boxes have the same number, with one that is passed over some have not.
func TestEven(t *testing.T) {
	const from, columns, strength, n = 4, 8, 5, 60
	even := Even(from, columns, strength, n)
	if len(even) != n || even[0] < from || !slices.IsSorted(even) {
		t.Fatalf("dimensions %v", even)
	}
	s, point := mustSequence(t, 3, 1, even[n-1]+1), make([]float64, even[n-1]+1)
	var points [1 << columns][]float64
	for i := range points {
		s.Point(3<<columns+i, point)
		points[i] = slices.Clone(point)
	}
	boxes := func(a, b int) bool {
		for k := range strength + 1 {
			count := make([]int, 1<<strength)
			for _, p := range points {
				x, y := int(p[a]*float64(int(1)<<k)), int(p[b]*float64(int(1)<<(strength-k)))
				count[x<<(strength-k)+y]++
			}
			for _, c := range count {
				if c != 1<<(columns-strength) {
					return false
				}
			}
		}
		return true
	}
	for d := from; d <= even[n-1]; d++ {
		all := true
		for a := range from {
			all = all && boxes(a, d)
		}
		if all != slices.Contains(even, d) {
			t.Errorf("dimension %d: equal numbers in all boxes %v, among the even ones %v", d, all, !all)
		}
	}
}
