package model

import (
	"errors"

	"entente/model/elementary"
)

// surest is the largest distance from a sure thing that makes no difference.
const surest = 1e-12

// explore finds out what quiet courses do about the draw of medians: the log-odds of each
// outcome by the horizon there, and by how much each uncertain assumption moves them if it
// goes up by what is one standard deviation of a normal, [outcome][assumption]; and what
// shocks do, which it keeps.
func (l *outlook) explore(workers int) (middle []float64, moves [][]float64, err error) {
	names := len(l.model.uncertain)
	moves = table(len(l.model.outcomes)-1, names)
	const each = 64 // as many as make it worth while to start one goroutine
	jobs := 1 + (names+each-1)/each
	failed := make([]error, jobs)
	share(workers, jobs, func(job int) {
		p := l.newProspect()
		if job == 0 {
			if middle, failed[0] = l.logOdds(p, -1); failed[0] == nil {
				l.jumps, failed[0] = p.jumps()
			}
			return
		}
		for i := (job - 1) * each; i < min(names, job*each) && failed[job] == nil; i++ {
			var raised []float64
			raised, failed[job] = l.logOdds(p, i)
			for o, z := range raised {
				moves[o][i] = z
			}
		}
	})
	for o, z := range middle {
		for i := range moves[o] {
			moves[o][i] -= z
		}
	}
	return middle, moves, errors.Join(failed...)
}

// importance returns by how much each assumption moves the outcomes: the sum of squares.
func importance(moves [][]float64) []float64 {
	all := make([]float64, len(moves[0]))
	for _, of := range moves {
		for i, z := range of {
			all[i] += float64(z * z)
		}
	}
	return all
}

// logOdds returns those of the quiet probabilities with all assumptions at their medians
// but for one, if any, that is raised.
func (l *outlook) logOdds(p *prospect, raised int) ([]float64, error) {
	const oneDeviation = 0.841344746068543 // of the normal distribution
	for i := range p.point {
		p.point[i] = 0.5
	}
	if raised >= 0 {
		p.point[raised] = oneDeviation
	}
	views, err := p.quietView(false)
	var z []float64
	for _, x := range views[:len(l.model.outcomes)-1] {
		z = append(z, elementary.Logit(min(max(x, surest), 1-surest)))
	}
	return z, err
}
