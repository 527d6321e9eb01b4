package sample

import (
	"math"
	"slices"
	"testing"
)

// Any 2**m points from a multiple of 2**m on stand at equal distances.
func TestLatticeIsEven(t *testing.T) {
	for r := range 20 {
		lattice := NewStream(5, "lattice").Lattice(r)
		for _, size := range []int{1, 2, 32, 1024} {
			for _, from := range []int{0, size, 37 * size} {
				x := make([]float64, size)
				for i := range x {
					x[i] = lattice.At(from + i)
				}
				slices.Sort(x)
				for i := range x {
					if gap := x[i] - x[0] - float64(i)/float64(size); math.Abs(gap) > 1e-15 {
						t.Fatalf("randomization %d, %d points from %d: number %d is %v off", r, size, from, i, gap)
					}
				}
			}
		}
	}
}

// Over randomizations each number is uniform.
func TestLatticeIsUniform(t *testing.T) {
	s := NewStream(5, "lattice")
	for _, i := range []int{0, 17, 1<<20 - 1} {
		var all []float64
		for r := range 400 {
			all = append(all, s.Lattice(r).At(i))
		}
		checkDistribution(t, "a number of a lattice", all, func(x float64) float64 { return x })
	}
}

// What is a sum over two names comes out far more exactly than over independent points, and
// a product of theirs not much less exactly, nor much more. The variance over 2,000
// randomizations is known to 3 %, if its numbers are about normal; those of the product have
// a kurtosis of 14, which makes it 8 %. Over 20,000 of them the variance of a product is 1.3
// times that over independent points; the bounds are six errors from that.
func TestLatticeOfTwoNames(t *testing.T) {
	const n, randomizations = 64, 2000
	a, b := NewStream(5, "driver.trade.now"), NewStream(5, "driver.trust.now")
	var sum, product float64
	for r := range randomizations {
		x, y := a.Lattice(r), b.Lattice(r)
		var s, p float64
		for i := range n {
			u, v := x.At(i)-0.5, y.At(i)-0.5
			s += u + v
			p += u * v
		}
		sum += math.Pow(s/n, 2) / randomizations
		product += math.Pow(p/n, 2) / randomizations
	}
	if gain := 1. / 6 / n / sum; gain < 10 {
		t.Errorf("variance of the mean of a sum %.1f times less than over independent points, want 10", gain)
	}
	if gain := 1. / 144 / n / product; gain < 0.4 || gain > 1.2 {
		t.Errorf("variance of the mean of a product %.2f times less than over independent points, want about 1", gain)
	}
}
