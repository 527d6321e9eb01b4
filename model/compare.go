package model

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"
)

// A Comparison is scenario B compared with scenario A on common random numbers:
// a draw has the same values of all assumptions that both state alike, and a
// future the same course of all drivers and shocks that both have. What the two
// share cancels in every difference.
type Comparison struct {
	A, B     Scenario
	Outcomes []OutcomeDifference // those that both ask about, in the order of A
	Dates    []time.Time         // of OutcomeDifference.ByDate; nil where the two have other dates
	Warnings []string            // ways in which the two ask different questions
}

// An OutcomeDifference is the probability of one outcome in B minus that in A,
// −1 to 1.
type OutcomeDifference struct {
	Outcome
	Horizon Estimate   // by the horizon; the band is that of the difference over the assumptions
	Spread  []float64  // the difference in each draw that both have, freed of the chance left in it
	Higher  float64    // share of the draws in which B is higher
	Lower   float64    // share in which it is lower; the rest are equal
	Ratio   float64    // probability in B over that in A; 0 where A has none
	Error   float64    // Monte Carlo standard error of Ratio
	ByDate  []Estimate // value and error alone, one a date of Comparison.Dates
}

// Compare sets b against a. The two may be of different size: draws that only one of
// them has count for its probability alone. It panics unless the draws that both have
// are the same, which takes the same seed, time steps, method and size of blocks.
func Compare(a, b *Ensemble) *Comparison {
	p, q := a.plan, b.plan
	if p.Seed != q.Seed || p.Steps != q.Steps || p.Method != q.Method || p.blockSize() != q.blockSize() {
		panic(fmt.Sprintf("model: ensembles on different random numbers compared: %+v, %+v", p, q))
	}
	c := &Comparison{A: a.model.scenario, B: b.model.scenario, Warnings: questions(a.model, b.model)}
	if slices.EqualFunc(a.model.calendar.dates, b.model.calendar.dates, time.Time.Equal) {
		c.Dates = a.model.calendar.dates
	}
	for i, o := range c.A.Outcomes {
		j := slices.IndexFunc(c.B.Outcomes, func(x Outcome) bool { return x.Key == o.Key })
		if j >= 0 {
			c.Outcomes = append(c.Outcomes, differ(a, b, i, j, len(c.Dates)))
		}
	}
	return c
}

// differ works out the difference of outcome j of b and outcome i of a.
func differ(a, b *Ensemble, i, j, dates int) OutcomeDifference {
	inA, inB := a.headline(i), b.headline(j)
	blocks := min(a.plan.Randomizations, b.plan.Randomizations)
	both := blocks * a.plan.blockSize()
	remaining := chanceOfDifference(a.pairs.of(i, len(a.model.outcomes)), b.pairs.of(j, len(b.model.outcomes)),
		a.pairs.answers, b.pairs.answers, both)
	d := OutcomeDifference{Outcome: a.model.scenario.Outcomes[i]}
	d.Horizon, d.Spread = overAssumptions(minus(inB[:both], inA[:both]), remaining, blocks)
	ofA, ofB := a.parts(a.last(), i), b.parts(b.last(), j)
	d.Horizon.Value, d.Horizon.Error = contrast(ofA, ofB, 1)
	d.Higher, d.Lower = signs(d.Spread)
	d.Ratio, d.Error = ratio(ofA, ofB)
	for date := range dates {
		value, err := contrast(a.parts(date, i), b.parts(date, j), 1)
		d.ByDate = append(d.ByDate, Estimate{Value: value, Error: err})
	}
	return d
}

// parts returns those of the probability of a column at a date.
func (e *Ensemble) parts(date, column int) parts {
	draws, _ := e.series(date, column)
	return e.guesses.parts(draws, e.blockMeans(date, column))
}

// last is the number of the date that is the horizon.
func (e *Ensemble) last() int { return len(e.model.calendar.dates) - 1 }

// headline returns the probability of an outcome by the horizon in each draw.
func (e *Ensemble) headline(outcome int) []float64 {
	draws, _ := e.series(e.last(), outcome)
	return draws
}

func minus(b, a []float64) []float64 {
	d := make([]float64, len(b))
	for i := range d {
		d[i] = b[i] - a[i]
	}
	return d
}

// overAssumptions returns the band of the differences in the draws, and the draws
// themselves freed of chance. That is taken out on the scale of the difference
// itself, which has no ends where it would be skewed.
func overAssumptions(draws []float64, remaining float64, blocks int) (Estimate, []float64) {
	mean, variance := meanVariance(draws, func(d float64) float64 { return d })
	fix := correction{centre: mean, factor: 1}
	if variance > smallVariance {
		fix = fix.remove(remaining / variance)
	}
	spread := make([]float64, len(draws))
	for i, d := range draws {
		spread[i], _ = fix.apply(d)
	}
	out := Estimate{Warnings: fix.warning()}
	out.Low, out.LowError = blockPercentile(spread, bandLow, blocks)
	out.High, out.HighError = blockPercentile(spread, bandHigh, blocks)
	return out, spread
}

// blockPercentile interpolates between order statistics.
// Its error is the jackknife's, leaving out one block at a time.
func blockPercentile(x []float64, p float64, blocks int) (value, err float64) {
	size := len(x) / blocks
	sorted := make([]ranked, len(x))
	for i, v := range x {
		sorted[i] = ranked{v, int32(i / size), int32(i)}
	}
	slices.SortFunc(sorted, func(a, b ranked) int { return cmp.Or(cmp.Compare(a.value, b.value), cmp.Compare(a.block, b.block)) })
	left := make([]float64, blocks)
	for b := range left {
		left[b] = percentile(sorted, p, int32(b), len(x)-size)
	}
	mean, square := sum(left)/float64(blocks), 0.0
	for _, v := range left {
		square += float64((v - mean) * (v - mean))
	}
	return percentile(sorted, p, -1, len(x)), math.Sqrt(square * float64(blocks-1) / float64(blocks))
}

// percentile is that of the n values that are not of a block.
func percentile(sorted []ranked, p float64, without int32, n int) float64 {
	position := min(max(rankOf(p, n), 0), float64(n-1))
	below, part := 0.0, position-math.Floor(position)
	rank := int(position)
	for _, r := range sorted {
		if r.block == without {
			continue
		}
		switch {
		case rank == 0:
			below = r.value
		case rank == -1:
			return below + float64(part*(r.value-below))
		}
		rank--
	}
	return below
}

// sameProbability is the difference that rounding alone may make.
const sameProbability = 1e-12

func signs(spread []float64) (higher, lower float64) {
	for _, d := range spread {
		switch {
		case d > sameProbability:
			higher++
		case d < -sameProbability:
			lower++
		}
	}
	n := float64(len(spread))
	return higher / n, lower / n
}

// ratio returns the ratio of two means with its error by the delta method.
func ratio(a, b parts) (value, err float64) {
	meanA, _, _ := a.mean()
	meanB, _, _ := b.mean()
	if meanA <= 0 {
		return 0, 0
	}
	value = meanB / meanA
	_, err = contrast(a, b, value)
	return value, err / meanA
}
