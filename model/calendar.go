package model

import "time"

// A calendar maps dates to years since the first day, and says on which of them there
// is something to report. The same day of every
// month is a twelfth of a year after the last, whatever the month's length, so
// that ten calendar years are exactly ten; days between are shared out evenly.
type calendar struct {
	start  time.Time
	months int         // between report dates
	dates  []time.Time // report dates: start, every so many months after it, horizon
	years  []float64   // years[i] is the time of dates[i]
}

// mostPeriods is the number of periods between report dates, which are the time steps
// of a plan with one step each, up to which periods are shorter than a year. With
// steps of three months over ten years, and of twelve, the shipped forecasts are within
// 0.01 percentage points of those with steps of one: the engine's rule is of second
// order.
const mostPeriods = 48

func newCalendar(start, horizon time.Time) calendar {
	c := calendar{start: start, months: 12}
	for _, months := range []int{6, 4, 3, 2, 1} {
		if monthsAfter(start, mostPeriods*months).Before(horizon) {
			break
		}
		c.months = months
	}
	for k := 0; ; k += c.months {
		date := monthsAfter(start, k)
		if !date.Before(horizon) {
			break
		}
		c.dates = append(c.dates, date)
		c.years = append(c.years, float64(k)/12)
	}
	c.dates = append(c.dates, horizon)
	c.years = append(c.years, c.year(horizon))
	return c
}

// year returns the time of a date in years since the first day, negative before it.
func (c calendar) year(date time.Time) float64 {
	k := 12*(date.Year()-c.start.Year()) + int(date.Month()) - int(c.start.Month())
	for monthsAfter(c.start, k).After(date) {
		k--
	}
	from, to := monthsAfter(c.start, k), monthsAfter(c.start, k+1)
	part := date.Sub(from).Hours() / to.Sub(from).Hours()
	return (float64(k) + part) / 12
}

// date is the inverse of year, to the day.
func (c calendar) date(year float64) time.Time {
	k := int(year * 12)
	from, to := monthsAfter(c.start, k), monthsAfter(c.start, k+1)
	part := float64(year*12) - float64(k)
	return from.Add(time.Duration(part * float64(to.Sub(from)))).Truncate(24 * time.Hour)
}

// monthsAfter returns the same day k months later, or the last of that month
// where it has no such day.
func monthsAfter(start time.Time, k int) time.Time {
	y, m, d := start.Date()
	first := time.Date(y, m+time.Month(k), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(d, last)-1)
}
