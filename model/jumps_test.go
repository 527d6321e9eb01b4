package model

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"entente/model/belief"
	"entente/model/elementary"
)

// jumpsIn returns the shares in the draw of medians, but for some assumptions.
func jumpsIn(t *testing.T, l *outlook, all ...moved) (*prospect, [][]float64) {
	t.Helper()
	p := l.newProspect()
	l.stand(p, trial{moved: all})
	if _, err := p.quietView(); err != nil {
		t.Fatal(err)
	}
	dst := table(len(l.followed), len(p.round.middles())*len(l.model.shocks))
	l.jumps.shares(dst, table(len(dst), len(dst[0])), p)
	return p, dst
}

// Where one step is all that leads to the outcome, a strike that multiplies its hazard h for good
// by e^v leaves the probability exp(−h·(t + (T−t)·e^v)) of none. Jumps take that to be a straight
// line in the hazard, which it is within a hundredth where the outcome is rare: in every cell, and
// in draws with other effects.
func TestJumps(t *testing.T) {
	const hazard, years = 0.001, 10
	l := outlookOf(t, mustCompile(t, withShock(twoRungs(fmt.Sprint(hazard)), lasting(shockRate("0.000001"), "1000", "0.5 to 1.5"))))
	for _, score := range []int{-1, 0, 1} {
		p, shares := jumpsIn(t, l, moved{0, score})
		effect := p.round.drawn.shock[0].effect[0].value
		for c, year := range p.round.middles() {
			want := math.Expm1(hazard*(year+(years-year)*math.Exp(effect)))/math.Expm1(hazard*years) - 1
			if got := shares[0][c]; math.Abs(got-want) > 0.025*want {
				t.Errorf("effect %v, cell %d: %v, want %v", effect, c, got, want)
			}
		}
	}
}

// A strike that moves the ladder by a chance lets so many of those be allied that would not be
// anyway; by half of the chance, half of that share.
func TestJumpsOfMoves(t *testing.T) {
	s := withShock(twoRungs("0.05"), shockRate("0.01"))
	s.Shocks[0].Moves = []Move{{Ladder: "tie", From: "apart", To: "allied", Chance: num("shock.crisis.move.tie.apart.allied", "0.2 to 0.6", belief.Probability)}}
	l := outlookOf(t, mustCompile(t, s))
	p, shares := jumpsIn(t, l)
	q := p.quiet
	none, chance := 1-q.seen[l.model.width()], p.round.drawn.shock[0].moves[0].jump[0].Chance
	for c, year := range p.round.middles() {
		expected := q.strikes[newDue(0, year, q.length, len(q.ratio)).cell][0]
		left := none * (1 - chance) / (1 - chance*expected)
		want := (1-left)/left*none/(1-none) - 1
		if math.Abs(shares[0][c]-want) > 1e-9 {
			t.Errorf("cell %d: %v, want %v", c, shares[0][c], want)
		}
		p.round.drawn.shock[0].moves[0].jump[0].Chance = chance / 2
		half := table(1, len(shares[0]))
		l.jumps.shares(half, table(1, len(half[0])), p)
		if math.Abs(half[0][c]-want/2) > 1e-9 {
			t.Errorf("cell %d, half the chance: %v, want %v", c, half[0][c], want/2)
		}
		p.round.drawn.shock[0].moves[0].jump[0].Chance = chance
	}
}

// What is pushed fades, what is reset goes on to its target, and an effect lasts as long as it
// does: the growth of a hazard against the exponential of what its logarithm gains.
func TestStrike(t *testing.T) {
	s := withShock(twoRungs("0.02"), lasting(shockRate("0.000001"), "2", "0.7"))
	s.Drivers = []Driver{reverting(driverOn("pressure", "0.5", "1.5"), "0.6", "2", "0.1"), reverting(driverOn("war", "0.7", "-1"), "0.8", "4", "0.1")}
	s.Shocks[0].Push = []LevelChange{{"pressure", num("shock.crisis.push.pressure", "1.2", belief.Weight)}}
	s.Shocks[0].Reset = []LevelChange{{"war", num("shock.crisis.reset.war", "0.2", belief.Level)}}
	l := outlookOf(t, mustCompile(t, s))
	p, _ := jumpsIn(t, l)
	d, q := p.round.drawn, p.quiet
	for _, a := range l.jumps.after {
		years := (a.from + a.to) / 2
		level := func(driver int, gain float64) float64 {
			x := q.level[a.cell][driver]
			return elementary.Logistic(elementary.Logit(x)+gain) - x
		}
		pushed := level(0, 1.2*math.Exp2(-years/2))
		reset := level(1, (elementary.Logit(0.2)-elementary.Logit(0.8))*(1-math.Exp2(-years/4)))
		lasts := math.Max(0, math.Min(2, a.to)-a.from) / (a.to - a.from)
		want := math.Exp(1.5*pushed-reset)*(1+lasts*math.Expm1(0.7)) - 1
		p.strike.at(d, a)
		if got := p.strike.of(&d.shock[0], d, q, a)[0]; math.Abs(got-want) > 0.01*(1+want) {
			t.Errorf("%v to %v years after: %v, want %v", a.from, a.to, got, want)
		}
	}
}

func TestRoughExp(t *testing.T) {
	for x := -3.0; x <= 3; x += 1.0 / 64 {
		if got, want := roughExp(x), math.Exp(x); math.Abs(got-want) > 0.025*want {
			t.Errorf("of %v: %v, want %v", x, got, want)
		}
		if roughExp(2*x+1.0/64) < roughExp(2*x) || math.Abs(roughExp(2*x)*roughExp(-2*x)-1) > 1e-12 {
			t.Errorf("of %v: not as an exponential goes", 2*x)
		}
	}
}

// What falls into a cell of four from six, and the other way round, is all there is.
func TestOverlap(t *testing.T) {
	for a, want := range [][]float64{{1, 0, 0, 0}, {0.5, 0.5, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}} {
		for b, part := range want {
			if got := overlap(a, 6, b, 4); math.Abs(got-part) > 1e-15 {
				t.Errorf("of cell %d of 6 in cell %d of 4: %v, want %v", a, b, got, part)
			}
		}
	}
}

// Of two shocks in three cells, and of one cell.
func TestSlopes(t *testing.T) {
	dst := make([]float64, 6)
	slopes(dst, []float64{1, 5, 4, 3, 9, 2}, 2)
	if want := []float64{3, -2, 4, -1.5, 5, -1}; !slices.Equal(dst, want) {
		t.Errorf("%v, want %v", dst, want)
	}
	slopes(dst[:2], []float64{1, 5}, 2)
	if dst[0] != 0 || dst[1] != 0 {
		t.Errorf("of one cell %v", dst[:2])
	}
}
