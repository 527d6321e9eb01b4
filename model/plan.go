package model

// A Plan says how much to compute and from which random numbers. The results
// are a function of the scenario and of every field but Workers.
type Plan struct {
	Seed           uint64 // the one number from which all randomness is derived
	Randomizations int    // independent scramblings of the design, at least 8; their scatter gives the Monte Carlo error
	Draws          int    // joint samples of all assumptions, a multiple of Randomizations
	Futures        int    // courses of drivers and shocks a draw, at least 2
	StepsPerMonth  int    // time steps a month, 1 to 32
	Workers        int    // 0 means one a processor; changes no number
}

// DefaultPlan answers the shipped scenarios to within 0.2 percentage points.
func DefaultPlan() Plan {
	return Plan{Seed: 1, Randomizations: 32, Draws: 1024, Futures: 8, StepsPerMonth: 1}
}
