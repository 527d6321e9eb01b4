package model

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"entente/model/sample"
)

// Check returns what is wrong with a plan, or nil.
func (p Plan) Check() error {
	switch {
	case p.Randomizations < 8 || p.Randomizations > 1024:
		return fmt.Errorf("%d randomizations: 8 to 1024 are needed to tell the Monte Carlo error", p.Randomizations)
	case p.Draws < 4*p.Randomizations || p.Draws%p.Randomizations != 0:
		return fmt.Errorf("%d draws: a multiple of %d, at least %d, is needed", p.Draws, p.Randomizations, 4*p.Randomizations)
	case p.Futures < 2:
		return fmt.Errorf("%d futures a draw: at least 2 are needed to tell chance from ignorance", p.Futures)
	case p.StepsPerMonth < 1 || p.StepsPerMonth > 32:
		return fmt.Errorf("%d steps a month: 1 to 32 are possible", p.StepsPerMonth)
	case p.Workers < 0:
		return fmt.Errorf("%d workers: 0 or more are possible", p.Workers)
	}
	return nil
}

// ErrLimit is the kind of error that says that a plan is more than the program
// takes on.
var ErrLimit = errors.New("over the limit")

// Every draw keeps the probability of each outcome and rung at each date: 2^28
// of them are 2 GiB.
const maxCells = 1 << 28

// streams are the keyed random numbers of a run, one a quantity of the model.
type streams struct {
	driver     []sample.Stream // noise of each driver, by step
	wait, date []sample.Stream // of each shock: time to the next occurrence; whether a date brings it, by day
}

func (m *Model) streams(seed uint64) *streams {
	k := &streams{}
	for _, d := range m.drivers {
		k.driver = append(k.driver, sample.NewStream(seed, "driver."+d.key))
	}
	for _, s := range m.shocks {
		k.wait = append(k.wait, sample.NewStream(seed, "shock."+s.key+".rate"))
		k.date = append(k.date, sample.NewStream(seed, "shock."+s.key+".on"))
	}
	return k
}

// Run computes the ensemble of a plan. It returns soon after ctx ends, with the
// error of ctx. Progress, which may be nil, is told how many of the plan's
// futures are done; it is called from one goroutine at a time.
func (m *Model) Run(ctx context.Context, plan Plan, progress func(done, total int)) (*Ensemble, error) {
	if err := plan.Check(); err != nil {
		return nil, err
	}
	if cells := plan.Draws * len(m.calendar.dates) * newTally(m, plan).width; cells > maxCells {
		return nil, fmt.Errorf("%w: %d draws of this scenario need %d MB: at most %d draws fit", ErrLimit, plan.Draws, cells>>17, plan.Draws*maxCells/cells)
	}
	r := &run{model: m, plan: plan, grid: newGrid(m.calendar, plan.StepsPerMonth), keys: m.streams(plan.Seed), shape: newLogitNormal()}
	r.ensemble = newEnsemble(m, plan)
	r.progress = progress
	workers := plan.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	units := make(chan int)
	failures := make([]error, plan.Randomizations)
	var wait sync.WaitGroup
	for range min(workers, plan.Randomizations) {
		wait.Go(func() {
			w := r.newWorker()
			for unit := range units {
				failures[unit] = w.unit(ctx, unit)
			}
			r.absorb(w)
		})
	}
	for unit := range plan.Randomizations {
		units <- unit
	}
	close(units)
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range failures {
		if err != nil {
			return nil, err
		}
	}
	return r.ensemble, nil
}

// A run is what its workers share.
type run struct {
	model    *Model
	plan     Plan
	grid     grid
	keys     *streams
	shape    *logitNormal
	ensemble *Ensemble

	mutex    sync.Mutex
	done     int
	progress func(done, total int)
}

// A worker computes whole randomizations. Everything it writes to the ensemble
// has its own place there, or is a count; so neither the number of workers nor
// their order shows in any number.
type worker struct {
	*run
	future *future
	tally  *tally
	levels *levels
	point  []float64
}

func (r *run) newWorker() *worker {
	return &worker{
		run:    r,
		future: r.model.newFuture(r.grid, r.keys),
		tally:  newTally(r.model, r.plan),
		levels: newLevels(len(r.model.drivers), len(r.model.calendar.dates)),
		point:  make([]float64, len(r.model.uncertain)),
	}
}

func (r *run) absorb(w *worker) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.ensemble.levels.add(w.levels)
}

func (w *worker) unit(ctx context.Context, unit int) error {
	size := w.plan.Draws / w.plan.Randomizations
	design, err := sample.NewDesign(sample.Sobol, w.plan.Seed, unit, w.model.Uncertain(), size)
	if err != nil {
		return err
	}
	for i := range size {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		design.Point(i, w.point)
		if err := w.draw(unit*size+i, unit); err != nil {
			return err
		}
	}
	return nil
}

func (w *worker) draw(draw, unit int) error {
	w.future.drawn.set(w.model, w.point, w.grid.gaps, w.shape)
	w.tally.clear()
	for number := range w.plan.Futures {
		w.future.begin(draw, number)
		if err := w.solve(); err != nil {
			return fmt.Errorf("draw %d, future %d: %w", draw, number, err)
		}
		w.ensemble.pairs.keep(draw, number, w.future)
	}
	w.ensemble.book(draw, unit, w.future.drawn.value, w.tally)
	w.report(w.plan.Futures)
	return nil
}

// solve runs one future and tallies it at every report date.
func (w *worker) solve() error {
	w.tally.see(w.future, 0)
	w.levels.first(w.future)
	date := 1
	for j := range w.grid.steps() {
		var seen func([]float64)
		if w.inMiddle(j, date) {
			seen = func(level []float64) { w.levels.see(date, level) }
		}
		if err := w.future.step(j, seen); err != nil {
			return err
		}
		if j+1 == w.grid.report[date] {
			w.tally.see(w.future, date)
			date++
		}
	}
	w.tally.count(w.future)
	return nil
}

// inMiddle reports whether step j is the one of its month in which driver
// levels are recorded: the middle one.
func (w *worker) inMiddle(j, date int) bool {
	return j == (w.grid.report[date-1]+w.grid.report[date])/2
}

func (w *worker) report(futures int) {
	if w.progress == nil {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	w.done += futures
	w.progress(w.done, w.plan.Draws*w.plan.Futures)
}
