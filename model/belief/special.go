package belief

import (
	"math"

	"entente/model/elementary"
)

// mills holds the Chebyshev coefficients of (1 + x)·Φ(−x)/φ(x) in the variable
// (x − 4)/(x + 4), for every x ≥ 0: the form of J. L. Schonfelder, Chebyshev
// expansions for the error and related functions, Math. Comp. 32 (1978), with
// coefficients computed to 50 digits; the first one left out is below 1e-17.
var mills = [...]float64{
	1.1670525350882472057,
	-0.16101957671346538914,
	-0.028002821825452974716,
	0.031674521892392658864,
	-0.012103231162345368661,
	0.0027056129762167095153,
	-0.00029931636202703165933,
	-0.00001716686526879361022,
	0.000010178489264109867437,
	-4.8948295700041917723e-7,
	-2.844006500151047843e-7,
	3.076628371381150396e-8,
	9.1803786744695372008e-9,
	-1.2756102213808736222e-9,
	-3.6602793761041338272e-10,
	4.5926359348595205189e-11,
	1.718931468764652685e-11,
	-1.2726833698700694016e-12,
	-8.6680819133161884347e-13,
	1.1061557204136740861e-15,
	4.2750210770103333828e-14,
	3.7909376922639045483e-15,
	-1.8474103010592331508e-15,
	-4.0419094130708177894e-16,
	5.3408543850173578299e-17,
	2.941479937590055145e-17,
}

// normalCDF returns Φ(z), with full relative precision in the lower tail and
// the same bits on every processor.
func normalCDF(z float64) float64 {
	if z > 0 {
		return 1 - upperTail(z)
	}
	return upperTail(-z)
}

// upperTail returns Φ(−x) for x ≥ 0.
func upperTail(x float64) float64 {
	if x > 39 {
		return 0
	}
	return normalDensity(x) * clenshaw(mills[:], (x-4)/(x+4)) / (1 + x)
}

// normalDensity returns φ(x). The square is taken in two parts, the first of
// them exact, because its rounding would be magnified by the exponential.
func normalDensity(x float64) float64 {
	const perRoot2Pi = 0.3989422804014327
	head := math.Trunc(x*0x1p16) * 0x1p-16
	tail := float64((x - head) * (x + head))
	return float64(perRoot2Pi * elementary.Exp(-float64(head*head)/2) * elementary.Exp(-tail/2))
}

// clenshaw sums a Chebyshev series at −1 ≤ t ≤ 1.
func clenshaw(c []float64, t float64) float64 {
	var b1, b2 float64
	for i := len(c) - 1; i > 0; i-- {
		b1, b2 = float64(2*t*b1)-b2+c[i], b1
	}
	return float64(t*b1) - b2 + c[0]
}

// power returns x**a for x ≥ 0 and a > 0.
func power(x, a float64) float64 {
	if x == 0 {
		return 0
	}
	return elementary.Exp(float64(a * elementary.Log(x)))
}
