package model

import "time"

// An Estimate is a number computed from an ensemble with its three kinds of
// doubt kept apart: chance is averaged out in Value, ignorance is the band from
// Low to High, and what a finite computation leaves open is Error.
type Estimate struct {
	Value     float64
	Error     float64 // Monte Carlo standard error of Value
	Low, High float64 // 5th and 95th percentile over assumptions
	LowError  float64 // Monte Carlo standard error of Low
	HighError float64
	Warnings  []string
}

// A Forecast is the answer to a scenario: what Ensemble.Forecast makes of a run.
type Forecast struct {
	Scenario Scenario
	Plan     Plan
	Dates    []time.Time // the first day, the same day of the month every so many months after it, the horizon
	Outcomes []OutcomeForecast
	Ladders  []LadderForecast
	Drivers  []DriverForecast
	Shocks   []ShockForecast

	Register    []Assumption // every number of the scenario, in its order
	Assumptions []string     // addresses of the uncertain ones among them
	Draws       [][]float64  // [draw][assumption] value
	Warnings    []string
}

// An OutcomeForecast is the probability of one outcome.
type OutcomeForecast struct {
	Outcome
	ByDate     []Estimate  // one a date of Forecast.Dates; the last is the headline
	Draws      []float64   // P(outcome by the horizon) in each draw, as estimated
	Spread     []float64   // the same, freed of the chance left in each draw (nested-variance correction)
	MedianDate time.Time   // half of the futures that reach it have done so; zero unless OnceReached
	Influence  []Influence // one an uncertain assumption, strongest first
}

// An Influence is the rank correlation of one assumption with the probability of
// an outcome, over the draws.
type Influence struct {
	Address     string
	Correlation float64 // Spearman's, −1 to 1
	Error       float64 // standard error of Correlation
}

// A LadderForecast is the occupancy of a ladder: ByDate[rung][date].
type LadderForecast struct {
	Ladder
	ByDate [][]Estimate
}

// A DriverForecast is the distribution of a driver's level over one future of each
// draw: chance and ignorance together.
type DriverForecast struct {
	Driver
	Dates []time.Time // the first day, then the middle of every month
	Fans  []Fan       // one a date
}

// A Fan is the mean and the percentiles of a level on one date.
type Fan struct {
	Mean, P05, P25, P50, P75, P95 float64
}

// A ShockForecast says how often a shock happened.
type ShockForecast struct {
	Shock
	Once  Estimate // probability that it happens at least once by the horizon
	Count float64  // mean number of times
}
