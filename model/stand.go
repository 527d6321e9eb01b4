package model

import "entente/model/elementary"

// stand works out the levels of all drivers.
func (f *future) stand() {
	for i, z := range f.z {
		f.level[i] = elementary.Logistic(z)
	}
	f.weigh()
}

// weigh works out what the levels and the shocks that last make of the hazards.
func (f *future) weigh() {
	f.drawn.logs(f.log, f.level)
	for s, on := range f.on {
		if on {
			f.bear(s, 1)
		}
	}
	f.known, f.clock.known = false, false
}

// lift moves the log-odds of one driver.
func (f *future) lift(driver int, by float64) {
	f.z[driver] += by
	x := elementary.Logistic(f.z[driver])
	change := x - f.level[driver]
	f.level[driver] = x
	rows := len(f.log)
	for r, w := range f.drawn.pull[driver*rows : (driver+1)*rows] {
		f.log[r] += float64(w * change)
	}
	f.known = false
	if f.model.minded[driver] {
		f.clock.known = false
	}
}

// bear adds the effect of a shock to the hazards, or with −1 takes it off.
func (f *future) bear(shock int, sign float64) {
	for _, e := range f.drawn.shock[shock].effect {
		f.log[e.row] += sign * e.value
	}
	f.known = false
}

// ratios returns the hazard ratios of the rows.
func (f *future) ratios() []float64 {
	if !f.known {
		for r, x := range f.log {
			f.ratio[r] = elementary.Exp(x)
		}
		f.known = true
	}
	return f.ratio
}
