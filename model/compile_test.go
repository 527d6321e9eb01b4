package model

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"entente/model/belief"
)

// Every mistake that concerns more than one value, made in a scenario that is
// otherwise right: where it is reported, and what is said of it.
func TestMistakesAreRefused(t *testing.T) {
	weight := func(address string) Assumption { return num(address, "1", belief.Weight) }
	cases := []struct {
		name   string
		change func(*Scenario)
		want   []string // "address: problem", the beginning of each fault
	}{
		{"horizon before start", func(s *Scenario) { s.Horizon = s.Start }, []string{"horizon: the horizon does not lie after the start"}},
		{"horizon too far", func(s *Scenario) { s.Horizon = date("2127-01-01") }, []string{"horizon: the horizon is too far away"}},
		{"no ladder", func(s *Scenario) { s.Ladders = nil }, []string{"ladder: the scenario has 0 ladders"}},
		{"ladder twice", func(s *Scenario) { s.Ladders[1].Key = "behaviour" }, []string{`ladder.behaviour: "behaviour" stands twice`}},
		{"one rung", func(s *Scenario) { s.Ladders[1].Rungs = s.Ladders[1].Rungs[:1] }, []string{`ladder.treaty.rungs: ladder "treaty" has 1 rungs`}},
		{"start short", func(s *Scenario) { s.Ladders[0].Start = []float64{0.5, 0.4, 0} }, []string{"ladder.behaviour.start: the probabilities of the start sum to 0.9"}},
		{"start negative", func(s *Scenario) { s.Ladders[0].Start = []float64{-0.5, 1.5, 0} }, []string{"ladder.behaviour.start.cool: -0.5 is not a probability"}},
		{"start not a number", func(s *Scenario) { s.Ladders[0].Start = []float64{math.NaN(), 1, 0} }, []string{"ladder.behaviour.start.cool: NaN is not a probability"}},
		{"too many states", tooManyStates, []string{"ladder: the ladders have 343 joint states"}},
		{"no steps", func(s *Scenario) { s.Steps = nil }, []string{"step: the scenario has no steps"}},
		{"step twice", func(s *Scenario) { s.Steps = append(s.Steps, s.Steps[0]) }, []string{"step.behaviour.cool.warm: the step stands twice"}},
		{"step nowhere", func(s *Scenario) { s.Steps[0].To = "cool" }, []string{"step.behaviour.cool.cool: the step leads nowhere"}},
		{"step to unknown rung", func(s *Scenario) { s.Steps[0].To = "wram" }, []string{`step.behaviour.cool.wram: ladder "behaviour" has no rung "wram"`}},
		{"step on unknown ladder", func(s *Scenario) { s.Steps[0].Ladder = "behavior" }, []string{`step.behavior.cool.warm: there is no ladder "behavior"`}},
		{"no rate", func(s *Scenario) { s.Steps[0].Rate = Assumption{} }, []string{"step.behaviour.cool.warm: the step has no rate"}},
		{"given its own ladder", func(s *Scenario) { s.Steps[3].Given[0].Ladder = "treaty" }, []string{"step.treaty.none.signed.given.behaviour.cool: a step's own ladder"}},
		{"given unknown rung", func(s *Scenario) { s.Steps[3].Given[0].Rung = "cold" }, []string{`step.treaty.none.signed.given.behaviour.cool: ladder "behaviour" has no rung "cold"`}},
		{"weight of unknown driver", func(s *Scenario) { s.Steps[0].Weights = []Weight{{"presure", weight("step.x")}} }, []string{`step.x: there is no driver "presure"`}},
		{"no reference", func(s *Scenario) { s.Drivers[0].Reference = Assumption{} }, []string{`driver.pressure: driver "pressure" has no reference level`}},
		{"no level now", func(s *Scenario) { s.Drivers[0].Now = Assumption{} }, []string{`driver.pressure: driver "pressure" does not say where it stands now`}},
		{"strays without return", func(s *Scenario) { s.Drivers[0].HalfLife = Assumption{} }, []string{`driver.pressure: driver "pressure" tends somewhere or strays`}},
		{"driver twice", func(s *Scenario) { s.Drivers = append(s.Drivers, s.Drivers[0]) }, []string{`driver.pressure: "pressure" stands twice`}},
		{"correlated with itself", func(s *Scenario) { s.Correlations[0].B = "pressure" }, []string{"correlation.pressure.pressure: a driver is correlated with itself"}},
		{"correlation of one", func(s *Scenario) { s.Correlations[0].Value = 1 }, []string{"correlation.pressure.mistrust: 1 is not a correlation"}},
		{"correlation twice", func(s *Scenario) { s.Correlations = append(s.Correlations, Correlation{"mistrust", "pressure", 0.1}) }, []string{`correlation.mistrust.pressure: the correlation of "mistrust" and "pressure" is given twice`}},
		{"correlation of what does not stray", func(s *Scenario) { s.Drivers[1].Spread = Assumption{} }, []string{`correlation.pressure.mistrust: driver "mistrust" does not stray`}},
		{"contradictory correlations", contradict, []string{"correlation: no noise can have these correlations at once; the contradiction appears among a, b, c"}},
		{"shock never", func(s *Scenario) { s.Shocks[0].Rate = Assumption{}; s.Shocks[0].Weights = nil }, []string{`shock.crisis: shock "crisis" never happens`}},
		{"date without chance", func(s *Scenario) { s.Shocks[1].Chance = Assumption{} }, []string{`shock.renewal: shock "renewal" has a date but no chance`}},
		{"chance without date", func(s *Scenario) { s.Shocks[1].On = nil; s.Shocks[1].Rate = s.Shocks[0].Rate }, []string{`shock.renewal.chance: shock "renewal" has a chance but no date`}},
		{"date before start", func(s *Scenario) { s.Shocks[1].On[0] = date("2025-12-31") }, []string{"shock.renewal.on: 2025-12-31 lies before the start"}},
		{"dates out of order", func(s *Scenario) {
			s.Shocks[1].Repeats = true
			s.Shocks[1].On = append(s.Shocks[1].On, date("2027-01-01"))
		}, []string{"shock.renewal.on: 2027-01-01 does not come after the date before it"}},
		{"several dates, happens once", func(s *Scenario) { s.Shocks[1].On = append(s.Shocks[1].On, date("2030-01-01")) }, []string{`shock.renewal.repeats: shock "renewal" has several dates`}},
		{"effect without end", func(s *Scenario) { s.Shocks[0].Lasts = Assumption{} }, []string{`shock.crisis.effect.tie: shock "crisis" has an effect but does not say how long`}},
		{"lasts without effect", func(s *Scenario) { s.Shocks[0].Effect = nil }, []string{`shock.crisis.lasts: shock "crisis" lasts but has no effect`}},
		{"rate weight without rate", func(s *Scenario) {
			s.Shocks[1].Weights = []Weight{{"pressure", weight("shock.renewal.weight.pressure")}}
		}, []string{`shock.renewal.weight.pressure: shock "renewal" has no rate that a driver could move`}},
		{"push of unknown driver", func(s *Scenario) { s.Shocks[0].Push[0].Driver = "pressur" }, []string{`shock.crisis.push.pressure: there is no driver "pressur"`}},
		{"reset of what tends nowhere", func(s *Scenario) {
			d := &s.Drivers[1]
			d.HalfLife, d.TendsTo, d.Spread, s.Correlations = Assumption{}, Assumption{}, Assumption{}, nil
		}, []string{`shock.renewal.reset.mistrust: driver "mistrust" tends nowhere`}},
		{"move nowhere", func(s *Scenario) { s.Shocks[1].Moves[0].To = "none" }, []string{"shock.renewal.move.treaty.none.signed: the move leads nowhere"}},
		{"one outcome", func(s *Scenario) { s.Outcomes = s.Outcomes[2:] }, []string{"outcome: the scenario has 1 outcomes"}},
		{"outcome without condition", func(s *Scenario) { s.Outcomes[1].AtLeast = nil }, []string{`outcome.partnership: outcome "partnership" has no condition`}},
		{"last outcome with condition", func(s *Scenario) { s.Outcomes = s.Outcomes[:2] }, []string{`outcome.partnership: the last outcome "partnership" has a condition`}},
		{"last outcome once reached", func(s *Scenario) { s.Outcomes[2].OnceReached = true }, []string{"outcome.estrangement.once_reached: the last outcome"}},
		{"outcome that cannot count", func(s *Scenario) { s.Outcomes[1].AtLeast = s.Outcomes[0].AtLeast }, []string{`outcome.partnership: outcome "partnership" can never count`}},
		{"several at once", func(s *Scenario) {
			s.Steps[0].To = "wram"
			s.Shocks[0].Push[0].Driver = "pressur"
			s.Outcomes[0].AtLeast[0].Rung = "singed"
		}, []string{"shock.crisis.push.pressure: ", "step.behaviour.cool.wram: ", "outcome.alliance.at_least.treaty: "}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := rich()
			c.change(&s)
			_, err := Compile(s)
			var faults Faults
			if !errors.As(err, &faults) {
				t.Fatalf("error %v", err)
			}
			if len(faults) != len(c.want) {
				t.Fatalf("%d faults, want %d:\n%v", len(faults), len(c.want), err)
			}
			for i, want := range c.want {
				if got := faults[i].Address + ": " + faults[i].Problem; !strings.HasPrefix(got, want) {
					t.Errorf("got  %s\nwant %s", got, want)
				}
				if faults[i].Remedy == "" {
					t.Errorf("%s: nothing is said of what would be right", faults[i].Address)
				}
			}
		})
	}
}

func tooManyStates(s *Scenario) {
	s.Ladders = nil
	for l := range 3 {
		ladder := Ladder{Key: fmt.Sprintf("l%d", l), Start: make([]float64, 7)}
		ladder.Start[0] = 1
		for r := range 7 {
			ladder.Rungs = append(ladder.Rungs, Rung{Key: fmt.Sprintf("r%d", r)})
		}
		s.Ladders = append(s.Ladders, ladder)
	}
}

// contradict makes three drivers of which a goes with b and b with c, but a
// against c.
func contradict(s *Scenario) {
	for _, key := range []string{"a", "b", "c"} {
		d := reverting(driverOn(key, "0.5", "0"), "0.5", "1", "0.1")
		d.Weights = nil
		s.Drivers = append(s.Drivers, d)
	}
	s.Correlations = []Correlation{{"a", "b", 0.9}, {"b", "c", 0.9}, {"a", "c", -0.9}}
}

// The sample correlation of the noise is the one asked for, and the factor is
// gonum's.
func TestCholeskyIsGonums(t *testing.T) {
	matrix := [][]float64{{1, 0.5, -0.3}, {0.5, 1, 0.2}, {-0.3, 0.2, 1}}
	got, bad := cholesky(matrix)
	if bad >= 0 {
		t.Fatalf("row %d", bad)
	}
	var want mat.Cholesky
	if !want.Factorize(mat.NewSymDense(3, []float64{1, 0.5, -0.3, 0.5, 1, 0.2, -0.3, 0.2, 1})) {
		t.Fatal("gonum refuses the matrix")
	}
	var lower mat.TriDense
	want.LTo(&lower)
	for i := range 3 {
		for j := range i + 1 {
			if math.Abs(got[i][j]-lower.At(i, j)) > 1e-15 {
				t.Errorf("factor %d, %d: %v, gonum %v", i, j, got[i][j], lower.At(i, j))
			}
		}
	}
	if _, bad := cholesky([][]float64{{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}}); bad != 2 {
		t.Errorf("a matrix that is not positive definite fails at row %d, want 2", bad)
	}
}

// The standard deviation of a level is the one stated. The independent check is a
// fine grid of standard normals.
func TestSpread(t *testing.T) {
	shape := newLogitNormal()
	for _, mu := range []float64{-3, -0.4, 0, 1, 4} {
		for _, spread := range []float64{1e-6, 0.01, 0.08, 0.2, 0.3} {
			sigma := shape.sigma(mu, spread)
			level := func(z float64) float64 { return 1 / (1 + math.Exp(-(mu + sigma*z))) }
			mean := overNormal(level)
			sd := math.Sqrt(overNormal(func(z float64) float64 { d := level(z) - mean; return d * d }))
			if math.Abs(sd-spread) > 1e-6*spread {
				t.Errorf("around %v: spread %v, wanted %v (sigma %v)", mu, sd, spread, sigma)
			}
		}
	}
}

// overNormal is the mean of a function of a standard normal.
func overNormal(f func(float64) float64) float64 {
	var mass, sum float64
	for i := -8000; i <= 8000; i++ {
		z := float64(i) / 1000
		w := math.Exp(-z * z / 2)
		mass += w
		sum += w * f(z)
	}
	return sum / mass
}

func TestCalendar(t *testing.T) {
	c := newCalendar(date("2026-01-31"), date("2027-03-15"))
	var got []string
	for _, d := range c.dates {
		got = append(got, d.Format("2006-01-02"))
	}
	want := "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30 2026-07-31 2026-08-31 2026-09-30 2026-10-31 2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-15"
	if strings.Join(got, " ") != want {
		t.Errorf("report dates %v", got)
	}
	for on, year := range map[string]float64{"2026-01-31": 0, "2027-01-31": 1, "2026-08-31": 7.0 / 12, "2027-03-15": (13 + 15.0/31) / 12, "2025-12-31": -1.0 / 12} {
		if y := c.year(date(on)); math.Abs(y-year) > 1e-15 {
			t.Errorf("%s is year %v, want %v", on, y, year)
		}
	}
	for _, on := range []string{"2026-01-31", "2026-02-01", "2026-05-17", "2027-03-15"} {
		if back := c.date(c.year(date(on)) + 1e-9); !back.Equal(date(on)) {
			t.Errorf("%s comes back as %v", on, back)
		}
	}
}

func TestNearestSpelling(t *testing.T) {
	for key, want := range map[string]string{
		"taiwn_crisis": `did you mean "taiwan_crisis"?`, "zzz": "one of taiwan_crisis, treaty_term",
	} {
		if got := oneOf("shock", key, []string{"taiwan_crisis", "treaty_term"}); got != want {
			t.Errorf("%s: %s, want %s", key, got, want)
		}
	}
}

// Report dates are as many months apart as keep their number small, a whole number to
// a year.
func TestReportDates(t *testing.T) {
	start := date("2026-07-01")
	for _, c := range []struct {
		horizon       string
		months, dates int
	}{
		{"2027-01-01", 1, 7}, {"2030-07-01", 1, 49}, {"2030-07-02", 2, 26}, {"2036-07-01", 3, 41},
		{"2036-08-15", 3, 42}, {"2046-07-01", 6, 41}, {"2126-07-01", 12, 101},
	} {
		got := newCalendar(start, date(c.horizon))
		if got.months != c.months || len(got.dates) != c.dates || len(got.years) != c.dates || !got.dates[c.dates-1].Equal(date(c.horizon)) {
			t.Errorf("until %s: every %d months, %d dates to %v", c.horizon, got.months, len(got.dates), got.dates[len(got.dates)-1])
		}
	}
}
