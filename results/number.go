package results

import (
	"math"
	"strconv"
)

// Files for machines have one digit more than the Monte Carlo error permits, so
// that rounding adds nothing to it, and eight where nothing was sampled.
const mostDecimals = 8

// number prints v, whose standard error is given, for a file.
func number(v, standardError float64) string {
	decimals := mostDecimals
	if standardError > 0 {
		decimals = min(max(1-int(math.Floor(math.Log10(standardError))), 1), mostDecimals)
	}
	return plainZero(strconv.FormatFloat(v, 'f', decimals, 64))
}

// errorNumber prints a standard error with two significant digits.
func errorNumber(e float64) string {
	return strconv.FormatFloat(e, 'g', 2, 64)
}

// plainZero takes the sign from what rounds to zero.
func plainZero(s string) string {
	if v, _ := strconv.ParseFloat(s, 64); v == 0 && s[0] == '-' {
		return s[1:]
	}
	return s
}

// short prints a value of an assumption with six significant digits.
func short(v float64) string { return string(appendShort(nil, v)) }

func appendShort(out []byte, v float64) []byte { return strconv.AppendFloat(out, v, 'g', 6, 64) }

// points prints a standard error in percentage points.
func points(e float64) string {
	p := 100 * e
	switch {
	case p == 0:
		return "none"
	case p < 0.01:
		return "under 0.01 points"
	case p < 0.1:
		return strconv.FormatFloat(p, 'f', 2, 64) + " points"
	}
	return strconv.FormatFloat(p, 'f', 1, 64) + " points"
}
