package chain

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"
)

// grid returns a chain on side×side states with arcs between neighbours along
// both axes: the joint states of two ladders. grid(5) has 80 arcs.
func grid(side int) *Chain {
	var arcs []Arc
	for i := range side {
		for j := range side {
			s := side*i + j
			if i+1 < side {
				arcs = append(arcs, Arc{s, s + side}, Arc{s + side, s})
			}
			if j+1 < side {
				arcs = append(arcs, Arc{s, s + 1}, Arc{s + 1, s})
			}
		}
	}
	return must(New(side*side, arcs))
}

// climb returns a chain on n states in a row, with an arc up and an arc down
// between neighbours, in turn.
func climb(n int) *Chain {
	var arcs []Arc
	for s := range n - 1 {
		arcs = append(arcs, Arc{s, s + 1}, Arc{s + 1, s})
	}
	return must(New(n, arcs))
}

func climbRates(n int, up, down float64) []float64 {
	var rates []float64
	for range n - 1 {
		rates = append(rates, up, down)
	}
	return rates
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// at returns the law of being in one state.
func at(c *Chain, state int) []float64 {
	law := make([]float64, c.net.states)
	law[state] = 1
	return law
}

// set returns the set of the given states.
func set(c *Chain, states ...int) []bool {
	in := make([]bool, c.net.states)
	for _, s := range states {
		in[s] = true
	}
	return in
}

func total(law []float64) float64 {
	sum := 0.0
	for _, mass := range law {
		sum += mass
	}
	return sum
}

type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

func near(t fatal, what string, got, want, tolerance float64) {
	t.Helper()
	if got != want && !(math.Abs(got-want) <= tolerance) {
		t.Fatalf("%s is %v, want %v within %g", what, got, want, tolerance)
	}
}

func nearAll(t fatal, what string, got, want []float64, tolerance float64) {
	t.Helper()
	for i := range want {
		near(t, fmt.Sprintf("%s[%d]", what, i), got[i], want[i], tolerance)
	}
}

// panics reports whether f panics.
func panics(f func()) (panicked bool) {
	defer func() { panicked = recover() != nil }()
	f()
	return false
}

// An instance is a random chain with rates, among them zeros, and a start.
type instance struct {
	*Chain
	rates []float64
	start []float64
}

// randomInstance draws a chain of 2 to 7 states whose rates span five orders of
// magnitude up to fastest.
func randomInstance(t *rapid.T, fastest float64) instance {
	n := rapid.IntRange(2, 7).Draw(t, "states")
	arc := rapid.Custom(func(t *rapid.T) Arc {
		from := rapid.IntRange(0, n-1).Draw(t, "from")
		return Arc{from, (from + rapid.IntRange(1, n-1).Draw(t, "leap")) % n}
	})
	arcs := rapid.SliceOfN(arc, 1, 20).Draw(t, "arcs")
	in := instance{Chain: must(New(n, arcs)), rates: make([]float64, len(arcs)), start: make([]float64, n)}
	for i := range in.rates {
		if magnitude := rapid.Float64Range(-6, 0).Draw(t, "magnitude"); magnitude > -5 {
			in.rates[i] = fastest * math.Pow(10, magnitude)
		}
	}
	for s := range in.start {
		in.start[s] = rapid.Float64Range(0.01, 1).Draw(t, "mass")
	}
	whole := total(in.start)
	for s := range in.start {
		in.start[s] /= whole
	}
	return in
}

// after returns the law at time t.
func (in instance) after(c *Chain, t float64) []float64 {
	law := append([]float64(nil), in.start...)
	if err := c.Advance(law, in.rates, t, c.NewWorkspace()); err != nil {
		panic(err)
	}
	return law
}

// randomSet draws a set of states.
func (in instance) randomSet(t *rapid.T) []bool {
	return rapid.SliceOfN(rapid.Bool(), len(in.start), len(in.start)).Draw(t, "set")
}

func allocations(f func()) float64 { return testing.AllocsPerRun(100, f) }
