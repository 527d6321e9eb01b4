package belief

import "entente/model/elementary"

// A weibull law has the survival function exp(−(x/scale)**shape).
type weibull struct{ shape, scale float64 }

func newWeibull(a []float64) (law, *Fault) { return weibull{a[0], a[1]}, nil }

func (l weibull) quantile(p float64) float64 {
	return float64(l.scale * power(-elementary.Log1p(-p), 1/l.shape))
}

func (l weibull) cdf(x float64) float64 {
	if x <= 0 {
		return 0
	}
	return -elementary.Expm1(-power(x/l.scale, l.shape))
}

func (l weibull) support() (lo, hi float64) { return 0, inf }
func (l weibull) notation() string          { return call("weibull", l.shape, l.scale) }
