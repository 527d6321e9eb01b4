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

// chanceOfDifference is the variance that the finite numbers of futures leave in the
// difference b − a of a draw, averaged over the first draws, which both have. Futures
// of the same number go together.
func chanceOfDifference(a, b []float64, futuresA, futuresB, draws int) float64 {
	total := 0.0
	for i := range draws {
		x, y := a[i*futuresA:(i+1)*futuresA], b[i*futuresB:(i+1)*futuresB]
		both := min(futuresA, futuresB)
		total += covariance(x, x)/float64(futuresA) + covariance(y, y)/float64(futuresB) -
			2*covariance(x[:both], y[:both])*float64(both)/float64(futuresA*futuresB)
	}
	return total / float64(draws)
}

func covariance(x, y []float64) float64 {
	n := float64(len(x))
	meanX, meanY := sum(x)/n, sum(y)/n
	total := 0.0
	for i, v := range x {
		total += float64((v - meanX) * (y[i] - meanY))
	}
	return total / (n - 1)
}
