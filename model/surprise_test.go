package model

import (
	"context"
	"fmt"
	"math"
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

// The surprise of every shock in every cell is 0 on average: 60 or so comparisons, of which
// one would fail in about one of 250 random seeds.
func TestSurprisesAreNoneOnAverage(t *testing.T) {
	const rounds = 4096
	for name, s := range shocked() {
		t.Run(name, func(t *testing.T) {
			l := outlookOf(t, mustCompile(t, s))
			p := l.newProspect()
			all := table(len(p.round.surprise), rounds)
			for i := range rounds {
				for a := range p.point {
					p.point[a] = l.keys.state.Uniform(i, 0, a)
				}
				if _, err := p.quietView(true); err != nil {
					t.Fatal(err)
				}
				if _, err := p.roundView(i); err != nil {
					t.Fatal(err)
				}
				for k, x := range p.round.surprise {
					all[k][i] = x
				}
			}
			for k, x := range all {
				mean, err := scatter(x)
				if math.Abs(mean) > z4*err+rounding {
					t.Errorf("cell and shock %d: %v ± %v", k, mean, err)
				}
				if err == 0 && name != "date" && name != "rich" {
					t.Errorf("cell and shock %d is no surprise", k)
				}
			}
		})
	}
}

// A strike multiplies the odds as a shock that moves the ladder by a chance does: of those
// that would not be allied anyway so many are.
func TestJumps(t *testing.T) {
	const chance = 0.4
	s := withShock(twoRungs("0.05"), shockRate("0.001"))
	s.Shocks[0].Moves = []Move{{Ladder: "tie", From: "apart", To: "allied", Chance: num("shock.crisis.move.tie.apart.allied", fmt.Sprint(chance), belief.Probability)}}
	l := outlookOf(t, mustCompile(t, s))
	p := l.newProspect()
	j, err := p.jumps()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.quiet.struck(p.round.model, p.round.drawn, 0, math.Inf(1)); err != nil {
		t.Fatal(err)
	}
	never := p.quiet.seen[p.round.model.width()]
	struck := 1 - (1-never)*(1-chance)
	for c, ratio := range j[0] {
		if want := struck / (1 - struck) / (never / (1 - never)); math.Abs(ratio/want-1) > 1e-9 {
			t.Errorf("cell %d: %v, want %v", c, ratio, want)
		}
	}
	// One strike more than expected in one cell takes the probability where the odds say.
	surprise := make([]float64, len(j[0]))
	surprise[1] = 1
	if got := j.expect(0, never, surprise); math.Abs(got-(struck-never)) > 1e-9 {
		t.Errorf("a strike adds %v, want %v", got, struck-never)
	}
	if p.round.drawn.shock[0].rate == 0 {
		t.Error("the draw has lost its rate")
	}
}

// Where a rare shock decides, surprises take away more than half of the variance that chance
// leaves in the mean of the rounds, and do not move it. Of one outlook the share that is left
// is known to a third; of ten seeds it is 0.4.
func TestSurprisesTakeChanceAway(t *testing.T) {
	const seeds = 10
	m := mustCompile(t, withShock(twoRungs("0.002 to 0.01"), lasting(shockRate("0.02 to 0.04"), "1000", "2.5")))
	var left float64
	for seed := range seeds {
		l, err := m.newOutlook(uint64(seed), newGrid(m.calendar, 1), 2)
		if err != nil {
			t.Fatal(err)
		}
		if err := l.extend(context.Background(), 8192, 2); err != nil {
			t.Fatal(err)
		}
		plain := make([]float64, outlookSequences)
		controlled := make([]float64, outlookSequences)
		for r := range plain {
			s := &l.more.sequence[r]
			plain[r] = s.seen[0] / s.points
			controlled[r] = l.more.mean(r, 0)
		}
		a, errA := scatter(plain)
		b, errB := scatter(controlled)
		left += errB * errB / (errA * errA) / seeds
		if math.Abs(a-b) > z4*errA {
			t.Errorf("seed %d: %v ± %v, without surprises %v ± %v", seed, b, errB, a, errA)
		}
	}
	if left > 0.5 {
		t.Errorf("surprises leave %v of the variance", left)
	}
}
