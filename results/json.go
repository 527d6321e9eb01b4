package results

import (
	"encoding/json"
	"time"

	"entente/model"
)

// The shape of forecast.json. Numbers are written with the digits their error
// permits and one more.
type jsonForecast struct {
	Scenario jsonScenario  `json:"scenario"`
	Plan     jsonPlan      `json:"plan"`
	Dates    []string      `json:"dates"`
	Outcomes []jsonOutcome `json:"outcomes"`
	Ladders  []jsonLadder  `json:"ladders"`
	Drivers  []jsonDriver  `json:"drivers"`
	Shocks   []jsonShock   `json:"shocks"`
	Warnings []string      `json:"warnings"`
}

type jsonScenario struct {
	Name     string `json:"name"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Start    string `json:"start"`
	Horizon  string `json:"horizon"`
	Hash     string `json:"hash"`
}

type jsonPlan struct {
	Seed           uint64 `json:"seed"`
	Randomizations int    `json:"randomizations"`
	Draws          int    `json:"draws"`
	Futures        int    `json:"futures_per_draw"`
	Outlooks       int    `json:"outlooks"`
	Steps          int    `json:"steps"`
}

type jsonEstimate struct {
	Probability json.Number    `json:"probability"`
	Error       json.Number    `json:"standard_error"`
	Band        [2]json.Number `json:"band_90"`
	BandError   [2]json.Number `json:"band_90_standard_error"`
	Warnings    []string       `json:"warnings,omitempty"`
}

// A series has one number a date in each column.
type jsonSeries struct {
	Probability []json.Number `json:"probability"`
	Error       []json.Number `json:"standard_error"`
	Low         []json.Number `json:"band_low"`
	High        []json.Number `json:"band_high"`
	LowError    []json.Number `json:"band_low_error"`
	HighError   []json.Number `json:"band_high_error"`
}

type jsonOutcome struct {
	Key         string          `json:"key"`
	Name        string          `json:"name"`
	OnceReached bool            `json:"once_reached"`
	Horizon     jsonEstimate    `json:"by_horizon"`
	MedianDate  string          `json:"median_date,omitempty"`
	ByDate      jsonSeries      `json:"by_date"`
	Influence   []jsonInfluence `json:"influence"`
}

type jsonInfluence struct {
	Assumption  string      `json:"assumption"`
	Correlation json.Number `json:"rank_correlation"`
	Error       json.Number `json:"standard_error"`
}

type jsonLadder struct {
	Key   string     `json:"key"`
	Name  string     `json:"name"`
	Rungs []jsonRung `json:"rungs"`
}

type jsonRung struct {
	Key    string     `json:"key"`
	Name   string     `json:"name"`
	ByDate jsonSeries `json:"by_date"`
}

type jsonDriver struct {
	Key   string        `json:"key"`
	Name  string        `json:"name"`
	Dates []string      `json:"dates"`
	Mean  []json.Number `json:"mean"`
	P05   []json.Number `json:"p05"`
	P25   []json.Number `json:"p25"`
	P50   []json.Number `json:"p50"`
	P75   []json.Number `json:"p75"`
	P95   []json.Number `json:"p95"`
}

type jsonShock struct {
	Key   string       `json:"key"`
	Name  string       `json:"name"`
	Once  jsonEstimate `json:"at_least_once"`
	Count json.Number  `json:"mean_times"`
}

// JSON returns the forecast as a document.
func JSON(f *model.Forecast, hash string) ([]byte, error) {
	s, p := f.Scenario, f.Plan
	doc := jsonForecast{
		Scenario: jsonScenario{s.Name, s.Title, s.Question, day(s.Start), day(s.Horizon), hash},
		Plan:     planJSON(p),
		Dates:    days(f.Dates),
		Warnings: append([]string{}, f.Warnings...),
	}
	for _, o := range f.Outcomes {
		doc.Outcomes = append(doc.Outcomes, outcomeJSON(o))
	}
	for _, l := range f.Ladders {
		out := jsonLadder{Key: l.Key, Name: l.Name}
		for r, rung := range l.Rungs {
			out.Rungs = append(out.Rungs, jsonRung{rung.Key, rung.Name, seriesJSON(l.ByDate[r])})
		}
		doc.Ladders = append(doc.Ladders, out)
	}
	for _, d := range f.Drivers {
		doc.Drivers = append(doc.Drivers, driverJSON(d))
	}
	for _, s := range f.Shocks {
		count := json.Number(number(s.Count, s.Once.Error))
		doc.Shocks = append(doc.Shocks, jsonShock{s.Key, s.Name, estimateJSON(s.Once), count})
	}
	out, err := json.Marshal(doc)
	return append(out, '\n'), err
}

func planJSON(p model.Plan) jsonPlan {
	return jsonPlan{p.Seed, p.Randomizations, p.Draws, p.Futures, p.Outlooks, p.Steps}
}

func outcomeJSON(o model.OutcomeForecast) jsonOutcome {
	out := jsonOutcome{
		Key: o.Key, Name: o.Name, OnceReached: o.OnceReached,
		Horizon: estimateJSON(o.ByDate[len(o.ByDate)-1]),
		ByDate:  seriesJSON(o.ByDate),
	}
	if !o.MedianDate.IsZero() {
		out.MedianDate = day(o.MedianDate)
	}
	for _, x := range o.Influence {
		out.Influence = append(out.Influence, jsonInfluence{x.Address, json.Number(number(x.Correlation, x.Error)), json.Number(errorNumber(x.Error))})
	}
	return out
}

func seriesJSON(all []model.Estimate) jsonSeries {
	var s jsonSeries
	columns := []*[]json.Number{&s.Probability, &s.Error, &s.Low, &s.High, &s.LowError, &s.HighError}
	for _, e := range all {
		for i, cell := range estimateCells(e) {
			*columns[i] = append(*columns[i], json.Number(cell))
		}
	}
	return s
}

func estimateJSON(e model.Estimate) jsonEstimate {
	c := estimateCells(e)
	n := func(i int) json.Number { return json.Number(c[i]) }
	return jsonEstimate{Probability: n(0), Error: n(1), Band: [2]json.Number{n(2), n(3)}, BandError: [2]json.Number{n(4), n(5)}, Warnings: e.Warnings}
}

func driverJSON(d model.DriverForecast) jsonDriver {
	out := jsonDriver{Key: d.Key, Name: d.Name, Dates: days(d.Dates)}
	columns := []*[]json.Number{&out.Mean, &out.P05, &out.P25, &out.P50, &out.P75, &out.P95}
	for _, f := range d.Fans {
		for i, v := range []float64{f.Mean, f.P05, f.P25, f.P50, f.P75, f.P95} {
			*columns[i] = append(*columns[i], json.Number(number(v, levelError)))
		}
	}
	return out
}

func days(dates []time.Time) []string {
	out := make([]string, len(dates))
	for i, d := range dates {
		out[i] = day(d)
	}
	return out
}
