package model

import "math"

// A calibration holds what is known to average to 0 over draws and futures, the
// guesses of control, and takes out of any estimate what it has in common with
// them. All estimates of a run are corrected by the same linear rule, so that what
// sums to one goes on doing so, and a scenario whose futures leave nothing to guess
// keeps its plain means.
type calibration struct {
	blocks int
	column [][]float64 // [guess][draw] orthonormal, with mean 0
	mean   []float64   // that each had before
	block  [][]float64 // [guess][block] mean
}

// newCalibration makes guesses orthonormal (Gram and Schmidt). A guess that the ones
// before it already make adds nothing.
func newCalibration(guesses [][]float64, blocks int) *calibration {
	c := &calibration{blocks: blocks}
	for _, g := range guesses {
		mean, first := center(g), 0.0
		first = norm(g)
		for j, q := range c.column {
			share := dot(g, q)
			for i := range g {
				g[i] -= float64(share * q[i])
			}
			mean -= float64(share * c.mean[j])
		}
		rest := norm(g)
		if !(rest > leastRest*first) {
			continue
		}
		for i := range g {
			g[i] /= rest
		}
		c.column = append(c.column, g)
		c.mean = append(c.mean, mean/rest)
		c.block = append(c.block, blockMeans(g, blocks))
	}
	return c
}

// Of a guess that differs from others by less than this share only rounding is left.
const leastRest = 1e-6

func center(x []float64) (mean float64) {
	mean = sum(x) / float64(len(x))
	for i := range x {
		x[i] -= mean
	}
	return mean
}

func dot(x, y []float64) float64 {
	total := 0.0
	for i, v := range x {
		total += float64(v * y[i])
	}
	return total
}

func norm(x []float64) float64 { return math.Sqrt(dot(x, x)) }

func blockMeans(x []float64, blocks int) []float64 {
	size := len(x) / blocks
	means := make([]float64, blocks)
	for b := range means {
		means[b] = sum(x[b*size:(b+1)*size]) / float64(size)
	}
	return means
}

// estimate returns the mean of the draws and its standard error from the scatter of
// the blocks, by regression on the guesses. It is given the means of the blocks and
// uses them up.
func (c *calibration) estimate(draws, means []float64) (mean, err float64) {
	for j, q := range c.column {
		slope := dot(draws, q)
		mean -= float64(slope * c.mean[j])
		for b := range means {
			means[b] -= float64(slope * c.block[j][b])
		}
	}
	plain, err := scatter(means)
	free := float64(c.blocks - 1)
	return mean + plain, err * math.Sqrt(free/max(1, free-float64(len(c.column))))
}

// scatter returns the mean of independent numbers and its standard error.
func scatter(x []float64) (mean, err float64) {
	mean = sum(x) / float64(len(x))
	square := 0.0
	for _, v := range x {
		square += float64((v - mean) * (v - mean))
	}
	return mean, math.Sqrt(square / float64(len(x)*(len(x)-1)))
}
