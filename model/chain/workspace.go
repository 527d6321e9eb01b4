package chain

import (
	"fmt"
	"math"
)

const (
	// maxStride is the largest rate·time covered by one series. Longer times
	// are halved until they fit: the number of terms grows like rate·time, but
	// the largest coefficient like its exponential.
	maxStride = 32

	// maxMoves is the largest rate·time accepted. It is far beyond any rate a
	// model can mean, and keeps a slip of units from computing for minutes.
	maxMoves = 1 << 17

	// maxTerms exceeds the number of terms needed at maxStride (86).
	maxTerms = 128
)

// A vector has room for one number per state. Indexed by a byte, it needs no
// bounds checks.
type vector [MaxStates]float64

// A couple is two vectors side by side, so that one look-up finds both.
type couple [MaxStates][2]float64

// A Workspace is the memory in which a chain, and every chain killed from it,
// is advanced. One goroutine may use it at a time; nothing in it outlives a
// call.
type Workspace struct {
	net *network

	inflow []inflow // one per arc, ordered by target
	exit   vector   // expected moves out of each state in a stride
	stay   vector   // stride − exit
	stride float64  // the largest exit: rate·time of one series
	repeat int      // strides in the whole time

	factor [maxTerms]float64 // 1/k!
	power  [maxTerms]float64 // 0 but for a 1 in the end: what makes of a series its last term
	now    vector
	next   vector

	pair     couple
	pairNow  couple
	pairNext couple
}

// An inflow is one arc as seen from its target.
type inflow struct {
	moves float64 // rate·time of a stride
	from  uint8
}

// NewWorkspace returns memory for advancing c and chains killed from it or
// from the chain it was killed from.
func (c *Chain) NewWorkspace() *Workspace {
	w := &Workspace{net: c.net, inflow: make([]inflow, len(c.net.arcs))}
	for k, i := range c.net.order {
		w.inflow[k].from = uint8(c.net.arcs[i].From)
	}
	w.factor[0], w.power[maxTerms-1] = 1, 1
	for k := 1; k < maxTerms; k++ {
		w.factor[k] = w.factor[k-1] / float64(k)
	}
	return w
}

// load prepares the matrix A = stride·I + Q·dt/repeat, whose entries are all
// non-negative and whose rows all sum to stride.
func (w *Workspace) load(rates []float64, dt float64) error {
	if len(rates) != len(w.inflow) {
		panic(fmt.Sprintf("chain: %d rates for %d arcs", len(rates), len(w.inflow)))
	}
	if !(dt >= 0 && dt <= math.MaxFloat64) {
		return fmt.Errorf("a time step of %v; it must be a finite number, at least 0", dt)
	}
	if i := w.spread(rates, dt); i >= 0 {
		return w.net.badRate(i, rates[i])
	}
	if !(w.stride <= maxMoves) {
		return w.net.tooFast(rates, dt)
	}
	w.split()
	for s := range w.net.states {
		w.stay[s] = w.stride - w.exit[s]
	}
	return nil
}

// spread sets inflow, exit and stride for the whole of dt. It returns the index
// of the first rate that is none, or −1.
func (w *Workspace) spread(rates []float64, dt float64) int {
	clear(w.exit[:w.net.states])
	order := w.net.order
	in := w.inflow[:len(order)]
	for k, i := range order {
		r := rates[i]
		if !isRate(r) {
			return int(i)
		}
		moves := float64(r * dt)
		w.exit[in[k].from] += moves
		in[k].moves = moves
	}
	w.stride = 0
	for _, e := range w.exit[:w.net.states] {
		if e > w.stride {
			w.stride = e
		}
	}
	return -1
}

// split halves the time until a stride is short enough. Halving is exact, so
// rows go on summing to the stride.
func (w *Workspace) split() {
	w.repeat = 1
	for w.stride > maxStride {
		w.repeat *= 2
		w.stride /= 2
	}
	if w.repeat == 1 {
		return
	}
	part := 1 / float64(w.repeat)
	for i := range w.inflow {
		w.inflow[i].moves *= part
	}
	scale(w.exit[:w.net.states], part)
}

// isRate reports whether r is finite and not negative. The bits of such a
// number are below those of +Inf, those of NaN and of negative numbers are not.
func isRate(r float64) bool {
	return math.Float64bits(r) < 0x7ff0_0000_0000_0000 || r == 0
}

func (n *network) badRate(arc int, rate float64) error {
	a := n.arcs[arc]
	return fmt.Errorf("arc %d (state %d to state %d) has the rate %v; it must be a finite number, at least 0", arc, a.From, a.To, rate)
}

func (n *network) tooFast(rates []float64, dt float64) error {
	worst := 0
	for i, r := range rates {
		if r > rates[worst] {
			worst = i
		}
	}
	a := n.arcs[worst]
	return fmt.Errorf("arc %d (state %d to state %d) has the rate %v, too fast for a time step of %v: a state may expect at most %d moves in a step",
		worst, a.From, a.To, rates[worst], dt, maxMoves)
}

// checkRates says which of the rates is none.
func (c *Chain) checkRates(rates []float64) error {
	if len(rates) != len(c.net.arcs) {
		panic(fmt.Sprintf("chain: %d rates for %d arcs", len(rates), len(c.net.arcs)))
	}
	for i, r := range rates {
		if !isRate(r) {
			return c.net.badRate(i, r)
		}
	}
	return nil
}
