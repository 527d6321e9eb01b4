package model

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"

	"entente/model/belief"
)

// z4 bounds a statistical comparison at four standard errors, which a correct
// program exceeds once in 16,000 comparisons.
const z4 = 4

// rounding is the difference that a correct program may show where its error is
// all but 0.
const rounding = 1e-12

func withShock(s Scenario, shock Shock) Scenario {
	s.Shocks = append(s.Shocks, shock)
	return s
}

func shockRate(rate string) Shock {
	return Shock{Key: "crisis", Name: "Crisis", Rate: num("shock.crisis.rate", rate, belief.Rate)}
}

func lasting(s Shock, years, effect string) Shock {
	s.Lasts = num("shock.crisis.lasts", years, belief.Duration)
	s.Effect = []LadderWeight{{Ladder: "tie", Value: num("shock.crisis.effect.tie", effect, belief.Weight)}}
	return s
}

func scheduledOn(s Shock, chance string, dates ...string) Shock {
	for _, d := range dates {
		s.On = append(s.On, date(d))
	}
	s.Chance = num("shock.crisis.chance", chance, belief.Probability)
	return s
}

// A shock that comes once at rate n and from then on multiplies the hazard r by
// h leaves the step untaken after T years with probability
//
//	e^{−(n+r)T} + ∫ n e^{−(n+r)s} e^{−rh(T−s)} ds.
func TestLastingShockAgainstClosedForm(t *testing.T) {
	const n, r, T = 0.15, 0.04, 10.0
	h := math.Exp(1.2)
	s := withShock(twoRungs("0.04"), lasting(shockRate("0.15"), "1000", "1.2"))
	f := mustRun(t, s, Plan{Seed: 3, Randomizations: 16, Draws: 2048, Futures: 16, Steps: 1})
	survive := math.Exp(-(n+r)*T) + n*math.Exp(-r*h*T)*(1-math.Exp(-(n+r-r*h)*T))/(n+r-r*h)
	agree(t, "alliance", headline(f, 0), 1-survive)
	agree(t, "shock", f.Shocks[0].Once, 1-math.Exp(-n*T))
}

// A repeating shock without any other effect strikes Poisson many times.
func TestRepeatingShockStrikesAtItsRate(t *testing.T) {
	shock := shockRate("0.8")
	shock.Repeats = true
	f := mustRun(t, withShock(twoRungs("0.04"), shock), Plan{Seed: 5, Randomizations: 16, Draws: 2048, Futures: 16, Steps: 1})
	// 8 expected in ten years; the mean of 8,192 futures has standard error √(8/8192).
	if got := f.Shocks[0].Count; math.Abs(got-8) > z4*math.Sqrt(8.0/8192) {
		t.Errorf("%v occurrences on average, 8 expected", got)
	}
}

// Effects of two years' length that begin on a set date are exact, wherever in a
// month the date lies, because steps are split there.
func TestScheduledEffectIsExact(t *testing.T) {
	for _, on := range []string{"2026-01-01", "2028-03-01", "2028-03-17", "2035-12-31"} {
		s := withShock(twoRungs("0.04"), lasting(scheduledOn(Shock{Key: "crisis"}, "1", on), "2", "1.5"))
		m := mustCompile(t, s)
		f := mustRun(t, s, smallPlan())
		from := m.calendar.year(date(on))
		years := 10 + math.Min(2, 10-from)*(math.Exp(1.5)-1)
		if got, want := headline(f, 0).Value, 1-math.Exp(-0.04*years); math.Abs(got-want) > 1e-12 {
			t.Errorf("on %s: %v, exactly %v", on, got, want)
		}
	}
}

// A date brings its shock with its chance: a mixture of two exact answers.
func TestChanceOfADate(t *testing.T) {
	s := withShock(twoRungs("0.04"), lasting(scheduledOn(Shock{Key: "crisis"}, "0.3", "2026-01-01"), "1000", "1.5"))
	f := mustRun(t, s, Plan{Seed: 9, Randomizations: 16, Draws: 2048, Futures: 16, Steps: 1})
	want := 0.3*(1-math.Exp(-0.4*math.Exp(1.5))) + 0.7*(1-math.Exp(-0.4))
	agree(t, "alliance", headline(f, 0), want)
}

// A move takes its share of what has not stepped by then, exactly, each time.
func TestScheduledMoves(t *testing.T) {
	shock := scheduledOn(Shock{Key: "crisis", Repeats: true}, "1", "2027-07-16", "2032-07-16")
	shock.Moves = []Move{{"tie", "apart", "allied", num("shock.crisis.move.tie.apart.allied", "0.1", belief.Probability)}}
	f := mustRun(t, withShock(twoRungs("0.04"), shock), smallPlan())
	if got, want := headline(f, 0).Value, 1-0.9*0.9*math.Exp(-0.4); math.Abs(got-want) > 1e-12 {
		t.Errorf("%v, exactly %v", got, want)
	}
}

// A push fades with the driver's half-life, and after a reset the driver heads
// for another level. Without noise the hazard is a known function of time; the
// answer of the midpoint rule approaches its integral with the second order in
// the step. Where the date lies inside a step the constant of that order changes
// with its place there, so only the size of the bias is asked for.
func TestPushAndResetAreOfSecondOrder(t *testing.T) {
	for _, on := range []string{"2028-09-01", "2029-05-11"} {
		for _, push := range []bool{true, false} {
			s, hazard := pushed(t, on, push)
			tau := mustCompile(t, s).calendar.year(date(on))
			want := 1 - math.Exp(-quad.Fixed(hazard, 0, tau, 200, nil, 0)-quad.Fixed(hazard, tau, 10, 200, nil, 0))
			if on == "2028-09-01" {
				secondOrder(t, s, want)
				continue
			}
			monthly := smallPlan()
			monthly.Steps = 3
			if bias := math.Abs(headline(mustRun(t, s, monthly), 0).Value - want); bias > 1e-4 {
				t.Errorf("push %v on %s: bias %v", push, on, bias)
			}
		}
	}
}

// pushed is a scenario whose driver starts at 0.3, tends to 0.6 and is pushed by
// 1.7 or reset to 0.9 on a date, with the hazard as a function of time.
func pushed(t *testing.T, on string, push bool) (Scenario, func(float64) float64) {
	s := withShock(twoRungs("0.04"), scheduledOn(Shock{Key: "crisis"}, "1", on))
	d := driverOn("pressure", "0.3", "3")
	d.TendsTo = num("driver.pressure.tends_to", "0.6", belief.Level)
	d.HalfLife = num("driver.pressure.half_life", "0.7", belief.Duration)
	s.Drivers = []Driver{d}
	if push {
		s.Shocks[0].Push = []LevelChange{{"pressure", num("shock.crisis.push.pressure", "1.7", belief.Weight)}}
	} else {
		s.Shocks[0].Reset = []LevelChange{{"pressure", num("shock.crisis.reset.pressure", "0.9", belief.Level)}}
	}
	tau := mustCompile(t, s).calendar.year(date(on))
	return s, func(t float64) float64 {
		z := logit(0.6) + (logit(0.3)-logit(0.6))*math.Exp2(-t/0.7)
		if since := t - tau; since > 0 && push {
			z += 1.7 * math.Exp2(-since/0.7)
		} else if since > 0 {
			z += (logit(0.9) - logit(0.6)) * (1 - math.Exp2(-since/0.7))
		}
		return 0.04 * math.Exp(3*(1/(1+math.Exp(-z))-0.5))
	}
}

// A shock whose rate a driver raises: with the driver constant it is a shock of
// another constant rate.
func TestDriverMovesShockRate(t *testing.T) {
	shock := lasting(shockRate("0.1"), "1000", "1.2")
	shock.Weights = []Weight{{"pressure", num("shock.crisis.weight.pressure", "2", belief.Weight)}}
	s := withShock(twoRungs("0.04"), shock)
	s.Drivers = []Driver{driverOn("pressure", "0.8", "0")}
	f := mustRun(t, s, Plan{Seed: 4, Randomizations: 16, Draws: 2048, Futures: 16, Steps: 1})
	agree(t, "shock", f.Shocks[0].Once, 1-math.Exp(-0.1*math.Exp(2*0.3)*10))
}

func logit(x float64) float64 { return math.Log(x / (1 - x)) }

func agree(t *testing.T, what string, got Estimate, want float64) {
	t.Helper()
	if d := math.Abs(got.Value - want); d > float64(z4*got.Error)+rounding {
		t.Errorf("%s: %v ± %v, exactly %v: %.1f standard errors apart", what, got.Value, got.Error, want, d/got.Error)
	}
}

// secondOrder demands that halving the step divides the error by about four.
func secondOrder(t *testing.T, s Scenario, want float64) {
	t.Helper()
	var last float64
	for _, steps := range []int{1, 2, 4, 8} {
		plan := smallPlan()
		plan.Steps = steps
		bias := math.Abs(headline(mustRun(t, s, plan), 0).Value - want)
		t.Logf("%d steps a quarter: bias %.2e", steps, bias)
		if steps == 1 && bias > 1e-3 {
			t.Errorf("with steps of a quarter the bias is %v", bias)
		}
		if ratio := last / bias; steps > 1 && (ratio < 3 || ratio > 5.5) && bias > 1e-9 {
			t.Errorf("%d steps a quarter: halving divides the bias by %.2f, not 4", steps, ratio)
		}
		last = bias
	}
}

func ExampleFaults() {
	s := twoRungs("0.04")
	s.Steps[0].To = "alied"
	_, err := Compile(s)
	fmt.Println(err)
	// Output: step.tie.apart.alied: ladder "tie" has no rung "alied" (did you mean "allied"?)
}
