package elementary

import "math"

// NormalQuantile returns the z that a standard normal variable stays below with
// probability p, within relative 7e-16. It is −Inf at 0, +Inf at 1 and NaN outside
// [0, 1]. NormalQuantile(1−p) = −NormalQuantile(p) where 1−p is exact; above
// p = 1/2 neighbouring arguments are 2**−53 apart, so that the far upper tail is
// reached in coarse steps and ends at 8.21.
//
// Wichura, algorithm AS 241 (PPND16), Appl. Statist. 37 (1988) 477.
func NormalQuantile(p float64) float64 {
	q := p - 0.5
	if math.Abs(q) <= 0.425 {
		r := 0.180625 - float64(q*q)
		return float64(q * ratio(r, &central))
	}
	return tailQuantile(p, q)
}

// tailQuantile is NormalQuantile where the smaller of p and 1−p is under 0.075.
func tailQuantile(p, q float64) float64 {
	switch {
	case p < 0 || p > 1 || p != p:
		return math.NaN()
	case p == 0 || p == 1:
		return math.Inf(int(q * 2))
	}
	z := 0.0
	r := math.Sqrt(-Log(min(p, 1-p)))
	if r <= 5 {
		z = ratio(r-1.6, &tail)
	} else {
		z = ratio(r-5, &farTail)
	}
	return math.Copysign(z, q)
}

// A rational is a ratio of polynomials in powers 0 to 7, constant first.
type rational struct{ above, below [8]float64 }

// ratio evaluates f at r ≥ 0. All coefficients are positive: nothing cancels.
func ratio(r float64, f *rational) float64 {
	return polynomial(r, &f.above) / polynomial(r, &f.below)
}

// polynomial is summed in pairs, which waits for fewer products than Horner's rule.
func polynomial(r float64, c *[8]float64) float64 {
	r2 := float64(r * r)
	r4 := float64(r2 * r2)
	low := c[0] + float64(c[1]*r) + float64(r2*(c[2]+float64(c[3]*r)))
	high := c[4] + float64(c[5]*r) + float64(r2*(c[6]+float64(c[7]*r)))
	return low + float64(r4*high)
}

var central = rational{
	above: [8]float64{
		3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
		4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
	},
	below: [8]float64{
		1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
		2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
	},
}

var tail = rational{
	above: [8]float64{
		1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
		1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
	},
	below: [8]float64{
		1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
		1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
	},
}

var farTail = rational{
	above: [8]float64{
		6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
		2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
	},
	below: [8]float64{
		1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
		7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
	},
}
