package model

import "slices"

// A correlation has a standard error.
type correlation struct{ value, err float64 }

// mostRanked bounds the points of a sequence from which correlations are told.
const mostRanked = 128

// correlations returns the rank correlation of each uncertain assumption with the quiet
// probability of each outcome: [outcome][assumption]. A belief's value grows with its
// coordinate, whose rank is the coordinate itself: it is even on (0, 1).
//
// Coordinates are independent, but those of some points are not quite. So what the most
// important ones do to the ranks is taken off before their points can lend it to others.
func (l *outlook) correlations() [][]correlation {
	points, names := min(l.points, mostRanked), len(l.model.uncertain)
	ranks := make([][]float64, len(l.model.outcomes)) // about their middle
	slopes := make([][]float64, len(ranks))           // [outcome][assumption], as far as they matter
	weight := make([]float64, 0, outlookSequences*points)
	for _, w := range l.weight {
		weight = append(weight, w[:points]...)
	}
	whole := sum(weight)
	parallel(len(ranks), func(o int) {
		quiet := l.quiet(o)
		for r := range quiet {
			quiet[r] = quiet[r][:points]
		}
		ranks[o] = ranksOf(slices.Concat(quiet...), weight)
		for i := range ranks[o] {
			ranks[o][i] -= 0.5
		}
		slopes[o] = l.straighten(ranks[o], weight, whole, points)
	})
	covariance := make([][][]float64, len(ranks)) // [outcome][assumption][sequence]
	for o := range covariance {
		covariance[o] = table(names, outlookSequences)
	}
	share(0, outlookSequences, func(r int) {
		for o := range ranks {
			sums := make([]float64, names)
			for i := range points {
				y := float64(weight[r*points+i] * ranks[o][r*points+i])
				for a, u := range l.unit[r][i*names : (i+1)*names] {
					sums[a] += float64((float64(u) - 0.5) * y)
				}
			}
			for a, x := range sums {
				covariance[o][a][r] = 12 * x * outlookSequences / whole
			}
		}
	})
	all := make([][]correlation, len(ranks))
	for o := range all {
		all[o] = make([]correlation, names)
		for a, x := range covariance[o] {
			all[o][a].value, all[o][a].err = scatter(x)
			all[o][a].value += slopes[o][a]
		}
	}
	return all
}

// straighten takes off ranks what goes in a straight line with the most important
// coordinates, and returns the slopes.
func (l *outlook) straighten(ranks, weight []float64, whole float64, points int) []float64 {
	names, slopes := len(l.model.uncertain), make([]float64, len(l.model.uncertain))
	each := func(do func(unit []float32, i int)) {
		for i := range ranks {
			r, point := i/points, i%points
			do(l.unit[r][point*names:(point+1)*names], i)
		}
	}
	first := l.matter[:min(len(l.matter), mostCrossed)]
	each(func(unit []float32, i int) {
		y := float64(weight[i] * ranks[i])
		for _, a := range first {
			slopes[a] += 12 * float64((float64(unit[a])-0.5)*y) / whole
		}
	})
	each(func(unit []float32, i int) {
		for _, a := range first {
			ranks[i] -= float64(slopes[a] * (float64(unit[a]) - 0.5))
		}
	})
	return slopes
}
