package chain

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestMovesAreSimultaneous(t *testing.T) {
	c := climb(4)
	law := []float64{0.4, 0.6, 0, 0}
	if err := c.Move(law, []Jump{{0, 1, 0.5}, {1, 2, 1}, {2, 3, 1}}); err != nil {
		t.Fatal(err)
	}
	nearAll(t, "law", law, []float64{0.2, 0.2, 0.6, 0}, 1e-16)
}

func TestMoveIntoDeadVanishes(t *testing.T) {
	c := climb(3).Killed([]bool{false, false, true})
	law := []float64{0.5, 0.5, 0}
	if err := c.Move(law, []Jump{{1, 2, 0.4}, {0, 2, 0.2}}); err != nil {
		t.Fatal(err)
	}
	nearAll(t, "law", law, []float64{0.4, 0.3, 0}, 1e-16)
}

// Chances that sum to one but for rounding leave nothing, and nothing negative.
func TestMoveAll(t *testing.T) {
	c := must(New(11, nil))
	var jumps []Jump
	for s := 1; s <= 10; s++ {
		jumps = append(jumps, Jump{0, s, 0.1})
	}
	law := at(c, 0)
	if err := c.Move(law, jumps); err != nil {
		t.Fatal(err)
	}
	near(t, "what is left", law[0], 0, 1e-15)
	if slices.Min(law) < 0 {
		t.Errorf("negative mass in %v", law)
	}
}

// A move is the product with a stochastic matrix.
func TestMoveIsAMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 1)
		var jumps []Jump
		want := slices.Clone(in.start)
		for _, a := range in.net.arcs {
			j := Jump{a.From, a.To, rapid.Float64Range(0, 0.05).Draw(t, "chance")}
			jumps = append(jumps, j)
			want[j.From] -= in.start[j.From] * j.Chance
			want[j.To] += in.start[j.From] * j.Chance
		}
		if err := in.Move(in.start, jumps); err != nil {
			t.Fatal(err)
		}
		nearAll(t, "law", in.start, want, 1e-15)
		near(t, "total", total(in.start), 1, 1e-14)
	})
}

func TestMoveRefuses(t *testing.T) {
	for _, bad := range []struct {
		jumps []Jump
		says  string
	}{
		{[]Jump{{0, 1, 0.5}, {1, 2, 1.5}}, "jump 1 (state 1 to state 2) has the chance 1.5;"},
		{[]Jump{{0, 1, -0.5}}, "jump 0 (state 0 to state 1) has the chance -0.5;"},
		{[]Jump{{0, 1, 0.7}, {0, 2, 0.7}}, "brings the chances out of state 0 to 1.4;"},
		{[]Jump{{0, 0, 0.7}}, "jump 0 leads from state 0 to itself"},
		{[]Jump{{0, 3, 0.7}}, "jump 0 leads from state 0 to state 3"},
	} {
		law := []float64{0.5, 0.5, 0}
		err := climb(3).Move(law, bad.jumps)
		if err == nil || !strings.Contains(err.Error(), bad.says) {
			t.Errorf("error %v, want %q", err, bad.says)
		}
		nearAll(t, "law", law, []float64{0.5, 0.5, 0}, 0)
	}
}
