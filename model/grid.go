package model

// A grid cuts the time from the first day to the horizon into steps within
// which the drivers stand still at their level in the middle of the step. The
// midpoint rule makes the bias of the probabilities of second order in the step.
type grid struct {
	bound  []float64 // years: step j runs from bound[j] to bound[j+1]
	gap    []int     // class of the time from the previous midpoint (or the start) to that of step j
	gaps   []float64 // years, one a class
	report []int     // report[i]: steps completed at calendar.dates[i]
}

func newGrid(c calendar, perPeriod int) grid {
	g := grid{bound: []float64{0}, report: []int{0}}
	classes := map[float64]int{}
	half := 0.0
	for i := 1; i < len(c.years); i++ {
		length := float64(c.months) / float64(12*perPeriod)
		if i == len(c.years)-1 {
			length = (c.years[i] - c.years[i-1]) / float64(perPeriod)
		}
		for j := range perPeriod {
			bound := c.years[i-1] + float64(float64(j+1)*length)
			if j == perPeriod-1 {
				bound = c.years[i]
			}
			g.bound = append(g.bound, bound)
			gap := half + length/2
			class, seen := classes[gap]
			if !seen {
				class = len(g.gaps)
				classes[gap] = class
				g.gaps = append(g.gaps, gap)
			}
			g.gap = append(g.gap, class)
			half = length / 2
		}
		g.report = append(g.report, len(g.gap))
	}
	return g
}

func (g grid) steps() int { return len(g.gap) }
