package model

import (
	"entente/model/belief"
	"entente/model/elementary"
)

// clampTo keeps a value where a point of the quantity may be stated.
func clampTo(q belief.Quantity, x float64) float64 {
	switch q {
	case belief.Rate:
		return clamp(x, 1e-9, 100)
	case belief.Duration:
		return clamp(x, 1e-3, 1000)
	case belief.Multiplier:
		return clamp(x, 1e-9, 1000)
	case belief.Spread:
		return clamp(x, 1e-6, 0.3)
	case belief.Weight:
		return clamp(x, -20, 20)
	}
	return clamp(x, 1e-6, 1-1e-6)
}

// toScale carries a value to the scale on which its quantity is stated: the
// logarithm, the log-odds or itself. What a point may state beyond the open ends of
// the scale is drawn inside.
func toScale(q belief.Quantity, x float64) float64 {
	switch q {
	case belief.Weight:
		return x
	case belief.Rate, belief.Duration, belief.Multiplier:
		return elementary.Log(max(x, 1e-12))
	case belief.Spread:
		return logOdds(2 * x)
	}
	return logOdds(x)
}

func fromScale(q belief.Quantity, y float64) float64 {
	switch q {
	case belief.Weight:
		return y
	case belief.Rate, belief.Duration, belief.Multiplier:
		return elementary.Exp(y)
	case belief.Spread:
		return elementary.Logistic(y) / 2
	}
	return elementary.Logistic(y)
}

// stretch is the derivative of fromScale.
func stretch(q belief.Quantity, y float64) float64 {
	x := fromScale(q, y)
	switch q {
	case belief.Weight:
		return 1
	case belief.Rate, belief.Duration, belief.Multiplier:
		return x
	case belief.Spread:
		return float64(x * (1 - 2*x))
	}
	return float64(x * (1 - x))
}
