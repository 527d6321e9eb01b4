package model

import (
	"cmp"
	"context"
	"math"
	"slices"

	"entente/model/belief"
	"entente/model/sensitivity"
)

// Levers are the addresses that a search goes through by default: the level that
// every driver tends to and all its weights.
func (s Search) Levers() []string {
	var all []string
	for _, d := range s.Scenario.Drivers {
		for _, a := range append([]Assumption{d.TendsTo}, valuesOf(d.Weights)...) {
			if a.Stated() {
				all = append(all, a.Address)
			}
		}
	}
	return all
}

func valuesOf(weights []LadderWeight) []Assumption {
	all := make([]Assumption, len(weights))
	for i, w := range weights {
		all[i] = w.Value
	}
	return all
}

// A JointTurn is the shortest way to the threshold if several beliefs shift at once:
// to first order, the direction in which the probability changes fastest, distances
// being measured in standard deviations of the beliefs.
type JointTurn struct {
	Found    bool
	Distance float64 // root of the sum of the squared shifts, standard deviations
	Reached  Estimate
	Shifts   []Shift // largest first
}

// A Shift moves a belief as a whole on the scale of its quantity.
type Shift struct {
	Assumption Assumption
	Units      float64 // standard deviations of the belief, signed
	Slope      float64 // of the probability, per standard deviation, at the beliefs as stated
	Median     float64 // of the shifted belief, in the unit of the quantity
}

// Joint finds the nearest joint move of uncertain assumptions. Progress, which may
// be nil, is told how many of them have been tried.
func (s Search) Joint(ctx context.Context, addresses []string, progress func(done, total int)) (JointTurn, error) {
	var j JointTurn
	base, err := s.probability(ctx, s.Scenario)
	if err != nil {
		return j, err
	}
	for i, address := range addresses {
		a := s.Scenario.At(address)
		if a.Stated() && !a.Belief.IsPoint() {
			shift, err := s.slope(ctx, a, base.Value)
			if err != nil {
				return j, err
			}
			j.Shifts = append(j.Shifts, shift)
		}
		if progress != nil {
			progress(i+1, len(addresses))
		}
	}
	return j, s.along(ctx, &j)
}

// slopeStep is small enough for the slope to be that at the stated beliefs, and
// large enough to be far above rounding.
const slopeStep = 0.25

func (s Search) slope(ctx context.Context, a Assumption, base float64) (Shift, error) {
	with, err := shifted(s.Scenario, []Shift{{Assumption: a, Units: slopeStep}}, 1)
	if err != nil {
		return Shift{}, err
	}
	e, err := s.probability(ctx, with)
	return Shift{Assumption: a, Slope: (e.Value - base) / slopeStep}, err
}

// jointReach is the farthest joint move tried, in standard deviations.
const jointReach = 6

// along walks in the direction of the slopes until the threshold is crossed.
func (s Search) along(ctx context.Context, j *JointTurn) error {
	norm := 0.0
	for _, x := range j.Shifts {
		norm += float64(x.Slope * x.Slope)
	}
	if norm == 0 {
		return nil
	}
	for i, x := range j.Shifts {
		j.Shifts[i].Units = x.Slope / math.Sqrt(norm)
	}
	seen := map[float64]Estimate{}
	crossings, err := sensitivity.Crossings(func(t float64) (float64, error) {
		with, err := shifted(s.Scenario, j.Shifts, t)
		if err != nil {
			return 0, err
		}
		e, err := s.probability(ctx, with)
		seen[t] = e
		return e.Value, err
	}, s.Threshold, evenly(-jointReach, jointReach, 7), turnTolerance)
	if err != nil || len(crossings) == 0 {
		return err
	}
	nearest := slices.MinFunc(crossings, func(a, b sensitivity.Crossing) int { return cmp.Compare(math.Abs(a.At), math.Abs(b.At)) })
	j.Found, j.Distance, j.Reached = true, math.Abs(nearest.At), seen[nearest.At]
	for i, x := range j.Shifts {
		median, unit := located(x.Assumption.Belief)
		j.Shifts[i].Units = float64(x.Units * nearest.At)
		j.Shifts[i].Median = fromScale(x.Assumption.Belief.Quantity(), median+float64(j.Shifts[i].Units*unit))
	}
	slices.SortStableFunc(j.Shifts, func(a, b Shift) int { return cmp.Compare(math.Abs(b.Units), math.Abs(a.Units)) })
	return nil
}

// shifted moves beliefs by their shifts times t. A shifted belief is the range about
// a median whose three quantiles are those of the original, shifted.
func shifted(s Scenario, shifts []Shift, t float64) (Scenario, error) {
	for _, x := range shifts {
		if x.Units*t == 0 {
			continue // the belief as stated, to the last bit
		}
		b := x.Assumption.Belief
		q := b.Quantity()
		_, unit := located(b)
		at := func(p float64) float64 {
			return clampTo(q, fromScale(q, toScale(q, b.Quantile(p))+float64(float64(x.Units*t)*unit)))
		}
		moved, err := belief.RangeMedian(q, at(bandLow), at(0.5), at(bandHigh))
		if err != nil {
			return s, err
		}
		s, _ = s.With(x.Assumption.Address, moved)
	}
	return s, nil
}
