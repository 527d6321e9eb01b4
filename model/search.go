package model

import (
	"context"
	"fmt"
	"math"

	"entente/model/elementary"
)

const (
	// mostGrowth bounds how far one look at the error reaches ahead: an early
	// estimate of it may be a fifth too small or too large.
	mostGrowth = 3

	// mostBlocks is the same for blocks, whose first error may be half too large: a look at
	// it costs next to nothing.
	mostBlocks = 2

	// leastGrowth keeps looks apart.
	leastGrowth = 1.15

	// margin below the error wanted keeps a look from missing it by a hair.
	margin = 0.99

	// drawCost is what a draw of the fewest futures costs, in points of the outlook: 0.24 ms
	// against 0.09 on china-russia.
	drawCost = 2.6

	// leastShare and mostShare bound the outlook's share of the error wanted.
	leastShare, mostShare = 0.6, 0.97

	// outlookRate is the power of the number of points with which the error of their
	// mean falls, or nearly so: 0.5 to 0.7 in trials with the shipped scenarios.
	outlookRate = 0.7
)

// outlookShare is the part of the error wanted that the outlook may have so that points
// and draws cost the least together, by the variances that the first of them show: as
// variances go with the square root of that of one times its cost (Neyman's allocation:
// Cochran, ch. 5); but no less than what the blocks that there are leave to it.
func (r *run) outlookShare() float64 {
	own, outlook := r.worstErrors()
	if outlook == 0 {
		return mostShare
	}
	own *= own
	points := outlook * math.Sqrt(float64(r.plan.Outlooks))
	draws := math.Sqrt(float64(own*drawCost) * float64(len(r.blocks)*r.plan.blockSize()))
	left := max(0, 1-own/float64(r.plan.Error*r.plan.Error))
	return min(math.Sqrt(max(points/(points+draws), left, leastShare*leastShare)), mostShare)
}

// search takes first the outlook so far that it has its share of the error wanted, and
// then the blocks so far that these have the rest. The reason says why it had to end
// before.
func (r *run) search(ctx context.Context, leastBlocks int) (reason string, err error) {
	const large = "the largest ensemble that the program takes on was reached"
	if err := r.extend(ctx, leastBlocks); err != nil {
		return "", err
	}
	share := r.outlookShare()
	for r.outlook != nil {
		excess := r.outlook.worst() / (share * r.plan.Error)
		if excess <= 1 {
			break
		}
		if r.plan.Outlooks == mostOutlooks {
			return large, nil
		}
		growth := elementary.Exp(elementary.Log(excess/margin) / outlookRate)
		if err := r.lookOut(ctx, wholeOutlooks(grown(r.plan.Outlooks, growth, mostGrowth))); err != nil {
			return "", err
		}
	}
	most := r.model.mostDraws(r.plan) / r.plan.blockSize()
	for next := r.blocksWanted(); next > len(r.blocks); next = r.blocksWanted() {
		if len(r.blocks) == most {
			return large, nil
		}
		if err := r.extend(ctx, min(next, most)); err != nil {
			return "", err
		}
	}
	return "", nil
}

// blocksWanted is how many blocks promise the error asked for, beside that of the outlook;
// no more than there are once it is reached.
func (r *run) blocksWanted() int {
	own, outlook := r.worstErrors()
	if inQuadrature(own, outlook) <= r.plan.Error {
		return len(r.blocks)
	}
	own *= own
	rest := max(float64(r.plan.Error*r.plan.Error)-float64(outlook*outlook), own/mostBlocks)
	return grown(len(r.blocks), own/float64(rest*margin*margin), mostBlocks)
}

// grown is a number times its growth, within bounds.
func grown(n int, growth, most float64) int {
	return int(math.Ceil(float64(min(max(growth, leastGrowth), most) * float64(n))))
}

// cutShort is the ensemble of a run that had to end before its error was reached.
func (r *run) cutShort(why string) (*Ensemble, error) {
	if len(r.blocks) < pilotBlocks {
		return nil, context.DeadlineExceeded
	}
	e := r.ensemble()
	if err := inQuadrature(r.worstErrors()); err > r.plan.Error {
		e.warnings = append(e.warnings, fmt.Sprintf("%s at a Monte Carlo error of %.2g percentage points, above the %.2g asked for", why, 100*err, 100*r.plan.Error))
	}
	return e, nil
}

// worstErrors returns the two parts of the largest standard error of an outcome at the
// horizon.
func (r *run) worstErrors() (own, outlook float64) {
	e := viewBlocks(r.model, r.plan, r.blocks, r.outlook)
	for o := range r.model.outcomes {
		_, x, y := e.parts(e.last(), o).mean()
		if inQuadrature(x, y) > inQuadrature(own, outlook) {
			own, outlook = x, y
		}
	}
	return own, outlook
}
