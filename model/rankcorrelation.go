package model

import "slices"

// A correlation has a standard error.
type correlation struct{ value, err float64 }

// mostRanked bounds the points of a sequence from which correlations are told.
const mostRanked = 512

// correlations returns the rank correlation of each uncertain assumption with the quiet
// probability of an outcome. A belief's value grows with its coordinate, whose rank is
// the coordinate itself: it is even on (0, 1).
func (l *outlook) correlations(outcome int) []correlation {
	points := min(l.points, mostRanked)
	quiet := l.quiet(outcome)
	for r := range quiet {
		quiet[r] = quiet[r][:points]
	}
	ranks := ranksOf(slices.Concat(quiet...))
	n := float64(len(ranks))
	covariance := table(len(l.model.uncertain), outlookSequences)
	share(0, outlookSequences, func(r int) {
		point, i := make([]float64, len(l.model.uncertain)), r*points
		own := make([]float64, len(point))
		err := l.visit(r, 0, points, point, func() error {
			y := (ranks[i]+0.5)/n - 0.5
			i++
			for a, u := range point {
				own[a] += float64((u - 0.5) * y)
			}
			return nil
		})
		if err != nil {
			panic(err) // the points have been visited before
		}
		for a, x := range own {
			covariance[a][r] = 12 * x / float64(points)
		}
	})
	all := make([]correlation, len(covariance))
	for a, x := range covariance {
		all[a].value, all[a].err = scatter(x)
	}
	return all
}
