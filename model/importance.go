package model

import (
	"errors"

	"entente/model/elementary"
)

// importance returns by how much each uncertain assumption moves the quiet probabilities
// of the outcomes by the horizon, on the log-odds scale, if all others are at their median and it
// goes up by what is one standard deviation of a normal.
func (l *outlook) importance(workers int) ([]float64, error) {
	middle, err := l.logOdds(l.newProspect(), -1)
	if err != nil {
		return nil, err
	}
	importance := make([]float64, len(l.model.uncertain))
	const each = 16 // as many as make it worth while to start one goroutine
	parts := (len(importance) + each - 1) / each
	failed := make([]error, parts)
	share(workers, parts, func(part int) {
		p := l.newProspect()
		for i := part * each; i < min(len(importance), (part+1)*each) && failed[part] == nil; i++ {
			var moved []float64
			moved, failed[part] = l.logOdds(p, i)
			for o, z := range moved {
				importance[i] += float64((z - middle[o]) * (z - middle[o]))
			}
		}
	})
	return importance, errors.Join(failed...)
}

// logOdds returns those of the quiet probabilities with one assumption raised.
func (l *outlook) logOdds(p *prospect, raised int) ([]float64, error) {
	const oneDeviation = 0.841344746068543 // of the normal distribution
	for i := range p.point {
		p.point[i] = 0.5
	}
	if raised >= 0 {
		p.point[raised] = oneDeviation
	}
	views, err := p.quietView(false)
	const least = 1e-12 // what is surer is as good as sure
	var z []float64
	for _, x := range views[:len(l.model.outcomes)-1] {
		z = append(z, elementary.Logit(min(max(x, least), 1-least)))
	}
	return z, err
}
