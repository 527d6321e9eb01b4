package belief

import (
	"math"

	"entente/model/elementary"
)

// The incomplete gamma and beta functions below replace gonum's mathext, whose
// quantiles vanish in the lower tail of a gamma law of shape below 1 and lose
// all digits in the upper tail of a lopsided beta law, and whose last bits
// depend on the processor.

const rootTwoPi = 2.5066282746310005

// stirlingError returns log Γ(a+1) − [(a + ½) log a − a + ½ log 2π] for a > 0,
// by its asymptotic series (Abramowitz and Stegun 6.1.41) above 16 and by the
// recurrence of the gamma function below.
func stirlingError(a float64) float64 {
	var sum float64
	for ; a < 16; a++ {
		sum += float64((a+0.5)*elementary.Log1p(1/a)) - 1
	}
	r := 1 / float64(a*a)
	series := 1.0 / 1188
	for _, c := range [...]float64{-1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12} {
		series = float64(series*r) + c
	}
	return sum + series/a
}

// deviance returns a·log(a/x) + x − a for a, x > 0, given d = x − a: the exponent
// of C. Loader, Fast and accurate computation of binomial probabilities (2000).
func deviance(a, x, d float64) float64 {
	u := d / a
	if u < -0.5 {
		return d - float64(a*elementary.Log(x/a))
	}
	return float64(a * (u - elementary.Log1p(u)))
}

// A tailFunction returns the probabilities below and above the point w of a law
// on the real line, and its density there.
type tailFunction func(w float64) (below, above, density float64)

// invertTails returns the point of a law with log-concave density on the real
// line that has the given probabilities below and above it, starting from w.
//
// The logarithm of either tail is concave, so that Newton's method converges from
// any start from which its first step is finite; the bracket catches the others.
func invertTails(tails tailFunction, below, above, w float64) float64 {
	const settled = 1e-10   // Newton squares it
	lo, hi := -705.0, 705.0 // e**±705 is finite and normal
	for range 200 {
		f, g, density := tails(w)
		if f < below || g > above {
			lo = w
		} else {
			hi = w
		}
		move := (elementary.Log(below) - elementary.Log(f)) * f / density
		if above < below {
			move = (elementary.Log(g) - elementary.Log(above)) * g / density
		}
		if math.Abs(move) < settled {
			return w + move
		}
		w += move
		if !(w > lo && w < hi) {
			w = lo/2 + hi/2
		}
	}
	return w
}

// continuedFraction evaluates b0 + a1/(b1 + a2/(b2 + ...)) from its terms by the
// method of Lentz as modified by I. Thompson and A. Barnett, J. Comput. Phys. 64
// (1986).
func continuedFraction(b0 float64, term func(n float64) (a, b float64)) float64 {
	const least = 1e-300
	f, c, d := b0, b0, 0.0
	for n := 1.0; n < 1e5; n++ {
		a, b := term(n)
		d = b + float64(a*d)
		if d == 0 {
			d = least
		}
		c = b + a/c
		if c == 0 {
			c = least
		}
		d = 1 / d
		f *= float64(c * d)
		if math.Abs(float64(c*d)-1) < 0x1p-52 {
			break
		}
	}
	return f
}
