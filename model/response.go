package model

import (
	"math"

	"entente/model/elementary"
)

// A response is how the log-odds of an outcome by the horizon, as quiet courses have them,
// go with the scores of the assumptions that matter, standard normal numbers, about the draw
// of medians (a response surface of second order: Box and Wilson, J. R. Stat. Soc. B 13,
// 1951).
type response struct {
	middle float64   // at the medians
	slope  []float64 // per score
	bend   []bend

	addition []addition
}

// A bend is by how much two scores, or the square of one, enter besides.
type bend struct {
	a, b int // assumptions that matter
	by   float64
}

// leastBend moves the log-odds by so little that it need not be kept.
const leastBend = 0.001

// respond finds out the responses of the outcomes.
func (l *outlook) respond(workers int) ([]response, error) {
	pairs, moves := l.pairs(), l.model.chancesOfMoves()
	trials := []trial{{}}
	for _, i := range l.matter {
		trials = append(trials, trial{moved: []moved{{i, 1}}}, trial{moved: []moved{{i, -1}}})
	}
	for _, p := range pairs {
		trials = append(trials, trial{moved: []moved{{l.matter[p.a], 1}, {l.matter[p.b], 1}}})
	}
	odds, err := l.try(workers, trials)
	if err != nil {
		return nil, err
	}
	responses := make([]response, len(odds[0]))
	for o, middle := range odds[0] {
		at := func(trial int) float64 { return odds[trial][o] - middle }
		r := response{middle: middle}
		for k, i := range l.matter {
			up, down := at(1+2*k), at(2+2*k)
			if moves[i] {
				r.slope = append(r.slope, 0)
				rise := elementary.Logistic(middle+up) - elementary.Logistic(middle+down)
				r.addition = append(r.addition, l.model.addition(i, rise))
				continue
			}
			r.slope = append(r.slope, (up-down)/2)
			r.add(k, k, (up+down)/2)
		}
		for t, p := range pairs {
			r.add(p.a, p.b, at(1+2*len(l.matter)+t)-at(1+2*p.a)-at(1+2*p.b))
		}
		r.split(l.model)
		responses[o] = r
	}
	return responses, nil
}

func (r *response) add(a, b int, by float64) {
	if math.Abs(by) >= leastBend {
		r.bend = append(r.bend, bend{a, b, by})
	}
}
