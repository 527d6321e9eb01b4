package model

import (
	"math"
	"slices"
)

// Ends of the band over assumptions.
const (
	bandLow  = 0.05
	bandHigh = 0.95
)

// An estimator turns the draws of one probability into an estimate. Draws come
// in blocks, one a randomization, and the blocks are independent; inside one the
// draws are not, because quasi-random points avoid each other.
type estimator struct {
	blocks int
	sorted []ranked
}

type ranked struct {
	value float64
	block int
}

func (e *estimator) estimate(draws []float64, c chance) Estimate {
	size := len(draws) / e.blocks
	mean, err := blockMean(draws, e.blocks)
	e.sorted = e.sorted[:0]
	for i, x := range draws {
		e.sorted = append(e.sorted, ranked{x, i / size})
	}
	slices.SortFunc(e.sorted, func(a, b ranked) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return a.block - b.block
	})
	out := Estimate{Value: mean, Error: err}
	fix := newCorrection(draws, c)
	out.Warnings = fix.warning()
	out.Low, out.LowError = e.end(bandLow, false, fix)
	out.High, out.HighError = e.end(bandHigh, true, fix)
	return out
}

// end returns one end of the band, with its error.
func (e *estimator) end(p float64, fromTop bool, fix correction) (value, err float64) {
	raw, err := e.percentile(p, fromTop)
	value, slope := fix.apply(raw)
	return value, float64(slope * err)
}

// blockMean returns the mean and its standard error from the scatter of the
// blocks' means.
func blockMean(draws []float64, blocks int) (mean, err float64) {
	size := len(draws) / blocks
	var square float64
	means := make([]float64, blocks)
	for b := range means {
		means[b] = sum(draws[b*size:(b+1)*size]) / float64(size)
		mean += means[b]
	}
	mean /= float64(blocks)
	for _, m := range means {
		square += float64((m - mean) * (m - mean))
	}
	return mean, math.Sqrt(square / float64(blocks*(blocks-1)))
}

// percentile interpolates between order statistics (Hyndman & Fan's type 7). Its
// error is the jackknife's, leaving out one block at a time.
func (e *estimator) percentile(p float64, fromTop bool) (value, err float64) {
	value = e.without(p, -1, fromTop)
	var mean, square float64
	left := make([]float64, e.blocks)
	for b := range left {
		left[b] = e.without(p, b, fromTop)
		mean += left[b]
	}
	mean /= float64(e.blocks)
	for _, x := range left {
		square += float64((x - mean) * (x - mean))
	}
	return value, math.Sqrt(square * float64(e.blocks-1) / float64(e.blocks))
}

// without returns the percentile of all draws but those of one block. It walks
// from the nearer end.
func (e *estimator) without(p float64, block int, fromTop bool) float64 {
	n := len(e.sorted)
	rest := n
	if block >= 0 {
		rest -= n / e.blocks
	}
	if fromTop {
		p = 1 - p
	}
	position := p * float64(rest-1)
	whole := int(position)
	var below, seen = 0.0, 0
	for i := range n {
		r := e.sorted[i]
		if fromTop {
			r = e.sorted[n-1-i]
		}
		if r.block == block {
			continue
		}
		if seen == whole {
			below = r.value
			if whole == rest-1 {
				return below
			}
		}
		if seen == whole+1 {
			part := position - float64(whole)
			return below + float64(part*(r.value-below))
		}
		seen++
	}
	panic("model: percentile of no draws")
}
