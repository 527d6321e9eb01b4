package model

import "entente/model/elementary"

// A course samples the state along a future instead of solving its law: the plain
// estimator, which tests and benchmarks set the solved law against. Its laws are 0
// but for a 1 in the state where it stands, until it has entered what they exclude.
type course struct {
	state int
	used  int     // random numbers
	out   [][]int // arcs out of each state
}

func newCourse(m *Model) *course {
	c := &course{out: make([][]int, m.space.states)}
	for i, a := range m.arcs {
		c.out[a.From] = append(c.out[a.From], i)
	}
	return c
}

func (f *future) uniform() float64 {
	f.course.used++
	return f.keys.state.Uniform(f.clock.draw, f.clock.future, f.course.used-1)
}

// enter puts the course in a state. Every law goes on from the states that are
// alive in it.
func (f *future) enter(state int) {
	f.course.state = state
	for k, law := range f.law {
		alive := sum(law) > 0 && f.model.laws[k].Live()[state]
		clear(law)
		if alive {
			law[state] = 1
		}
	}
}

// startCourse draws the state of the first day.
func (f *future) startCourse() {
	f.course.used = 0
	f.enter(choose(f.uniform(), f.model.space.start))
}

// choose returns which of some weights that sum to one a uniform number falls on.
func choose(u float64, weight []float64) int {
	last := 0
	for i, w := range weight {
		if w == 0 {
			continue
		}
		if u < w {
			return i
		}
		u -= w
		last = i
	}
	return last
}

// follow moves the course over dt years: it waits an exponential time at the total
// rate out of its state and then takes each arc in proportion to its rate.
func (f *future) follow(dt float64) error {
	for {
		out, total := f.course.out[f.course.state], 0.0
		for _, i := range out {
			rate := float64(f.drawn.arc[i] * f.ratio[f.arcRow[i]])
			if !(rate <= maxHazard) {
				return f.tooFast(f.model.steps[f.model.arcStep[i]], rate)
			}
			f.rates[i] = rate
			total += rate
		}
		if total == 0 {
			return nil
		}
		if dt += elementary.Log(f.uniform()) / total; dt < 0 {
			return nil
		}
		f.enter(f.model.arcs[f.pick(out, total)].To)
	}
}

// pick returns the arc that is taken of those out of the state.
func (f *future) pick(out []int, total float64) int {
	u := float64(f.uniform() * total)
	last := out[0]
	for _, i := range out {
		if f.rates[i] == 0 {
			continue
		}
		last = i
		if u -= f.rates[i]; u < 0 {
			break
		}
	}
	return last
}

// jump applies a shock's moves to the course.
func (f *future) jump(s int) {
	for _, l := range f.drawn.shock[s].moves {
		u := f.uniform()
		for _, j := range l.jump {
			if j.From != f.course.state {
				continue
			}
			if u -= j.Chance; u < 0 {
				f.enter(j.To)
				break
			}
		}
	}
}
