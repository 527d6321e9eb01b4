package belief

import "fmt"

// A Belief is what is known about one number: a point or a distribution. It is
// immutable, and two beliefs are == when they were stated by the same numbers in
// the same form. The zero Belief is none at all; of its methods only String and
// IsPoint may be called.
type Belief struct {
	quantity Quantity
	law      law
}

// A law is a distribution in the unit of its quantity. Implementations are
// comparable.
type law interface {
	quantile(p float64) float64 // 0 < p < 1
	cdf(x float64) float64
	support() (lo, hi float64)
	notation() string
}

// Quantity returns the kind of number that b is about.
func (b Belief) Quantity() Quantity { return b.quantity }

// IsPoint reports whether b is one number, known exactly.
func (b Belief) IsPoint() bool {
	_, ok := b.law.(point)
	return ok
}

// Quantile returns the number below which b holds the truth to lie with
// probability p, in the unit of the quantity. It does not decrease with p, save
// for rounding in the last digits, is finite for every p in (0, 1), and lies
// strictly inside the quantity's natural range unless b, or an expert of a pool,
// states the end itself as a point. It panics unless 0 < p < 1: the ends of a law are what Support gives.
func (b Belief) Quantile(p float64) float64 {
	mustBeWithin(p)
	if l, ok := b.law.(span); ok { // by far the most
		return domains[b.quantity].inside(l.quantile(p))
	}
	return b.quantile(p)
}

// QuantileAt is Quantile of p where the standard normal quantile z of p is known: to the last
// bit, and for most beliefs far faster. It panics as that does.
func (b Belief) QuantileAt(p, z float64) float64 {
	mustBeWithin(p)
	if l, ok := b.law.(span); ok {
		return domains[b.quantity].inside(l.at(z))
	}
	return b.quantile(p)
}

func mustBeWithin(p float64) {
	if !(p > 0 && p < 1) {
		panic(fmt.Sprintf("belief: quantile at p = %v, want 0 < p < 1", p))
	}
}

// quantile is Quantile of a law that is no span.
func (b Belief) quantile(p float64) float64 {
	switch l := b.law.(type) {
	case point, mixture:
		return l.quantile(p)
	default:
		return domains[b.quantity].inside(l.quantile(p))
	}
}

// Median returns Quantile(0.5).
func (b Belief) Median() float64 { return b.Quantile(0.5) }

// Support returns the least interval that holds b for certain, in the unit of
// the quantity; its ends may be infinite, and coincide for a point.
func (b Belief) Support() (lo, hi float64) { return b.law.support() }

// String returns the shortest notation that Parse reads back to a belief equal
// to b; "none" for the zero Belief.
func (b Belief) String() string {
	if b.law == nil {
		return "none"
	}
	return b.law.notation()
}
