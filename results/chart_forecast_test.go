package results

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"entente/model"
)

// A recipe is what the tests vary of a made-up forecast.
type recipe struct {
	years      int
	outcomes   []string
	drivers    int
	draws      int
	logOdds    float64 // of the first outcome at the horizon, its centre over the draws
	spread     float64 // standard deviation of the log-odds over the draws
	longNames  bool
	noBand     bool
	influences int
}

// usual has the shape of the shipped scenario; the first outcome has about 9 %
// with a band of about 1 to 28 %.
func usual() recipe {
	return recipe{years: 10, outcomes: []string{"Formal alliance", "Continued partnership", "Estrangement"},
		drivers: 20, draws: 2048, logOdds: -2.75, spread: 1.05, influences: 40}
}

// ugly are the forecasts that charts break on.
func ugly() map[string]recipe {
	vary := func(change func(*recipe)) recipe {
		r := usual()
		change(&r)
		return r
	}
	return map[string]recipe{
		"usual":          usual(),
		"one driver":     vary(func(r *recipe) { r.drivers = 1 }),
		"no driver":      vary(func(r *recipe) { r.drivers = 0 }),
		"3 drivers":      vary(func(r *recipe) { r.drivers = 3 }),
		"7 drivers":      vary(func(r *recipe) { r.drivers = 7 }),
		"25 drivers":     vary(func(r *recipe) { r.drivers = 25 }),
		"2 outcomes":     vary(func(r *recipe) { r.outcomes = r.outcomes[:2] }),
		"1 outcome":      vary(func(r *recipe) { r.outcomes = r.outcomes[:1] }),
		"4 outcomes":     vary(func(r *recipe) { r.outcomes = append(slices.Clone(r.outcomes), "War") }),
		"6 outcomes":     vary(func(r *recipe) { r.outcomes = append(slices.Clone(r.outcomes), "War", "Merger", "Neutrality of both") }),
		"near zero":      vary(func(r *recipe) { r.logOdds = -12 }),
		"near one":       vary(func(r *recipe) { r.logOdds = 12 }),
		"likely":         vary(func(r *recipe) { r.logOdds = 2.5; r.spread = 0.6 }),
		"wide":           vary(func(r *recipe) { r.logOdds = 0; r.spread = 2.5 }),
		"long names":     vary(func(r *recipe) { r.longNames = true }),
		"one year":       vary(func(r *recipe) { r.years = 1 }),
		"fifty years":    vary(func(r *recipe) { r.years = 50 }),
		"two years":      vary(func(r *recipe) { r.years = 2 }),
		"four years":     vary(func(r *recipe) { r.years = 4 }),
		"zero width":     vary(func(r *recipe) { r.spread = 0 }),
		"narrow":         vary(func(r *recipe) { r.spread = 0.02; r.logOdds = 0.3 }),
		"no uncertainty": vary(func(r *recipe) { r.spread = 0; r.noBand = true; r.influences = 0 }),
		"long, everything": vary(func(r *recipe) {
			r.longNames = true
			r.drivers = 25
			r.years = 1
			r.outcomes = append(slices.Clone(r.outcomes), "War", "Merger")
		}),
		"few draws": vary(func(r *recipe) { r.draws = 16 }),
	}
}

var day0 = time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC)

func (r recipe) forecast() *model.Forecast {
	random := rand.New(rand.NewPCG(7, 11))
	f := &model.Forecast{Plan: model.Plan{Seed: 77, Randomizations: 8, Draws: r.draws, Futures: 2, Steps: 1}, Dates: monthly(r.years)}
	f.Scenario = r.scenario()
	spread := make([]float64, r.draws)
	for i := range spread {
		spread[i] = logistic(r.logOdds + r.spread*random.NormFloat64())
	}
	f.Outcomes = r.outcomeForecasts(f, spread)
	for i, l := range f.Scenario.Ladders {
		f.Ladders = append(f.Ladders, climbing(l, f.Dates, 0.25+0.2*float64(i)))
	}
	for i, d := range f.Scenario.Drivers {
		f.Drivers = append(f.Drivers, wandering(d, f.Dates, i))
	}
	for _, influence := range f.Outcomes[0].Influence {
		f.Assumptions = append(f.Assumptions, influence.Address)
	}
	return f
}

func monthly(years int) []time.Time {
	var dates []time.Time
	for i := range 12*years + 1 {
		dates = append(dates, day0.AddDate(0, i, 0))
	}
	return dates
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

func (r recipe) name(s string) string {
	if !r.longNames {
		return s
	}
	return (s + strings.Repeat(" of considerable and memorable length", 2))[:60]
}

func (r recipe) scenario() model.Scenario {
	s := model.Scenario{Name: "synthetic", Title: r.name("China and Russia: pressure as usual"), Start: day0, Horizon: day0.AddDate(r.years, 0, 0)}
	s.Ladders = []model.Ladder{
		r.ladder("alignment", "How they behave", "rivalry", "normal", "partnership", "strategic", "quasi_alliance"),
		r.ladder("obligation", "What they have signed", "none", "nonaggression", "consultation", "defence", "integrated"),
	}
	names := []string{"Western sanctions on either", "Taiwan Strait tension", "Chinese need for energy by land", "Russian dependence on trade",
		"Mutual trust of leaders", "United States pressure", "Nuclear parity", "Border and Central Asia frictions", "Arms transfers"}
	for i := range r.drivers {
		key := fmt.Sprintf("driver%02d", i)
		s.Drivers = append(s.Drivers, model.Driver{
			Key: key, Name: r.name(names[i%len(names)]), Low: "none", High: "financial, energy and technology embargo on both",
			TendsTo: stated("driver." + key + ".tends_to"),
			Weights: []model.LadderWeight{{Ladder: "alignment", Value: stated("driver." + key + ".weight.alignment")},
				{Ladder: "obligation", Down: true, Value: stated("driver." + key + ".weight.obligation.down")}},
		})
	}
	s.Steps = []model.Step{{Ladder: "obligation", From: "consultation", To: "defence", Rate: stated("step.obligation.consultation.defence.rate"),
		Given:   []model.Multiplier{{Ladder: "alignment", Rung: "quasi_alliance", Factor: stated("step.obligation.consultation.defence.given.alignment.quasi_alliance")}},
		Weights: []model.Weight{{Driver: "driver00", Value: stated("step.obligation.consultation.defence.weight.driver00")}}}}
	s.Shocks = []model.Shock{{Key: "taiwan_crisis", Name: r.name("Taiwan Strait crisis"), Rate: stated("shock.taiwan_crisis.rate"), Chance: stated("shock.taiwan_crisis.chance"), Lasts: stated("shock.taiwan_crisis.lasts"),
		Weights: []model.Weight{{Driver: "driver00", Value: stated("shock.taiwan_crisis.weight.driver00")}},
		Push:    []model.LevelChange{{Driver: "driver00", Value: stated("shock.taiwan_crisis.push.driver00")}},
		Reset:   []model.LevelChange{{Driver: "driver00", Value: stated("shock.taiwan_crisis.reset.driver00")}},
		Effect:  []model.LadderWeight{{Ladder: "alignment", Value: stated("shock.taiwan_crisis.effect.alignment")}},
		Moves:   []model.Move{{Ladder: "obligation", From: "consultation", To: "defence", Chance: stated("shock.taiwan_crisis.move.obligation.consultation.defence")}}}}
	return s
}

func stated(address string) model.Assumption { return model.Assumption{Address: address} }

func (r recipe) ladder(key, name string, rungs ...string) model.Ladder {
	l := model.Ladder{Key: key, Name: r.name(name)}
	for _, rung := range rungs {
		title := strings.ToUpper(rung[:1]) + strings.ReplaceAll(rung[1:], "_", "-")
		l.Rungs = append(l.Rungs, model.Rung{Key: rung, Name: r.name(title)})
	}
	return l
}

func (r recipe) outcomeForecasts(f *model.Forecast, spread []float64) []model.OutcomeForecast {
	sorted := slices.Sorted(slices.Values(spread))
	final := estimate(mean(spread), sorted[len(sorted)*5/100], sorted[len(sorted)*95/100])
	if r.noBand {
		final = estimate(final.Value, final.Value, final.Value)
	}
	rest := float64(len(r.outcomes) - 1)
	var outcomes []model.OutcomeForecast
	for k, name := range r.outcomes {
		o := model.OutcomeForecast{Outcome: model.Outcome{Key: strings.ToLower(strings.ReplaceAll(name, " ", "_")), Name: r.name(name), OnceReached: k == 0}}
		for i := range f.Dates {
			grown := 1 - math.Exp(-2.5*float64(i)/float64(len(f.Dates)-1))
			grown /= 1 - math.Exp(-2.5)
			first := estimate(final.Value*grown, final.Low*grown, final.High*grown)
			if k > 0 {
				share := (2 - grown) / rest
				if k > 1 {
					share = (1 - (2-grown)/rest) / (rest - 1)
				}
				first = estimate((1-first.Value)*share, (1-first.High)*share*0.8, min(1, (1-first.Low)*share*1.1))
			}
			o.ByDate = append(o.ByDate, first)
		}
		if k == 0 {
			o.Spread, o.Draws = spread, spread
			o.Influence = r.influence(f.Scenario)
		}
		outcomes = append(outcomes, o)
	}
	return outcomes
}

func mean(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

// estimate keeps probabilities in range and has the errors of a default run.
func estimate(v, low, high float64) model.Estimate {
	clip := func(p float64) float64 { return min(max(p, 0), 1) }
	v = clip(v)
	return model.Estimate{Value: v, Low: min(clip(low), v), High: max(clip(high), v), Error: 0.0015, LowError: 0.001, HighError: 0.004}
}

func (r recipe) influence(s model.Scenario) []model.Influence {
	var all []model.Influence
	names := assumptionNames(s)
	addresses := make([]string, 0, len(names))
	for address := range names {
		addresses = append(addresses, address)
	}
	slices.Sort(addresses)
	slices.Reverse(addresses)
	for i, address := range addresses[:min(r.influences, len(addresses))] {
		sign := 1 - 2*float64(i%3%2)
		all = append(all, model.Influence{Address: address, Correlation: sign * 0.55 * math.Exp(-float64(i)/5), Error: 0.02})
	}
	return all
}

func climbing(l model.Ladder, dates []time.Time, at float64) model.LadderForecast {
	forecast := model.LadderForecast{Ladder: l, ByDate: make([][]model.Estimate, len(l.Rungs))}
	for i := range dates {
		centre := at*6 + 2*float64(i)/float64(len(dates)-1)
		weights := make([]float64, len(l.Rungs))
		sum := 0.0
		for k := range weights {
			weights[k] = math.Exp(-(float64(k) - centre) * (float64(k) - centre) * (2.5 - 1.7*float64(i)/float64(len(dates)-1)))
			sum += weights[k]
		}
		for k, w := range weights {
			forecast.ByDate[k] = append(forecast.ByDate[k], estimate(w/sum, w/sum*0.5, w/sum*1.4))
		}
	}
	return forecast
}

func wandering(d model.Driver, dates []time.Time, seed int) model.DriverForecast {
	forecast := model.DriverForecast{Driver: d, Dates: dates}
	start, end := 0.1+0.8*math.Mod(float64(seed)*0.37, 1), 0.1+0.8*math.Mod(float64(seed)*0.61, 1)
	for i := range dates {
		z := 1 - math.Exp(-float64(i)/36)
		centre := math.Log(start/(1-start))*(1-z) + math.Log(end/(1-end))*z
		at := func(normal float64) float64 { return logistic(centre + normal*(0.1+1.1*z)) }
		forecast.Fans = append(forecast.Fans, model.Fan{Mean: at(0), P05: at(-1.645), P25: at(-0.674), P50: at(0), P75: at(0.674), P95: at(1.645)})
	}
	return forecast
}
