package sample

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

func TestBulkIsSingle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := NewStream(rapid.Uint64().Draw(t, "seed"), rapid.String().Draw(t, "name"))
		draw, future := rapid.IntRange(0, 1<<30).Draw(t, "draw"), rapid.IntRange(0, 1<<30).Draw(t, "future")
		uniforms := make([]float64, rapid.IntRange(0, 50).Draw(t, "steps"))
		normals := make([]float64, len(uniforms))
		s.Uniforms(uniforms, draw, future)
		s.Normals(normals, draw, future)
		for step := range uniforms {
			if u := s.Uniform(draw, future, step); u != uniforms[step] {
				t.Fatalf("Uniform(%d, %d, %d) = %v, in bulk %v", draw, future, step, u, uniforms[step])
			}
			if z := s.Normal(draw, future, step); z != normals[step] {
				t.Fatalf("Normal(%d, %d, %d) = %v, in bulk %v", draw, future, step, z, normals[step])
			}
		}
	})
}

func TestUniformIsOpenAndSymmetric(t *testing.T) {
	for _, c := range []struct {
		word uint64
		want float64
	}{
		{0, 0x1p-53}, {1<<64 - 1, 1 - 0x1p-53}, {1 << 63, 0.5 + 0x1p-53}, {1<<63 - 1, 0.5 - 0x1p-53},
	} {
		if u := uniform(c.word); u != c.want {
			t.Errorf("uniform(%#x) = %v, want %v", c.word, u, c.want)
		}
	}
}

// falseAlarm is the probability with which each statistical test of this package
// would fail on perfect randomness with another seed; sigmas is the same bound for
// a normal statistic, on both sides.
const (
	falseAlarm = 1e-6
	sigmas     = 4.892
)

// checkCounts wants counts to come from equally likely cells.
func checkCounts(t *testing.T, name string, counts []int) {
	t.Helper()
	total := 0
	for _, n := range counts {
		total += n
	}
	expected := float64(total) / float64(len(counts))
	square := 0.0
	for _, n := range counts {
		square += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	if p := (distuv.ChiSquared{K: float64(len(counts) - 1)}).Survival(square); p < falseAlarm {
		t.Errorf("%s: χ² = %.1f on %d cells, which perfect randomness exceeds with probability %.2g", name, square, len(counts), p)
	}
}

// TestIndependence compares numbers whose addresses differ in one place only: 2**16
// pairs on a table of 16 × 16 cells, and the correlation of the normal numbers.
func TestIndependence(t *testing.T) {
	type address struct {
		seed               uint64
		name               string
		draw, future, step int
	}
	const side = 1 << 8
	for name, pair := range map[string]func(i, j int) (a, b address){
		"draws":   func(i, j int) (a, b address) { return address{1, "a", 2 * i, j, 3}, address{1, "a", 2*i + 1, j, 3} },
		"futures": func(i, j int) (a, b address) { return address{1, "a", i, 2 * j, 3}, address{1, "a", i, 2*j + 1, 3} },
		"steps":   func(i, j int) (a, b address) { return address{1, "a", i, 3, 2 * j}, address{1, "a", i, 3, 2*j + 1} },
		"blocks":  func(i, j int) (a, b address) { return address{1, "a", i, 3, 8 * j}, address{1, "a", i, 3, 8*j + 4} },
		"draw and future": func(i, j int) (a, b address) {
			return address{1, "a", i, side + j, 3}, address{1, "a", side + j, i, 3}
		},
		"names": func(i, j int) (a, b address) {
			return address{1, "driver.trade", i, j, 3}, address{1, "driver.tradf", i, j, 3}
		},
		"seeds": func(i, j int) (a, b address) { return address{1, "a", i, j, 3}, address{2, "a", i, j, 3} },
	} {
		counts := make([]int, 256)
		x, y := make([]float64, 0, side*side), make([]float64, 0, side*side)
		for k := range side * side {
			a, b := pair(k/side, k%side)
			s, r := NewStream(a.seed, a.name), NewStream(b.seed, b.name)
			u, v := s.Uniform(a.draw, a.future, a.step), r.Uniform(b.draw, b.future, b.step)
			counts[int(u*16)*16+int(v*16)]++
			x = append(x, s.Normal(a.draw, a.future, a.step))
			y = append(y, r.Normal(b.draw, b.future, b.step))
		}
		checkCounts(t, name, counts)
		if r := stat.Correlation(x, y, nil); math.Abs(r)*side > sigmas {
			t.Errorf("%s: correlation %v", name, r)
		}
	}
}

// TestNamesHashApart would meet a collision of 64-bit hashes with probability 1e-8.
func TestNamesHashApart(t *testing.T) {
	seen := map[uint64]string{}
	var grow func(name string, left int)
	grow = func(name string, left int) {
		if other, ok := seen[hash(name)]; ok {
			t.Fatalf("%q and %q have one hash", name, other)
		}
		seen[hash(name)] = name
		for c := byte('a'); left > 0 && c <= 'z'; c++ {
			grow(name+string(c), left-1)
		}
	}
	grow("driver.", 4)
}

func TestNothingIsAllocated(t *testing.T) {
	s := NewStream(1, "a")
	dst := make([]float64, 120)
	d, err := NewDesign(LatinHypercube, 1, 0, []string{"a", "b"}, 16)
	q, qerr := NewSequence(1, 0, 2)
	if err != nil || qerr != nil {
		t.Fatal(err, qerr)
	}
	for name, f := range map[string]func(){
		"Stream":   func() { NewStream(2, "driver.trade").Normals(dst, 1, 2); dst[0] = s.Normal(1, 2, 3) },
		"Design":   func() { d.Point(3, dst[:2]) },
		"Sequence": func() { q.Point(3, dst[:2]) },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}
