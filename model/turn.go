package model

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"

	"entente/model/belief"
	"entente/model/sensitivity"
)

// A Search asks at which values of its assumptions a scenario's answer turns: where
// the probability of an outcome by the horizon crosses a threshold. All it runs is
// on common random numbers, so that the probability is a smooth function of the
// assumption.
type Search struct {
	Scenario  Scenario
	Plan      Plan
	Outcome   int     // of the scenario
	Threshold float64 // 0 to 1
}

// A Turn is where one assumption, known exactly, would make the answer cross the
// threshold.
type Turn struct {
	Assumption Assumption
	Lo, Hi     float64  // the values searched
	AtLo, AtHi Estimate // the probability there
	Found      bool     // some value between them is a crossing
	At         float64  // the one nearest to the median of the belief
	Error      float64  // Monte Carlo standard error of At
	Reached    Estimate // the probability at At
	Rising     bool     // the probability rises with the assumption there
	Count      int      // crossings seen
	Move       float64  // At minus the median of the belief, in the unit of the quantity
	Tried      []Trial  // the values tried, ascending
	Units      float64  // the same on the scale of the quantity, in standard deviations of the belief; NaN for a point
}

// A Trial is the probability of the outcome if the assumption were known to have a
// value.
type Trial struct {
	Value       float64
	Probability Estimate
}

// turnTolerance is how near to the threshold, in probability, a crossing is found.
const turnTolerance = 1e-4

// One finds where an assumption turns the answer between lo and hi, looking for
// changes of side at points ≥ 2 values evenly spread on the scale of its quantity.
// The error is that of an address that the scenario has not, of an end that the
// quantity cannot take, of Compile or of Run.
func (s Search) One(ctx context.Context, address string, lo, hi float64, points int) (Turn, error) {
	a := s.Scenario.At(address)
	if !a.Stated() {
		return Turn{}, fmt.Errorf("the scenario states no number at %s", address)
	}
	q := a.Belief.Quantity()
	t := Turn{Assumption: a, Lo: lo, Hi: hi, Units: math.NaN()}
	seen := map[float64]Estimate{}
	f := func(y float64) (float64, error) {
		e, err := s.known(ctx, address, q, clamp(fromScale(q, y), lo, hi))
		seen[y] = e
		return e.Value, err
	}
	grid := evenly(toScale(q, lo), toScale(q, hi), points)
	crossings, err := sensitivity.Crossings(f, s.Threshold, grid, turnTolerance)
	if err != nil {
		return Turn{}, err
	}
	t.AtLo, t.AtHi, t.Count = seen[grid[0]], seen[grid[points-1]], len(crossings)
	t.nearest(crossings, seen)
	for _, y := range slices.Sorted(maps.Keys(seen)) {
		t.Tried = append(t.Tried, Trial{clamp(fromScale(q, y), lo, hi), seen[y]})
	}
	return t, nil
}

// nearest takes the crossing with the least distance from the belief's median.
func (t *Turn) nearest(crossings []sensitivity.Crossing, seen map[float64]Estimate) {
	q := t.Assumption.Belief.Quantity()
	median, unit := located(t.Assumption.Belief)
	for _, c := range crossings {
		at := clamp(fromScale(q, c.At), t.Lo, t.Hi)
		if t.Found && math.Abs(c.At-median) >= math.Abs(toScale(q, t.At)-median) {
			continue
		}
		t.Found, t.At, t.Rising, t.Reached = true, at, c.Rising, seen[c.At]
		t.Error = math.Abs(t.Reached.Error/c.Slope) * stretch(q, c.At)
		t.Move = at - t.Assumption.Belief.Median()
		if unit > 0 {
			t.Units = (c.At - median) / unit
		}
	}
}

func clamp(x, lo, hi float64) float64 { return min(max(x, lo), hi) }

// known is the probability of the outcome if the assumption were known to be x.
func (s Search) known(ctx context.Context, address string, q belief.Quantity, x float64) (Estimate, error) {
	b, err := belief.Point(q, x)
	if err != nil {
		return Estimate{}, fmt.Errorf("%s: %w", address, err)
	}
	with, _ := s.Scenario.With(address, b)
	return s.probability(ctx, with)
}

func (s Search) probability(ctx context.Context, with Scenario) (Estimate, error) {
	m, err := Compile(with)
	if err != nil {
		return Estimate{}, err
	}
	e, err := m.Run(ctx, s.Plan, nil)
	if err != nil {
		return Estimate{}, err
	}
	return e.Headline()[s.Outcome], nil
}

func evenly(lo, hi float64, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = lo + float64((hi-lo)*float64(i))/float64(n-1)
	}
	x[n-1] = hi
	return x
}

// fiveToNinetyFive is the distance of the 5th and 95th percentile of a normal law in
// standard deviations.
const fiveToNinetyFive = 2 * 1.6448536269514722

// located gives the median of a belief on the scale of its quantity, and its
// standard deviation there, read from the 5th and 95th percentile; 0 for a point.
func located(b belief.Belief) (median, unit float64) {
	q := b.Quantity()
	return toScale(q, b.Median()), (toScale(q, b.Quantile(0.95)) - toScale(q, b.Quantile(0.05))) / fiveToNinetyFive
}

// How far a search looks by default: standard deviations of a belief; about a point,
// as far as analysts would argue.
const (
	reachUnits    = 4
	pointReach    = 2 // of a weight
	pointReachLog = 3 // a factor of 20 in rates and odds
)

// Reach is the range of values over which a search for an assumption looks unless
// told otherwise.
func Reach(b belief.Belief) (lo, hi float64) {
	q := b.Quantity()
	median, unit := located(b)
	width := reachUnits * unit
	switch x := b.Median(); {
	case q != belief.Weight && x <= 0:
		return 1e-4, 0.3 // never, on no scale of ratios: from hardly to often
	case q == belief.Probability && x >= 1:
		return 0.05, 1 - 1e-4
	case unit == 0 && q == belief.Weight:
		width = pointReach
	case unit == 0:
		width = pointReachLog
	}
	return clampTo(q, fromScale(q, median-width)), clampTo(q, fromScale(q, median+width))
}
