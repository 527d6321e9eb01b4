package model

import (
	"slices"

	"entente/model/elementary"
	"entente/model/sample"
)

// A Review is what a scenario says before anything is run: how fast each step
// goes and how often each random shock comes if drivers and ladders stay where
// they stand on the first day.
type Review struct {
	Steps  []Hazard // in scenario order
	Shocks []Hazard // the random ones
}

// A Hazard is a rate per year over the plausible assumptions, and the chance
// that the event has happened after some years if the rate stays.
type Hazard struct {
	Address       string
	Rate          Quantiles
	AfterOneYear  Quantiles
	AfterTenYears Quantiles
}

// Quantiles are the 5th, 50th and 95th percentile over assumptions.
type Quantiles struct{ Low, Median, High float64 }

// Enough points that percentiles of a smooth quantity are exact to two digits.
const reviewDraws = 4096

// Review reads the model back. Its percentiles are those of 4096 draws of a
// fixed seed.
func (m *Model) Review() (Review, error) {
	design, err := sample.NewDesign(sample.LatinHypercube, 1, 0, m.Uncertain(), reviewDraws)
	if err != nil {
		return Review{}, err
	}
	g := newGrid(m.calendar, 1)
	steps, shocks := make([][]float64, len(m.steps)), make([][]float64, len(m.shocks))
	drawn, shape := m.newDrawn(len(g.gaps)), newLogitNormal()
	point, level := make([]float64, len(m.uncertain)), make([]float64, len(m.drivers))
	for i := range reviewDraws {
		design.Point(i, point)
		drawn.set(m, point, g.gaps, shape)
		for k, p := range drawn.process {
			level[k] = elementary.Logistic(p.start)
		}
		for s := range m.steps {
			steps[s] = append(steps[s], m.rateToday(s, drawn)*elementary.Exp(drawn.row[m.steps[s].row].log(level)))
		}
		for s := range m.shocks {
			shocks[s] = append(shocks[s], drawn.shock[s].rate*elementary.Exp(drawn.shock[s].row.log(level)))
		}
	}
	var r Review
	for s, rates := range steps {
		l := m.scenario.Ladders[m.steps[s].ladder]
		r.Steps = append(r.Steps, newHazard("step."+l.Key+"."+l.Rungs[m.steps[s].from].Key+"."+l.Rungs[m.steps[s].to].Key, rates))
	}
	for s, rates := range shocks {
		if m.shocks[s].rate.given() {
			r.Shocks = append(r.Shocks, newHazard("shock."+m.shocks[s].key, rates))
		}
	}
	return r, nil
}

// rateToday is a step's rate with drivers at their references and the other
// ladders where they stand on the first day, averaged over an uncertain start.
func (m *Model) rateToday(step int, d *drawn) float64 {
	s := m.steps[step]
	var rate, mass float64
	for i, a := range m.arcs {
		if m.arcStep[i] != step {
			continue
		}
		// The start of the other ladders does not depend on this one.
		p := 0.0
		for rung := range m.space.size[s.ladder] {
			p += m.space.start[m.space.with(a.From, s.ladder, rung)]
		}
		rate += float64(p * d.arc[i])
		mass += p
	}
	return rate / mass
}

func newHazard(address string, rates []float64) Hazard {
	slices.Sort(rates)
	rate := Quantiles{percentileOf(rates, bandLow), percentileOf(rates, 0.5), percentileOf(rates, bandHigh)}
	after := func(years float64) Quantiles {
		return Quantiles{happened(rate.Low, years), happened(rate.Median, years), happened(rate.High, years)}
	}
	return Hazard{address, rate, after(1), after(10)}
}

// happened is the chance that an event of constant rate has happened.
func happened(rate, years float64) float64 { return -elementary.Expm1(-float64(rate * years)) }

// percentileOf interpolates between order statistics (Hyndman & Fan's type 7).
func percentileOf(sorted []float64, p float64) float64 {
	position := p * float64(len(sorted)-1)
	i := int(position)
	if i == len(sorted)-1 {
		return sorted[i]
	}
	return sorted[i] + float64((position-float64(i))*(sorted[i+1]-sorted[i]))
}
