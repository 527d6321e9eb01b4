package model

// pairs keeps the probability of every outcome at the horizon in every single
// future. Two ensembles on common random numbers pair future with future, and
// only so can what chance leaves in their difference be told from ignorance.
type pairs struct {
	futures int
	at      []float64 // [(draw·futures + future)·outcomes + outcome]
}

func newPairs(m *Model, plan Plan) pairs {
	return pairs{plan.Futures, make([]float64, plan.Draws*plan.Futures*len(m.outcomes))}
}

// keep stores a future that has come to the horizon.
func (p *pairs) keep(draw, number int, f *future) {
	n := len(f.model.outcomes)
	at := p.at[(draw*p.futures+number)*n:]
	for i := range f.model.outcomes {
		at[i] = f.model.outcomes[i].probability(f.law)
	}
}

// of returns one outcome of one ensemble, future by future: [draw·futures + future].
func (p *pairs) of(outcome, outcomes int) []float64 {
	all := make([]float64, len(p.at)/outcomes)
	for i := range all {
		all[i] = p.at[i*outcomes+outcome]
	}
	return all
}

// chanceOfDifference is the variance that the finite number of futures leaves in
// the difference b − a of a draw, averaged over the draws.
func chanceOfDifference(a, b []float64, futures int) float64 {
	total := 0.0
	for first := 0; first < len(a); first += futures {
		var mean, square float64
		for i := first; i < first+futures; i++ {
			mean += b[i] - a[i]
		}
		mean /= float64(futures)
		for i := first; i < first+futures; i++ {
			d := b[i] - a[i] - mean
			square += float64(d * d)
		}
		total += square / float64(futures*(futures-1))
	}
	return total / float64(len(a)/futures)
}
