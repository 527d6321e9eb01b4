package model

import (
	"time"

	"entente/model/belief"
)

// A Scenario is a question about the relationship of two states together with
// everything assumed in answering it, in the words of the analyst. It is plain
// data: Compile resolves and checks it. Order is the author's and is kept in
// every table and chart; it decides no number.
type Scenario struct {
	Name     string    // names the folder of results: lower-case letters, digits and hyphens
	Title    string    // one line, shown above every chart
	Question string    // what is forecast, as a sentence
	Why      string    // the argument in a paragraph
	Source   string    // where the argument comes from
	Start    time.Time // midnight UTC of the first day
	Horizon  time.Time // midnight UTC of the day on which the question closes, after Start

	Ladders      []Ladder
	Steps        []Step
	Drivers      []Driver
	Correlations []Correlation
	Shocks       []Shock
	Outcomes     []Outcome // exclusive: the first that fits counts; the last has no condition
}

// An Assumption is one number of a scenario under the dotted key at which it
// stands in the file. The zero Assumption is one that was not stated.
type Assumption struct {
	Address string // "driver.sanctions.weight.alignment"
	Belief  belief.Belief
	Why     string
	Source  string
}

// Stated reports whether the scenario gives the number at all.
func (a Assumption) Stated() bool { return a.Address != "" }

// A Ladder is an ordered description of the relationship, lowest rung first.
type Ladder struct {
	Key, Name string
	Rungs     []Rung
	Start     []float64 // probability of each rung on the first day; sums to one
	Why       string    // reason for Start
	Source    string
}

// A Rung is one position on a ladder. Test is the observable sign by which an
// expert would say that the relationship stands there.
type Rung struct {
	Key, Name, Test string
}

// A Step is a move on one ladder. Its hazard, per year, is
//
//	Rate · Given(other rungs) · exp(Σ weight·(level − reference) + Σ effect)
//
// (MODEL: Cox's proportional hazards on the transitions of a Markov chain.)
type Step struct {
	Ladder, From, To string
	Rate             Assumption   // per year, every driver at its reference
	Given            []Multiplier // factors for rungs of the other ladders; 1 where unstated
	Weights          []Weight     // replace the drivers' ladder-wide weights for this step
}

// A Multiplier scales a step's rate while another ladder stands on Rung.
type Multiplier struct {
	Ladder, Rung string
	Factor       Assumption // ≥ 0
}

// A Weight is the log hazard ratio of an event when Driver goes from 0 to 1.
type Weight struct {
	Driver string
	Value  Assumption
}

// A Driver is a level between 0 and 1 that moves hazards. Its log-odds follow
// an Ornstein–Uhlenbeck process that starts at Now and reverts to TendsTo.
// HalfLife unstated means a level that stays at Now but for the shocks.
type Driver struct {
	Key, Name string
	Low, High string     // what 0 and 1 mean, in words
	Reference Assumption // level at which rates are quoted
	Now       Assumption // level on the first day
	TendsTo   Assumption // long-run level; Now where unstated
	HalfLife  Assumption // years in which half of a gap closes
	Spread    Assumption // long-run standard deviation of the level; 0 where unstated
	Weights   []LadderWeight
}

// A LadderWeight is a log hazard ratio, from 0 to 1 of a driver or while a
// shock lasts, on all steps of a ladder in one direction. A ladder with only an
// upward weight w takes −w on its steps down.
type LadderWeight struct {
	Ladder string
	Down   bool
	Value  Assumption
}

// A Correlation ties the noise of two drivers, −1 < Value < 1.
type Correlation struct {
	A, B  string
	Value float64
}

// A Shock is an event at random times (Rate), on set dates (On, each with
// probability Chance), or both. One that does not repeat happens at most once.
type Shock struct {
	Key, Name string
	Rate      Assumption  // per year, every driver at its reference
	Weights   []Weight    // how drivers move Rate
	On        []time.Time // midnight UTC, ascending
	Chance    Assumption  // probability on each date of On
	Repeats   bool
	Lasts     Assumption     // years during which Effect holds
	Push      []LevelChange  // jump of a driver's log-odds, fading with its half-life
	Reset     []LevelChange  // level the driver tends to from then on
	Effect    []LadderWeight // log hazard ratio of steps while the shock lasts
	Moves     []Move         // at once
}

// A LevelChange is what a shock does to one driver.
type LevelChange struct {
	Driver string
	Value  Assumption
}

// A Move takes a ladder from one rung to another at the instant of a shock,
// with the given probability.
type Move struct {
	Ladder, From, To string
	Chance           Assumption
}

// An Outcome is one exclusive answer to the question. Its conditions all hold
// on the date asked about; with OnceReached it is enough that they held at some
// time up to that date.
type Outcome struct {
	Key, Name   string
	AtLeast     []Condition
	AtMost      []Condition
	OnceReached bool
}

// A Condition bounds the rung of one ladder, inclusively.
type Condition struct {
	Ladder, Rung string
}
