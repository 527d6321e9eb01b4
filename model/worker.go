package model

import (
	"context"
	"errors"
	"fmt"

	"entente/model/sample"
)

// A worker computes whole blocks. What it makes of one depends on nothing that it
// did before, and driver levels are counted, which no order changes; so neither
// the number of workers nor their order shows in any number.
type worker struct {
	*run
	future *future
	round  *round // nil where states are sampled, as are the next two
	bridge *bridge
	quiet  *quiet
	tally  *tally
	levels *levels
	point  []float64
	date   int                   // whose levels are counted
	seen   func(level []float64) // counts them
}

func (r *run) newWorker() *worker {
	w := &worker{
		run:    r,
		future: r.model.newFuture(r.grid, r.keys),
		tally:  newTally(r.model),
		levels: newLevels(len(r.model.drivers), len(r.model.calendar.dates)),
		point:  make([]float64, len(r.model.uncertain)),
	}
	if r.plan.Method == Sampled {
		w.future.course = newCourse(r.model)
	} else {
		w.round = r.model.newRound(r.grid, r.keys, roundSize)
		w.bridge, w.quiet = newBridge(w.round), newQuiet(r.model, r.grid)
		w.future.drawn, w.future.cell = w.round.drawn, w.round.cell
	}
	w.seen = func(level []float64) { w.levels.see(w.date, level) }
	return w
}

// block computes one randomization. A deadline does not cut it off.
func (w *worker) block(ctx context.Context, unit int) (*block, error) {
	b := newBlock(w.model, w.plan)
	kind := sample.LatinHypercube
	if w.plan.Method == Sampled {
		kind = sample.Plain
	}
	design, err := sample.NewDesign(kind, w.plan.Seed, unit, w.model.Uncertain(), b.size)
	if err != nil {
		return nil, err
	}
	for i := range b.size {
		if err := ctx.Err(); errors.Is(err, context.Canceled) {
			return nil, err
		}
		design.Point(i, w.point)
		if err := w.draw(b, unit*b.size+i, i); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// draw runs one draw, which is number i of its block. Its futures are sketched, round by
// round; the first of them is solved in full.
func (w *worker) draw(b *block, draw, i int) error {
	w.tally.clear()
	answer := w.sampled
	if w.round != nil {
		if err := w.take(b, i); err != nil {
			return fmt.Errorf("draw %d: %w", draw, err)
		}
		answer = w.sketched
	} else {
		w.future.drawn.set(w.model, w.point, w.grid.gaps, w.shape)
	}
	for number := range w.plan.replicates() {
		if err := answer(draw, number); err != nil {
			return fmt.Errorf("draw %d: %w", draw, err)
		}
		b.pairs.keep(i, number, w.tally.column[:len(w.model.outcomes)])
	}
	b.book(i, w.plan.replicates(), w.future.drawn, w.model.uncertain, w.tally)
	for a, u := range w.point {
		b.unit[a*b.size+i] = u
	}
	if w.round != nil {
		for v, p := range w.bridge.full {
			b.plain[v] += p
		}
	}
	w.report(w.plan.Futures)
	return nil
}

// take makes the draw at the point, with its quiet course.
func (w *worker) take(b *block, i int) error {
	w.future.drawn.set(w.model, w.point, w.round.gaps(), w.shape)
	w.round.prepare()
	if err := w.quiet.solve(w.model, w.future.drawn); err != nil {
		return err
	}
	end := w.quiet.seen[w.model.width():]
	for o := range len(w.model.outcomes) - 1 {
		b.quiet[o*b.size+i] = end[o]
	}
	return nil
}

func (w *worker) sampled(draw, number int) error {
	w.future.begin(draw, number)
	err := w.solve(func(date int) { w.tally.sampled(w.future, date) })
	w.tally.count(w.future)
	return err
}

func (w *worker) sketched(draw, number int) error {
	w.round.deal(draw, number)
	if number > 0 {
		if err := w.round.draw(draw, number); err != nil {
			return err
		}
		w.tally.sketched(w.bridge, w.round, w.future)
		return nil
	}
	w.future.begin(draw, 0)
	if err := w.round.drawWith(w.future, &w.bridge.own); err != nil {
		return err
	}
	width := w.model.width()
	if err := w.solve(func(date int) { w.model.look(w.bridge.full[date*width:(date+1)*width], w.future.law) }); err != nil {
		return err
	}
	w.tally.sketched(w.bridge, w.round, w.future)
	return nil
}

// solve runs a future that has begun, and calls see at every report date.
func (w *worker) solve(see func(date int)) error {
	see(0)
	w.levels.first(w.future)
	date := 1
	for j := range w.grid.steps() {
		var seen func([]float64)
		if w.inMiddle(j, date) {
			w.date, seen = date, w.seen
		}
		if err := w.future.step(j, seen); err != nil {
			return err
		}
		if j+1 == w.grid.report[date] {
			see(date)
			date++
		}
	}
	return nil
}

// inMiddle reports whether step j is the one of its month in which driver
// levels are recorded: the middle one.
func (w *worker) inMiddle(j, date int) bool {
	return j == (w.grid.report[date-1]+w.grid.report[date])/2
}
