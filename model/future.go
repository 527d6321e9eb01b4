package model

import (
	"fmt"
	"math"

	"entente/model/chain"
	"entente/model/elementary"
)

// A future solves the law of the joint state along one course of drivers and
// shocks. It is one worker's memory, used again for every future of every draw.
type future struct {
	model *Model
	grid  grid
	keys  *streams
	drawn *drawn

	noise  [][]float64 // independent standard normals: [driver][step]
	z      []float64   // log-odds of each driver in the middle of the step
	target []float64
	level  []float64
	on     []bool      // shocks whose effect lasts
	log    []float64   // of the hazard ratio of each row of Model.rows
	ratio  []float64   // the same itself, once it is asked for
	known  bool        // whether it is up to date
	arcRow []int       // the row of each arc
	rates  []float64   // one an arc
	law    [][]float64 // one a chain of Model.laws
	work   *chain.Workspace
	clock  clock
	cell   *cell   // where its stratified numbers come from
	place  int     // the draw within the block of that
	rough  *rough  // solves the laws roughly; nil but in a sketch
	course *course // samples the state; nil where its law is solved
	story  *story  // follows one path instead of solving the laws; nil but for Histories
}

// A hazard above a thousand a year is no event of foreign policy but weights
// that multiply up beyond their meaning.
const maxHazard = 1000

func (m *Model) newFuture(g grid, keys *streams) *future {
	f := &future{model: m, grid: g, keys: keys, drawn: m.newDrawn(len(g.gaps))}
	n := len(m.drivers)
	f.noise = make([][]float64, n)
	for _, row := range m.noise {
		f.noise[row.driver] = make([]float64, g.steps())
	}
	f.z, f.target, f.level = make([]float64, n), make([]float64, n), make([]float64, n)
	f.on = make([]bool, len(m.shocks))
	f.log, f.ratio, f.rates = make([]float64, len(m.rows)), make([]float64, len(m.rows)), make([]float64, len(m.arcs))
	for _, s := range m.arcStep {
		f.arcRow = append(f.arcRow, m.steps[s].row)
	}
	for range m.laws {
		f.law = append(f.law, make([]float64, m.space.states))
	}
	f.work = m.laws[0].NewWorkspace()
	f.clock = newClock(m)
	f.cell = &cell{plain: true}
	return f
}

// begin sets the first day of a future of the current draw. Its stratified numbers
// are those of f.cell and f.place.
func (f *future) begin(draw, number int) {
	for _, row := range f.model.noise {
		f.keys.driver[row.driver].Normals(f.noise[row.driver], draw, number)
	}
	f.start(draw, number)
}

// start does so with the noise as it is.
func (f *future) start(draw, number int) {
	for i, p := range f.drawn.process {
		f.z[i], f.target[i] = p.start, p.target
	}
	for _, law := range f.law {
		copy(law, f.model.space.start)
	}
	clear(f.on)
	f.clock.begin(f, draw, number)
	if f.course != nil {
		f.startCourse()
	}
}

// step carries drivers and laws over one step of the grid. seen, if not nil, is
// called once with the levels in the middle of the step.
func (f *future) step(j int, seen func(level []float64)) error {
	f.stray(j)
	f.stand()
	t, end := f.grid.bound[j], f.grid.bound[j+1]
	middle := (t + end) / 2
	for {
		next, err := f.clock.next(f, t, end)
		if err != nil {
			return err
		}
		if next.year > middle && seen != nil {
			seen(f.level)
			seen = nil
		}
		if next.year > t {
			if err := f.advance(next.year - t); err != nil {
				return err
			}
			t = next.year
		}
		if next.kind == nothing {
			return nil
		}
		if err := f.happen(next, middle); err != nil {
			return err
		}
	}
}

// stray moves the drivers from the previous midpoint to that of step j.
func (f *future) stray(j int) {
	if f.rough != nil {
		f.rough.stray(f, j)
		return
	}
	class := f.grid.gap[j]
	for i := range f.z {
		p := &f.drawn.process[i]
		f.z[i] = f.target[i] + float64((f.z[i]-f.target[i])*p.decay[class])
	}
	for i := range f.model.noise {
		row := &f.model.noise[i]
		f.z[row.driver] += float64(f.drawn.process[row.driver].jitter[class] * row.mix(f.noise, j))
	}
}

// advance solves the laws over dt years with the current hazards.
func (f *future) advance(dt float64) error {
	ratio := f.ratios()
	if f.rough != nil {
		f.rough.gather(ratio, dt)
		return nil
	}
	if f.course != nil {
		return f.follow(dt)
	}
	m := f.model
	arc, rates := f.drawn.arc[:len(f.arcRow)], f.rates[:len(f.arcRow)]
	for i, row := range f.arcRow {
		rate := arc[i] * ratio[row]
		if !(rate <= maxHazard) {
			return f.tooFast(m.steps[m.arcStep[i]], rate)
		}
		rates[i] = rate
	}
	if f.story != nil {
		f.story.pass(rates, dt)
		return nil
	}
	return chain.AdvanceAll(m.laws, f.law, rates, dt, f.work)
}

func (f *future) tooFast(s step, rate float64) error {
	l := f.model.scenario.Ladders[s.ladder]
	return fmt.Errorf("step.%s.%s.%s: the hazard reaches %.3g a year, beyond %v: the weights and multipliers on it multiply up too far",
		l.Key, l.Rungs[s.from].Key, l.Rungs[s.to].Key, rate, maxHazard)
}

// happen applies an event. Drivers stand at the middle of the step, so a push is
// carried back or forward to there: the next midpoints then see it exactly.
func (f *future) happen(e event, middle float64) error {
	if e.kind == ends {
		f.on[e.shock] = false
		f.bear(e.shock, -1)
		return nil
	}
	s := &f.drawn.shock[e.shock]
	for _, c := range s.push {
		fade := elementary.Exp(-float64(f.drawn.process[c.driver].kappa * (middle - e.year)))
		f.lift(c.driver, float64(c.weight*fade))
	}
	for _, c := range s.reset {
		fade := elementary.Exp(-float64(f.drawn.process[c.driver].kappa * (middle - e.year)))
		f.lift(c.driver, float64((c.weight-f.target[c.driver])*(1-fade)))
		f.target[c.driver] = c.weight
	}
	if s.lasts > 0 {
		if !f.on[e.shock] {
			f.on[e.shock] = true
			f.bear(e.shock, 1)
		}
		f.clock.until[e.shock] = math.Max(f.clock.until[e.shock], e.year+s.lasts)
	}
	if f.story != nil {
		f.story.strike(e.shock, s.moves)
		return nil
	}
	if f.course != nil {
		f.jump(e.shock)
		return nil
	}
	if f.rough != nil {
		return f.rough.jump(f, s)
	}
	return f.move(e.shock)
}
