package model

import (
	"context"
	"math"
	"slices"
	"testing"

	"entente/model/belief"
)

// shocked are scenarios with shocks of every kind: repeated and once only, at random and on
// dates, both, driven, lasting and pushing the driver that drives them.
func shocked() map[string]Scenario {
	driven := withShock(twoRungs("0.02"), lasting(shockRate("0.3"), "2", "1"))
	d := reverting(driverOn("pressure", "0.5", "1"), "0.6", "2", "0.1")
	driven.Drivers = []Driver{d}
	driven.Shocks[0].Weights = []Weight{{"pressure", num("shock.crisis.weight.pressure", "2", belief.Weight)}}
	driven.Shocks[0].Push = []LevelChange{{"pressure", num("shock.crisis.push.pressure", "1", belief.Weight)}}
	repeated := shockRate("0.5")
	repeated.Repeats = true
	both := scheduledOn(lasting(shockRate("0.4"), "1", "1"), "0.5", "2030-09-15")
	often := scheduledOn(lasting(shockRate("0.4"), "1", "1"), "0.5", "2027-03-01", "2030-09-15", "2033-01-01")
	often.Repeats = true
	return map[string]Scenario{
		"once":               withShock(twoRungs("0.02"), lasting(shockRate("0.15"), "1000", "1.2")),
		"repeated":           withShock(twoRungs("0.02"), lasting(repeated, "1", "1.2")),
		"date":               withShock(twoRungs("0.02"), scheduledOn(lasting(Shock{Key: "crisis", Name: "Crisis"}, "1", "1"), "0.4", "2031-05-06")),
		"both, once":         withShock(twoRungs("0.02"), both),
		"both, repeated":     withShock(twoRungs("0.02"), often),
		"driven, and pushes": driven,
		"rich":               rich(),
	}
}

// quietAt takes a draw at random, by its number, and returns the view of its quiet course.
func quietAt(t *testing.T, l *outlook, p *prospect, number int) []float64 {
	t.Helper()
	for a := range p.point {
		p.point[a] = l.keys.state.Uniform(number, 0, a)
	}
	quiet, err := p.quietView()
	if err != nil {
		t.Fatal(err)
	}
	return quiet
}

// Whatever the jumps, a martingale gains nothing on average: 90 comparisons, of which one would
// fail in about one of 170 random seeds.
func TestMartingaleGainsNothing(t *testing.T) {
	const rounds = 4096
	for name, s := range shocked() {
		t.Run(name, func(t *testing.T) {
			l := outlookOf(t, mustCompile(t, s))
			p := l.newProspect()
			for trial := range 6 {
				for o, lever := range l.jumps.lever {
					for i := range lever {
						for r := range lever[i] {
							lever[i][r] = float64(4*l.keys.state.Uniform(trial, o, i*len(lever[i])+r)) - 2
							if trial < 4 && i != trial {
								lever[i][r] = 0 // a cell by itself
							}
						}
					}
				}
				gain := table(len(l.model.outcomes)-1, rounds)
				for i := range rounds {
					quietAt(t, l, p, i)
					if _, err := l.roundView(p, trial*rounds+i); err != nil {
						t.Fatal(err)
					}
					for o, x := range p.round.gain {
						gain[o][i] = x
					}
				}
				for o, x := range gain {
					mean, err := scatter(x)
					if math.Abs(mean) > z4*err+rounding {
						t.Errorf("trial %d, outcome %d: %v ± %v", trial, o, mean, err)
					}
					if err == 0 && name != "date" && name != "rich" {
						t.Errorf("trial %d, outcome %d: no gain at all", trial, o)
					}
				}
			}
		})
	}
}

// Strikes of a shock that bears on nothing change no gain, to the last bit.
func TestMartingaleDoesNotCountWhatBearsOnNothing(t *testing.T) {
	with := rich()
	with.Shocks = append([]Shock{{Key: "comet", Repeats: true, Rate: num("shock.comet.rate", "2", belief.Rate)}}, with.Shocks...)
	a, b := outlookOf(t, mustCompile(t, rich())), outlookOf(t, mustCompile(t, with))
	p, q := a.newProspect(), b.newProspect()
	for i := range 200 {
		for l, p := range map[*outlook]*prospect{a: p, b: q} {
			l.goTo(p, 0, i)
			if _, err := p.quietView(); err != nil {
				t.Fatal(err)
			}
			if _, err := l.roundView(p, i); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(p.round.gain, q.round.gain) {
			t.Fatalf("round %d gains %v, with such a shock %v", i, p.round.gain, q.round.gain)
		}
	}
}

// A strike raises the odds by its jump, time without one lowers the probability by what was
// to be expected.
func TestMartingaleMoves(t *testing.T) {
	m := newMartingale(mustCompile(t, rich()), 2)
	for o := range m.jump {
		for i := range m.jump[o] {
			m.jump[o][i] = 0.05
		}
	}
	m.jump[0][0] = 3 // shock 0, first cell
	m.start[0] = 0.2
	m.begin()
	year := m.length / 2 // the middle of the first cell
	m.strike(0, year, 1)
	odds := 4 * 0.2 / 0.8
	if want := odds / (1 + odds); math.Abs(m.now[0]-want) > 1e-15 || math.Abs(m.gain[0]-(want-0.2)) > 1e-15 {
		t.Errorf("after a strike %v, gained %v, want %v", m.now[0], m.gain[0], want)
	}
	m.strike(1, year, 1) // a small jump waits for the end of the cell
	if m.now[0] != 0.2+m.gain[0] {
		t.Error("a small jump is settled at once")
	}
	m.endCell()
	p := 0.2 + m.gain[0]
	m.pass([]float64{0.1, 0}, 3*year-1, 3*year+1)
	m.endCell()
	odds = 1.05 * p / (1 - p)
	if got, want := m.now[0], p-0.2*(odds/(1+odds)-p); math.Abs(got-want) > 1e-15 {
		t.Errorf("after two years without a strike %v, want %v", got, want)
	}
	m.slope[0][0] = -2
	for part, jump := range map[float64]float64{0: 4, 0.5: 3, 1: 2} { // of the first cell
		m.begin()
		m.strike(0, part*m.length, 1)
		// The slope enters in a straight line, by the odds of a strike in the middle.
		if want := 0.2 + 0.2*0.8*jump/(1+0.2*3); math.Abs(m.now[0]-want) > 1e-15 {
			t.Errorf("after a strike %v through the cell %v, want %v", part, m.now[0], want)
		}
	}
}

// Where a rare shock decides, the martingale takes away more than three quarters of the
// variance of the mean of the rounds, and does not move it. Of one outlook the share that is left
// is known to a third; of ten seeds it is 0.13.
func TestMartingaleTakesChanceAway(t *testing.T) {
	const seeds = 10
	m := mustCompile(t, withShock(twoRungs("0.002 to 0.01"), lasting(shockRate("0.02 to 0.04"), "1000", "2.5")))
	var left float64
	for seed := range seeds {
		var mean, err [2]float64
		for i, blind := range []bool{false, true} {
			l := outlookFrom(t, m, uint64(seed))
			for _, cells := range l.jumps.lever[0] {
				if blind {
					clear(cells)
				}
			}
			if e := l.extend(context.Background(), 8192, 2); e != nil {
				t.Fatal(e)
			}
			mean[i], err[i] = scatter(l.means(0))
		}
		left += err[0] * err[0] / (err[1] * err[1]) / seeds
		if math.Abs(mean[0]-mean[1]) > z4*math.Hypot(err[0], err[1]) {
			t.Errorf("seed %d: %v ± %v, without it %v ± %v", seed, mean[0], err[0], mean[1], err[1])
		}
	}
	if left > 0.25 {
		t.Errorf("it leaves %v of the variance", left)
	}
}
