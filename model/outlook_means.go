package model

// guess returns by how much a view of the rounds of the draws differs from its mean.
func (l *outlook) guess(view int, draws []float64) guess {
	means := l.means(view)
	mean := sum(means) / outlookSequences
	for i := range draws {
		draws[i] -= mean
	}
	doubt := make([]float64, outlookSequences)
	for r, x := range means {
		doubt[r] = x - mean
	}
	return guess{draws, doubt}
}

// worst is the largest standard error of the mean of an outcome by the horizon.
func (l *outlook) worst() float64 {
	worst := 0.0
	for o := range l.model.outcomes {
		_, err := meanAndError(l.horizon(o))
		worst = max(worst, err)
	}
	return worst
}

// horizon returns the mean of an outcome by the horizon in each sequence.
func (l *outlook) horizon(outcome int) []float64 {
	last := len(l.model.outcomes) - 1
	if outcome < last {
		return l.means(outcome)
	}
	all := make([][]float64, last)
	for o := range all {
		all[o] = l.means(o)
	}
	return remainder(all)
}

// means returns what each sequence makes of the mean of a view of the rounds.
func (l *outlook) means(view int) []float64 {
	means := make([]float64, outlookSequences)
	for r := range means {
		means[r] = l.rounds.mean(r, view)
	}
	return means
}
