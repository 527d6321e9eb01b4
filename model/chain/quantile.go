package chain

import (
	"fmt"
	"math"
)

// Quantile returns the earliest time by which the set is entered with
// probability prob, to a relative 1e-12 or to what an error of 1e-15 in prob
// leaves open; +Inf if prob is not below Ever. It panics unless prob is 0 to 1.
// The error says that prob is so near to Ever, or the time so long in moves of
// the chain, that it cannot be computed.
func (p *Passage) Quantile(prob float64) (float64, error) {
	if !(prob >= 0 && prob <= 1) {
		panic(fmt.Sprintf("chain: quantile of %v", prob))
	}
	if prob <= mass(p.start, p.into) {
		return 0, nil
	}
	if prob >= p.Ever {
		return math.Inf(1), nil
	}
	s := p.newSearch(prob)
	if err := s.bracket(); err != nil {
		return 0, fmt.Errorf("the time reached with probability %v cannot be computed: %w", prob, err)
	}
	return s.refine()
}

// A search closes in on a quantile. The law before is that at time from, at
// which the set has been entered with less than prob; by from+width it has been
// with at least prob.
type search struct {
	*Passage
	prob   float64
	entry  []float64 // rate of entering the set from each state
	before []float64
	law    []float64
	from   float64
	width  float64
	memory *Workspace
}

func (p *Passage) newSearch(prob float64) *search {
	fastest := 0.0
	for _, e := range p.chain.exits(p.stopped) {
		fastest = max(fastest, e)
	}
	return &search{
		Passage: p,
		prob:    prob,
		entry:   p.chain.entering(p.into, p.stopped),
		before:  append([]float64(nil), p.start...),
		law:     make([]float64, len(p.start)),
		width:   1 / fastest,
		memory:  p.chain.NewWorkspace(),
	}
}

// bracket walks on in doubling steps until the quantile is passed.
func (s *search) bracket() error {
	for {
		missing, err := s.missing(s.width)
		if err != nil {
			return err
		}
		if missing <= 0 {
			return nil
		}
		copy(s.before, s.law)
		s.from += s.width
		s.width *= 2
	}
}

// missing leaves in law that at time from+t and returns the probability of
// entering the set that is wanted beyond it.
func (s *search) missing(t float64) (float64, error) {
	copy(s.law, s.before)
	if err := s.chain.Advance(s.law, s.stopped, t, s.memory); err != nil {
		return 0, err
	}
	return s.prob - mass(s.law, s.into), nil
}

// refine finds the quantile between from and from+width by Newton's method on
// the distribution function, whose slope is the flow into the set, and by
// halving where Newton leaves the bracket.
func (s *search) refine() (float64, error) {
	low, high := 0.0, s.width
	t := high / 2
	for range 200 {
		missing, err := s.missing(t)
		if err != nil {
			return 0, err
		}
		if missing > 0 {
			low = t
		} else {
			high = t
		}
		next := t + missing/dot(s.law, s.entry)
		if !(next > low && next < high) {
			next = float64(low+high) / 2
		}
		if math.Abs(next-t) <= 1e-13*(s.from+t) || high-low <= 1e-13*(s.from+t) {
			return s.from + next, nil
		}
		t = next
	}
	return s.from + t, nil
}
