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

	// leastGrowth keeps looks apart.
	leastGrowth = 1.15

	// margin below the error wanted makes it likely that the next look is the last.
	margin = 0.97

	// drawCost is what a draw of the fewest futures costs, in points of the outlook.
	drawCost = 3.6

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
	all, outlook := r.worstErrors()
	if outlook == 0 {
		return mostShare
	}
	own := float64(all*all) - float64(outlook*outlook)
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
		if err := r.lookOut(ctx, wholeOutlooks(grown(r.plan.Outlooks, growth))); err != nil {
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
	all, outlook := r.worstErrors()
	if all <= r.plan.Error {
		return len(r.blocks)
	}
	own := float64(all*all) - float64(outlook*outlook)
	rest := max(float64(r.plan.Error*r.plan.Error)-float64(outlook*outlook), own/mostGrowth)
	return grown(len(r.blocks), own/float64(rest*margin*margin))
}

// grown is a number times its growth, within bounds.
func grown(n int, growth float64) int {
	return int(math.Ceil(float64(min(max(growth, leastGrowth), mostGrowth) * float64(n))))
}

// cutShort is the ensemble of a run that had to end before its error was reached.
func (r *run) cutShort(why string) (*Ensemble, error) {
	if len(r.blocks) < pilotBlocks {
		return nil, context.DeadlineExceeded
	}
	e := r.ensemble()
	if err, _ := r.worstErrors(); err > r.plan.Error {
		e.warnings = append(e.warnings, fmt.Sprintf("%s at a Monte Carlo error of %.2g percentage points, above the %.2g asked for", why, 100*err, 100*r.plan.Error))
	}
	return e, nil
}

// worstErrors returns the largest standard error of an outcome at the horizon, and how
// much of it comes from the outlook.
func (r *run) worstErrors() (all, outlook float64) {
	e := viewBlocks(r.model, r.plan, r.blocks, r.outlook)
	for o := range r.model.outcomes {
		if _, err := scatter(e.values(e.last(), o)); err > all {
			all = err
			if r.outlook != nil {
				_, outlook = scatter(r.outlook.horizon(o))
				outlook *= fewSequences
			}
		}
	}
	return all, min(all, outlook)
}
