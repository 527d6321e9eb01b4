package model

import "math"

// guess returns by how much a view of the rounds of the draws differs from its mean.
func (l *outlook) guess(view int, draws []float64, blocks int) guess {
	means := l.means(view)
	mean := sum(means) / outlookSequences
	for i := range draws {
		draws[i] -= mean
	}
	// The error of the mean enters as a scatter of the blocks: these take the deviations of
	// the sequences in turn, or each those of several, weighed so that the variance of the
	// mean of so many blocks is that of so many sequences.
	doubt := make([]float64, blocks)
	weight := float64(blocks) / outlookSequences
	if blocks > outlookSequences {
		weight = math.Sqrt(weight)
	}
	for i := range max(blocks, outlookSequences) {
		doubt[i%blocks] += float64(fewSequences * weight * (means[i%outlookSequences] - mean))
	}
	center(doubt)
	return guess{draws, doubt}
}

// worst is the largest standard error of the mean of an outcome by the horizon.
func (l *outlook) worst() float64 {
	worst := 0.0
	for o := range l.model.outcomes {
		_, err := scatter(l.horizon(o))
		worst = max(worst, err)
	}
	return fewSequences * worst
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

// roundsOf is the number of rounds among so many points.
func roundsOf(points int) int {
	const period = roundRun * roundEach
	return points/period*roundRun + min(points%period, roundRun)
}

// means returns what each sequence makes of the mean of a view of the rounds.
func (l *outlook) means(view int) []float64 {
	means := make([]float64, outlookSequences)
	for r := range means {
		means[r] = l.quiets[r][view]/float64(l.points) + l.more[r][view]/float64(roundsOf(l.points))
	}
	return means
}
