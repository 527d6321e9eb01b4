package model

// A tally sums what the futures of one draw contribute: probabilities of every
// outcome and rung at every report date.
type tally struct {
	plain  sums
	bent   sums      // of what remains a probability; see bridge
	once   []float64 // [shock] futures in which it happened
	times  []float64 // [shock] occurrences
	view   []float64 // [view] what the rounds say
	seen   []float64 // [view] of one of them
	column []float64 // of the future and date counted last: outcomes, then the rungs of every ladder
	other  []float64 // the same as it remains a probability
}

// sums are those of numbers and of their squares: [date·width + column].
type sums struct{ one, square []float64 }

func newSums(n int) sums { return sums{make([]float64, n), make([]float64, n)} }

func (s sums) add(column []float64, date int) {
	at := date * len(column)
	one, square := s.one[at:at+len(column)], s.square[at:at+len(column)]
	for i, p := range column {
		one[i] += p
		square[i] += float64(p * p)
	}
}

// of returns the mean of so many numbers and its variance.
func (s sums) of(i int, numbers float64) (mean, variance float64) {
	mean = s.one[i] / numbers
	return mean, max(0, s.square[i]-float64(s.one[i]*mean)) / float64(numbers*(numbers-1))
}

func newTally(m *Model) *tally {
	width := m.width()
	n := width * len(m.calendar.dates)
	return &tally{
		plain: newSums(n), bent: newSums(n), column: make([]float64, width), other: make([]float64, width),
		once: make([]float64, len(m.shocks)), times: make([]float64, len(m.shocks)), view: make([]float64, m.views()),
	}
}

func (t *tally) clear() {
	for _, x := range [][]float64{t.plain.one, t.plain.square, t.bent.one, t.bent.square, t.once, t.times, t.view} {
		clear(x)
	}
}

// look sets dst to the probabilities of all outcomes and rungs that laws say.
func (m *Model) look(dst []float64, laws [][]float64) {
	clear(dst)
	for i := range m.outcomes {
		dst[i] = m.outcomes[i].probability(laws)
	}
	column := len(m.outcomes)
	for l, size := range m.space.size {
		for state, rung := range m.space.rung[l] {
			dst[column+int(rung)] += laws[0][state]
		}
		column += size
	}
}

// sampled counts in what a future whose state is sampled has come to at a date.
func (t *tally) sampled(f *future, date int) {
	f.model.look(t.column, f.law)
	t.plain.add(t.column, date)
	t.bent.add(t.column, date)
}

// count adds how often the shocks of such a future happened.
func (t *tally) count(f *future) {
	for s, n := range f.clock.count {
		t.times[s] += float64(n)
		t.once[s] += float64(min(n, 1))
	}
}

// sketched counts in a round, by way of the future solved in full.
func (t *tally) sketched(b *bridge, r *round, f *future) {
	b.lay(r)
	for date := range b.place {
		b.cross(t.column, t.other, date)
		t.plain.add(t.column, date)
		t.bent.add(t.other, date)
	}
	for s, n := range f.clock.count {
		t.times[s] += r.times[s] + float64(n-b.own.count[s])
		t.once[s] += r.once[s] + float64(min(n, 1)-min(b.own.count[s], 1))
	}
	t.seen = r.view(t.seen[:0])
	for v, x := range t.seen {
		t.view[v] += x
	}
}

// probability returns the probability of a column at a date in a draw of so many futures,
// and the variance that chance leaves in it: that which is right on average, unless it is
// so close to an end of the range, for its variance, that it could as well lie outside.
func (t *tally) probability(i int, futures float64) (p, variance float64) {
	const deviations = 3
	p, variance = t.plain.of(i, futures)
	if room := min(p, 1-p); variance > 0 && !(room > 0 && float64(room*room) > deviations*deviations*variance) {
		return t.bent.of(i, futures)
	}
	return p, variance
}
