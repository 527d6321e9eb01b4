package model

import (
	"context"

	"entente/model/sample"
)

// An outlook is the mean of what rounds say over the assumptions. The sketches of a
// round cost a part of a future, and have nearly all of what assumptions and shocks do to
// the answer in common with it; so their mean over many draws lends its accuracy to the
// mean of the answer over few (double sampling: Cochran, Sampling Techniques, 3rd ed.
// 1977, ch. 12). In the same way it is itself that of quiet courses, which cost least, over
// very many draws, and that of what rounds say more, over some of them. (With more phases
// this is multilevel Monte Carlo: Giles, Acta Numerica 24, 2015.)
//
// Points are those of scrambled Sobol' sequences, in dimensions that go by importance; the
// assumptions that matter least go round a circle, each by itself: of them only products
// with others are left. Several independent sequences show the error.
type outlook struct {
	model    *Model
	seed     uint64
	grid     grid
	spread   []int // uncertain assumptions with a dimension of the sequences
	slot     []int // the dimension of each
	sequence []*sample.Sequence
	rest     []int               // the others
	rotation [][]sample.Rotation // [sequence] of each of the rest
	keys     *streams            // of the futures
	shape    *logitNormal
	walk     []*prospect   // along each sequence
	points   int           // of each sequence
	value    [][][]float64 // [sequence][outcome][point] quiet probability by the horizon
	quiets   [][]float64   // [sequence][view] sum over the points
	more     [][]float64   // [sequence][view] by how much rounds say more, over those with a round
}

const (
	// outlookSequences tell the error of the mean by their scatter.
	outlookSequences = 32

	// fewSequences raises that error, which so few can tell only to within an eighth, so
	// that as many of it as of a known one cover the mean in 95 of 100 cases: the 97.5th
	// percentile of Student's distribution with 31 degrees of freedom over the normal one.
	fewSequences = 2.0395 / 1.9600

	// Of every roundEach runs of roundRun points one has rounds, of so many futures each.
	// A run of Sobol' points is spread evenly; every so many would not be: they fall into
	// the same part of the first dimension.
	roundRun     = 16
	roundEach    = 4
	outlookRound = 8

	// The number of points of all sequences is a multiple of leastOutlooks.
	leastOutlooks = 16 * outlookSequences
	mostOutlooks  = 1 << 20
)

func (m *Model) newOutlook(seed uint64, g grid, workers int) (*outlook, error) {
	l := &outlook{model: m, seed: seed, grid: g, keys: m.streams(seed, "outlook\x00"), shape: newLogitNormal(), value: make([][][]float64, outlookSequences), walk: make([]*prospect, outlookSequences), rotation: make([][]sample.Rotation, outlookSequences)}
	for r := range l.value {
		l.value[r] = make([][]float64, len(m.outcomes)-1)
	}
	l.quiets, l.more = table(outlookSequences, m.views()), table(outlookSequences, m.views())
	importance, err := l.importance(workers)
	if err != nil {
		return nil, err
	}
	first, dimensions, err := newSequence(seed)
	if err != nil {
		return nil, err
	}
	for r := range outlookSequences {
		l.sequence = append(l.sequence, first.Another(r))
	}
	names := m.Uncertain()
	for i, slot := range slots(seed, names, importance) {
		if slot >= 0 {
			l.spread, l.slot = append(l.spread, i), append(l.slot, dimensions[slot])
			continue
		}
		l.rest = append(l.rest, i)
		stream := sample.NewStream(seed, "outlook\x00"+names[i])
		for r := range l.rotation {
			l.rotation[r] = append(l.rotation[r], stream.Rotation(r))
		}
	}
	return l, nil
}

// size is the number of points of all sequences.
func (l *outlook) size() int { return l.points * outlookSequences }

// extend goes on to so many points of all sequences together, or if ctx ends before
// stays as it is.
func (l *outlook) extend(ctx context.Context, points, workers int) error {
	points /= outlookSequences
	if points <= l.points {
		return ctx.Err()
	}
	failed, done := make([]error, outlookSequences), make([]*leg, outlookSequences)
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
		l.quiets[r], l.more[r] = s.quiets, s.more
	}
	l.points = points
	return nil
}

// visit sets point to the points of a sequence in turn, from one number to another.
func (l *outlook) visit(r, from, to int, point []float64, each func() error) error {
	first := make([]float64, len(l.spread))
	for i := from; i < to; i++ {
		l.sequence[r].Point(i, l.slot, first)
		for k, a := range l.spread {
			point[a] = first[k]
		}
		for k, a := range l.rest {
			point[a] = l.rotation[r][k].At(i)
		}
		if err := each(); err != nil {
			return err
		}
	}
	return nil
}
