package sample

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/bits"
	"strings"
	"testing"
)

func mustSequence(t *testing.T, seed uint64, randomization, dimensions int) *Sequence {
	t.Helper()
	s, err := NewSequence(seed, randomization, dimensions)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSobolFirstPoints holds the points that Joe and Kuo's notes list, which are in
// the order of the Gray code.
func TestSobolFirstPoints(t *testing.T) {
	s := mustSequence(t, 1, 0, 3)
	for i, want := range [][3]float64{
		{0, 0, 0}, {0.5, 0.5, 0.5}, {0.75, 0.25, 0.25}, {0.25, 0.75, 0.75},
		{0.375, 0.375, 0.625}, {0.875, 0.875, 0.125}, {0.625, 0.125, 0.875}, {0.125, 0.625, 0.375},
	} {
		for d, want := range want {
			if got := math.Ldexp(float64(s.dimensions[d].plain(i^i>>1)), -digits); got != want {
				t.Errorf("point %d, dimension %d: %v, want %v", i, d+1, got, want)
			}
		}
	}
}

// TestSobolAgainstSciPy compares with scipy.stats.qmc.Sobol(1024, scramble=False)
// of SciPy 1.10.1: some coordinates of one point, and the FNV-1a hash of the points
// 1, 2, 4, …, 2**19 in all dimensions, which determine all others.
func TestSobolAgainstSciPy(t *testing.T) {
	s := mustSequence(t, 1, 0, MostDimensions)
	for d, want := range map[int]float64{
		1: 0.0927734375, 2: 0.1611328125, 3: 0.4501953125, 4: 0.9091796875, 10: 0.1220703125,
		100: 0.5009765625, 500: 0.4287109375, 1000: 0.9013671875, 1024: 0.1181640625,
	} {
		if got := math.Ldexp(float64(s.dimensions[d-1].plain(1000)), -digits); got != want {
			t.Errorf("point 1000, dimension %d: %v, want %v", d, got, want)
		}
	}
	sum := fnv.New64a()
	for k := range digits {
		for d := range s.dimensions {
			sum.Write(binary.LittleEndian.AppendUint32(nil, s.dimensions[d].plain(1<<k)))
		}
	}
	if got := sum.Sum64(); got != 0x079dd3ded40cbcf7 {
		t.Errorf("the hash of all generator matrices is %#x", got)
	}
}

// TestSequenceIsANet counts points in every elementary interval: in the first two
// dimensions each of volume 2**−m has one of 2**m points, in the first three each of
// twice the volume has two, after scrambling and for every aligned run of points.
func TestSequenceIsANet(t *testing.T) {
	const m = 8
	for _, c := range []struct{ dimensions, perInterval int }{{1, 1}, {2, 1}, {3, 2}} {
		s := mustSequence(t, 5, 2, c.dimensions)
		depth := m - bits.Len(uint(c.perInterval)) + 1
		for from := 0; from < 4<<m; from += 1 << m {
			for _, shape := range shapes(c.dimensions, depth) {
				counts := make([]int, 1<<depth)
				point := make([]float64, c.dimensions)
				for i := range 1 << m {
					s.Point(from+i, point)
					cell := 0
					for d, u := range point {
						cell = cell<<shape[d] | int(math.Ldexp(u, shape[d]))
					}
					counts[cell]++
				}
				for cell, n := range counts {
					if n != c.perInterval {
						t.Fatalf("%d points from %d, intervals %v: cell %d has %d", 1<<m, from, shape, cell, n)
					}
				}
			}
		}
	}
}

// shapes lists the ways to divide depth digits among dimensions.
func shapes(dimensions, depth int) (all [][]int) {
	if dimensions == 1 {
		return [][]int{{depth}}
	}
	for first := range depth + 1 {
		for _, rest := range shapes(dimensions-1, depth-first) {
			all = append(all, append([]int{first}, rest...))
		}
	}
	return all
}

// TestScramblingIsUniform looks at two points over many randomizations: the leading
// digits of one are uniform, in several dimensions and far down, and beyond the
// first digit, which they do not share, those of the two are independent.
func TestScramblingIsUniform(t *testing.T) {
	const randomizations = 1 << 14
	alone, planes, fine, pairs := make([]int, 256), make([]int, 256), make([]int, 256), make([]int, 256)
	a, b := make([]float64, 3), make([]float64, 3)
	for r := range randomizations {
		s := mustSequence(t, 3, r, 3)
		s.Point(6, a)
		s.Point(7, b)
		alone[int(a[0]*256)]++
		planes[int(a[1]*16)*16+int(a[2]*16)]++
		_, rest := math.Modf(math.Ldexp(a[0], digits-4))
		fine[int(rest*256)]++
		if int(a[0]*2) == int(b[0]*2) {
			t.Fatalf("randomization %d: points 6 and 7 share a half in the first dimension", r)
		}
		pairs[int(a[0]*32)%16*16+int(b[0]*32)%16]++
	}
	checkCounts(t, "one coordinate", alone)
	checkCounts(t, "two dimensions", planes)
	checkCounts(t, "digits 17 to 24", fine)
	checkCounts(t, "two points", pairs)
}

// TestSequenceIsUnbiased wants the mean over randomizations of ∏(1 + c(u − ½)) to be
// 1, and its scatter to be far below that of independent points.
func TestSequenceIsUnbiased(t *testing.T) {
	const randomizations, n, dimensions, c = 400, 256, 6, 1.5
	sum, squares := 0.0, 0.0
	u := make([]float64, dimensions)
	for r := range randomizations {
		s := mustSequence(t, 4, r, dimensions)
		mean := 0.0
		for i := range n {
			s.Point(i, u)
			product := 1.0
			for _, u := range u {
				product *= 1 + c*(u-0.5)
			}
			mean += product / n
		}
		sum += mean - 1
		squares += (mean - 1) * (mean - 1)
	}
	deviation := math.Sqrt(squares / randomizations)
	if off := sum / randomizations / (deviation / math.Sqrt(randomizations)); math.Abs(off) > sigmas {
		t.Errorf("the mean is %.1f errors from the truth", off)
	}
	plain := math.Sqrt((math.Pow(1+c*c/12, dimensions) - 1) / n)
	if deviation > plain/4 {
		t.Errorf("deviation %.2g, independent points %.2g", deviation, plain)
	}
}

func TestSequencesOfTwoRandomizationsAreIndependent(t *testing.T) {
	counts := make([]int, 256)
	a, b := make([]float64, 2), make([]float64, 2)
	for r := range 1 << 14 {
		mustSequence(t, 6, r, 2).Point(5, a)
		mustSequence(t, 6, r+1, 2).Point(5, b)
		counts[int(a[0]*16)*16+int(b[0]*16)]++
	}
	checkCounts(t, "neighbouring randomizations", counts)
}

func TestNewSequenceRefuses(t *testing.T) {
	for _, c := range []struct {
		randomization, dimensions int
		want                      string
	}{{0, 0, "want 1 to 1024"}, {0, 1025, "want 1 to 1024"}, {-1, 3, "want 0 or more"}} {
		if _, err := NewSequence(1, c.randomization, c.dimensions); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("NewSequence(1, %d, %d): %v, want %q", c.randomization, c.dimensions, err, c.want)
		}
	}
}

// Some dimensions of a sequence have the coordinates that they have among all, whichever
// the randomization.
func TestOnly(t *testing.T) {
	numbers := []int{7, 0, 900}
	some, all := make([]float64, len(numbers)), make([]float64, MostDimensions)
	for r := range 3 {
		mustSequence(t, 2, 0, MostDimensions).Only(numbers).Another(r).Point(5, some)
		mustSequence(t, 2, r, MostDimensions).Point(5, all)
		for k, d := range numbers {
			if some[k] != all[d] {
				t.Errorf("randomization %d, dimension %d: %v, among all %v", r, d, some[k], all[d])
			}
		}
	}
}
