package model

import (
	"cmp"
	"slices"

	"entente/model/sample"
)

// leastImportance is that of an assumption that moves the log-odds of one outcome by two
// thousandths: by itself it would not count, but there are many, and each is multiplied by
// others. At five thousandths quiet courses of china-russia and everything-at-once had a quarter
// more variance; at one those of china-russia a twelfth less, but a tenth longer to learn.
const leastImportance = 4e-6

// mostMatter bounds how many do: china-russia has 200.
const mostMatter = 512

// screen finds out how important each uncertain assumption is: the square of half of what
// becomes of the log-odds, summed over the outcomes, if it goes from one score on one side of
// its median to one on the other.
//
// The others do not stand at their medians then, but in a corner, one score to a side that
// belongs to the name (elementary effects: Morris, Technometrics 33, 1991). At its median a
// driver often stands at its reference level, where no weight of it could tell.
func (l *outlook) screen(workers int) ([]float64, error) {
	trials := []trial{{corner: true}}
	for _, name := range l.model.Uncertain() {
		side := 1 - 2*int(sample.NewStream(l.seed, "corner\x00"+name).Uint64(0, 0, 0)>>63)
		trials = append(trials, trial{true, []moved{{len(l.corner), -side}}})
		l.corner = append(l.corner, side)
	}
	odds, err := l.try(workers, trials)
	if err != nil {
		return nil, err
	}
	importance := make([]float64, len(l.corner))
	for i := range importance {
		for o, z := range odds[0] {
			effect := (odds[1+i][o] - z) / 2
			importance[i] += float64(effect * effect)
		}
	}
	return importance, nil
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
