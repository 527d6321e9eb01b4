package model

import (
	"math"
	"slices"
)

// influences ranks the uncertain assumptions by their rank correlation with a
// probability over the draws.
func (e *Ensemble) influences(draws []float64, ranks [][]float64) []Influence {
	own := make([]float64, len(draws))
	rank(own, draws)
	names := e.model.Uncertain()
	all := make([]Influence, len(names))
	parallel(len(names), func(i int) {
		r, err := blockCorrelation(ranks[i], own, e.plan.Randomizations)
		all[i] = Influence{names[i], r, err}
	})
	slices.SortStableFunc(all, func(a, b Influence) int {
		switch d := math.Abs(b.Correlation) - math.Abs(a.Correlation); {
		case d > 0:
			return 1
		case d < 0:
			return -1
		}
		return 0
	})
	return all
}

// ranks returns the ranks of every uncertain assumption over the draws.
func (e *Ensemble) ranks() [][]float64 {
	n := e.plan.Draws
	all := make([][]float64, len(e.model.uncertain))
	parallel(len(all), func(i int) {
		all[i] = make([]float64, n)
		rank(all[i], e.value[i*n:(i+1)*n])
	})
	return all
}

// rank writes the ranks of x, from 0, to dst; equal values share their mean rank.
func rank(dst, x []float64) {
	order := make([]int, len(x))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case x[a] < x[b]:
			return -1
		case x[a] > x[b]:
			return 1
		}
		return 0
	})
	for i := 0; i < len(order); {
		j := i
		for j+1 < len(order) && x[order[j+1]] == x[order[i]] {
			j++
		}
		for k := i; k <= j; k++ {
			dst[order[k]] = float64(i+j) / 2
		}
		i = j + 1
	}
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

// blockCorrelation returns Pearson's correlation and its jackknife standard
// error, leaving out one block of draws at a time.
func blockCorrelation(x, y []float64, blocks int) (r, err float64) {
	size := len(x) / blocks
	block := make([]moments, blocks)
	var all moments
	for i := range x {
		block[i/size].add(x[i], y[i])
		all.add(x[i], y[i])
	}
	var mean, square float64
	left := make([]float64, blocks)
	for b := range left {
		left[b] = all.minus(block[b]).correlation()
		mean += left[b]
	}
	mean /= float64(blocks)
	for _, v := range left {
		square += float64((v - mean) * (v - mean))
	}
	return all.correlation(), math.Sqrt(square * float64(blocks-1) / float64(blocks))
}
