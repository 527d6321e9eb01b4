package elementary

import "math"

const (
	overflow  = 0x1.62e42fefa39efp+9  // 709.78…, the largest x with e**x finite
	underflow = -0x1.74910d52d3051p+9 // −745.13…, below it e**x rounds to 0

	perLn2 = 0x1.71547652b82fep+7 // 128/ln 2
	// ln 2/128 in two parts; a product of the first with an integer under 2**18 is exact.
	stepHead = 0x1.62e42fefc0000p-8
	stepTail = -0x1.c610ca86c3899p-44

	// Adding toInteger leaves the nearest integer in the low bits of the sum.
	toInteger = 0x1.8p52
)

// Exp returns e**x, within 0.52 ulp for normal results and 0.76 ulp for subnormal
// ones. Exp(+Inf) = +Inf, Exp(−Inf) = 0, Exp(NaN) = NaN; above 709.78 it returns +Inf
// and below −745.13 it returns 0.
//
// The argument is reduced to |r| ≤ ln 2/256 by a table of 2**(i/128), as in Tang,
// ACM Trans. Math. Softw. 15 (1989) 144.
func Exp(x float64) float64 {
	if !(math.Abs(x) < 708) {
		return expExtreme(x)
	}
	k, m := reduce(x)
	scale := power(k)
	return scale + float64(scale*m)
}

// expExtreme is Exp where the result overflows, underflows or could be subnormal.
func expExtreme(x float64) float64 {
	switch {
	case x != x:
		return x
	case x > overflow:
		return math.Inf(1)
	case x < underflow:
		return 0
	}
	k, m := reduce(x)
	rest := k >> 8 // 2**(k>>7) may be out of range, but not the product of two powers
	scale := power(k - rest<<7)
	y := scale + float64(scale*m)
	return float64(y * power(rest<<7))
}

// Expm1 returns e**x − 1 without the cancellation that Exp(x) − 1 suffers near 0,
// within 2.2 ulp. Special cases are those of math.Expm1.
func Expm1(x float64) float64 {
	switch {
	case x > 40 || x != x:
		return Exp(x)
	case x < -40:
		return -1
	case math.Abs(x) < 0x1p-54:
		return x
	}
	k, m := reduce(x)
	scale := power(k)
	return (scale - 1) + float64(scale*m)
}

// power returns the head of 2**(k/128), if that is a normal number.
func power(k int64) float64 {
	return math.Float64frombits(math.Float64bits(powers[k&127].head) + uint64(k>>7)<<52)
}

// reduce returns k and m with e**x = power(k) · (1+m), for finite x with
// |x| < 746.
func reduce(x float64) (k int64, m float64) {
	shifted := float64(x*perLn2) + toInteger
	k = int64(math.Float64bits(shifted)) - int64(math.Float64bits(toInteger))
	n := shifted - toInteger
	r := (x - float64(n*stepHead)) - float64(n*stepTail)
	r2 := float64(r * r)
	high := 1.0/24 + float64(r*(1.0/120))
	low := 0.5 + float64(r*(1.0/6))
	m = powers[k&127].tail + r + float64(r2*(low+float64(r2*high)))
	return k, m
}
