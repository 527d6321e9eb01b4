package model

import (
	"slices"

	"entente/model/belief"
	"entente/model/elementary"
)

// An addition is what a chance to be moved makes of an outcome. What shocks do to hazards
// multiplies its odds, near enough; but a move leads there however rare the steps are, and
// adds to the probability p of those: p + (1 − p)·Σ by·chance. As a slope of log-odds the
// chance that China and Russia enter a pact as their treaty runs out left two fifths of the
// variance of quiet courses.
type addition struct {
	value int     // in Model.assumptions
	mean  float64 // of the chance
	by    float64 // in the draw of medians
}

// chancesOfMoves returns which uncertain assumptions are chances to be moved.
func (m *Model) chancesOfMoves() []bool {
	all := make([]bool, len(m.uncertain))
	for _, s := range m.shocks {
		for _, mv := range s.moves {
			if i := slices.Index(m.uncertain, int(mv.chance)); i >= 0 {
				all[i] = true
			}
		}
	}
	return all
}

// addition returns that of an uncertain assumption which raises the probability by so much as
// it goes from one score below its median to one above. Its by is over all probability, and not
// yet over what steps leave of it (see split).
func (m *Model) addition(uncertain int, rise float64) addition {
	value := m.uncertain[uncertain]
	b := m.assumptions[value].Belief
	return addition{value, meanOf(b), rise / (b.Quantile(coordinate(1)) - b.Quantile(coordinate(-1)))}
}

// split takes the additions out of the probability in the draw of medians, and relates them to
// what is left of it to 1.
func (r *response) split(m *Model) {
	p := elementary.Logistic(r.middle)
	for _, a := range r.addition {
		p -= float64(a.by * m.assumptions[a.value].Belief.Median())
	}
	for i := range r.addition {
		r.addition[i].by /= 1 - p
	}
	r.middle = logOdds(p)
}

// added returns Σ by·chance of a draw of some values.
func (r *response) added(value []float64) float64 {
	total := 0.0
	for _, a := range r.addition {
		total += float64(a.by * value[a.value])
	}
	return total
}

// addedOnAverage is its mean.
func (r *response) addedOnAverage() float64 {
	total := 0.0
	for _, a := range r.addition {
		total += float64(a.by * a.mean)
	}
	return total
}

// meanOf returns the mean of a belief about a chance, which is bounded: of a pool that of its
// experts, else by the midpoint rule in places whose third power counts at either end, where
// quantiles are steep.
func meanOf(b belief.Belief) float64 {
	if b.IsPoint() {
		return b.Median()
	}
	total := 0.0
	if _, weights, beliefs := b.Experts(); len(beliefs) > 0 {
		for i, expert := range beliefs {
			total += float64(weights[i] * meanOf(expert))
		}
		return total / sum(weights)
	}
	const places = 2048
	for i := range places {
		v := (float64(i) + 0.5) / places
		rest := float64(v * (1 - v))
		u := float64(float64(v*v*v) * (10 - float64(v*(15-float64(6*v)))))
		total += float64(float64(30*rest*rest) * b.Quantile(u))
	}
	return total / places
}
