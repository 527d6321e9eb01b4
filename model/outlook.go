package model

import (
	"context"
	"slices"
	"sync"

	"entente/model/sample"
)

// An outlook is the mean of what rounds say over the assumptions. The sketches of a
// round cost a part of a future, and have nearly all of what assumptions and shocks do to
// the answer in common with it; so their mean over many draws lends its accuracy to the
// mean of the answer over few (double sampling: Cochran, Sampling Techniques, 3rd ed.
// 1977, ch. 12; with more phases this is multilevel Monte Carlo: Giles, Acta Numerica 24, 2015).
//
// It is freed of what the points have by accident of numbers whose mean is known (control
// variates: Glasserman, ch. 4.1): by how much indices, what their bends add, and weights are
// above their means, and what martingales gain.
//
// Points are those of scrambled Sobol' sequences, in dimensions that belong to the names of
// the assumptions that matter most; the others have lattices of their own, by which only their
// products are left to chance. Several independent sequences show the error.
type outlook struct {
	model     *Model
	seed      uint64
	grid      grid
	followed  []int              // outcomes that have an index and a martingale; see follow
	corner    []int              // side of the median, −1 or 1, on which each uncertain assumption stands there
	matter    []int              // uncertain assumptions that do, the most important first
	sequence  []*sample.Sequence // in the dimensions of the first of those
	rest      []int              // uncertain assumptions that have none
	lattice   [][]sample.Lattice // [sequence] of each of those
	keys      *streams           // of the futures
	shape     *logitNormal
	prospects sync.Pool     // of *prospect
	points    int           // of each sequence
	value     [][][]float64 // [sequence][outcome][point] quiet probability by the horizon
	weight    [][]float64   // [sequence][point]
	unit      [][]float32   // [sequence][point·names + uncertain assumption] coordinate of the first points
	rounds    controlled    // views
	index     []index       // [outcome followed]
	tilt      tilt
	jumps     jumps
	residue   *residue // of plain rounds
	spurred   []bool   // [shock] whether rounds are; nil while they are plain
}

const (
	// outlookSequences tell the error of the mean by their scatter, to within an eighth.
	outlookSequences = 32

	// The number of points of all sequences is a multiple of leastOutlooks.
	leastOutlooks = 8 * outlookSequences
	mostOutlooks  = 1 << 20
)

// size is the number of points of all sequences.
func (l *outlook) size() int { return l.points * outlookSequences }

// extend goes on to so many points of all sequences together, or if ctx ends before as far
// as it came. A deadline costs what the last leg would have brought, so that legs are short; plain
// ones have the least points that there are, so that what they tell adds up in the same order
// wherever an outlook stops on its way.
func (l *outlook) extend(ctx context.Context, points, workers int) error {
	err := ctx.Err()
	for done := l.size(); done < points && err == nil; done = l.size() {
		next := wholeOutlooks(max(done+done/2, firstOutlooks))
		if l.spurred == nil {
			next = done + leastOutlooks
		}
		err = l.further(ctx, min(points, next)/outlookSequences, workers)
	}
	l.rounds.regress(workers)
	return err
}

// further goes one leg on, to so many points of every sequence, or if ctx ends before stays
// as it is.
func (l *outlook) further(ctx context.Context, points, workers int) error {
	failed, done := make([]error, outlookSequences), make([]*leg, outlookSequences)
	for r, unit := range l.unit {
		size := min(points, mostRanked) * len(l.model.uncertain)
		l.unit[r] = slices.Grow(unit, max(0, size-len(unit)))[:size]
	}
	share(workers, outlookSequences, func(r int) { done[r], failed[r] = l.solve(ctx, r, points) })
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	for r, s := range done {
		for o, x := range s.value {
			l.value[r][o] = append(l.value[r][o], x...)
		}
		l.weight[r] = append(l.weight[r], s.weight...)
		l.rounds.sequence[r] = s.rounds
	}
	if l.points = points; l.spurred == nil {
		for _, s := range done {
			l.residue.plus(s.residue)
		}
		if l.size() == plainOutlooks {
			l.spurred = l.residue.worth()
		}
	}
	return nil
}
