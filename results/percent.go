package results

import (
	"math"
	"strconv"

	"entente/model"
)

// How a probability is printed in every text, table and chart.
//
// A number is rounded to a unit no smaller than its Monte Carlo standard error:
// to whole per cents, or to a multiple of two, five or ten where the computation was
// coarse. One decimal, never more, needs an error of half its unit, because
// readers take a decimal for more than it is. Below one per cent
// (or below the coarser unit) it is "under 1 %", above ninety-nine "over 99 %":
// a finite computation from uncertain assumptions shows nothing to be certain.
// Ranges have an en dash, negative numbers a minus sign.
const (
	percentSign = " %"
	enDash      = "–"
	minusSign   = "−"
)

// percentUnit is the unit, as a fraction of one, to which a probability with
// the given standard error is rounded.
func percentUnit(standardError float64) float64 {
	switch {
	case standardError <= 0.0005:
		return 0.001
	case standardError <= 0.01:
		return 0.01
	case standardError <= 0.02:
		return 0.02
	case standardError <= 0.05:
		return 0.05
	}
	return 0.1
}

// percent prints a probability between 0 and 1.
func percent(p, standardError float64) string {
	bound, number := percentParts(p, percentUnit(standardError))
	return bound + number + percentSign
}

// percentParts splits a printed probability into "under ", "over " or nothing,
// and the number.
func percentParts(p, unit float64) (bound, number string) {
	least := max(unit, 0.01)
	switch {
	case p < least:
		return "under ", percentNumber(least, 0.01)
	case p > 1-least:
		return "over ", percentNumber(1-least, 0.01)
	}
	return "", percentNumber(p, unit)
}

// percentNumber divides by the inverse of the unit, a whole number, because the
// unit itself is not exact in binary.
func percentNumber(p, unit float64) string {
	perOne := math.Round(1 / unit)
	rounded := math.Round(float64(p*perOne)) * 100 / perOne
	decimals := 0
	if unit < 0.01 {
		decimals = 1
	}
	return strconv.FormatFloat(rounded, 'f', decimals, 64)
}

// percentRange prints the range from low to high, "1–28 %" or "under 1 to 28 %",
// and a single percentage where both ends print alike. Each end has the unit of
// its own error, but decimals come at both or at none.
func percentRange(low, lowError, high, highError float64) string {
	lowUnit, highUnit := percentUnit(lowError), percentUnit(highError)
	if max(lowUnit, highUnit) >= 0.01 {
		lowUnit, highUnit = max(lowUnit, 0.01), max(highUnit, 0.01)
	}
	lowBound, lowNumber := percentParts(low, lowUnit)
	highBound, highNumber := percentParts(high, highUnit)
	switch {
	case lowBound == highBound && lowNumber == highNumber:
		return lowBound + lowNumber + percentSign
	case lowBound == "" && highBound == "":
		return lowNumber + enDash + highNumber + percentSign
	}
	return lowBound + lowNumber + " to " + highBound + highNumber + percentSign
}

// percentOf prints the value of an estimate.
func percentOf(e model.Estimate) string { return percent(e.Value, e.Error) }

// bandOf prints the 90 % band of an estimate.
func bandOf(e model.Estimate) string {
	return percentRange(e.Low, e.LowError, e.High, e.HighError)
}

// percentWithBand prints an estimate with its band in brackets, "9 % (1–28 %)",
// or alone where the assumptions leave no band that shows.
func percentWithBand(e model.Estimate) string {
	value, band := percentOf(e), bandOf(e)
	if !hasBand(e) || value == band {
		return value
	}
	return value + " (" + band + ")"
}

func hasBand(e model.Estimate) bool { return e.High > e.Low }

// signed prints a number with its sign and the given decimals: "+0.42", "−0.31".
// What rounds to zero has no sign.
func signed(v float64, decimals int) string {
	digits := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	switch zero := strconv.FormatFloat(0, 'f', decimals, 64); {
	case digits == zero:
		return digits
	case v < 0:
		return minusSign + digits
	}
	return "+" + digits
}
