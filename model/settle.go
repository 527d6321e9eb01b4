package model

import (
	"context"
	"errors"
)

const (
	// firstOutlooks show how many are needed.
	firstOutlooks = 4 * leastOutlooks

	// pilotBlocks tell how many futures a draw needs.
	pilotBlocks = 8

	// mostPilotFutures bounds what is spent on the band when ignorance is small
	// beside chance.
	mostPilotFutures = 64
)

// settle runs the plan until the error wanted is reached. How many futures a draw
// gets is settled first; then outlook and blocks are taken further. All of that only
// chooses the size of a plan, whose points and blocks are the same whoever asks for
// them, so that the answer is that of the plan of fixed size, and a run can be carried
// on.
//
// It looks at the error a few times at most, each time at many more points or blocks than
// before: stopping at the first of many looks that happens to show a small error
// would make errors too small (Glynn & Whitt, Ann. Appl. Probab. 2, 1992).
func (r *run) settle(ctx context.Context) (*Ensemble, error) {
	least := r.plan.Randomizations
	if err := r.lookOut(ctx, firstOutlooks); err != nil {
		return nil, err
	}
	r, err := r.pilot(ctx)
	if err != nil {
		return nil, err
	}
	reason, err := r.search(ctx, least)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return r.cutShort("the time allowed ended")
	case err != nil:
		return nil, err
	case reason != "":
		return r.cutShort(reason)
	}
	return r.ensemble(), nil
}

// Sharpen is Run by the plan of an ensemble, but until a smaller error is reached. It takes
// over what that has of the outlook and lets go of the rest: of the ensemble nothing is left.
func (e *Ensemble) Sharpen(ctx context.Context, err float64) (*Ensemble, error) {
	r := e.model.newRun(e.plan.Exact(err), nil)
	if err := r.plan.Check(); err != nil {
		return nil, err
	}
	r.outlook = e.outlook
	*e = Ensemble{}
	return r.settle(ctx)
}

// pilot runs the first blocks with as many futures a draw as are needed.
func (r *run) pilot(ctx context.Context) (*run, error) {
	for {
		if err := r.extend(ctx, min(pilotBlocks, r.plan.Randomizations)); err != nil {
			return nil, err
		}
		futures := r.futuresWanted()
		if futures <= r.plan.Futures {
			return r, nil
		}
		plan := r.plan
		plan.Futures = futures
		next := r.model.newRun(plan, r.progress)
		next.outlook = r.outlook
		r = next
	}
}

// futuresWanted is how many futures a draw needs so that chance makes up little of
// the scatter of the draws: it doubles them until that is so for every outcome.
// Where nothing is uncertain there is no band to sharpen.
func (r *run) futuresWanted() int {
	futures := r.plan.Futures
	if len(r.model.uncertain) == 0 {
		return futures
	}
	e := viewBlocks(r.model, r.plan, r.blocks, r.outlook)
	for o := range r.model.outcomes {
		share := e.chanceShare(o)
		for n := r.plan.Futures; share > wantedChance && n < mostPilotFutures; n *= 2 {
			// The rest of the scatter, 1 − share, stays; chance halves.
			share = share / (2 - share)
			futures = max(futures, 2*n)
		}
	}
	return futures
}

// wantedChance leaves room below mostChance for the error of a pilot.
const wantedChance = 0.2

// chanceShare is how much of the variance between the draws of an outcome at the
// horizon is chance.
func (e *Ensemble) chanceShare(outcome int) float64 {
	draws, c := e.series(len(e.model.calendar.dates)-1, outcome)
	return newCorrection(draws, c).share
}
