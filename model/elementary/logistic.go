package elementary

// Logistic returns 1/(1+e**−z), within 2.1 ulp: the level, from 0 to 1, whose
// log-odds are z. For z under −709.78 it returns 0.
func Logistic(z float64) float64 { return 1 / (1 + Exp(-z)) }

// Logit returns the log-odds log(x/(1−x)) of 0 < x < 1, within 2 ulp also near
// x = 1/2, where they vanish. It is −Inf at 0, +Inf at 1 and NaN outside.
func Logit(x float64) float64 {
	if 0.25 < x && x < 0.75 {
		return Log1p((x - (1 - x)) / (1 - x))
	}
	return Log(x / (1 - x))
}
