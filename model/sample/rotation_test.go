package sample

import (
	"math"
	"testing"
)

// The numbers of a rotation are uniform, and their mean is far closer to a half than that
// of independent numbers: their errors over 400 randomizations.
func TestRotationIsEven(t *testing.T) {
	const n, randomizations = 100, 400
	s := NewStream(5, "rotation")
	var all []float64
	square := 0.0
	for r := range randomizations {
		rotation, sum := s.Rotation(r), 0.0
		for i := range n {
			sum += rotation.At(i)
		}
		all = append(all, rotation.At(17))
		square += math.Pow(sum/n-0.5, 2) / randomizations
	}
	checkDistribution(t, "number 17 of a rotation", all, func(x float64) float64 { return x })
	if gain := 1. / 12 / n / square; gain < 10 {
		t.Errorf("variance of the mean %.1f times less than of independent numbers, want 10", gain)
	}
}
