package model

// pairs keeps the probability of every outcome at the horizon in every single answer of a
// draw: one a round of futures, or a future whose state is sampled. Two ensembles on
// common random numbers pair answer with answer, and only so can what chance leaves in
// their difference be told from ignorance.
type pairs struct {
	answers int       // of a draw
	at      []float64 // [(draw·answers + answer)·outcomes + outcome]
}

func newPairs(m *Model, plan Plan) pairs {
	n := plan.replicates()
	return pairs{n, make([]float64, plan.Draws*n*len(m.outcomes))}
}

// keep stores an answer.
func (p *pairs) keep(draw, number int, outcomes []float64) {
	copy(p.at[(draw*p.answers+number)*len(outcomes):], outcomes)
}

// of returns one outcome of one ensemble, answer by answer: [draw·answers + answer].
func (p *pairs) of(outcome, outcomes int) []float64 {
	all := make([]float64, len(p.at)/outcomes)
	for i := range all {
		all[i] = p.at[i*outcomes+outcome]
	}
	return all
}

// chanceOfDifference is the variance that the finite numbers of answers leave in the
// difference b − a of a draw, averaged over the first draws, which both have. Answers
// of the same number go together.
func chanceOfDifference(a, b []float64, answersA, answersB, draws int) float64 {
	total := 0.0
	for i := range draws {
		x, y := a[i*answersA:(i+1)*answersA], b[i*answersB:(i+1)*answersB]
		both := min(answersA, answersB)
		total += covariance(x, x)/float64(answersA) + covariance(y, y)/float64(answersB) -
			2*covariance(x[:both], y[:both])*float64(both)/float64(answersA*answersB)
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
