package model

import "math"

// Ends of the band over assumptions.
const (
	bandLow  = 0.05
	bandHigh = 1 - bandLow
)

// An estimator turns the draws of one probability into an estimate. Draws come
// in blocks, one a randomization, and the blocks are independent; inside one the
// draws are not, because stratified points avoid each other.
type estimator struct {
	blocks  int
	guesses *calibration
	tails   tails
	skip    [2][]int // [0 or 1][block] see without
}

func (e *estimator) estimate(draws []float64, c chance) Estimate {
	mean, err := e.guesses.estimate(draws)
	out := Estimate{Value: mean, Error: err}
	fix := newCorrection(draws, c)
	out.Warnings = fix.warning()
	size := len(draws) / e.blocks
	e.tails.find(draws, int(bandLow*float64(len(draws)))+size+3, size)
	out.Low, out.LowError = e.end(e.tails.low, len(draws), fix)
	out.High, out.HighError = e.end(e.tails.high, len(draws), fix)
	return out
}

// end returns one end of the band, with its error, from the nearer tail of n draws.
func (e *estimator) end(tail []ranked, n int, fix correction) (value, err float64) {
	raw := between(tail, bandLow*float64(n-1))
	value, slope := fix.apply(raw)
	return value, float64(slope * e.jackknife(tail, n))
}

// blockMean returns the mean and its standard error from the scatter of the
// blocks' means.
func blockMean(draws []float64, blocks int) (mean, err float64) {
	return scatter(blockMeans(draws, blocks))
}

// between interpolates between order statistics (Hyndman & Fan's type 7).
func between(tail []ranked, position float64) float64 {
	whole := int(position)
	x := tail[whole].value
	if whole+1 == len(tail) {
		return x
	}
	return x + float64((position-float64(whole))*(tail[whole+1].value-x))
}

// jackknife returns the standard error of the percentile at the end of a tail of n
// draws, leaving out one block at a time.
func (e *estimator) jackknife(tail []ranked, n int) float64 {
	rest := n - n/e.blocks
	position := bandLow * float64(rest-1)
	whole := int(position)
	part := position - float64(whole)
	below, above := e.without(tail, whole, 0), e.without(tail, whole+1, 1)
	var mean, square float64
	left := make([]float64, e.blocks)
	for b := range left {
		x := tail[below[b]].value
		left[b] = x + float64(part*(tail[above[b]].value-x))
		mean += left[b]
	}
	mean /= float64(e.blocks)
	for _, x := range left {
		square += float64((x - mean) * (x - mean))
	}
	return math.Sqrt(square * float64(e.blocks-1) / float64(e.blocks))
}

// without returns for every block the place in the tail of the order statistic of
// the given rank, from 0, of all draws but those of the block.
func (e *estimator) without(tail []ranked, rank, use int) []int {
	if e.skip[use] == nil {
		e.skip[use] = make([]int, e.blocks)
	}
	place := e.skip[use]
	for b := range place {
		place[b] = rank
	}
	for i, r := range tail {
		if i <= place[r.block] {
			place[r.block]++
		}
	}
	for b := range place {
		place[b] = min(place[b], len(tail)-1)
	}
	return place
}
