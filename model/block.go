package model

// A block is one randomization: draws whose assumptions are spread evenly, and
// that depend on no other block. What its futures contribute is kept by draw.
type block struct {
	size   int
	mean   []float64 // [(date·width + column)·size + draw], averaged over futures
	within []chance  // [date·width + column], summed over the draws
	once   []float64 // [shock·size + draw] share of futures in which it happened
	times  []float64 // [shock·size + draw] mean occurrences
	value  []float64 // [assumption·size + draw] of the uncertain ones
	guess  []float64 // [outcome·size + draw] averaged over futures; see control
	pairs  pairs
}

func newBlock(m *Model, plan Plan) *block {
	n, cells := plan.blockSize(), m.width()*len(m.calendar.dates)
	return &block{
		size: n,
		mean: make([]float64, cells*n), within: make([]chance, cells),
		once: make([]float64, len(m.shocks)*n), times: make([]float64, len(m.shocks)*n),
		value: make([]float64, len(m.uncertain)*n),
		guess: make([]float64, (len(m.outcomes)-1)*n),
		pairs: newPairs(m, plan.resized(1)),
	}
}

// book stores a finished draw.
func (b *block) book(draw, number int, d *drawn, uncertain []int, t *tally) {
	futures := float64(number)
	for i, s := range t.sum {
		mean := s / futures
		b.mean[i*b.size+draw] = mean
		b.within[i].add(mean, max(0, t.square[i]-float64(s*mean))/float64(futures*(futures-1)))
	}
	for s := range t.once {
		b.once[s*b.size+draw] = t.once[s] / futures
		b.times[s*b.size+draw] = t.times[s] / futures
	}
	for o, x := range t.guess {
		b.guess[o*b.size+draw] = x / futures
	}
	for i, a := range uncertain {
		b.value[i*b.size+draw] = d.value[a]
	}
}

// total returns the sum of one column at one date over the draws.
func (b *block) total(cell int) float64 { return sum(b.mean[cell*b.size : (cell+1)*b.size]) }
