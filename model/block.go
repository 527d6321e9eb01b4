package model

// A block is one randomization: draws whose assumptions are spread evenly, and
// that depend on no other block. What its futures contribute is kept by draw; of
// rungs, whose draws are needed for bands alone, at half the precision.
type block struct {
	size     int
	width    int // columns: outcomes, then rungs
	outcomes int
	outcome  []float64 // [(date·outcomes + outcome)·size + draw], averaged over its answers
	rung     []float32 // [(date·rungs + rung)·size + draw]
	sum      []float64 // [date·width + column] over the draws; unlike those, never bent to a probability
	plain    []float64 // [date·width + column] over the draws, of the futures solved in full alone
	within   []chance  // [date·width + column] summed over the draws
	once     []float64 // [shock·size + draw] share of futures in which it happened
	times    []float64 // [shock·size + draw] mean occurrences
	value    []float64 // [assumption·size + draw] of the uncertain ones
	unit     []float64 // [assumption·size + draw] coordinate of the value, even on (0, 1)
	view     []float64 // [view·size + draw] what the rounds say on average
	quiet    []float64 // [outcome·size + draw] quiet probability by the horizon
	pairs    pairs
}

func newBlock(m *Model, plan Plan) *block {
	n, width, dates := plan.blockSize(), m.width(), len(m.calendar.dates)
	cells, outcomes := width*dates, len(m.outcomes)
	return &block{
		size: n, width: width, outcomes: outcomes,
		outcome: make([]float64, outcomes*dates*n), rung: make([]float32, (width-outcomes)*dates*n),
		sum: make([]float64, cells), plain: make([]float64, cells), within: make([]chance, cells),
		once: make([]float64, len(m.shocks)*n), times: make([]float64, len(m.shocks)*n),
		value: make([]float64, len(m.uncertain)*n), unit: make([]float64, len(m.uncertain)*n), view: make([]float64, m.views()*n), quiet: make([]float64, (outcomes-1)*n),
		pairs: newPairs(m, plan.resized(1)),
	}
}

// book stores a finished draw of so many answers.
func (b *block) book(draw, answers int, d *drawn, uncertain []int, t *tally) {
	n := float64(answers)
	for i, s := range t.plain.one {
		b.sum[i] += s / n
		p, variance := t.probability(i, n)
		b.within[i].add(p, variance)
		if date, column := i/b.width, i%b.width; column < b.outcomes {
			b.outcome[(date*b.outcomes+column)*b.size+draw] = p
		} else {
			b.rung[(date*(b.width-b.outcomes)+column-b.outcomes)*b.size+draw] = float32(p)
		}
	}
	for s := range t.once {
		b.once[s*b.size+draw] = t.once[s] / n
		b.times[s*b.size+draw] = t.times[s] / n
	}
	for v, x := range t.view {
		b.view[v*b.size+draw] = x / n
	}
	for i, a := range uncertain {
		b.value[i*b.size+draw] = d.value[a]
	}
}

// series appends the draws of one column at one date.
func (b *block) series(dst []float64, date, column int) []float64 {
	if column < b.outcomes {
		at := (date*b.outcomes + column) * b.size
		return append(dst, b.outcome[at:at+b.size]...)
	}
	at := (date*(b.width-b.outcomes) + column - b.outcomes) * b.size
	for _, p := range b.rung[at : at+b.size] {
		dst = append(dst, float64(p))
	}
	return dst
}
