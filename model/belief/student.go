package belief

import (
	"math"

	"entente/model/elementary"
)

// A student law is Student's t with df degrees of freedom, stretched and moved.
// The square of t, over df, is the odds of a beta variable with parameters ½ and
// df/2.
type student struct {
	df, location, scale float64
	square              betaOdds
}

func newStudent(a []float64) (law, *Fault) {
	return student{a[0], a[1], a[2], newBetaOdds(0.5, a[0]/2)}, nil
}

func (l student) quantile(p float64) float64 {
	if p == 0.5 {
		return l.location
	}
	w := l.square.quantile(math.Abs(1-2*p), 2*min(p, 1-p))
	t := math.Sqrt(l.df) * elementary.Exp(w/2)
	return l.location + float64(l.scale*math.Copysign(t, p-0.5))
}

func (l student) cdf(x float64) float64 {
	t := (x - l.location) / l.scale
	if t == 0 {
		return 0.5
	}
	_, beyond, _ := l.square.tails(elementary.Log(t * t / l.df))
	if t < 0 {
		return beyond / 2
	}
	return 1 - beyond/2
}

func (l student) support() (lo, hi float64) { return -inf, inf }
func (l student) notation() string          { return call("student_t", l.df, l.location, l.scale) }
