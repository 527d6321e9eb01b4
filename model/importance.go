package model

import (
	"errors"

	"entente/model/elementary"
)

// surest is the largest distance from a sure thing that makes no difference.
const surest = 1e-12

// moves returns by how much each uncertain assumption moves the log-odds of the quiet
// probability of each outcome by the horizon, with all others at their medians, if it goes
// up by what is one standard deviation of a normal: [outcome][assumption].
func (l *outlook) moves(middle []float64, workers int) (move [][]float64, err error) {
	names := len(l.model.uncertain)
	move = table(len(middle), names)
	const each = 64 // as many as make it worth while to start one goroutine
	parts := (names + each - 1) / each
	failed := make([]error, parts)
	share(workers, parts, func(part int) {
		p := l.newProspect()
		for i := part * each; i < min(names, (part+1)*each) && failed[part] == nil; i++ {
			var moved []float64
			moved, failed[part] = l.logOdds(p, i)
			for o, z := range moved {
				move[o][i] = z - middle[o]
			}
		}
	})
	return move, errors.Join(failed...)
}

// importance returns by how much each assumption moves the outcomes: the sum of squares.
func importance(move [][]float64) []float64 {
	all := make([]float64, len(move[0]))
	for _, of := range move {
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
