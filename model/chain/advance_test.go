package chain

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// generator returns Q·t densely.
func generator(c *Chain, rates []float64, t float64) *mat.Dense {
	q := mat.NewDense(c.net.states, c.net.states, nil)
	for i, a := range c.net.arcs {
		q.Set(a.From, a.To, q.At(a.From, a.To)+rates[i]*t)
		q.Set(a.From, a.From, q.At(a.From, a.From)-rates[i]*t)
	}
	return q
}

func TestTransitionIsMatrixExponential(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 3)
		var want mat.Dense
		want.Exp(generator(in.Chain, in.rates, 1.5))
		got := must(in.Transition(in.rates, 1.5))
		nearAll(t, "exp(Qt)", got.RawMatrix().Data, want.RawMatrix().Data, 1e-13)
	})
}

func TestAdvanceKeepsMass(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 100)
		law := in.after(in.Chain, 2)
		near(t, "total", total(law), 1, 1e-12)
		if slices.Min(law) < 0 {
			t.Fatalf("negative mass in %v", law)
		}
	})
}

func TestChapmanKolmogorov(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 20)
		early := rapid.Float64Range(0, 3).Draw(t, "early")
		late := rapid.Float64Range(0, 3).Draw(t, "late")
		want := in.after(in.Chain, early+late)
		in.start = in.after(in.Chain, early)
		nearAll(t, "law", in.after(in.Chain, late), want, 1e-13)
	})
}

// A forecast of ten years at 32 steps a month must be exact to 1e-12 at its end.
func TestManyStepsAreOne(t *testing.T) {
	const steps = 3840
	c := grid(5)
	rates, law, w := randomRates(c, 3), at(c, 0), c.NewWorkspace()
	for range steps {
		if err := c.Advance(law, rates, 10.0/steps, w); err != nil {
			t.Fatal(err)
		}
	}
	nearAll(t, "law", law, must(c.Transition(rates, 10)).RawRowView(0), 1e-12)
	near(t, "total", total(law), 1, 1e-13)
}

func TestAdvanceIgnoresNumbering(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 5)
		states := make([]int, len(in.start))
		for s := range states {
			states[s] = s
		}
		states = rapid.Permutation(states).Draw(t, "permutation")
		arcs := slices.Clone(in.net.arcs)
		for i, a := range arcs {
			arcs[i] = Arc{states[a.From], states[a.To]}
		}
		want, start := in.after(in.Chain, 1), slices.Clone(in.start)
		for s, renamed := range states {
			in.start[renamed] = start[s]
		}
		got := in.after(must(New(len(states), arcs)), 1)
		for s, renamed := range states {
			near(t, "mass", got[renamed], want[s], 1e-14)
		}
	})
}

// The law of the chain that stays in a set once there is the killed law outside
// the set, and holds in the set what the killed law has lost.
func TestKilledAndReachedAreAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 5)
		dead := in.randomSet(t)
		killed := in.after(in.Killed(dead), 1)
		in.rates = in.stop(dead, in.rates)
		stopped := in.after(in.Chain, 1)
		near(t, "all", total(killed)+mass(stopped, dead), 1, 1e-14)
		for s, d := range dead {
			if d {
				near(t, "mass of a dead state", killed[s], 0, 0)
			} else {
				near(t, "mass never in the set", killed[s], stopped[s], 1e-14)
			}
		}
	})
}

func TestKilledTwice(t *testing.T) {
	c := grid(3)
	both := c.Killed(set(c, 1)).Killed(set(c, 5))
	if !slices.Equal(both.dead, c.Killed(set(c, 1, 5)).dead) {
		t.Errorf("dead states %v, want 1 and 5", both.dead)
	}
}

// Together is the same as alone, to the last bit.
func TestAdvanceAllIsAdvance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 40)
		w := in.NewWorkspace()
		var chains []*Chain
		var laws, want [][]float64
		for range rapid.IntRange(1, 4).Draw(t, "laws") {
			c := in.Killed(in.randomSet(t))
			chains = append(chains, c)
			laws = append(laws, slices.Clone(in.start))
			want = append(want, in.after(c, 1))
		}
		if err := AdvanceAll(chains, laws, in.rates, 1, w); err != nil {
			t.Fatal(err)
		}
		for k := range laws {
			nearAll(t, "law", laws[k], want[k], 0)
		}
	})
}

func TestZeroTimeOrRatesLeaveTheLaw(t *testing.T) {
	c := grid(3)
	rates, w := randomRates(c, 1), c.NewWorkspace()
	for _, dt := range []float64{0, 1} {
		law := slices.Clone(rates[:9])
		if dt != 0 {
			clear(rates)
		}
		want := slices.Clone(law)
		if err := c.Advance(law, rates, dt, w); err != nil {
			t.Fatal(err)
		}
		nearAll(t, "law", law, want, 0)
	}
}

func TestParallelArcsAdd(t *testing.T) {
	double := must(New(2, []Arc{{0, 1}, {1, 0}, {0, 1}}))
	single := must(New(2, []Arc{{0, 1}, {1, 0}}))
	got := must(double.Transition([]float64{0.3, 0.1, 0.5}, 1))
	want := must(single.Transition([]float64{0.8, 0.1}, 1))
	nearAll(t, "p", got.RawMatrix().Data, want.RawMatrix().Data, 1e-15)
}

// Two states that exchange mass 1e4 times while both lose it once to a third:
// what is left after 1 is e⁻¹, evenly spread.
func TestStiff(t *testing.T) {
	c := must(New(3, []Arc{{0, 1}, {1, 0}, {0, 2}, {1, 2}}))
	law := at(c, 0)
	if err := c.Advance(law, []float64{1e4, 1e4, 1, 1}, 1, c.NewWorkspace()); err != nil {
		t.Fatal(err)
	}
	half := math.Exp(-1) / 2
	nearAll(t, "law", law, []float64{half, half, 1 - 2*half}, 1e-12)
}

// A chain that only climbs, at one rate, counts a Poisson process.
func TestPoissonCount(t *testing.T) {
	for _, moves := range []float64{1e-9, 0.01, 1, 31.9, 32.1, 100} {
		c := climb(MaxStates)
		law := at(c, 0)
		if err := c.Advance(law, climbRates(MaxStates, moves/2, 0), 2, c.NewWorkspace()); err != nil {
			t.Fatal(err)
		}
		count := distuv.Poisson{Lambda: moves}
		for k := range MaxStates - 1 {
			near(t, fmt.Sprintf("P(%d of %v)", k, moves), law[k], count.Prob(float64(k)), 1e-13)
		}
	}
}

// A rate is not lost in rounding however small it is.
func TestRareMovesHappen(t *testing.T) {
	for _, rate := range []float64{1e-300, 1e-20, 1e-12, 1e-8, 1e-6} {
		p := must(climb(2).Transition([]float64{rate, 0}, 1))
		near(t, "relative probability", p.At(0, 1)/-math.Expm1(-rate), 1, 1e-15+rate)
	}
}

func TestSeriesFitsItsMemory(t *testing.T) {
	weights := newPoisson(maxStride)
	if weights.terms != 86 || weights.terms >= maxTerms {
		t.Errorf("%d terms at the longest stride", weights.terms)
	}
	near(t, "share · exp", weights.share*math.Exp(maxStride), 1, 1e-14)
}

func TestAdvanceAllocatesNothing(t *testing.T) {
	c := grid(5)
	chains := []*Chain{c, c.Killed(lastTwoColumns()), c.Killed(set(c, 0))}
	laws := [][]float64{at(c, 6), at(c, 6), at(c, 6)}
	rates, w := randomRates(c, 1), c.NewWorkspace()
	jumps := []Jump{{0, 1, 0.5}, {1, 2, 0.5}}
	if n := allocations(func() {
		c.Advance(laws[0], rates, 0.1, w)
		AdvanceAll(chains, laws, rates, 0.1, w)
		c.Move(laws[0], jumps)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestAdvanceRefuses(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, bad := range []struct {
		rate, dt float64
		says     string
	}{
		{-0.5, 1, "arc 2 (state 1 to state 2) has the rate -0.5;"},
		{nan, 1, "arc 2 (state 1 to state 2) has the rate NaN;"},
		{inf, 1, "arc 2 (state 1 to state 2) has the rate +Inf;"},
		{1e9, 1, "arc 2 (state 1 to state 2) has the rate 1e+09, too fast"},
		{1e300, 1e300, "too fast"},
		{1, -1, "a time step of -1;"},
		{1, nan, "a time step of NaN;"},
		{1, inf, "a time step of +Inf;"},
	} {
		c := climb(3)
		law := []float64{0.5, 0.25, 0.25}
		rates := []float64{1, 1, bad.rate, 1}
		err := c.Advance(law, rates, bad.dt, c.NewWorkspace())
		if err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("rate %v, dt %v: error %v, want %q", bad.rate, bad.dt, err, bad.says)
		}
		nearAll(t, "law", law, []float64{0.5, 0.25, 0.25}, 0)
	}
}

func TestNegativeZeroIsARate(t *testing.T) {
	c := climb(2)
	if err := c.Advance(at(c, 0), []float64{math.Copysign(0, -1), 1}, 1, c.NewWorkspace()); err != nil {
		t.Error(err)
	}
}

func TestWrongLengthsPanic(t *testing.T) {
	c, w := climb(3), climb(3).NewWorkspace()
	rates := climbRates(3, 1, 1)
	for what, f := range map[string]func(){
		"law":       func() { c.Advance([]float64{1}, rates, 1, c.NewWorkspace()) },
		"rates":     func() { c.Advance(at(c, 0), rates[:1], 1, c.NewWorkspace()) },
		"workspace": func() { c.Advance(at(c, 0), rates, 1, w) },
		"dead":      func() { c.Killed([]bool{true}) },
		"laws":      func() { AdvanceAll([]*Chain{c}, nil, rates, 1, c.NewWorkspace()) },
	} {
		if !panics(f) {
			t.Errorf("no panic at wrong %s", what)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	for _, bad := range []struct {
		states int
		arcs   []Arc
		says   string
	}{
		{0, nil, "a chain of 0 states"},
		{257, nil, "a chain of 257 states"},
		{3, []Arc{{0, 1}, {1, 1}}, "arc 1 leads from state 1 to itself"},
		{3, []Arc{{0, 3}}, "arc 0 leads from state 0 to state 3"},
		{3, []Arc{{-1, 2}}, "arc 0 leads from state -1 to state 2"},
	} {
		_, err := New(bad.states, bad.arcs)
		if err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("error %v, want %q", err, bad.says)
		}
	}
}

// Whatever the rates, Advance either refuses them and leaves the law, or keeps
// its mass.
func FuzzAdvance(f *testing.F) {
	f.Add(0.1, 1e-9, 300.0, 0.0, 1.0)
	f.Add(math.Inf(1), math.Copysign(0, -1), 1e308, 5e-324, 1e-300)
	f.Fuzz(func(t *testing.T, a, b, c, d, dt float64) {
		chain, law := climb(3), []float64{0.5, 0, 0.5}
		err := chain.Advance(law, []float64{a, b, c, d}, dt, chain.NewWorkspace())
		if err != nil {
			nearAll(t, "law", law, []float64{0.5, 0, 0.5}, 0)
			return
		}
		near(t, "total", total(law), 1, 1e-10)
		if slices.Min(law) < 0 {
			t.Errorf("negative mass in %v", law)
		}
	})
}
