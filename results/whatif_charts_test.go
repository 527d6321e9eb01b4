package results

import (
	"fmt"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"entente/model"
	"entente/model/belief"
)

func corner(x, y vg.Length) vg.Rectangle { return vg.Rectangle{Max: vg.Point{X: x, Y: y}} }

// explained has n groups of changes with shares of either sign.
func explained(r recipe, n int) Explanation {
	c := compared(r, 2, 1)
	x := Explanation{A: c.Scenarios[0], B: c.Scenarios[1], Exact: n < 13, Runs: 1 << min(n, 12), Scale: "icd203"}
	for o := range c.base().Outcomes {
		total := c.Differences[1].Outcomes[o].Horizon.Value
		var shares []model.Share
		for i := range n {
			v := total * (1 + 3*float64(i%3-1)) / float64(n)
			shares = append(shares, model.Share{Value: v, Error: 0.001, Alone: v / 2, Last: 2 * v})
		}
		x.Shares = append(x.Shares, shares)
	}
	for i := range n {
		key := fmt.Sprintf("driver.driver%02d", i)
		x.Groups = append(x.Groups, ChangeGroup{key, []string{key + ".now", key + ".tends_to"}})
	}
	return x
}

func TestWaterfalls(t *testing.T) {
	for name, r := range ugly() {
		if len(r.outcomes) < 1 {
			continue
		}
		for _, n := range []int{1, 3, 12, 20} {
			t.Run(fmt.Sprintf("%s/%d", name, n), func(t *testing.T) { checkLayout(t, explained(r, n).waterfallChart()) })
		}
	}
}

// The waterfall ends where the second scenario stands.
func TestWaterfallAddsUp(t *testing.T) {
	x := explained(usual(), 12)
	bars := x.bars()
	total, at := 0.0, bars[0].to
	for _, s := range x.Shares[0] {
		total += s.Value
	}
	for _, one := range bars[1 : len(bars)-1] {
		if !near(one.from, at) {
			t.Errorf("%s begins at %v, the one before ends at %v", one.name, one.from, at)
		}
		at = one.to
	}
	if !near(at, bars[0].to+total) {
		t.Errorf("the last change ends at %v, want %v", at, bars[0].to+total)
	}
}

// swept runs over a plane: probability rising with the first axis, falling with the
// second.
func swept(r recipe, sizes ...int) Sweep {
	s := Sweep{Base: Run{Forecast: r.forecast(), Provenance: testProvenance}, Scale: "icd203"}
	count := 1
	for i, n := range sizes {
		a := Axis{Address: []string{"driver.driver00.now", "driver.driver00.tends_to", "shock.x.rate"}[i]}
		for k := range n {
			a.Values = append(a.Values, 0.1+0.8*float64(k)/float64(n-1))
		}
		s.Axes = append(s.Axes, a)
		count *= n
	}
	for k := range count {
		v := 0.4 * s.value(0, k)
		if len(sizes) > 1 {
			v += 0.5 * (1 - s.value(1, k))
		}
		var point []model.Estimate
		for range r.outcomes {
			point = append(point, estimate(v, v/2, min(1, 1.5*v)))
		}
		s.Points = append(s.Points, point)
	}
	return s
}

func TestSweepCharts(t *testing.T) {
	for name, r := range ugly() {
		for _, sizes := range [][]int{{2}, {21}, {2, 2}, {9, 5}} {
			t.Run(fmt.Sprint(name, sizes), func(t *testing.T) {
				for _, c := range swept(r, sizes...).charts() {
					checkLayout(t, c)
				}
			})
		}
	}
}

// Contours run where words change; where no such place is on the map, or no scale is chosen,
// at the ticks of the key, and the caption says which.
func TestContours(t *testing.T) {
	s := swept(usual(), 9, 7)
	narrow := s
	narrow.Points = nil
	for i := range 9 * 7 {
		narrow.Points = append(narrow.Points, []model.Estimate{estimate(0.07+0.0003*float64(i), 0, 1)})
	}
	none := s
	none.Scale = "none"
	for name, c := range map[string]struct {
		sweep Sweep
		first string
		words bool
	}{
		"words":   {s, "20 %", true},
		"narrow":  {narrow, "7.0 %", false},
		"no word": {none, "20 %", false},
	} {
		levels, words := (mapBody{c.sweep}).levels()
		if words != c.words || len(levels) < 3 || levels[0].label != c.first {
			t.Errorf("%s: %v, words %v", name, levels, words)
		}
		if got := c.sweep.charts()[0].Caption; strings.Contains(got, "at the limits of words") != c.words {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// On a plane the contour of a level is the straight line on which the plane has it.
func TestContourOfAPlane(t *testing.T) {
	b := mapBody{swept(usual(), 9, 7)}
	p := newPanel(corner(400, 300), 0.1, 0.9, 0.1, 0.9)
	lines := b.contour(p, 0.4)
	if len(lines) < 7 {
		t.Fatalf("%d pieces of contour", len(lines))
	}
	for _, l := range lines {
		for _, at := range []vg.Point{l.from, l.to} {
			x, y := 0.1+0.8*float64(at.X/400), 0.1+0.8*float64(at.Y/300)
			if !near(0.4*x+0.5*(1-y), 0.4) {
				t.Errorf("the plane is %v at %v, %v", 0.4*x+0.5*(1-y), x, y)
			}
		}
	}
	if v := b.between(3.25, 2.5); !near(v, 0.4*(0.1+0.1*3.25)+0.5*(1-0.1-0.8/6*2.5)) {
		t.Errorf("interpolated %v", v)
	}
}

func turned(r recipe, found, not int) TurnTable {
	t := TurnTable{Base: Run{Forecast: r.forecast(), Provenance: testProvenance}, Threshold: 0.2, Scale: "icd203"}
	for i := range found + not {
		a := stated(fmt.Sprintf("driver.driver%02d.tends_to", i))
		b, err := pointLevel(0.5)
		if err != nil {
			panic(err)
		}
		a.Belief = b
		turn := model.Turn{Assumption: a, Lo: 0.1, Hi: 0.9, AtLo: estimate(0.05, 0.01, 0.1), AtHi: estimate(0.15+0.1*float64(i%2), 0.1, 0.4)}
		if i < found {
			turn.Found, turn.At, turn.Error, turn.Reached, turn.Count = true, 0.7, 0.02, estimate(0.2, 0.1, 0.3), 1
			turn.Units, turn.Move = float64(found-i)/2, 0.2
		}
		t.Turns = append(t.Turns, turn)
	}
	return t
}

func TestTurnCharts(t *testing.T) {
	for name, r := range ugly() {
		for _, n := range [][2]int{{1, 0}, {0, 1}, {3, 20}, {0, 5}} {
			t.Run(fmt.Sprint(name, n), func(t *testing.T) { checkLayout(t, turned(r, n[0], n[1]).reachChart()) })
		}
	}
}

func TestTurnsAreRanked(t *testing.T) {
	table := turned(usual(), 3, 2)
	all := table.ranked()
	for i := 1; i < 3; i++ {
		if all[i].Units < all[i-1].Units {
			t.Errorf("%v standard deviations after %v", all[i].Units, all[i-1].Units)
		}
	}
	if all[3].Found || all[3].AtHi.Value < all[4].AtHi.Value {
		t.Errorf("those that do not cross: %+v", all[3:])
	}
}

func told(r recipe, n int) Futures {
	f := Futures{Scenario: r.scenario(), Wanted: -1, Tried: n, Provenance: testProvenance}
	for _, o := range r.forecast().Outcomes {
		f.Scenario.Outcomes = append(f.Scenario.Outcomes, o.Outcome)
	}
	for i := range n {
		h := model.History{Outcome: i % len(r.outcomes), Start: []int{i % 5, i % 4}, Reached: day0.AddDate(0, 3, 0)}
		for k := range 6 {
			date := day0.AddDate(0, 1+k*(1+i%2), i)
			for _, s := range f.Scenario.Shocks {
				h.Events = append(h.Events, model.Event{Date: date, Kind: model.ShockEvent, Key: s.Key})
			}
		}
		l := f.Scenario.Ladders[0]
		h.Events = append(h.Events, model.Event{Date: day0.AddDate(0, 9, 0), Kind: model.RungEvent, Key: l.Key, From: i % 5, To: (i + 1) % 5})
		f.Histories = append(f.Histories, h)
	}
	return f
}

func TestStripCharts(t *testing.T) {
	for name, r := range ugly() {
		for _, n := range []int{1, 12, 48} {
			t.Run(fmt.Sprint(name, n), func(t *testing.T) { checkLayout(t, told(r, n).stripChart()) })
		}
	}
}

func TestLetters(t *testing.T) {
	for i, want := range map[int]string{0: "a", 25: "z", 26: "aa", 51: "az", 52: "ba", 63: "bl"} {
		if got := letter(i); got != want {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
	}
}

func TestHistoryWords(t *testing.T) {
	f := told(usual(), 5)
	if got, want := f.finding(), "Of 5 histories, 2 end in Formal alliance, 2 in Continued partnership and 1 in Estrangement"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	words := newTeller(f.Scenario)
	d := f.Scenario.Drivers[1]
	if got, want := words.line(model.Event{Kind: model.LevelEvent, Key: d.Key, Before: 0.3, Level: 0.55}), named(d.Name, d.Key)+": up from "+level(0.3)+" to "+level(0.55); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func pointLevel(x float64) (belief.Belief, error) { return belief.Point(belief.Level, x) }

func TestMethodOfAnExplanation(t *testing.T) {
	groups := make([]ChangeGroup, 2)
	for want, x := range map[string]Explanation{
		"Shapley’s rule over all 2 combinations of 1 change":          {Groups: groups[:1], Exact: true, Runs: 2},
		"Shapley’s rule over all 4 combinations of 2 changes":         {Groups: groups, Exact: true, Runs: 4},
		"Shapley’s rule over sampled orders of 2 changes, 1,024 runs": {Groups: groups, Runs: 1024},
	} {
		if got := x.method(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
