package model

// Headline returns the probability of every outcome by the horizon, in scenario
// order: what a search or a sweep needs of a run, at a fraction of the cost of a
// Forecast.
func (e *Ensemble) Headline() []Estimate {
	last := len(e.model.calendar.dates) - 1
	all := make([]Estimate, len(e.model.outcomes))
	for i := range all {
		est := e.estimator(i)
		draws, c := e.series(last, i)
		all[i] = est.exact(draws, e.blockMeans(last, i), c)
	}
	return all
}

// Plan returns the plan by which the ensemble was run.
func (e *Ensemble) Plan() Plan { return e.plan }
