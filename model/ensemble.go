package model

// An Ensemble holds what all futures of all draws of one run contribute.
type Ensemble struct {
	model  *Model
	plan   Plan
	width  int       // columns: outcomes, then the rungs of every ladder
	mean   []float64 // [(date·width + column)·draws + draw], averaged over futures
	within []chance  // [(unit·dates + date)·width + column] summed over the draws of the unit
	once   []float64 // [shock·draws + draw] share of futures in which it happened
	times  []float64 // [shock·draws + draw] mean occurrences
	value  []float64 // [assumption·draws + draw] of the uncertain ones
	levels *levels
	pairs  pairs
}

func newEnsemble(m *Model, plan Plan) *Ensemble {
	t := newTally(m, plan)
	dates := len(m.calendar.dates)
	return &Ensemble{
		model: m, plan: plan, width: t.width,
		mean:   make([]float64, dates*t.width*plan.Draws),
		within: make([]chance, plan.Randomizations*dates*t.width),
		once:   make([]float64, len(m.shocks)*plan.Draws),
		times:  make([]float64, len(m.shocks)*plan.Draws),
		value:  make([]float64, len(m.uncertain)*plan.Draws),
		levels: newLevels(len(m.drivers), dates),
		pairs:  newPairs(m, plan),
	}
}

// book stores a finished draw.
func (e *Ensemble) book(draw, unit int, value []float64, t *tally) {
	futures := float64(e.plan.Futures)
	within := e.within[unit*len(t.sum) : (unit+1)*len(t.sum)]
	for i, s := range t.sum {
		mean := s / futures
		e.mean[i*e.plan.Draws+draw] = mean
		within[i].add(mean, max(0, t.square[i]-float64(s*mean))/float64(futures*(futures-1)))
	}
	for s := range t.once {
		e.once[s*e.plan.Draws+draw] = t.once[s] / futures
		e.times[s*e.plan.Draws+draw] = t.times[s] / futures
	}
	for i, a := range e.model.uncertain {
		e.value[i*e.plan.Draws+draw] = value[a]
	}
}

// series returns the draws of one column at one date, and what chance still
// does to each of them.
func (e *Ensemble) series(date, column int) (draws []float64, mean chance) {
	i := date*e.width + column
	cells := len(e.model.calendar.dates) * e.width
	for unit := range e.plan.Randomizations {
		mean = mean.plus(e.within[unit*cells+i])
	}
	n := e.plan.Draws
	return e.mean[i*n : (i+1)*n], mean.over(float64(n))
}
