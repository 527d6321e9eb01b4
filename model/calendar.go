package model

import "time"

// A calendar maps dates to years since the first day. The same day of every
// month is a twelfth of a year after the last, whatever the month's length, so
// that ten calendar years are exactly ten; days between are shared out evenly.
type calendar struct {
	start time.Time
	dates []time.Time // report dates: start, the same day of every month, horizon
	years []float64   // years[i] is the time of dates[i]
}

func newCalendar(start, horizon time.Time) calendar {
	c := calendar{start: start}
	for k := 0; ; k++ {
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
