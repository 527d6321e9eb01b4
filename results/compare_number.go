package results

import (
	"math"
	"strconv"

	"entente/model"
)

// How a difference of two probabilities is printed: in percentage points, signed,
// to a unit no smaller than its Monte Carlo error. Common random numbers make
// that error small, so a second decimal may be earned.

// differenceDecimals is the number of decimals of a difference in points.
func differenceDecimals(standardError float64) int {
	switch {
	case standardError <= 0.00005:
		return 2
	case standardError <= 0.0005:
		return 1
	}
	return 0
}

// pointsOf prints a difference: "+3.2 points".
func pointsOf(v, standardError float64) string {
	number := pointsNumber(v, standardError)
	if number == "+1" || number == minusSign+"1" {
		return number + " point"
	}
	return number + " points"
}

func pointsNumber(v, standardError float64) string {
	return signed(100*v, differenceDecimals(standardError))
}

// differenceBand prints the band of a difference: "−0.4 to +3.1 points".
func differenceBand(e model.Estimate) string {
	worst := max(e.LowError, e.HighError)
	low, high := pointsNumber(e.Low, worst), pointsNumber(e.High, worst)
	if low == high {
		return low + " points"
	}
	return low + " to " + high + " points"
}

// worlds prints a share of the sets of assumptions as a count of 100. None and
// all are claims that no sample supports, unless nothing differs at all.
func worlds(share float64) string {
	n := int(math.Round(100 * share))
	switch {
	case n < 1:
		return "under 1 of 100"
	case n > 99:
		return "over 99 of 100"
	}
	return strconv.Itoa(n) + " of 100"
}

// higherIn says in how many worlds an outcome is likelier than in the baseline.
func higherIn(d *model.OutcomeDifference) string {
	if d.Higher == 0 && d.Lower == 0 {
		return "no difference"
	}
	return worlds(d.Higher)
}

// ratioOf prints a ratio to as many digits as its error permits, two decimals at
// most.
func ratioOf(d *model.OutcomeDifference) string {
	if d.Ratio == 0 {
		return ""
	}
	decimals := 2
	switch {
	case d.Error > 0.05:
		decimals = 0
	case d.Error > 0.005:
		decimals = 1
	}
	return "× " + strconv.FormatFloat(d.Ratio, 'f', decimals, 64)
}
