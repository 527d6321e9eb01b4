package model

import (
	"context"
	"errors"
	"fmt"
	"math"
)

const (
	// pilotBlocks tell how many futures a draw needs.
	pilotBlocks = 8

	// mostPilotFutures bounds what is spent on the band when ignorance is small
	// beside chance.
	mostPilotFutures = 16

	// mostGrowth bounds how far one look at the error reaches ahead: an early
	// estimate of it may be a fifth too small or too large.
	mostGrowth = 6

	// growthMargin makes it likely that the next look is the last.
	growthMargin = 1.25
)

// settle runs the plan until the error wanted is reached. How many futures a draw
// gets is settled first; then blocks are added. All of that only chooses the size
// of a plan, whose blocks are the same whoever asks for them, so that the answer
// is that of the plan of fixed size, and a run can be carried on.
//
// It looks at the error a few times at most, each time at many more blocks than
// before: stopping at the first of many looks that happens to show a small error
// would make errors too small (Glynn & Whitt, Ann. Appl. Probab. 2, 1992).
func (m *Model) settle(ctx context.Context, plan Plan, progress func(done, total int)) (*Ensemble, error) {
	r := m.newRun(plan, progress)
	if err := r.lookOut(ctx, leastOutlooks); err != nil {
		return nil, err
	}
	for {
		if err := r.extend(ctx, min(pilotBlocks, plan.Randomizations)); err != nil {
			return nil, err
		}
		futures := r.futuresWanted()
		if futures <= r.plan.Futures {
			break
		}
		plan.Futures = futures
		plan.Outlooks = r.plan.Outlooks
		next := m.newRun(plan, progress)
		next.outlook = r.outlook
		r = next
	}
	if err := r.foresee(ctx); errors.Is(err, context.DeadlineExceeded) {
		return r.cutShort("the time allowed ended")
	} else if err != nil {
		return nil, err
	}
	most := m.mostDraws(plan.Futures, plan.blockSize()) / plan.blockSize()
	for next := min(plan.Randomizations, most); next > len(r.blocks); next = min(r.blocksWanted(), most) {
		if err := r.extend(ctx, next); errors.Is(err, context.DeadlineExceeded) {
			return r.cutShort("the time allowed ended")
		} else if err != nil {
			return nil, err
		}
	}
	if r.blocksWanted() > most {
		return r.cutShort("the largest ensemble that the program takes on was reached")
	}
	return r.ensemble(), nil
}

// foresee takes the outlook so far that its error promises to be small beside the one
// wanted. The promise is not put to the test: sizes at which the error happens to be
// small would be chosen, and errors come out too small.
func (r *run) foresee(ctx context.Context) error {
	if r.outlook == nil {
		return nil
	}
	excess := r.outlook.worst() / (outlookShare * r.plan.Error)
	growth := math.Pow(excess, 1/outlookRate)
	for points := 2 * leastOutlooks; growth > 1 && points <= mostOutlooks; points *= 2 {
		if err := r.lookOut(ctx, points); err != nil {
			return err
		}
		growth /= 2
	}
	return nil
}

// outlookRate is the power of the number of points with which the error of their mean
// falls at the least, in trials with the shipped scenarios.
const outlookRate = 0.75

// outlookShare of the error wanted is what makes quiet courses and draws cost the least together, in trials.
const outlookShare = 0.6

// cutShort is the ensemble of a run that had to end before its error was reached.
func (r *run) cutShort(why string) (*Ensemble, error) {
	if len(r.blocks) < pilotBlocks {
		return nil, context.DeadlineExceeded
	}
	e := r.ensemble()
	if err := r.worstError(); err > r.plan.Error {
		e.warnings = append(e.warnings, fmt.Sprintf("%s at a Monte Carlo error of %.2g percentage points, above the %.2g asked for", why, 100*err, 100*r.plan.Error))
	}
	return e, nil
}

// worstError is the largest standard error of an outcome at the horizon.
func (r *run) worstError() float64 {
	e := viewBlocks(r.model, r.plan, r.blocks, r.outlook)
	worst := 0.0
	for o := range r.model.outcomes {
		draws := e.headline(o)
		_, err := e.guesses.estimate(draws, blockMeans(draws, len(e.done)))
		worst = max(worst, err)
	}
	return worst
}

// blocksWanted is how many blocks promise the error asked for; no more than there
// are once it is reached.
func (r *run) blocksWanted() int {
	n := len(r.blocks)
	excess := r.worstError() / r.plan.Error
	if excess <= 1 {
		return n
	}
	growth := min(mostGrowth, growthMargin*excess*excess)
	return max(n+1, int(math.Ceil(growth*float64(n))))
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
