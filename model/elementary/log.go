package elementary

import "math"

const (
	logsFrom = 0x3fe6000000000000 // bits of 0.6875, where the first interval of logs begins

	// ln 2 in two parts; a product of the first with an integer under 2**11 is exact.
	ln2Head = 0x1.62e42fefa3800p-1
	ln2Tail = 0x1.ef35793c76730p-45
)

// Log returns the natural logarithm of x, within 0.53 ulp.
// Log(+Inf) = +Inf, Log(0) = −Inf, Log(x < 0) = NaN, Log(NaN) = NaN.
//
// x = 2**k·z; the table gives an 11-bit number near 1/z, so that the remainder of
// their product is known without rounding (after Tang, ACM Trans. Math. Softw. 16
// (1990) 378), and its logarithm follows by a Taylor polynomial.
func Log(x float64) float64 {
	bits := math.Float64bits(x)
	shift := int64(0)
	if bits-0x0010000000000000 >= 0x7fe0000000000000 { // not positive, normal and finite
		if !(x > 0 && x < 0x1p-1022) {
			return logExtreme(x)
		}
		bits = math.Float64bits(x * 0x1p52)
		shift = 52
	}
	offset := bits - logsFrom
	row := &logs[offset>>45&127]
	z := bits - offset&(0xfff<<52)
	n := float64(int64(offset)>>52 - shift)

	base := float64(n*ln2Head) + row.head // exact, as ln2Head and row.head end at 2**−42
	if base == 0 {
		r := math.Float64frombits(z) - 1
		return r + logSeries(r)
	}

	// r0 + r1 is exact, and so is base + r0 = head + the first term of tail, for
	// |base| > |r0|.
	z0 := math.Float64frombits(z &^ 0xfff)
	r0 := float64(z0*row.inverse) - 1
	r1 := float64((math.Float64frombits(z) - z0) * row.inverse)
	head := base + r0
	tail := (base - head + r0) + (float64(n*ln2Tail) + row.tail + r1)
	return head + (tail + logSeries(r0+r1))
}

// logSeries returns log(1+r) − r for |r| ≤ 1/128 with an error below 2**−59·|r|.
func logSeries(r float64) float64 {
	r2 := float64(r * r)
	r4 := float64(r2 * r2)
	a := -1.0/2 + float64(r*(1.0/3))
	b := -1.0/4 + float64(r*(1.0/5))
	c := -1.0/6 + float64(r*(1.0/7))
	c += float64(r2 * (-1.0 / 8))
	return float64(r2 * (a + float64(r2*b) + float64(r4*c)))
}

// logExtreme is Log where there is nothing to compute.
func logExtreme(x float64) float64 {
	switch {
	case x == 0:
		return math.Inf(-1)
	case x < 0:
		return math.NaN()
	default: // +Inf or NaN
		return x
	}
}

// Log1p returns log(1+x) without losing the low digits of a small x, within
// 1.1 ulp. Special cases are those of math.Log1p.
func Log1p(x float64) float64 {
	if math.Abs(x) <= 1.0/128 {
		return x + logSeries(x)
	}
	u := 1 + x
	if !(x > -1 && x < 0x1p54) {
		return Log(u)
	}
	var lost float64 // what rounding 1+x lost
	if x < 1 {
		lost = x - (u - 1)
	} else {
		lost = 1 - (u - x)
	}
	return Log(u) + lost/u
}
