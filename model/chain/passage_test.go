package chain

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// Climbing k rungs at one rate takes an Erlang time.
func TestErlangPassage(t *testing.T) {
	const rungs, rate = 20, 0.5
	c := climb(rungs + 1)
	p := must(c.FirstPassage(at(c, 0), set(c, rungs), climbRates(rungs+1, rate, 0)))
	erlang := distuv.Gamma{Alpha: rungs, Beta: rate}
	near(t, "Ever", p.Ever, 1, 0)
	near(t, "Mean", p.Mean, erlang.Mean(), 1e-13)
	near(t, "SD", p.SD, erlang.StdDev(), 1e-13)
	for _, years := range []float64{5, 20, 40, 100} {
		near(t, "CDF", must(p.CDF(years)), erlang.CDF(years), 1e-13)
	}
	for _, prob := range []float64{1e-6, 0.1, 0.9, 1 - 1e-9} {
		q := must(p.Quantile(prob))
		near(t, "CDF(Quantile)", erlang.CDF(q), prob, 1e-14)
	}
}

// The mean time from rung i to i+1 is 1/up + (down/up)·(that from i−1 to i)
// (Karlin & Taylor, A First Course in Stochastic Processes, 1975, §4.7).
func TestPassageAgainstTheStream(t *testing.T) {
	const n, up = 6, 1e-3
	for _, ratio := range []float64{1, 1e2, 1e4, 1e8} {
		c := climb(n)
		p := must(c.FirstPassage(at(c, 0), set(c, n-1), climbRates(n, up, ratio*up)))
		step, want := 1/up, 1/up
		for range n - 2 {
			step = 1/up + ratio*step
			want += step
		}
		near(t, "Ever", p.Ever, 1, 0)
		near(t, "relative mean", p.Mean/want, 1, 1e-14)
	}
}

// With a way out that never leads back, the passage may fail: of a race between
// rates 1 and 3, a quarter arrives, after an exponential time of rate 4.
func TestDefectivePassage(t *testing.T) {
	c := must(New(3, []Arc{{0, 1}, {0, 2}}))
	p := must(c.FirstPassage(at(c, 0), set(c, 1), []float64{1, 3}))
	near(t, "Ever", p.Ever, 0.25, 1e-16)
	near(t, "Mean", p.Mean, 0.25, 1e-15)
	near(t, "SD", p.SD, 0.25, 1e-15)
	near(t, "CDF(0.25)", must(p.CDF(0.25)), -0.25*math.Expm1(-1), 1e-15)
	near(t, "CDF(∞)", must(p.CDF(math.Inf(1))), 0.25, 1e-16)
	near(t, "Quantile(0.125)", must(p.Quantile(0.125)), math.Ln2/4, 1e-13)
	near(t, "Quantile(0.25)", must(p.Quantile(0.25)), math.Inf(1), 0)
}

func TestImpossiblePassage(t *testing.T) {
	c := climb(3)
	p := must(c.Killed(set(c, 1)).FirstPassage(at(c, 0), set(c, 2), climbRates(3, 1, 1)))
	near(t, "Ever", p.Ever, 0, 0)
	near(t, "CDF", must(p.CDF(10)), 0, 0)
	near(t, "Quantile", must(p.Quantile(0.5)), math.Inf(1), 0)
	if !math.IsNaN(p.Mean) || !math.IsNaN(p.SD) {
		t.Errorf("mean %v and sd %v of a time that never comes", p.Mean, p.SD)
	}
}

func TestPassageFromWithin(t *testing.T) {
	c := climb(2)
	p := must(c.FirstPassage([]float64{0.5, 0.5}, set(c, 1), []float64{2, 7}))
	near(t, "CDF(0)", must(p.CDF(0)), 0.5, 0)
	near(t, "Mean", p.Mean, 0.25, 1e-16)
	near(t, "Quantile(0.5)", must(p.Quantile(0.5)), 0, 0)
	near(t, "Quantile(0.75)", must(p.Quantile(0.75)), math.Ln2/2, 1e-14)
}

func TestQuantileInvertsCDF(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 2)
		p := must(in.FirstPassage(in.start, in.randomSet(t), in.rates))
		started := must(p.CDF(0))
		part := rapid.Float64Range(0.01, 0.99).Draw(t, "part")
		prob := started + part*(p.Ever-started)
		if p.Ever-started < 1e-6 || p.Mean > 25 {
			t.Skip("reached too rarely or too late to be followed")
		}
		years := must(p.Quantile(prob))
		near(t, "CDF(Quantile)", must(p.CDF(years)), prob, 1e-12)
	})
}

// The moments agree with gonum's solution of −Q·x = b where that is accurate.
func TestEliminationIsALinearSolve(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "states")
		c := climb(n)
		rates := rapid.SliceOfN(rapid.Float64Range(0.5, 2), 2*n-2, 2*n-2).Draw(t, "rates")
		b := rapid.SliceOfN(rapid.Float64Range(0, 1), n, n).Draw(t, "b")
		got := must(c.leadingTo(set(c, n-1), rates).solve(b))
		minusQ := generator(c, rates, -1).Slice(0, n-1, 0, n-1)
		var want mat.VecDense
		if err := want.SolveVec(minusQ, mat.NewVecDense(n-1, b[:n-1])); err != nil {
			t.Fatal(err)
		}
		for s := range n - 1 {
			near(t, "x", got[s], want.AtVec(s), 1e-10*math.Abs(want.AtVec(s)))
		}
	})
}

func TestFirstReachedSharesOutEver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 2)
		sets := [][]bool{in.randomSet(t), in.randomSet(t)}
		both := make([]bool, len(in.start))
		for s := range both {
			sets[1][s] = sets[1][s] && !sets[0][s]
			both[s] = sets[0][s] || sets[1][s]
		}
		p := must(in.FirstPassage(in.start, both, in.rates))
		for _, years := range []float64{0, 1, 10, math.Inf(1)} {
			by := must(in.FirstReached(in.start, sets, in.rates, years))
			near(t, "sum of incidences", total(by), must(p.CDF(years)), 1e-14)
		}
	})
}

// Occupancy sums to the time, that outside a set to the mean time of entering.
func TestOccupancySumsToTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 30)
		years := rapid.Float64Range(0, 20).Draw(t, "years")
		near(t, "time", total(must(in.Occupancy(in.start, in.rates, years))), years, 1e-11)
	})
	c := climb(4)
	rates := climbRates(4, 2, 1)
	outside := must(c.Killed(set(c, 3)).Occupancy(at(c, 0), rates, 1000))
	p := must(c.FirstPassage(at(c, 0), set(c, 3), rates))
	near(t, "time outside", total(outside), p.Mean, 1e-12)
}

func TestOccupancyAtRest(t *testing.T) {
	c := climb(2)
	nearAll(t, "years", must(c.Occupancy(at(c, 0), []float64{0, 0}, 3)), []float64{3, 0}, 0)
}

func TestConstantRatesRefuse(t *testing.T) {
	c := climb(3)
	good, start, last := climbRates(3, 1, 1), at(c, 0), set(c, 2)
	bad := []float64{1, -1, 1, 1}
	_, passageRate := c.FirstPassage(start, last, bad)
	_, passageStart := c.FirstPassage([]float64{0.5, 0, 0}, last, good)
	_, passageMass := c.FirstPassage([]float64{2, -1, 0}, last, good)
	_, reached := c.FirstReached(start, [][]bool{last, set(c, 1, 2)}, good, 1)
	_, occupancy := c.Occupancy([]float64{math.NaN(), 0, 0}, good, 1)
	_, transition := c.Transition(good, -1)
	_, sojourn := c.Sojourn(0, bad)
	_, stationary := c.Stationary(bad)
	_, late := must(c.FirstPassage(start, last, climbRates(3, 1e-9, 1))).Quantile(0.5)
	for says, err := range map[string]error{
		"arc 1 (state 1 to state 0) has the rate -1": passageRate,
		"the start sums to 0.5":                      passageStart,
		"the start has -1 in state 1":                passageMass,
		"state 2 is in set 1 and in an earlier one":  reached,
		"the start has NaN in state 0":               occupancy,
		"a time step of -1":                          transition,
		"has the rate -1;":                           sojourn,
		"has the rate -1; it must":                   stationary,
		"probability 0.5 cannot be computed":         late,
	} {
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("error %v, want %q", err, says)
		}
	}
	if p := must(c.FirstPassage(start, last, good)); !panics(func() { p.Quantile(math.NaN()) }) {
		t.Error("no panic at a quantile of NaN")
	}
	if !panics(func() { c.Sojourn(3, good) }) {
		t.Error("no panic at a state that is none")
	}
}

// To climb 199 rungs at odds of 1e-4 each is rarer than any number can say. The
// same climb downhill is not: the law of such a chain is the geometric one.
func TestRareBeyondNumbers(t *testing.T) {
	c := climb(200)
	_, err := c.FirstPassage(at(c, 0), set(c, 199), climbRates(200, 1e-4, 1))
	if err != errRare {
		t.Errorf("error %v, want %v", err, errRare)
	}
	law := must(c.Stationary(climbRates(200, 1, 1e-4)))
	nearAll(t, "law", law[197:], []float64{0.9999e-8, 0.9999e-4, 0.9999}, 1e-15)
}
