package chain

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Between neighbours in a row as much flows up as down, however unequal the
// rates.
func TestStationaryBalancesInDetail(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 20).Draw(t, "states")
		rates := rapid.SliceOfN(rapid.Float64Range(1e-6, 1e3), 2*n-2, 2*n-2).Draw(t, "rates")
		law := must(climb(n).Stationary(rates))
		near(t, "total", total(law), 1, 1e-14)
		for s := range n - 1 {
			up, down := law[s]*rates[2*s], law[s+1]*rates[2*s+1]
			near(t, "relative flow", up/down, 1, 1e-13)
		}
	})
}

func TestStationaryIsKept(t *testing.T) {
	c := grid(5)
	rates := randomRates(c, 5)
	law := must(c.Stationary(rates))
	later := slices.Clone(law)
	if err := c.Advance(later, rates, 3, c.NewWorkspace()); err != nil {
		t.Fatal(err)
	}
	nearAll(t, "law", later, law, 1e-14)
}

func TestStationaryLeavesTransientStates(t *testing.T) {
	c := must(New(4, []Arc{{0, 1}, {1, 2}, {2, 1}, {3, 0}}))
	law := must(c.Stationary([]float64{1, 1, 3, 5}))
	nearAll(t, "law", law, []float64{0, 0.75, 0.25, 0}, 1e-16)
	nearAll(t, "law of an end", must(climb(3).Stationary(climbRates(3, 1, 0))), []float64{0, 0, 1}, 0)
}

func TestStationaryRefuses(t *testing.T) {
	apart := must(New(3, []Arc{{1, 0}, {1, 2}}))
	_, err := apart.Stationary([]float64{1, 1})
	if err == nil || !strings.Contains(err.Error(), "states 0 and 2 lie in different closed sets") {
		t.Errorf("error %v", err)
	}
	if _, err := climb(2).Killed([]bool{false, true}).Stationary([]float64{1, 1}); err == nil {
		t.Error("a stationary law of a killed chain")
	}
}
