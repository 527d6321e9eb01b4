package belief

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
	"unique"
)

// mostExperts of one pool: a fixed number keeps beliefs comparable.
const mostExperts = 32

// An expert is one member of a pool.
type expert struct {
	name   string
	weight float64 // as stated
	share  float64 // of the sum of weights
	belief Belief
}

type panel struct {
	n       int
	experts [mostExperts]expert
}

// A mixture is the linear opinion pool of its experts' laws. The handle makes
// equal pools ==.
type mixture struct{ panel unique.Handle[panel] }

// Pool returns the linear opinion pool (M. Stone, Ann. Math. Statist. 32, 1961):
// the law whose distribution function is the weighted mean of the experts'. It
// keeps their names and order. Weights are positive and need not sum to one; nil
// gives every expert the same. There are 1 to 32 experts with distinct names; a
// name holds no comma, colon, semicolon, parenthesis or control character. The
// error, a *Fault, names the expert at fault. Pool panics if the lengths of its
// arguments differ.
func Pool(q Quantity, names []string, weights []float64, beliefs []Belief) (Belief, error) {
	q.domain()
	if len(names) != len(beliefs) || (weights != nil && len(weights) != len(names)) {
		panic(fmt.Sprintf("belief: pool of %d names, %d weights, %d beliefs", len(names), len(weights), len(beliefs)))
	}
	if len(names) == 0 || len(names) > mostExperts {
		return Belief{}, faultAt(whole, fmt.Sprintf("a pool of %d experts cannot be formed", len(names)),
			fmt.Sprintf("give 1 to %d experts", mostExperts))
	}
	var members panel
	members.n = len(names)
	for i, name := range names {
		e := expert{name: name, weight: 1, belief: beliefs[i]}
		if weights != nil {
			e.weight = weights[i]
		}
		if f := checkExpert(q, i, e, names[:i]); f != nil {
			return Belief{}, f
		}
		members.experts[i] = e
	}
	members.share()
	return Belief{q, mixture{unique.Make(members)}}, nil
}

// share divides the weights by their sum.
func (m *panel) share() {
	var sum float64
	for _, e := range m.experts[:m.n] {
		sum += e.weight
	}
	for i := range m.experts[:m.n] {
		m.experts[i].share = m.experts[i].weight / sum
	}
}

func checkExpert(q Quantity, i int, e expert, before []string) *Fault {
	b := e.belief
	if f := checkName(i, e.name, before); f != nil {
		return f
	}
	switch _, nested := b.law.(mixture); {
	case b.law == nil:
		return faultAt(i, "expert "+e.name+" states no belief", "leave the expert out")
	case b.quantity != q:
		return faultAt(i, fmt.Sprintf("expert %s speaks of %s, the pool of %s", e.name, one(b.quantity), one(q)), "pool like with like")
	case nested:
		return faultAt(i, "expert "+e.name+" is a pool", "name its experts in the outer pool")
	case !(e.weight >= tiny && e.weight <= 1/tiny):
		return faultAt(i, fmt.Sprintf("the weight %s of expert %s cannot be used", number(e.weight), e.name),
			"write a number above 0, or leave the expert out")
	}
	return nil
}

func checkName(i int, name string, before []string) *Fault {
	unfit := func(r rune) bool {
		return strings.ContainsRune(",:;()", r) || !unicode.IsPrint(r)
	}
	if name == "" || name != strings.TrimSpace(name) || len(name) > 100 || !utf8.ValidString(name) || strings.ContainsFunc(name, unfit) {
		return faultAt(i, fmt.Sprintf("%q cannot be the name of an expert", name),
			"write 1 to 100 bytes without comma, colon, semicolon, parenthesis or control character")
	}
	if slices.Contains(before, name) {
		return faultAt(i, "two experts are called "+name, "give each a name of its own")
	}
	return nil
}

// Experts returns the names, the stated weights and the beliefs of a pool, in
// the order in which it was formed: the arguments of Pool. They are nil if b is
// no pool.
func (b Belief) Experts() (names []string, weights []float64, beliefs []Belief) {
	m, ok := b.law.(mixture)
	if !ok {
		return nil, nil, nil
	}
	members := m.panel.Value()
	for _, e := range members.experts[:members.n] {
		names = append(names, e.name)
		weights = append(weights, e.weight)
		beliefs = append(beliefs, e.belief)
	}
	return names, weights, beliefs
}

func (l mixture) cdf(x float64) float64 {
	members := l.panel.Value()
	return members.cdf(x)
}

func (m *panel) cdf(x float64) float64 {
	var sum float64
	for i := range m.n {
		e := &m.experts[i]
		sum += float64(e.share * e.belief.law.cdf(x))
	}
	return sum
}

func (l mixture) support() (lo, hi float64) {
	members := l.panel.Value()
	lo, hi = inf, -inf
	for _, e := range members.experts[:members.n] {
		a, b := e.belief.law.support()
		lo, hi = min(lo, a), max(hi, b)
	}
	return lo, hi
}

func (l mixture) notation() string {
	members := l.panel.Value()
	var parts []string
	for _, e := range members.experts[:members.n] {
		head := e.name
		if e.weight != 1 {
			head += ", weight " + number(e.weight)
		}
		parts = append(parts, head+": "+e.belief.law.notation())
	}
	return "pool(" + strings.Join(parts, "; ") + ")"
}

// quantile returns the least x at which the mean of the experts' distribution
// functions reaches p. It lies between the least and the greatest of the
// experts' own quantiles.
func (l mixture) quantile(p float64) float64 {
	members := l.panel.Value()
	lo, hi := inf, -inf
	for _, e := range members.experts[:members.n] {
		x := e.belief.Quantile(p)
		lo, hi = min(lo, x), max(hi, x)
	}
	for _, e := range members.experts[:members.n] {
		if at, ok := e.belief.law.(point); ok && at.x > lo && at.x < hi {
			lo, hi = members.narrow(p, lo, hi, at.x)
		}
	}
	return leastReaching(members.cdf, p, lo, hi)
}

// narrow returns the part of [lo, hi] on that side of a jump where p is reached,
// or the place of the jump alone: root finders that interpolate are slow there.
func (m *panel) narrow(p, lo, hi, jump float64) (float64, float64) {
	before := math.Nextafter(jump, -inf)
	switch {
	case m.cdf(jump) < p:
		return jump, hi
	case m.cdf(before) < p:
		return jump, jump
	default:
		return lo, before
	}
}
