package model

import "math"

// takeOff takes a share of y off x.
func takeOff(x, y []float64, share float64) {
	for i := range x {
		x[i] -= float64(share * y[i])
	}
}

func fill(x []float64, with float64) {
	for i := range x {
		x[i] = with
	}
}

func scale(x []float64, by float64) {
	for i := range x {
		x[i] *= by
	}
}

// invert inverts a positive semidefinite matrix in place by the sweep operator
// (Goodnight, Am. Stat. 33, 1979). Rows that the ones before them make already come
// out as zeros.
func invert(a [][]float64) [][]float64 {
	for k, row := range a {
		pivot := row[k]
		if !(pivot > leastRest) {
			for i := range a {
				a[i][k], row[i] = 0, 0
			}
			continue
		}
		for j := range row {
			row[j] /= pivot
		}
		row[k] = 1 / pivot
		for i := range a {
			if i == k {
				continue
			}
			share := a[i][k]
			a[i][k] = 0
			for j := range row {
				a[i][j] -= float64(share * row[j])
			}
		}
	}
	return a
}

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

// invertScaled is invert for numbers of any size.
func invertScaled(a [][]float64) [][]float64 {
	size := make([]float64, len(a))
	for i, row := range a {
		size[i] = math.Sqrt(max(0, row[i]))
	}
	byScale := func() {
		for i, row := range a {
			for j := range row {
				if x := float64(size[i] * size[j]); x > 0 {
					row[j] /= x
				}
			}
		}
	}
	byScale()
	invert(a)
	byScale()
	return a
}
