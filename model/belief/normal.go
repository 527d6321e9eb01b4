package belief

import "entente/model/elementary"

// A normal law on one of the scales: the number itself, its logarithm or its
// log-odds.
type normal struct {
	scale    scale
	mean, sd float64 // on the scale
}

func newNormal(a []float64) (law, *Fault)      { return normal{identity, a[0], a[1]}, nil }
func newLognormal(a []float64) (law, *Fault)   { return normal{logarithm, a[0], a[1]}, nil }
func newLogitNormal(a []float64) (law, *Fault) { return normal{logOdds, a[0], a[1]}, nil }

func (l normal) quantile(p float64) float64 {
	y := l.mean + float64(l.sd*elementary.NormalQuantile(p))
	switch l.scale {
	case logarithm:
		return elementary.Exp(y)
	case logOdds:
		return elementary.Logistic(y)
	default:
		return y
	}
}

func (l normal) cdf(x float64) float64 {
	lo, hi := l.support()
	if x <= lo || x >= hi {
		return step(x, hi)
	}
	switch l.scale {
	case logarithm:
		x = elementary.Log(x)
	case logOdds:
		x = elementary.Logit(x)
	}
	return normalCDF((x - l.mean) / l.sd)
}

func (l normal) support() (lo, hi float64) {
	switch l.scale {
	case logarithm:
		return 0, inf
	case logOdds:
		return 0, 1
	default:
		return -inf, inf
	}
}

func (l normal) notation() string {
	name := [...]string{identity: "normal", logarithm: "lognormal", logOdds: "logit_normal"}[l.scale]
	return call(name, l.mean, l.sd)
}
