package model

import (
	"cmp"
	"math"
	"slices"
)

// influences ranks the uncertain assumptions by their rank correlation with the
// probability of an outcome. That with the quiet probability is known from the outlook;
// the draws tell by how much the two differ.
func (e *Ensemble) influences(outcome int, draws []float64, known [][]correlation) []Influence {
	own := ranksOf(draws, nil)
	var quiet []float64
	if known != nil {
		quiet = ranksOf(e.quiet(outcome), nil)
	}
	names := e.model.Uncertain()
	all := make([]Influence, len(names))
	parallel(len(names), func(i int) {
		// A value grows with its coordinate, which so is its rank; it breaks the ties of a
		// belief in single numbers.
		unit := e.unit[i*e.plan.Draws : (i+1)*e.plan.Draws]
		all[i].Address = names[i]
		if quiet == nil {
			all[i].Correlation, all[i].Error = blockCorrelation(unit, own, nil, e.plan.Randomizations)
			return
		}
		more, err := blockCorrelation(unit, own, quiet, e.plan.Randomizations)
		all[i].Correlation = max(-1, min(1, known[outcome][i].value+more))
		all[i].Error = inQuadrature(known[outcome][i].err, err)
	})
	slices.SortStableFunc(all, func(a, b Influence) int {
		return cmp.Compare(math.Abs(b.Correlation), math.Abs(a.Correlation))
	})
	return all
}

// ranksOf returns the ranks of x: the share of the weight that is smaller, and half of that
// which is equal. All weigh the same if weight is nil.
func ranksOf(x, weight []float64) []float64 {
	ranks := make([]float64, len(x))
	order := inRank(x, weight)
	total, below := 0.0, 0.0
	for _, p := range order {
		total += p.weight
	}
	for i := 0; i < len(order); {
		j, equal := i, 0.0
		for ; j < len(order) && order[j].value == order[i].value; j++ {
			equal += order[j].weight
		}
		for _, p := range order[i:j] {
			ranks[p.at] = (below + equal/2) / total
		}
		below += equal
		i = j
	}
	return ranks
}

// A placed number comes from a place among others.
type placed struct {
	value, weight float64
	at            int
}

// inRank returns some numbers, the smallest first.
func inRank(x, weight []float64) []placed {
	order := make([]placed, len(x))
	for i, v := range x {
		order[i] = placed{v, 1, i}
		if weight != nil {
			order[i].weight = weight[i]
		}
	}
	slices.SortFunc(order, func(a, b placed) int {
		switch { // no number is NaN, which cmp.Compare would ask first
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return 0
	})
	return order
}

// moments are the sums from which a correlation follows.
type moments struct{ n, x, y, xx, yy, xy float64 }

func (m *moments) add(x, y float64) {
	m.n++
	m.x += x
	m.y += y
	m.xx += float64(x * x)
	m.yy += float64(y * y)
	m.xy += float64(x * y)
}

func (m moments) minus(o moments) moments {
	return moments{m.n - o.n, m.x - o.x, m.y - o.y, m.xx - o.xx, m.yy - o.yy, m.xy - o.xy}
}

// correlation is 0 where one of the two does not vary.
func (m moments) correlation() float64 {
	vx := float64(m.n*m.xx) - float64(m.x*m.x)
	vy := float64(m.n*m.yy) - float64(m.y*m.y)
	if vx <= 0 || vy <= 0 {
		return 0
	}
	return (float64(m.n*m.xy) - float64(m.x*m.y)) / (math.Sqrt(vx) * math.Sqrt(vy))
}

// blockCorrelation returns Pearson's correlation of x and y, less that of x and z if
// there is one, and the jackknife standard error, leaving out one block of draws at a
// time.
func blockCorrelation(x, y, z []float64, blocks int) (r, err float64) {
	first, r := jackknife(x, y, blocks)
	if z != nil {
		second, less := jackknife(x, z, blocks)
		r -= less
		for b := range first {
			first[b] -= second[b]
		}
	}
	mean, square := sum(first)/float64(blocks), 0.0
	for _, v := range first {
		square += float64((v - mean) * (v - mean))
	}
	return r, math.Sqrt(square * float64(blocks-1) / float64(blocks))
}

// jackknife returns the correlation without each block, and that of all.
func jackknife(x, y []float64, blocks int) (without []float64, of float64) {
	size := len(x) / blocks
	block := make([]moments, blocks)
	var all moments
	for i := range x {
		block[i/size].add(x[i], y[i])
		all.add(x[i], y[i])
	}
	without = make([]float64, blocks)
	for b := range without {
		without[b] = all.minus(block[b]).correlation()
	}
	return without, all.correlation()
}
