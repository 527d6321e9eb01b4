package model

import "entente/model/elementary"

// A strike is what a shock does to the hazards of a quiet course in some time after it.
type strike struct {
	fade   []float64 // [driver] what is left of a push
	growth []float64 // [row] by how much hazards grow, as a share
}

func newStrike(m *Model) strike {
	return strike{make([]float64, len(m.drivers)), make([]float64, len(m.rows))}
}

// at takes up a time after the strike.
func (k *strike) at(d *drawn, a after) {
	middle := (a.from + a.to) / 2
	for i := range k.fade {
		k.fade[i] = elementary.Exp(-float64(d.process[i].kappa * middle))
	}
}

// of works out what a shock does in that time.
func (k *strike) of(s *drawnShock, d *drawn, q *quiet, a after) []float64 {
	clear(k.growth)
	for _, c := range s.push {
		k.lift(d, c.driver, q.level[a.cell], c.weight*k.fade[c.driver])
	}
	for _, c := range s.reset {
		gap := c.weight - q.target[a.cell][c.driver]
		k.lift(d, c.driver, q.level[a.cell], gap*(1-k.fade[c.driver]))
	}
	for i, x := range k.growth {
		k.growth[i] = roughExp(x)
	}
	lasts := max(0, min(s.lasts, a.to)-a.from) / (a.to - a.from)
	for _, e := range s.effect {
		k.growth[e.row] = float64(k.growth[e.row] * (1 + float64(lasts*e.growth)))
	}
	for i := range k.growth {
		k.growth[i]--
	}
	return k.growth
}

// lift adds what comes of log-odds of a driver to the logarithms of hazards.
func (k *strike) lift(d *drawn, driver int, level []float64, by float64) {
	x, more := level[driver], roughExp(by)-1
	change := float64(float64(x*(1-x))*more) / (1 + float64(x*more))
	for r, w := range d.pull[driver*len(k.growth) : (driver+1)*len(k.growth)] {
		k.growth[r] += float64(w * change)
	}
}

// roughExp is the square of Padé's approximation of the exponential of a half: within 2.5 % for
// |x| ≤ 3, and at a third of the time.
func roughExp(x float64) float64 {
	x = min(max(x, -6), 6) / 2
	root := (float64((x+3)*(x+3)) + 3) / (float64((x-3)*(x-3)) + 3)
	return float64(root * root)
}
