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
	StepsPerMonth  int    `json:"steps_per_month"`
}

type jsonEstimate struct {
	Date        string         `json:"date,omitempty"`
	Probability json.Number    `json:"probability"`
	Error       json.Number    `json:"standard_error"`
	Band        [2]json.Number `json:"band_90"`
	BandError   [2]json.Number `json:"band_90_standard_error"`
	Warnings    []string       `json:"warnings,omitempty"`
}

type jsonOutcome struct {
	Key         string          `json:"key"`
	Name        string          `json:"name"`
	OnceReached bool            `json:"once_reached"`
	Horizon     jsonEstimate    `json:"by_horizon"`
	MedianDate  string          `json:"median_date,omitempty"`
	ByDate      []jsonEstimate  `json:"by_date"`
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
	Key    string         `json:"key"`
	Name   string         `json:"name"`
	ByDate []jsonEstimate `json:"by_date"`
}

type jsonDriver struct {
	Key  string    `json:"key"`
	Name string    `json:"name"`
	Fans []jsonFan `json:"by_date"`
}

type jsonFan struct {
	Date        string         `json:"date"`
	Mean        json.Number    `json:"mean"`
	Percentiles [5]json.Number `json:"percentiles_5_25_50_75_95"`
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
		Warnings: append([]string{}, f.Warnings...),
	}
	for _, o := range f.Outcomes {
		doc.Outcomes = append(doc.Outcomes, outcomeJSON(f.Dates, o))
	}
	for _, l := range f.Ladders {
		out := jsonLadder{Key: l.Key, Name: l.Name}
		for r, rung := range l.Rungs {
			out.Rungs = append(out.Rungs, jsonRung{rung.Key, rung.Name, byDateJSON(f.Dates, l.ByDate[r])})
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
	return indented(doc)
}

func planJSON(p model.Plan) jsonPlan {
	return jsonPlan{p.Seed, p.Randomizations, p.Draws, p.Futures, p.StepsPerMonth}
}

func outcomeJSON(dates []time.Time, o model.OutcomeForecast) jsonOutcome {
	out := jsonOutcome{
		Key: o.Key, Name: o.Name, OnceReached: o.OnceReached,
		Horizon: estimateJSON(o.ByDate[len(o.ByDate)-1]),
		ByDate:  byDateJSON(dates, o.ByDate),
	}
	if !o.MedianDate.IsZero() {
		out.MedianDate = day(o.MedianDate)
	}
	for _, x := range o.Influence {
		out.Influence = append(out.Influence, jsonInfluence{x.Address, json.Number(number(x.Correlation, x.Error)), json.Number(errorNumber(x.Error))})
	}
	return out
}

func byDateJSON(dates []time.Time, all []model.Estimate) []jsonEstimate {
	out := make([]jsonEstimate, len(all))
	for i, e := range all {
		out[i] = estimateJSON(e)
		out[i].Date = day(dates[i])
	}
	return out
}

func estimateJSON(e model.Estimate) jsonEstimate {
	c := estimateCells(e)
	n := func(i int) json.Number { return json.Number(c[i]) }
	return jsonEstimate{Probability: n(0), Error: n(1), Band: [2]json.Number{n(2), n(3)}, BandError: [2]json.Number{n(4), n(5)}, Warnings: e.Warnings}
}

func driverJSON(d model.DriverForecast) jsonDriver {
	out := jsonDriver{Key: d.Key, Name: d.Name}
	level := func(v float64) json.Number { return json.Number(number(v, levelError)) }
	for i, f := range d.Fans {
		out.Fans = append(out.Fans, jsonFan{day(d.Dates[i]), level(f.Mean),
			[5]json.Number{level(f.P05), level(f.P25), level(f.P50), level(f.P75), level(f.P95)}})
	}
	return out
}

func indented(v any) ([]byte, error) {
	out, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return nil, err
	}
	return append(out, '\n'), nil
}
