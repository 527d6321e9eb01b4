package model

import "entente/model/elementary"

// importance returns by how much each uncertain assumption moves the quiet
// probabilities, on the log-odds scale, if all others are at their median and it goes
// up by what is one standard deviation of a normal.
func (l *outlook) importance(workers int) []float64 {
	middle := l.logOdds(newProspect(l), -1)
	importance := make([]float64, len(l.model.uncertain))
	const each = 16 // as many as make it worth while to start one goroutine
	share(workers, (len(importance)+each-1)/each, func(part int) {
		p := newProspect(l)
		for i := part * each; i < min(len(importance), (part+1)*each); i++ {
			for o, z := range l.logOdds(p, i) {
				importance[i] += float64((z - middle[o]) * (z - middle[o]))
			}
		}
	})
	return importance
}

// logOdds returns those of the quiet probabilities with one assumption raised.
func (l *outlook) logOdds(p *prospect, raised int) []float64 {
	const oneDeviation = 0.841344746068543 // of the normal distribution
	for i := range p.point {
		p.point[i] = 0.5
	}
	if raised >= 0 {
		p.point[raised] = oneDeviation
	}
	const least = 1e-12 // what is surer is as good as sure
	var z []float64
	for _, x := range p.solve(l.model)[:len(l.model.outcomes)-1] {
		z = append(z, elementary.Logit(min(max(x, least), 1-least)))
	}
	return z
}

// A prospect is one worker's memory for quiet courses.
type prospect struct {
	quiet *quiet
	drawn *drawn
	point []float64
	level []float64
}

func newProspect(l *outlook) *prospect {
	m := l.model
	return &prospect{newQuiet(m, l.grid), m.newDrawn(0), make([]float64, len(m.uncertain)), make([]float64, len(m.drivers))}
}

// solve returns the quiet probabilities at the point, at the horizon and half way.
func (p *prospect) solve(m *Model) []float64 {
	p.drawn.set(m, p.point, nil, nil)
	p.quiet.solve(m, p.drawn, p.level)
	return p.quiet.seen
}
