package model

import "time"

// Forecast turns the ensemble into estimates.
func (e *Ensemble) Forecast() *Forecast {
	f, m := e.Probabilities(), e.model
	var known [][]correlation
	if e.outlook != nil {
		known = e.outlook.correlations()
	}
	for i := range f.Outcomes {
		f.Outcomes[i].Influence = e.influences(i, f.Outcomes[i].Draws, known)
	}
	f.Drivers = make([]DriverForecast, len(m.scenario.Drivers))
	parallel(len(f.Drivers), func(i int) { f.Drivers[i] = e.driver(i, m.scenario.Drivers[i]) })
	for i, s := range m.scenario.Shocks {
		f.Shocks = append(f.Shocks, e.shock(i, s))
	}
	for draw := range e.plan.Draws {
		values := make([]float64, len(m.uncertain))
		for i := range values {
			values[i] = e.value[i*e.plan.Draws+draw]
		}
		f.Draws = append(f.Draws, values)
	}
	return f
}

// Probabilities is a Forecast without what a comparison has no use for: Drivers, Shocks,
// Draws of the assumptions and their Influence.
func (e *Ensemble) Probabilities() *Forecast {
	m := e.model
	f := &Forecast{
		Scenario:    m.scenario,
		Plan:        e.plan,
		Dates:       m.calendar.dates,
		Register:    m.assumptions,
		Assumptions: m.Uncertain(),
	}
	for _, w := range m.warnings {
		f.Warnings = append(f.Warnings, w.Problem)
	}
	f.Warnings = append(f.Warnings, e.warnings...)
	table := e.estimates()
	for i, o := range m.scenario.Outcomes {
		f.Outcomes = append(f.Outcomes, e.outcome(o, i, table[i]))
	}
	column := len(m.outcomes)
	for _, l := range m.scenario.Ladders {
		f.Ladders = append(f.Ladders, LadderForecast{l, table[column : column+len(l.Rungs)]})
		column += len(l.Rungs)
	}
	return f
}

// estimates returns the estimate of every column at every date: [column][date].
func (e *Ensemble) estimates() [][]Estimate {
	table := make([][]Estimate, e.width)
	parallel(e.width, func(column int) {
		est := e.estimator(column)
		table[column] = make([]Estimate, len(e.model.calendar.dates))
		var draws []float64
		for date := range table[column] {
			var c chance
			draws, c = e.appendSeries(draws[:0], date, column)
			table[column][date] = est.exact(draws, e.blockMeans(date, column), c)
			if e.outlook != nil {
				table[column][date].orPlain(e.plainMeans(date, column))
			}
		}
	})
	return table
}

func (e *Ensemble) outcome(o Outcome, i int, byDate []Estimate) OutcomeForecast {
	last := len(byDate) - 1
	draws, c := e.series(last, i)
	fix := newCorrection(draws, c)
	out := OutcomeForecast{Outcome: o, ByDate: byDate, Draws: draws}
	for _, x := range draws {
		corrected, _ := fix.apply(x)
		out.Spread = append(out.Spread, corrected)
	}
	if o.OnceReached {
		out.MedianDate = e.medianDate(byDate)
	}
	return out
}

// medianDate is when half of the probability at the horizon has been reached,
// interpolated between the report dates; zero if the outcome is never reached.
func (e *Ensemble) medianDate(byDate []Estimate) time.Time {
	half := byDate[len(byDate)-1].Value / 2
	years := e.model.calendar.years
	for i, p := range byDate {
		if half <= 0 || p.Value < half {
			continue
		}
		if i == 0 {
			return e.model.calendar.start
		}
		before := byDate[i-1].Value
		part := (half - before) / (p.Value - before)
		return e.model.calendar.date(years[i-1] + float64(part*(years[i]-years[i-1])))
	}
	return time.Time{}
}

func (e *Ensemble) driver(i int, d Driver) DriverForecast {
	out := DriverForecast{Driver: d}
	dates := e.model.calendar.dates
	for date := range dates {
		at := dates[date]
		if date > 0 {
			at = middle(dates[date-1], at)
		}
		out.Dates = append(out.Dates, at)
		out.Fans = append(out.Fans, e.levels.fan(i, date))
	}
	return out
}

func middle(a, b time.Time) time.Time {
	return a.Add(b.Sub(a) / 2).Truncate(24 * time.Hour)
}

func (e *Ensemble) shock(i int, s Shock) ShockForecast {
	n := e.plan.Draws
	once := e.once[i*n : (i+1)*n]
	var c chance // at most: futures of a round avoid each other
	for _, p := range once {
		c.variance += max(0, float64(p*(1-p))) / float64(e.plan.Futures-1)
	}
	est := estimator{blocks: e.plan.Randomizations, guesses: e.guesses}
	times := e.times[i*n : (i+1)*n]
	count, _, _ := e.guesses.parts(times, blockMeans(times, len(e.done))).mean()
	return ShockForecast{s, est.estimate(once, c.over(float64(n))), count}
}
