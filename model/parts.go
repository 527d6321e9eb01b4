package model

import "math"

// parts are the independent numbers that a mean is made of. Blocks and sequences of the
// outlook know nothing of each other, and each scatter by themselves.
type parts struct {
	block    []float64 // estimates of the mean; it is their mean
	sequence []float64 // by how much each sequence of the outlook moves it, 0 on average; nil for none
}

// mean returns the mean and the two parts of its standard error.
func (p parts) mean() (mean, own, outlook float64) {
	mean, own = meanAndError(p.block)
	if p.sequence != nil {
		_, outlook = meanAndError(p.sequence)
	}
	return mean, own, outlook
}

// meanAndError is scatter with the error raised so that its 1.96-fold to either side covers the
// mean in 95 of 100 cases, as that of an error known for certain would. One that is rounding
// alone is none.
func meanAndError(x []float64) (mean, err float64) {
	if mean, err = scatter(x); err < rounded {
		return mean, 0
	}
	return mean, float64(err * studentRatio(len(x)))
}

// studentRatio is the 97.5th percentile of Student's distribution over that of the normal one, for
// an error that so many numbers tell, 8 at least: 1.21 for 8, 1.04 for 32 (Abramowitz and
// Stegun, 26.7.5, within 1e-3).
func studentRatio(numbers int) float64 {
	const z = 1.959963984540054
	v := float64(numbers - 1)
	const (
		one   = (z*z*z + z) / 4
		two   = (5*z*z*z*z*z + 16*z*z*z + 3*z) / 96
		three = (3*z*z*z*z*z*z*z + 19*z*z*z*z*z + 17*z*z*z - 15*z) / 384
	)
	return 1 + (one+(two+three/v)/v)/v/z
}

// estimate returns the mean and its standard error.
func (p parts) estimate() (mean, err float64) {
	mean, own, outlook := p.mean()
	return mean, inQuadrature(own, outlook)
}

// moved is by how much a sequence moves the mean.
func (p parts) moved(sequence int) float64 {
	if p.sequence == nil {
		return 0
	}
	return p.sequence[sequence]
}

// contrast returns the mean of b less a multiple of that of a, with its standard error.
func contrast(a, b parts, multiple float64) (value, err float64) {
	value, own := difference(a.block, b.block, multiple)
	_, outlook := difference(a.sequence, b.sequence, multiple)
	return value, inQuadrature(own, outlook)
}

// difference is contrast for parts of one kind. The first of a and b are those of the same
// random numbers; what is left of the longer is independent of the other. No parts are 0.
func difference(a, b []float64, multiple float64) (value, err float64) {
	n := max(len(a), len(b))
	if n == 0 {
		return 0, 0
	}
	each := make([]float64, n)
	add := func(x []float64, by float64) (mean float64) {
		if len(x) > 0 {
			mean = sum(x) / float64(len(x))
		}
		for i, v := range x {
			each[i] += float64(by*(v-mean)) / float64(len(x))
		}
		return float64(by * mean)
	}
	value = add(b, 1) + add(a, -multiple)
	square := 0.0
	for _, d := range each {
		square += float64(d * d)
	}
	return value, float64(studentRatio(n) * math.Sqrt(square*float64(n)/float64(n-1)))
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
