package model

// A tally sums what the futures of one draw contribute: probabilities of every
// outcome and rung at every report date.
type tally struct {
	width  int       // outcomes, then the rungs of every ladder
	sum    []float64 // [date·width + column]
	square []float64 // sums of squares of the same
	once   []float64 // [shock] futures in which it happened
	times  []float64 // [shock] occurrences
	guess  []float64 // see control
	column []float64
	rung   []int // [state·ladders + ladder] column of the rung on which the ladder stands
}

func newTally(m *Model) *tally {
	width := m.width()
	var rung []int
	for state := range m.space.states {
		base := len(m.outcomes)
		for l, n := range m.space.size {
			rung = append(rung, base+m.space.at(state, l))
			base += n
		}
	}
	n := width * len(m.calendar.dates)
	return &tally{
		width: width, rung: rung,
		sum: make([]float64, n), square: make([]float64, n), column: make([]float64, width),
		once: make([]float64, len(m.shocks)), times: make([]float64, len(m.shocks)),
		guess: make([]float64, m.guesses()),
	}
}

func (t *tally) clear() {
	clear(t.sum)
	clear(t.square)
	clear(t.once)
	clear(t.times)
	clear(t.guess)
}

// see adds the current laws of a future at a report date.
func (t *tally) see(f *future, date int) {
	m := f.model
	clear(t.column)
	for i := range m.outcomes {
		t.column[i] = m.outcomes[i].probability(f.law)
	}
	ladders := len(m.space.size)
	for state, p := range f.law[0] {
		for _, column := range t.rung[state*ladders : (state+1)*ladders] {
			t.column[column] += p
		}
	}
	at := date * t.width
	for i, p := range t.column {
		t.sum[at+i] += p
		t.square[at+i] += float64(p * p)
	}
}

// count adds how often the shocks of a finished future happened, and its guesses.
func (t *tally) count(f *future) {
	for i, x := range f.control.finish() {
		t.guess[i] += x
	}
	for s, n := range f.clock.count {
		t.times[s] += float64(n)
		if n > 0 {
			t.once[s]++
		}
	}
}
