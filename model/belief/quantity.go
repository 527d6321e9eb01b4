package belief

import (
	"math"
	"strconv"

	"entente/model/elementary"
)

// A Quantity is the kind of number a belief is about. It fixes the scale on
// which a range is read and the values that make sense.
type Quantity int

// The quantities of a scenario.
const (
	Rate        Quantity = iota + 1 // per year; log scale; 0 to 100, 0 only as a point
	Duration                        // years; log scale; above 0, at most 1000
	Multiplier                      // factor on a rate; log scale; 0 to 1000, 0 only as a point
	Level                           // of a driver; log-odds scale; strictly between 0 and 1
	Probability                     // log-odds scale; 0 to 1, the ends only as points
	Spread                          // standard deviation of a level; log-odds of twice the value; 0 to 0.5, stated ends at most 0.3, 0 only as a point
	Weight                          // log hazard ratio, push or effect; identity scale; −20 to 20
)

type scale int

const (
	identity scale = iota
	logarithm
	logOdds
)

// tiny is the least number above 0 that can be stated of most quantities: one
// event in many ages of the universe is zero in other words.
const tiny = 1e-12

// A domain says which values a quantity takes.
type domain struct {
	noun, unit   string // unit may be empty
	allowed      string
	scale        scale
	lo, hi       float64 // no law reaches beyond
	first, last  float64 // numbers within
	least, most  float64 // of the numbers that may be stated
	pointLo      bool    // lo may be stated as a point
	pointHi      bool
	isProportion bool // may be written as a percentage
}

var domains = [...]domain{
	Rate: {
		noun: "rate", unit: " per year", allowed: "between 0 and 100 per year", scale: logarithm,
		lo: 0, hi: math.Inf(1), first: smallestNormal, last: math.MaxFloat64, least: tiny, most: 100, pointLo: true,
	},
	Duration: {
		noun: "duration", unit: " in years", allowed: "above 0 and at most 1000 years", scale: logarithm,
		lo: 0, hi: math.Inf(1), first: smallestNormal, last: math.MaxFloat64, least: 1e-6, most: 1000,
	},
	Multiplier: {
		noun: "multiplier", allowed: "between 0 and 1000", scale: logarithm,
		lo: 0, hi: math.Inf(1), first: smallestNormal, last: math.MaxFloat64, least: tiny, most: 1000, pointLo: true,
	},
	Level: {
		noun: "level", allowed: "strictly between 0 and 1", scale: logOdds,
		lo: 0, hi: 1, first: smallestNormal, last: 1 - 0x1p-53, least: tiny, most: 1, isProportion: true,
	},
	Probability: {
		noun: "probability", allowed: "between 0 and 1", scale: logOdds,
		lo: 0, hi: 1, first: smallestNormal, last: 1 - 0x1p-53, least: tiny, most: 1, pointLo: true, pointHi: true, isProportion: true,
	},
	Spread: {
		noun: "spread", allowed: "between 0 and 0.3", scale: logOdds,
		lo: 0, hi: 0.5, first: smallestNormal, last: 0.5 - 0x1p-54, least: tiny, most: 0.3, pointLo: true, isProportion: true,
	},
	Weight: {
		noun: "weight", allowed: "between -20 and 20", scale: identity,
		lo: math.Inf(-1), hi: math.Inf(1), first: -math.MaxFloat64, last: math.MaxFloat64, least: -20, most: 20,
	},
}

// String returns the quantity in words with its unit: "rate per year".
func (q Quantity) String() string {
	if q < Rate || q > Weight {
		return "Quantity(" + strconv.Itoa(int(q)) + ")"
	}
	return domains[q].noun + domains[q].unit
}

// Allowed returns in words the values that may be stated: "between 0 and 100
// per year".
func (q Quantity) Allowed() string { return q.domain().allowed }

// domain panics for a number that is no Quantity.
func (q Quantity) domain() *domain {
	if q < Rate || q > Weight {
		panic("belief: " + q.String() + " is not a quantity")
	}
	return &domains[q]
}

// toScale maps a value strictly inside the natural range of q to the real line.
func (q Quantity) toScale(x float64) float64 {
	switch d := q.domain(); d.scale {
	case logarithm:
		return elementary.Log(x)
	case logOdds:
		return elementary.Logit(x / d.hi)
	default:
		return x
	}
}

// fromScale is the inverse of toScale.
func (q Quantity) fromScale(y float64) float64 { return q.domain().fromScale(y) }

func (d *domain) fromScale(y float64) float64 {
	switch d.scale {
	case logarithm:
		return elementary.Exp(y)
	case logOdds:
		return float64(d.hi * elementary.Logistic(y))
	default:
		return y
	}
}

// smallestNormal keeps positive numbers from 0 and from the subnormal numbers,
// under which quotients such as ln 2 / x overflow.
const smallestNormal = 0x1p-1022

// inside moves a value that rounding has put on or beyond an end of the natural
// range to the nearest number within.
func (d *domain) inside(x float64) float64 {
	switch {
	case x < d.first:
		return d.first
	case x > d.last:
		return d.last
	}
	return x
}
