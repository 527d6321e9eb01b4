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
	tally  []*tally
	levels *levels
	cells  []*cell
	point  []float64
	date   int                   // whose levels are counted
	seen   func(level []float64) // counts them
}

// Of so many futures at a time the stratified numbers are at hand. A draw with
// more comes up again for every lot.
const lotSize = 16

func (r *run) newWorker() *worker {
	w := &worker{
		run:    r,
		future: r.model.newFuture(r.grid, r.keys),
		levels: newLevels(len(r.model.drivers), len(r.model.calendar.dates)),
		point:  make([]float64, len(r.model.uncertain)),
	}
	if r.plan.Method == Sampled {
		w.future.course = newCourse(r.model)
	}
	w.seen = func(level []float64) { w.levels.see(w.date, level) }
	tallies := 1
	if r.plan.Futures > lotSize {
		tallies = r.plan.blockSize()
	}
	for range tallies {
		w.tally = append(w.tally, newTally(r.model))
	}
	for range min(lotSize, r.plan.Futures) {
		w.cells = append(w.cells, newCell(r.model, r.plan.blockSize()))
	}
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
	for first := 0; first < w.plan.Futures; first += lotSize {
		last := min(first+lotSize, w.plan.Futures)
		for number := first; number < last; number++ {
			w.cells[number-first].set(w.keys, w.plan.Method, unit, number)
		}
		for i := range b.size {
			if err := ctx.Err(); errors.Is(err, context.Canceled) {
				return nil, err
			}
			design.Point(i, w.point)
			if err := w.draw(b, unit*b.size+i, i, first, last); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// draw runs some of the futures of one draw, which is number i of its block.
func (w *worker) draw(b *block, draw, i, first, last int) error {
	f, t := w.future, w.tally[i%len(w.tally)]
	f.take(w.point, w.shape)
	if first == 0 {
		t.clear()
	}
	for number := first; number < last; number++ {
		f.cell, f.place = w.cells[number-first], i
		f.begin(draw, number)
		if err := w.solve(t); err != nil {
			return fmt.Errorf("draw %d, future %d: %w", draw, number, err)
		}
		b.pairs.keep(i, number, f)
	}
	if first == 0 {
		for o, p := range f.control.quiet.seen {
			b.quiet[o*b.size+i] = p
		}
	}
	if last == w.plan.Futures {
		b.book(i, last, f.drawn, w.model.uncertain, t)
	}
	w.report(last - first)
	return nil
}

// solve runs one future and tallies it at every report date.
func (w *worker) solve(t *tally) error {
	t.see(w.future, 0)
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
			t.see(w.future, date)
			date++
		}
	}
	t.count(w.future)
	return nil
}

// inMiddle reports whether step j is the one of its month in which driver
// levels are recorded: the middle one.
func (w *worker) inMiddle(j, date int) bool {
	return j == (w.grid.report[date-1]+w.grid.report[date])/2
}
