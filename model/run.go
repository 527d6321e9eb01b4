package model

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// Run computes the ensemble of a plan. It returns soon after ctx ends, with the
// error of ctx; but where the plan asks for an error, a deadline that passes ends
// only the search for it, and the ensemble says in a warning what was reached.
// Progress, which may be nil, is told how many futures are done of those planned
// so far; it is called from one goroutine at a time.
func (m *Model) Run(ctx context.Context, plan Plan, progress func(done, total int)) (*Ensemble, error) {
	if err := plan.Check(); err != nil {
		return nil, err
	}
	if err := m.fits(plan); err != nil {
		return nil, err
	}
	r := m.newRun(plan, progress)
	if plan.Error > 0 {
		return r.settle(ctx)
	}
	if err := r.lookOut(ctx, plan.outlooks()); err != nil {
		return nil, err
	}
	if err := r.extend(ctx, plan.Randomizations); err != nil {
		return nil, err
	}
	return r.ensemble(), nil
}

// A run is what its workers share: the blocks done, and all that does not change
// between draws.
type run struct {
	model   *Model
	plan    Plan
	grid    grid
	keys    *streams
	shape   *logitNormal
	blocks  []*block
	outlook *outlook // nil where nothing is uncertain or states are sampled
	levels  *levels
	idle    sync.Pool // of *worker

	mutex    sync.Mutex
	done     int // futures
	progress func(done, total int)
}

func (m *Model) newRun(plan Plan, progress func(done, total int)) *run {
	r := &run{
		model: m, plan: plan, grid: newGrid(m.calendar, plan.Steps), keys: m.streams(plan.Seed, ""), shape: newLogitNormal(),
		levels: newLevels(len(m.drivers), len(m.calendar.dates)), progress: progress,
	}
	r.idle.New = func() any { return r.newWorker() }
	return r
}

// extend computes further blocks until there are so many. After an error those
// done before it stay, and of the others as many as follow them without a gap.
func (r *run) extend(ctx context.Context, blocks int) error {
	first, more := len(r.blocks), blocks-len(r.blocks)
	if more <= 0 {
		return ctx.Err()
	}
	r.plan = r.plan.resized(blocks)
	r.blocks = append(r.blocks, make([]*block, more)...)
	failures := make([]error, more)
	workers := r.plan.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	units := make(chan int)
	var wait sync.WaitGroup
	for range min(workers, more) {
		wait.Go(func() {
			w := r.idle.Get().(*worker)
			defer r.idle.Put(w)
			for unit := range units {
				r.blocks[unit], failures[unit-first] = w.block(ctx, unit)
			}
			r.absorb(w.levels)
		})
	}
	for unit := first; unit < blocks; unit++ {
		// A block that is begun is finished: those left out after a deadline are the last.
		if failures[unit-first] = ctx.Err(); failures[unit-first] == nil {
			units <- unit
		}
	}
	close(units)
	wait.Wait()
	return r.keep(first, failures)
}

// keep cuts the blocks off where the first one failed. The error is that of the
// scenario, if there is one, rather than of a context that ended.
func (r *run) keep(first int, failures []error) error {
	var err error
	for i, failure := range failures {
		if failure == nil {
			continue
		}
		if len(r.blocks) > first+i {
			r.blocks = r.blocks[:first+i]
			r.plan = r.plan.resized(max(1, first+i))
		}
		if err == nil || isContext(err) {
			err = failure
		}
	}
	return err
}

func isContext(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// lookOut takes the outlook to so many points.
func (r *run) lookOut(ctx context.Context, points int) error {
	r.plan.Outlooks = 0
	if r.plan.Method == Sampled {
		return nil
	}
	if r.outlook == nil {
		var err error
		if r.outlook, err = r.model.newOutlook(r.plan.Seed, r.grid, r.plan.Workers); err != nil {
			return err
		}
	}
	err := r.outlook.extend(ctx, points, r.plan.Workers)
	r.plan.Outlooks = r.outlook.size()
	return err
}

func (r *run) ensemble() *Ensemble {
	return newEnsemble(r.model, r.plan, r.blocks, r.outlook, r.levels)
}

// absorb takes the counts of a worker, which begins again.
func (r *run) absorb(l *levels) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.levels.add(l)
	clear(l.cell)
}

func (r *run) report(futures int) {
	if r.progress == nil {
		return
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.done += futures
	r.progress(r.done, r.plan.Draws*r.plan.Futures)
}
