package model

import (
	"context"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// Places become coordinates one by one, and weights are their density: no mean is moved.
func TestTiltMovesNoMean(t *testing.T) {
	for _, tilt := range tilts {
		const places = 10_000
		last, mean, square := 0.0, 0.0, 0.0
		for k := range places {
			u, weight := tilt.coordinate((float64(k) + 0.5) / places)
			if !(u > last && u < 1) || weight < 0.25 {
				t.Fatalf("%v: place %d has the coordinate %v, weight %v", tilt, k, u, weight)
			}
			last = u
			mean += weight * u / places
			square += weight * u * u / places
		}
		// The midpoint rule is off by a 24th of the square of the step, times a slope of at most 4.
		if math.Abs(mean-1./2) > 1e-8 || math.Abs(square-1./3) > 1e-8 {
			t.Errorf("%v: moments %v and %v", tilt, mean, square)
		}
	}
}

// Points stand oftener where an answer that is unlikely is likelier, and neither more nor
// less so where it is as likely as not.
func TestBestTilt(t *testing.T) {
	for _, c := range []struct{ middle, slope, want float64 }{{-3, 1, 0.75}, {-3, -1, -0.75}, {3, 1, -0.75}, {0, 1, 0}} {
		if got := bestTilt([]index{{response: response{middle: c.middle, slope: []float64{c.slope, 0.3}}}}); got.by != c.want {
			t.Errorf("log-odds %v, slope %v: %v, want %v", c.middle, c.slope, got.by, c.want)
		}
	}
}

// unlikely is a scenario of an outcome that is unlikely, and how much so not known.
func unlikely() Scenario {
	s := withShock(twoRungs("0.001 to 0.02"), lasting(shockRate("0.05 to 0.2"), "1 to 3", "0.5 to 1.5"))
	for _, key := range []string{"pressure", "mistrust", "trade"} {
		s.Drivers = append(s.Drivers, driverOn(key, "0.2 to 0.8", "0.5 to 1.5"))
	}
	return s
}

// A tilt takes away more than two fifths of the variance of a rare outcome's mean, 0.57 as
// measured here to a tenth, and leaves the mean.
func TestTiltTakesVarianceAway(t *testing.T) {
	const seeds = 12
	m := mustCompile(t, unlikely())
	var square [2]float64
	for seed := range seeds {
		var mean, err [2]float64
		for k, tilted := range []bool{false, true} {
			l := outlookFrom(t, m, uint64(seed))
			if l.tilt.by == 0 {
				t.Fatal("there is no tilt")
			}
			if !tilted {
				l.tilt.by = 0
			}
			if failed := l.extend(context.Background(), 4096, 2); failed != nil {
				t.Fatal(failed)
			}
			mean[k], err[k] = scatter(l.means(0))
			square[k] += err[k] * err[k]
		}
		if math.Abs(mean[0]-mean[1]) > z4*math.Hypot(err[0], err[1]) {
			t.Errorf("seed %d: %v ± %v, tilted %v ± %v", seed, mean[0], err[0], mean[1], err[1])
		}
	}
	if left := square[1] / square[0]; left > 0.6 {
		t.Errorf("a tilt leaves %v of the variance", left)
	}
}

// Ranks and bands of the points are those of even ones, tilted or not: 30 comparisons of which
// one would fail in about one of 500 random seeds.
func TestTiltLeavesRanksAndBands(t *testing.T) {
	m := mustCompile(t, unlikely())
	var known [2][][]correlation
	var low, high [2]float64
	for k := range known {
		l, err := m.newOutlook(7, newGrid(m.calendar, 1), 2)
		if err != nil {
			t.Fatal(err)
		}
		if k == 0 {
			l.tilt.by = 0
		}
		if err := l.extend(context.Background(), 8192, 2); err != nil {
			t.Fatal(err)
		}
		known[k] = l.correlations()
		low[k], high[k] = bandOf(slices.Concat(l.quiet(0)...), slices.Concat(l.weight...))
	}
	for o, even := range known[0] {
		for a, c := range even {
			if d := known[1][o][a]; math.Abs(d.value-c.value) > z4*math.Hypot(d.err, c.err) {
				t.Errorf("outcome %d, %s: %v ± %v, tilted %v ± %v", o, m.Uncertain()[a], c.value, c.err, d.value, d.err)
			}
		}
	}
	// Of 24 seeds the ends scatter by 1.0 to 1.6 %: four errors of a ratio are 8 %.
	if math.Abs(low[1]/low[0]-1) > 0.08 || math.Abs(high[1]/high[0]-1) > 0.08 {
		t.Errorf("band %v to %v, tilted %v to %v", low[0], high[0], low[1], high[1])
	}
}

// Weights count as so many equal numbers do.
func TestWeightsAreRepetitions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.IntRange(0, 20), 1, 50).Draw(t, "numbers")
		var x, weight, repeated []float64
		var first []int // of the repetitions of each
		for _, n := range numbers {
			times := rapid.IntRange(1, 5).Draw(t, "times")
			x, weight = append(x, float64(n)), append(weight, float64(times))
			first = append(first, len(repeated))
			repeated = append(repeated, slices.Repeat([]float64{float64(n)}, times)...)
		}
		ranks, want := ranksOf(x, weight), ranksOf(repeated, nil)
		for i, at := range first {
			if math.Abs(ranks[i]-want[at]) > 1e-15 {
				t.Fatalf("number %d has the rank %v, want %v", i, ranks[i], want[at])
			}
		}
		low, high := bandOf(x, weight)
		slices.Sort(repeated)
		n := float64(len(repeated))
		if wantLow, wantHigh := repeated[int(bandLow*n)], repeated[int(bandHigh*n)]; low != wantLow || high != wantHigh {
			t.Fatalf("band %v to %v, want %v to %v", low, high, wantLow, wantHigh)
		}
	})
}
