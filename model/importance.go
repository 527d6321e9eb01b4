package model

import (
	"cmp"
	"slices"
)

// A response is how the log-odds of an outcome by the horizon, as quiet courses have them,
// go with the scores of the assumptions, standard normal numbers, about the draw of medians
// (a response surface of second order: Box and Wilson, J. R. Stat. Soc. B 13, 1951).
type response struct {
	middle float64     // at the medians
	slope  []float64   // [uncertain assumption] per score
	bend   [][]float64 // second differences of the most important
}

const (
	// surest is the largest distance from a sure thing that makes no difference.
	surest = 1e-12

	// leastImportance is that of an assumption that moves the log-odds of one outcome by a
	// hundredth.
	leastImportance = 1e-4

	// mostBends keeps the pairs that are tried to a small part of what is tried anyway.
	mostBends = 8
)

// explore finds out the responses of the outcomes, but for their bends.
func (l *outlook) explore(workers int) (responses []response, err error) {
	names := len(l.model.uncertain)
	trials := []trial{nil}
	for i := range names {
		trials = append(trials, trial{{i, 1}})
	}
	odds, err := l.try(workers, trials)
	if err != nil {
		return nil, err
	}
	for o, middle := range odds[0] {
		r := response{middle: middle, slope: make([]float64, names)}
		for i := range names {
			r.slope[i] = odds[1+i][o] - middle
		}
		responses = append(responses, r)
	}
	return responses, nil
}

// importanceOf is the sum of the squares of the slopes of an assumption.
func importanceOf(responses []response) []float64 {
	importance := make([]float64, len(responses[0].slope))
	for _, r := range responses {
		for i, z := range r.slope {
			importance[i] += float64(z * z)
		}
	}
	return importance
}

// inOrder returns the assumptions that matter, the most important first.
func inOrder(importance []float64) []int {
	var matter []int
	for i, x := range importance {
		if x >= leastImportance {
			matter = append(matter, i)
		}
	}
	slices.SortStableFunc(matter, func(a, b int) int { return cmp.Compare(importance[b], importance[a]) })
	return matter[:min(len(matter), mostMatter)]
}

// bend adds the second differences of the most important assumptions, whose slopes become
// those between one score below and one above.
func (l *outlook) bend(responses []response) error {
	names := l.matter[:min(len(l.matter), mostBends)]
	var trials []trial
	for a, i := range names {
		trials = append(trials, trial{{i, -1}})
		for _, j := range names[:a] {
			trials = append(trials, trial{{i, 1}, {j, 1}})
		}
	}
	odds, err := l.try(1, trials)
	if err != nil {
		return err
	}
	for o := range responses {
		r, next := &responses[o], 0
		up := make([]float64, len(names))
		r.bend = table(len(names), len(names))
		for a, i := range names {
			up[a] = r.slope[i]
			down := odds[next][o] - r.middle
			next++
			r.slope[i], r.bend[a][a] = (up[a]-down)/2, up[a]+down
			for b := range a {
				both := odds[next][o] - r.middle
				next++
				r.bend[a][b] = both - up[a] - up[b]
				r.bend[b][a] = r.bend[a][b]
			}
		}
	}
	return nil
}
