package sample

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"
	"pgregory.net/rapid"
)

func mustDesign(t interface{ Fatal(...any) }, kind Kind, seed uint64, randomization int, names []string, n int) *Design {
	d, err := NewDesign(kind, seed, randomization, names, n)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// columns returns the coordinates of a design by name.
func columns(d *Design, names []string, n int) map[string][]float64 {
	byName := map[string][]float64{}
	point := make([]float64, len(names))
	for i := range n {
		d.Point(i, point)
		for k, name := range names {
			byName[name] = append(byName[name], point[k])
		}
	}
	return byName
}

func addresses(n int) []string {
	names := make([]string, n)
	for k := range names {
		names[k] = fmt.Sprintf("driver.d%d.weight", k)
	}
	return names
}

// TestOtherNamesDoNotMatter adds, removes and reorders names.
func TestOtherNamesDoNotMatter(t *testing.T) {
	name := rapid.StringMatching(`[a-z]{1,3}(\.[a-z]{1,3})?`)
	list := rapid.SliceOfNDistinct(name, 1, 40, rapid.ID[string])
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]Kind{Plain, LatinHypercube}).Draw(t, "kind")
		seed, r := rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 1000).Draw(t, "randomization")
		n := rapid.IntRange(1, 100).Draw(t, "n")
		names, others := list.Draw(t, "names"), list.Draw(t, "others")
		before := columns(mustDesign(t, kind, seed, r, names, n), names, n)
		for _, name := range names[len(names)/2:] {
			if !slices.Contains(others, name) {
				others = append(others, name)
			}
		}
		others = rapid.Permutation(others).Draw(t, "order")
		after := columns(mustDesign(t, kind, seed, r, others, n), others, n)
		for name, want := range before {
			if got, ok := after[name]; ok && !slices.Equal(got, want) {
				t.Fatalf("%q moved from %v to %v", name, want, got)
			}
		}
	})
}

func TestLatinHypercubeIsStratified(t *testing.T) {
	for _, n := range []int{1, 2, 3, 64, 100, 1000, 1 << 16} {
		names := addresses(3)
		for name, u := range columns(mustDesign(t, LatinHypercube, 1, 2, names, n), names, n) {
			slices.Sort(u)
			for i, u := range u {
				if !(float64(i)/float64(n) < u && u < float64(i+1)/float64(n)) {
					t.Fatalf("n = %d, %s: part %d holds %v", n, name, i, u)
				}
			}
		}
	}
}

// TestPointsAreInsideTheCube takes the largest design, whose last part is next to 1.
func TestPointsAreInsideTheCube(t *testing.T) {
	for _, kind := range []Kind{Plain, LatinHypercube} {
		d := mustDesign(t, kind, 1, 0, addresses(1), maxPoints)
		if low, high := slices.Min(d.points), slices.Max(d.points); low <= 0 || high >= 1 {
			t.Errorf("kind %d reaches from %v to %v", kind, low, high)
		}
	}
}

// TestOrderIsUniform counts all 24 orders of a Latin hypercube of four points, and
// the place of a number within its part.
func TestOrderIsUniform(t *testing.T) {
	orders, places := map[[4]int]int{}, make([]int, 100)
	for r := range 1 << 14 {
		d := mustDesign(t, LatinHypercube, 1, r, []string{"a"}, 4)
		var order [4]int
		for i, u := range d.points {
			order[i] = int(4 * u)
		}
		orders[order]++
		_, place := math.Modf(4 * d.points[2])
		places[int(100*place)]++
	}
	counts := make([]int, 0, 24)
	for _, n := range orders {
		counts = append(counts, n)
	}
	if len(counts) != 24 {
		t.Fatalf("%d orders, want 24", len(counts))
	}
	checkCounts(t, "orders", counts)
	checkCounts(t, "places", places)
}

// TestNoTwoNamesAreTied looks at all pairs of 300 names with similar spellings. For
// random orders a correlation has the deviation 1/√(n−1); the largest of the 44,850
// would exceed 6.7 deviations with probability 1e-6 if they were normal, and their
// tails are lighter. The mean square has the stated error.
func TestNoTwoNamesAreTied(t *testing.T) {
	const n = 128
	names := addresses(300)
	byName := columns(mustDesign(t, LatinHypercube, 1, 0, names, n), names, n)
	worst, sum, pairs := 0.0, 0.0, 0.0
	for a := range names {
		for b := range a {
			r := stat.Correlation(byName[names[a]], byName[names[b]], nil) * math.Sqrt(n-1)
			worst = max(worst, math.Abs(r))
			sum += r * r
			pairs++
		}
	}
	if worst > 6.7 {
		t.Errorf("the closest pair is correlated by %.1f deviations", worst)
	}
	if off := (sum/pairs - 1) / math.Sqrt(2/pairs); math.Abs(off) > sigmas {
		t.Errorf("mean squared correlation is %.4f times the one of random orders", sum/pairs)
	}
}

// TestDesignsDiffer compares designs that differ in one argument only.
func TestDesignsDiffer(t *testing.T) {
	const n = 1 << 12
	for name, of := range map[string]func(k int) *Design{
		"seeds":          func(k int) *Design { return mustDesign(t, LatinHypercube, uint64(k), 0, []string{"a"}, n) },
		"randomizations": func(k int) *Design { return mustDesign(t, LatinHypercube, 1, k, []string{"a"}, n) },
	} {
		if r := stat.Correlation(of(1).points, of(2).points, nil); math.Abs(r)*math.Sqrt(n-1) > sigmas {
			t.Errorf("two %s correlate by %v", name, r)
		}
	}
}

// TestDesignIsUnbiased wants the mean over randomizations of a product and of a sum
// to be true, and the Latin hypercube to integrate the sum far better.
func TestDesignIsUnbiased(t *testing.T) {
	const randomizations, n = 600, 32
	names := addresses(5)
	deviation := map[Kind]float64{}
	for _, kind := range []Kind{Plain, LatinHypercube} {
		var product, sum, square float64
		for r := range randomizations {
			byName := columns(mustDesign(t, kind, 1, r, names, n), names, n)
			p, s := 0.0, 0.0
			for i := range n {
				f := 1.0
				for _, name := range names {
					f *= 2 * byName[name][i]
					s += (3*byName[name][i]*byName[name][i] - 1) / n
				}
				p += (f - 1) / n
			}
			product, sum, square = product+p, sum+s, square+s*s
		}
		deviation[kind] = math.Sqrt(square / randomizations)
		if off := sum / math.Sqrt(square); math.Abs(off) > sigmas {
			t.Errorf("kind %d: the sum is %.1f errors from the truth", kind, off)
		}
		// Independent points have the larger variance: ((4/3)⁵ − 1)/n.
		if off := product / math.Sqrt(randomizations*(math.Pow(4./3, 5)-1)/n); math.Abs(off) > sigmas {
			t.Errorf("kind %d: the product is %.1f errors from the truth", kind, off)
		}
	}
	if deviation[LatinHypercube] > deviation[Plain]/16 {
		t.Errorf("deviations of a sum: %v", deviation)
	}
}

func TestNewDesignRefuses(t *testing.T) {
	for _, c := range []struct {
		randomization int
		names         []string
		n             int
		want          string
	}{
		{0, []string{"a"}, 0, "want 1 to 1048576"},
		{0, []string{"a"}, maxPoints + 1, "want 1 to 1048576"},
		{-1, []string{"a"}, 4, "want 0 or more"},
		{0, []string{"a", "b", "a"}, 4, `"a" stands twice`},
	} {
		if _, err := NewDesign(Plain, 1, c.randomization, c.names, c.n); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("NewDesign(…, %d, %q, %d): %v, want %q", c.randomization, c.names, c.n, err, c.want)
		}
	}
}
