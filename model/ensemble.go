package model

// An Ensemble holds what all futures of all draws of one run contribute.
type Ensemble struct {
	model    *Model
	plan     Plan // its size is that reached
	width    int  // columns: outcomes, then the rungs of every ladder
	done     []*block
	pairs    pairs
	once     []float64 // [shock·draws + draw] share of futures in which it happened
	times    []float64 // [shock·draws + draw] mean occurrences
	value    []float64 // [assumption·draws + draw] of the uncertain ones
	unit     []float64 // [assumption·draws + draw] coordinate of the value, even on (0, 1)
	levels   *levels
	guesses  *calibration
	anchors  []anchors // [outcome]; nil without an outlook
	outlook  *outlook
	warnings []string
}

// newEnsemble puts blocks together, in their order.
func newEnsemble(m *Model, plan Plan, blocks []*block, o *outlook, l *levels) *Ensemble {
	e := viewBlocks(m, plan, blocks, o)
	e.levels, e.pairs.answers = l, plan.replicates()
	for _, b := range blocks {
		e.pairs.at = append(e.pairs.at, b.pairs.at...)
		b.pairs.at = nil
	}
	if e.outlook = o; o != nil {
		e.anchors = e.anchor(o)
	}
	e.once = e.gatherAll(len(m.shocks), func(b *block) []float64 { return b.once })
	e.times = e.gatherAll(len(m.shocks), func(b *block) []float64 { return b.times })
	e.value = e.gatherAll(len(m.uncertain), func(b *block) []float64 { return b.value })
	e.unit = e.gatherAll(len(m.uncertain), func(b *block) []float64 { return b.unit })
	for _, b := range blocks {
		b.once, b.times, b.value, b.unit = nil, nil, nil, nil
	}
	return e
}

// viewBlocks is an ensemble for looking at probabilities alone.
func viewBlocks(m *Model, plan Plan, blocks []*block, l *outlook) *Ensemble {
	e := &Ensemble{model: m, plan: plan, width: m.width(), done: blocks}
	var guesses []guess
	if l != nil {
		for view := range m.views() {
			guesses = append(guesses, l.guess(view, e.gather(nil, view, func(b *block) []float64 { return b.view })))
		}
	}
	e.guesses = newCalibration(guesses, plan.Randomizations)
	return e
}

func (e *Ensemble) gatherAll(columns int, of func(*block) []float64) []float64 {
	all := make([]float64, 0, columns*e.plan.Draws)
	for i := range columns {
		all = e.gather(all, i, of)
	}
	return all
}

// gather appends one column of all blocks.
func (e *Ensemble) gather(dst []float64, i int, of func(*block) []float64) []float64 {
	n := e.plan.blockSize()
	for _, b := range e.done {
		dst = append(dst, of(b)[i*n:(i+1)*n]...)
	}
	return dst
}

// series returns the draws of one column at one date, and what chance still
// does to each of them.
func (e *Ensemble) series(date, column int) (draws []float64, mean chance) {
	return e.appendSeries(make([]float64, 0, e.plan.Draws), date, column)
}

func (e *Ensemble) appendSeries(dst []float64, date, column int) (draws []float64, mean chance) {
	cell := date*e.width + column
	for _, b := range e.done {
		dst = b.series(dst, date, column)
		mean = mean.plus(b.within[cell])
	}
	return dst, mean.over(float64(e.plan.Draws))
}

// plainMeans returns those of the futures solved in full alone.
func (e *Ensemble) plainMeans(date, column int) []float64 {
	means := make([]float64, len(e.done))
	for i, b := range e.done {
		means[i] = b.plain[date*e.width+column] / float64(b.size)
	}
	return means
}

// blockMeans returns the mean of each block in one column at one date.
func (e *Ensemble) blockMeans(date, column int) []float64 {
	means := make([]float64, len(e.done))
	for i, b := range e.done {
		means[i] = b.sum[date*e.width+column] / float64(b.size)
	}
	return means
}
