package sample

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// TestZigguratLayersHaveEqualArea solves the recursion of the layers anew: each
// rectangle has the area of the first with its tail, and the last ends at the top.
func TestZigguratLayersHaveEqualArea(t *testing.T) {
	r := edges[1]
	area := r*math.Exp(-r*r/2) + math.Sqrt(math.Pi/2)*math.Erfc(r/math.Sqrt2)
	if got := edges[0] * math.Exp(-r*r/2); math.Abs(got/area-1) > 1e-14 {
		t.Errorf("the first layer has area %v, want %v", got, area)
	}
	for i := 1; i < 256; i++ {
		got := edges[i] * (math.Exp(-edges[i+1]*edges[i+1]/2) - math.Exp(-edges[i]*edges[i]/2))
		if math.Abs(got/area-1) > 1e-12 {
			t.Errorf("layer %d has area %v, want %v", i, got, area)
		}
	}
	if edges[256] != 0 {
		t.Errorf("edges[256] = %v, want 0", edges[256])
	}
}

func manyNormals(n int) []float64 {
	const steps = 1000
	z := make([]float64, n)
	s := NewStream(1, "normal")
	for draw := range n / steps {
		s.Normals(z[draw*steps:(draw+1)*steps], draw, 0)
	}
	return z
}

func TestNormalMoments(t *testing.T) {
	z := manyNormals(2_000_000)
	n := float64(len(z))
	for power, c := range []struct{ mean, variance float64 }{
		{}, {0, 1}, {1, 2}, {0, 15}, {3, 96}, {0, 945}, {15, 10170}, // E zᵏ and Var zᵏ
	} {
		sum := 0.0
		for _, z := range z {
			sum += math.Pow(z, float64(power))
		}
		if off := (sum/n - c.mean) / math.Sqrt(c.variance/n); power > 0 && math.Abs(off) > sigmas {
			t.Errorf("mean of z**%d is %v, %.1f errors from %v", power, sum/n, off, c.mean)
		}
	}
	if r := stat.Correlation(z[1:], z[:len(z)-1], nil); math.Abs(r)*math.Sqrt(n) > sigmas {
		t.Errorf("neighbours correlate by %v", r)
	}
}

// checkDistribution is the test of Kolmogorov and Smirnov with the bound of
// Dvoretzky, Kiefer and Wolfowitz in Massart's form, valid for every n.
func checkDistribution(t *testing.T, name string, x []float64, cdf func(float64) float64) {
	t.Helper()
	slices.Sort(x)
	n, worst := float64(len(x)), 0.0
	for i, x := range x {
		worst = max(worst, float64(i+1)/n-cdf(x), cdf(x)-float64(i)/n)
	}
	if bound := math.Sqrt(math.Log(2/falseAlarm) / (2 * n)); worst > bound {
		t.Errorf("%s: %d numbers are %v from their distribution, bound %v", name, len(x), worst, bound)
	}
}

func TestNormalDistribution(t *testing.T) {
	z := manyNormals(3_000_000)
	var tails []float64
	for _, z := range z {
		if math.Abs(z) > edges[1] {
			tails = append(tails, math.Abs(z))
		}
	}
	beyond := 2 * distuv.UnitNormal.Survival(edges[1])
	expected := beyond * float64(len(z))
	if off := (float64(len(tails)) - expected) / math.Sqrt(expected); math.Abs(off) > sigmas {
		t.Errorf("%d numbers in the tails, want %.0f", len(tails), expected)
	}
	checkDistribution(t, "tails", tails, func(x float64) float64 { return 1 - 2*distuv.UnitNormal.Survival(x)/beyond })
	checkDistribution(t, "all", z[:300_000], distuv.UnitNormal.CDF)
}

// TestZigguratEfficiency counts the words that yield a number at once, by the core
// of a layer or under its slope: the area under the density over that of the layers.
func TestZigguratEfficiency(t *testing.T) {
	s := NewStream(1, "efficiency")
	core, first := 0, 0
	const n = 2_000_000
	for i := range n {
		word := s.Uint64(i, 0, 0)
		z, done := normal(word)
		if done {
			core++
		}
		if word&0xff == 0 || s.Normal(i, 0, 0) == z {
			first++
		}
	}
	area := 256 * edges[0] * math.Exp(-edges[1]*edges[1]/2)
	inside := 0.0
	for i := range 256 {
		inside += edges[i+1] / edges[i] / 256
	}
	for _, c := range []struct {
		name string
		got  int
		want float64
	}{{"core", core, inside}, {"core or slope", first, math.Sqrt(math.Pi/2) / area}} {
		off := (float64(c.got)/n - c.want) / math.Sqrt(c.want*(1-c.want)/n)
		if math.Abs(off) > sigmas {
			t.Errorf("%s: %d of %d, want a share of %v", c.name, c.got, n, c.want)
		}
	}
}
