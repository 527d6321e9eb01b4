package model

import (
	"cmp"
	"context"
	"math"
	"slices"

	"entente/model/sample"
)

// An outlook is the mean of the quiet probabilities over the assumptions. A quiet
// course costs a small part of a future, its probabilities are smooth in the
// assumptions, and they have most of what these do to the answer in common with it. So
// their mean over many points that fill the unit cube evenly lends its accuracy to the
// mean of the answer over few draws (double sampling: Cochran, Sampling Techniques, 3rd
// ed. 1977, ch. 12; with quasi-random points in the first phase).
//
// Points are those of scrambled Sobol' sequences, whose first dimensions are spread the
// most evenly: they are given to the assumptions that move the quiet probabilities
// most. Several independent sequences show the error.
type outlook struct {
	model  *Model
	seed   uint64
	grid   grid
	spread []int           // uncertain assumptions by importance, those with a dimension of a sequence
	rest   []int           // the others
	stream []sample.Stream // of each of the rest
	points int             // of each sequence
	value  [][][]float64   // [sequence][view][point] quiet probability
}

const (
	// outlookSequences tell the error of the mean by their scatter.
	outlookSequences = 32

	// leastOutlooks and mostOutlooks bound the number of points of all sequences.
	leastOutlooks = 1024
	mostOutlooks  = 1 << 18

	// mostSpread is the number of assumptions that get a dimension. The others are
	// stratified each by itself: of them only products with others are left, and they
	// matter little.
	mostSpread = 64
)

func (m *Model) newOutlook(seed uint64, g grid, workers int) *outlook {
	l := &outlook{model: m, seed: seed, grid: g, value: make([][][]float64, outlookSequences)}
	for r := range l.value {
		l.value[r] = make([][]float64, m.views())
	}
	importance := l.importance(workers)
	for i, x := range importance {
		if x > 0 {
			l.spread = append(l.spread, i)
		}
	}
	slices.SortStableFunc(l.spread, func(a, b int) int { return cmp.Compare(importance[b], importance[a]) })
	l.spread = l.spread[:min(len(l.spread), mostSpread)]
	names := m.Uncertain()
	for i := range importance {
		if !slices.Contains(l.spread, i) {
			l.rest = append(l.rest, i)
			l.stream = append(l.stream, sample.NewStream(seed, "outlook\x00"+names[i]))
		}
	}
	return l
}

// extend goes on to so many points of all sequences together, or if ctx ends before
// stays as it is.
func (l *outlook) extend(ctx context.Context, points, workers int) error {
	points /= outlookSequences
	failed := make([]error, outlookSequences)
	share(workers, outlookSequences, func(r int) { failed[r] = l.add(ctx, r, points) })
	for _, err := range failed {
		if err != nil {
			l.cut()
			return err
		}
	}
	l.points = points
	return nil
}

// cut drops the points that not all sequences have.
func (l *outlook) cut() {
	for _, views := range l.value {
		for v := range views {
			views[v] = views[v][:l.points]
		}
	}
}

// add solves the further points of a sequence.
func (l *outlook) add(ctx context.Context, r, points int) error {
	p := newProspect(l)
	return l.visit(r, l.points, points, p.point, func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		for view, x := range p.solve(l.model) {
			l.value[r][view] = append(l.value[r][view], x)
		}
		return nil
	})
}

// visit sets point to the points of a sequence in turn, from one number to another.
func (l *outlook) visit(r, from, to int, point []float64, each func() error) error {
	sequence, err := sample.NewSequence(l.seed, r, max(1, len(l.spread)))
	if err != nil {
		return err
	}
	first, strata := make([]float64, len(l.spread)), table(len(l.rest), max(leastOutlooks/outlookSequences, to))
	for from < to {
		// The rest is stratified over as many points as there are already: a sequence
		// that goes on keeps those it has.
		size := max(leastOutlooks/outlookSequences, from)
		for k, dst := range strata {
			l.stream[k].Strata(dst[:size], r, size)
		}
		for i := range size {
			sequence.Point(from+i, first)
			for k, a := range l.spread {
				point[a] = first[k]
			}
			for k, a := range l.rest {
				point[a] = strata[k][i]
			}
			if err := each(); err != nil {
				return err
			}
		}
		from += size
	}
	return nil
}

// views is the number of quiet probabilities: those of all outcomes but the last, at the
// horizon and half way.
func (m *Model) views() int { return 2 * (len(m.outcomes) - 1) }

// guess returns by how much the quiet probabilities of a view in the draws differ from
// their mean.
func (l *outlook) guess(view int, draws []float64, blocks int) guess {
	means := l.means(view)
	mean := sum(means) / outlookSequences
	for i := range draws {
		draws[i] -= mean
	}
	// The error of the mean enters as a scatter of the blocks: blocks take the
	// deviations of the sequences in turn, raised so that the variance of the mean of
	// so many blocks is that of so many sequences.
	doubt := make([]float64, blocks)
	raise := math.Sqrt(float64(blocks) / outlookSequences)
	for b := range doubt {
		doubt[b] = float64(raise * (means[b%outlookSequences] - mean))
	}
	center(doubt)
	return guess{draws, doubt}
}

// worst is the largest standard error of a mean at the horizon.
func (l *outlook) worst() float64 {
	worst := 0.0
	for o := range l.model.outcomes[:len(l.model.outcomes)-1] {
		_, err := scatter(l.means(o))
		worst = max(worst, err)
	}
	return worst
}

// means returns the mean quiet probability of a view in each sequence.
func (l *outlook) means(view int) []float64 {
	means := make([]float64, outlookSequences)
	for r := range means {
		means[r] = sum(l.value[r][view]) / float64(l.points)
	}
	return means
}
