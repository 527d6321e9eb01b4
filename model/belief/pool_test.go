package belief

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Two uniform laws side by side: the pooled distribution function is a broken
// line, whose inverse is worked by hand.
func TestPoolOfUniforms(t *testing.T) {
	low, err := Named(Weight, "uniform", 0, 1)
	must(t, low, err)
	high, err := Named(Weight, "uniform", 2, 4)
	must(t, high, err)
	b, err := Pool(Weight, []string{"A", "B"}, []float64{1, 3}, []Belief{low, high})
	must(t, b, err)
	for p, want := range map[float64]float64{0.05: 0.2, 0.125: 0.5, 0.25: 1, 0.4: 2.4, 0.625: 3, 0.95: 3.8666666666666667} {
		if got := b.Quantile(p); math.Abs(got-want) > 4e-15 {
			t.Errorf("quantile %v is %.17g, want %v", p, got, want)
		}
	}
	if lo, hi := b.Support(); lo != 0 || hi != 4 {
		t.Errorf("support %v to %v, want 0 to 4", lo, hi)
	}
}

func TestPoolJumpsAtPoints(t *testing.T) {
	for text, want := range map[string][]float64{ // at 0.1, 0.3, 0.5, 0.7, 0.9
		"pool(A: 0.3; B: 0.7)":                        {0.3, 0.3, 0.3, 0.7, 0.7},
		"pool(A, weight 2: 0.3; B: 0.7; C: 0.1)":      {0.1, 0.3, 0.3, 0.3, 0.7},
		"pool(A, weight 8: 0.5; B: uniform(0, 1))":    {0.5, 0.5, 0.5, 0.5, 0.5},
		"pool(A, weight 2: 0.5; B: uniform(0.5, 1))":  {0.5, 0.5, 0.5, 0.55, 0.85},
		"pool(A: 0; B: uniform(0, 1))":                {0, 0, 0, 0.4, 0.8},
		"pool(A: 1; B: uniform(0, 1))":                {0.2, 0.6, 1, 1, 1},
		"pool(A: 0.25)":                               {0.25, 0.25, 0.25, 0.25, 0.25},
		"pool(A: uniform(0, 1); B: uniform(0, 1))":    {0.1, 0.3, 0.5, 0.7, 0.9},
		"pool(A: uniform(0, 0.5); B: uniform(0.5,1))": {0.1, 0.3, 0.5, 0.7, 0.9},
	} {
		b, err := Parse(text, Probability)
		must(t, b, err)
		for i, p := range []float64{0.1, 0.3, 0.5, 0.7, 0.9} {
			if got := b.Quantile(p); math.Abs(got-want[i]) > 3e-16 {
				t.Errorf("%s: quantile %v is %.17g, want %v", text, p, got, want[i])
			}
		}
	}
}

// The quantile is the least number at which the mean of the distribution
// functions reaches p, and lies between the experts' own.
func TestPoolReaches(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := anyQuantity.Draw(t, "quantity")
		var names []string
		var beliefs []Belief
		for i := range rapid.IntRange(1, 6).Draw(t, "experts") {
			names, beliefs = append(names, fmt.Sprint("E", i)), append(beliefs, anySingle(t, q))
		}
		b := drawn(Pool(q, names, nil, beliefs))(t)
		p := rapid.Float64Range(1e-12, 1-1e-12).Draw(t, "p")
		x := b.Quantile(p)
		least, greatest := inf, -inf
		for _, e := range beliefs {
			least, greatest = min(least, e.Quantile(p)), max(greatest, e.Quantile(p))
		}
		if x < least || x > greatest {
			t.Fatalf("%v: quantile %v is %v, outside %v to %v", b, p, x, least, greatest)
		}
		if x > least && b.law.cdf(math.Nextafter(x, -inf)) >= p {
			t.Fatalf("%v: quantile %v is %v, but a smaller number reaches", b, p, x)
		}
		if x < greatest && b.law.cdf(x) < p {
			t.Fatalf("%v: quantile %v is %v, which does not reach", b, p, x)
		}
	})
}

func TestPoolKeepsItsExperts(t *testing.T) {
	li, err := Range(Level, 0.2, 0.6)
	must(t, li, err)
	ortega, err := Named(Level, "beta", 2, 5)
	must(t, ortega, err)
	names, weights, beliefs := []string{"Li", "Ortega"}, []float64{2, 0.5}, []Belief{li, ortega}
	b, err := Pool(Level, names, weights, beliefs)
	must(t, b, err)
	gotNames, gotWeights, gotBeliefs := b.Experts()
	if !slices.Equal(gotNames, names) || !slices.Equal(gotWeights, weights) || !slices.Equal(gotBeliefs, beliefs) {
		t.Errorf("experts %v %v %v", gotNames, gotWeights, gotBeliefs)
	}
	again, err := Pool(Level, names, weights, beliefs)
	if must(t, again, err) != b {
		t.Error("the same pool formed twice is not equal")
	}
	if n, w, e := li.Experts(); n != nil || w != nil || e != nil {
		t.Errorf("a range has experts %v %v %v", n, w, e)
	}
}

func TestPoolRefuses(t *testing.T) {
	half, err := Point(Level, 0.5)
	must(t, half, err)
	rate, err := Point(Rate, 0.5)
	must(t, rate, err)
	pooled, err := Pool(Level, []string{"A"}, nil, []Belief{half})
	must(t, pooled, err)
	for _, c := range []struct {
		names   []string
		weights []float64
		beliefs []Belief
		want    string
	}{
		{nil, nil, nil, "a pool of 0 experts cannot be formed; give 1 to 32 experts"},
		{make([]string, 33), nil, make([]Belief, 33), "a pool of 33 experts cannot be formed; give 1 to 32 experts"},
		{[]string{"A"}, nil, []Belief{{}}, "expert A states no belief; leave the expert out"},
		{[]string{"A"}, nil, []Belief{rate}, "expert A speaks of a rate, the pool of a level; pool like with like"},
		{[]string{"A"}, nil, []Belief{pooled}, "expert A is a pool; name its experts in the outer pool"},
		{[]string{"A", "A"}, nil, []Belief{half, half}, "two experts are called A; give each a name of its own"},
		{[]string{"A"}, []float64{math.NaN()}, []Belief{half}, "the weight NaN of expert A cannot be used; write a number above 0, or leave the expert out"},
		{[]string{"A"}, []float64{-1}, []Belief{half}, "the weight -1 of expert A cannot be used; write a number above 0, or leave the expert out"},
		{[]string{"A"}, []float64{math.Inf(1)}, []Belief{half}, "the weight +Inf of expert A cannot be used; write a number above 0, or leave the expert out"},
	} {
		if _, err := Pool(Level, c.names, c.weights, c.beliefs); err == nil || err.Error() != c.want {
			t.Errorf("Pool(%q): error %v, want %s", c.names, err, c.want)
		}
	}
	for _, name := range []string{"", " A", "A ", "A:B", "A;B", "A,B", "A(B", "A)B", "A\nB", "A\u202eB", "A\xffB", strings.Repeat("A", 101)} {
		want := fmt.Sprintf("%q cannot be the name of an expert; write 1 to 100 bytes without comma, colon, semicolon, parenthesis or control character", name)
		if _, err := Pool(Level, []string{name}, nil, []Belief{half}); err == nil || err.Error() != want {
			t.Errorf("Pool(%q): error %v, want %s", name, err, want)
		}
	}
}

func TestPoolPanicsOnUnequalLengths(t *testing.T) {
	defer func() {
		if got, want := recover(), "belief: pool of 1 names, 0 weights, 0 beliefs"; got != want {
			t.Errorf("panic %v, want %s", got, want)
		}
	}()
	Pool(Level, []string{"A"}, nil, nil)
}

func TestLeastReachingFindsEveryStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.Float64Range(-10, 10).Draw(t, "at")
		evaluations := 0
		step := func(x float64) float64 {
			evaluations++
			if x < at {
				return 0
			}
			return 1
		}
		if got := leastReaching(step, 0.5, -10, 10); got != at {
			t.Fatalf("found %v, want %v", got, at)
		}
		if evaluations > 1200 { // at 0 the floating-point numbers are 1,074 halvings deep
			t.Fatalf("%d evaluations", evaluations)
		}
	})
}
