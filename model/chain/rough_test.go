package chain

import (
	"math"
	"strings"
	"testing"
)

// Euler's rule is the product of the matrices 1 + Q·dt/n, multiplied out here entry by entry.
func TestAdvanceRoughlyIsEulersRule(t *testing.T) {
	arcs := []Arc{{0, 1}, {1, 0}, {1, 2}, {2, 1}, {0, 2}}
	rates := []float64{0.3, 0.1, 0.4, 0.2, 0.05}
	const dt, parts = 2.5, 4
	full, err := New(3, arcs)
	if err != nil {
		t.Fatal(err)
	}
	killed := full.Killed([]bool{false, false, true})
	for _, chains := range [][]*Chain{{full}, {full, killed}, {full, killed, killed}} {
		laws := make([][]float64, len(chains))
		for k := range laws {
			laws[k] = []float64{0.7, 0.2, 0.1}
		}
		var ordered []float64
		for _, i := range full.Order() {
			ordered = append(ordered, rates[i])
		}
		if err := AdvanceRoughly(chains, laws, ordered, dt, parts, full.NewWorkspace()); err != nil {
			t.Fatal(err)
		}
		for k, c := range chains {
			want := []float64{0.7, 0.2, 0.1}
			c.bury(want)
			for range parts {
				next := append([]float64{}, want...)
				for i, a := range arcs {
					x := want[a.From] * rates[i] * dt / parts
					next[a.From] -= x
					next[a.To] += x
				}
				c.bury(next)
				want = next
			}
			for s, p := range want {
				if math.Abs(laws[k][s]-p) > 1e-15 {
					t.Errorf("law %d of %d, state %d: %v, want %v", k, len(chains), s, laws[k][s], p)
				}
			}
		}
	}
}

// However fast, entries stay probabilities, and the total is kept.
func TestAdvanceRoughlyStaysALaw(t *testing.T) {
	c, err := New(2, []Arc{{0, 1}, {1, 0}})
	if err != nil {
		t.Fatal(err)
	}
	for _, rate := range []float64{0, 1e-9, 3, 50, 1e6, 1e200} {
		law := []float64{1, 0}
		if err := AdvanceRoughly([]*Chain{c}, [][]float64{law}, []float64{rate, rate / 2}, 2, 1, c.NewWorkspace()); err != nil {
			t.Fatal(err)
		}
		if !(law[0] >= 0 && law[1] >= 0) || math.Abs(law[0]+law[1]-1) > 1e-13 {
			t.Errorf("rate %v: law %v", rate, law)
		}
	}
	for _, bad := range []float64{math.NaN(), math.Inf(1), -1} {
		if err := AdvanceRoughly([]*Chain{c}, [][]float64{{1, 0}}, []float64{bad, 1}, 2, 1, c.NewWorkspace()); err == nil || !strings.Contains(err.Error(), "arc 1 ") {
			t.Errorf("a rate of %v: %v", bad, err)
		}
	}
}
