package model

import (
	"context"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"entente/model/belief"
)

func mustEnsemble(t testing.TB, s Scenario, p Plan) *Ensemble {
	t.Helper()
	e, err := mustCompile(t, s).Run(context.Background(), p, nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestComparedWithItselfNothingDiffers(t *testing.T) {
	a, again := mustEnsemble(t, rich(), smallPlan()), mustEnsemble(t, rich(), smallPlan())
	c := Compare(a, again)
	if len(c.Outcomes) != len(rich().Outcomes) || len(c.Warnings) != 0 {
		t.Fatalf("%d outcomes, warnings %v", len(c.Outcomes), c.Warnings)
	}
	for _, o := range c.Outcomes {
		if h := o.Horizon; h.Value != 0 || h.Error != 0 || h.Low != 0 || h.High != 0 || h.LowError != 0 || h.HighError != 0 {
			t.Errorf("%s differs from itself: %+v", o.Key, h)
		}
		if o.Higher != 0 || o.Lower != 0 || o.Ratio != 1 || o.Error != 0 {
			t.Errorf("%s: higher in %v, lower in %v, ratio %v ± %v", o.Key, o.Higher, o.Lower, o.Ratio, o.Error)
		}
		for i, e := range o.ByDate {
			if e.Value != 0 || e.Error != 0 {
				t.Fatalf("%s on date %d: %+v", o.Key, i, e)
			}
		}
		if slices.ContainsFunc(o.Spread, func(d float64) bool { return d != 0 }) {
			t.Errorf("%s: some draws differ", o.Key)
		}
	}
}

// Without uncertainty the difference is that of two closed forms.
func TestDifferenceOfKnownProbabilities(t *testing.T) {
	c := Compare(mustEnsemble(t, twoRungs("0.04"), smallPlan()), mustEnsemble(t, twoRungs("0.06"), smallPlan()))
	a, b := 1-math.Exp(-0.4), 1-math.Exp(-0.6)
	alliance := c.Outcomes[0]
	if d := alliance.Horizon.Value - (b - a); math.Abs(d) > 1e-12 {
		t.Errorf("the difference is off by %v", d)
	}
	if math.Abs(alliance.Ratio-b/a) > 1e-12 || alliance.Higher != 1 || alliance.Lower != 0 {
		t.Errorf("ratio %v, higher in %v", alliance.Ratio, alliance.Higher)
	}
	if d := alliance.ByDate[20].Value - (math.Exp(-0.2) - math.Exp(-0.3)); math.Abs(d) > 1e-12 {
		t.Errorf("after five years the difference is off by %v", d)
	}
	if none := c.Outcomes[1]; math.Abs(none.Horizon.Value+alliance.Horizon.Value) > 1e-12 || none.Lower != 1 {
		t.Errorf("the differences of exclusive outcomes sum to %v", none.Horizon.Value+alliance.Horizon.Value)
	}
}

// Swapping the two scenarios flips the sign; a third one changes nothing.
func TestComparisonsAreOfTwo(t *testing.T) {
	stronger := rich()
	stronger.Drivers[0].Weights[0].Value = num("driver.pressure.weight.behaviour", "1 to 2", belief.Weight)
	a, b := mustEnsemble(t, rich(), smallPlan()), mustEnsemble(t, stronger, smallPlan())
	c, other := Compare(a, b), mustEnsemble(t, twoLadders(), smallPlan())
	Compare(a, other)
	back := Compare(b, a)
	if again := Compare(a, b); !reflect.DeepEqual(again, c) {
		t.Error("a comparison changes with what else was compared")
	}
	for i, o := range c.Outcomes {
		if o.Horizon.Value != -back.Outcomes[i].Horizon.Value || o.Higher != back.Outcomes[i].Lower || o.Horizon.Value == 0 {
			t.Errorf("%s: %v one way, %v the other", o.Key, o.Horizon.Value, back.Outcomes[i].Horizon.Value)
		}
		if d := o.Horizon.Value - (b.Headline()[i].Value - a.Headline()[i].Value); math.Abs(d) > 1e-12 {
			t.Errorf("%s: the difference is not that of the probabilities, by %v", o.Key, d)
		}
		if last := o.ByDate[len(o.ByDate)-1]; last.Value != o.Horizon.Value || last.Error != o.Horizon.Error {
			t.Errorf("%s: the last date has %+v, the horizon %+v", o.Key, last, o.Horizon)
		}
	}
}

// Over 120 seeds the nominal 95 % interval of a difference holds the answer of a
// large computation. Fewer than 87 % or all of them have a chance below 1e-2
// for right code: 16 randomizations make Student's t of 15 degrees.
func TestErrorOfADifferenceIsHonest(t *testing.T) {
	b := rich()
	b.Steps[0].Rate = num("step.behaviour.cool.warm.rate", "0.2 to 0.6", belief.Rate)
	b.Shocks[0].Rate = num("shock.crisis.rate", "0.1 to 0.3", belief.Rate)
	difference := func(p Plan) Estimate {
		return Compare(mustEnsemble(t, rich(), p), mustEnsemble(t, b, p)).Outcomes[0].Horizon
	}
	seeds, large := 120, 4096
	if testing.Short() {
		seeds, large = 40, 1024
	}
	truth := difference(Plan{Seed: 1 << 40, Randomizations: 16, Draws: large, Futures: 8, Steps: 1})
	inside := 0
	for seed := range seeds {
		e := difference(Plan{Seed: uint64(seed), Randomizations: 16, Draws: 64, Futures: 8, Steps: 1})
		if math.Abs(e.Value-truth.Value) <= 2.13*math.Hypot(e.Error, truth.Error) {
			inside++
		}
	}
	if share := float64(inside) / float64(seeds); share < 0.87 || share == 1 && seeds > 100 {
		t.Errorf("%d of %d intervals hold %v", inside, seeds, truth.Value)
	}
}

// The band of a difference is that over the assumptions, whatever the number of
// futures: with eight a draw it agrees with that of 64.
func TestBandOfADifferenceIsFreedOfChance(t *testing.T) {
	b := rich()
	b.Shocks[0].Rate = num("shock.crisis.rate", "0.5 to 1", belief.Rate)
	band := func(futures int) Estimate {
		p := Plan{Seed: 7, Randomizations: 16, Draws: 1024, Futures: futures, Steps: 1}
		return Compare(mustEnsemble(t, rich(), p), mustEnsemble(t, b, p)).Outcomes[0].Horizon
	}
	few, many := band(8), band(64)
	width := many.High - many.Low
	if d := math.Abs((few.High - few.Low) - width); d > 0.15*width {
		t.Errorf("band %v to %v of 8 futures, %v to %v of 64", few.Low, few.High, many.Low, many.High)
	}
}

func TestDifferentQuestionsAreSaid(t *testing.T) {
	b := twoRungs("0.04")
	b.Name, b.Horizon = "later", date("2037-01-01")
	b.Outcomes[0].OnceReached = false
	b.Outcomes[1].Key = "rest"
	c := Compare(mustEnsemble(t, twoRungs("0.04"), smallPlan()), mustEnsemble(t, b, smallPlan()))
	text := strings.Join(c.Warnings, "\n")
	for _, want := range []string{"2036-01-01", "2037-01-01", `later does not ask about "none"`, `two-rungs does not ask about "rest"`, `"alliance" has other conditions`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks %q", text, want)
		}
	}
	if len(c.Outcomes) != 1 || c.Dates != nil || len(c.Outcomes[0].ByDate) != 0 {
		t.Errorf("%d outcomes and %d dates are compared", len(c.Outcomes), len(c.Dates))
	}
}

func TestOtherPlansAreNotCompared(t *testing.T) {
	other := smallPlan()
	other.Seed++
	defer func() {
		if recover() == nil {
			t.Error("ensembles of different seeds are compared")
		}
	}()
	Compare(mustEnsemble(t, twoRungs("0.04"), smallPlan()), mustEnsemble(t, twoRungs("0.04"), other))
}

// Worked by hand: two draws of two futures.
func TestChanceOfDifference(t *testing.T) {
	a, b := []float64{0.1, 0.3, 0.2, 0.2}, []float64{0.2, 0.8, 0.3, 0.3}
	// Differences 0.1, 0.5 and 0.1, 0.1: variances of the mean 0.04 and 0.
	if got := chanceOfDifference(a, b, 2, 2, 2); math.Abs(got-0.02) > 1e-15 {
		t.Errorf("%v, want 0.02", got)
	}
	// With a third future in b, 0.5: its variance is 0.09, that of a 0.02 and the
	// covariance over the two that go together 0.06.
	if got, want := chanceOfDifference(a, []float64{0.2, 0.8, 0.5}, 2, 3, 1), 0.09/3+0.02/2-2*0.06*2/6; math.Abs(got-want) > 1e-15 {
		t.Errorf("%v, want %v", got, want)
	}
}

func BenchmarkCompare(b *testing.B) {
	p := Plan{Seed: 1, Randomizations: 32, Draws: 1024, Futures: 8, Steps: 1}
	x, y := mustEnsemble(b, rich(), p), mustEnsemble(b, rich(), p)
	b.ReportAllocs()
	for b.Loop() {
		Compare(x, y)
	}
}

// Values of blocks that both have are subtracted, and those of the others count as
// independent: three values against two, worked by hand.
func TestContrast(t *testing.T) {
	equal := []float64{0.3, 0.1, 0.4, 0.2}
	more := []float64{0.5, 0.2, 0.9, 0.3}
	value, err := contrast(parts{block: equal}, parts{block: more}, 1)
	wantValue, wantErr := meanAndError(minus(more, equal))
	if math.Abs(value-wantValue) > 1e-15 || math.Abs(err-wantErr) > 1e-15 {
		t.Errorf("%v ± %v, by the differences of the blocks %v ± %v", value, err, wantValue, wantErr)
	}
	// Deviations (1, −1)/2 of the one and (2, −1, −1)/3 of the other leave 2/3 − 1/2,
	// −1/3 + 1/2 and −1/3.
	value, err = contrast(parts{block: []float64{2, 0}}, parts{block: []float64{4, 1, 1}}, 1)
	if want := studentRatio(3) * math.Sqrt(1.5*(2.0/36+1.0/9)); math.Abs(value-1) > 1e-15 || math.Abs(err-want) > 1e-15 {
		t.Errorf("%v ± %v, want 1 ± %v", value, err, want)
	}
	// Sequences that move both alike take nothing away and add nothing; those that move one
	// alone scatter by themselves: 0.4 and −0.4 have a standard error of 0.4.
	x, y := parts{equal, []float64{0.4, -0.4}}, parts{more, []float64{0.4, -0.4}}
	if value, err = contrast(x, y, 1); math.Abs(value-wantValue) > 1e-15 || math.Abs(err-wantErr) > 1e-15 {
		t.Errorf("moved alike: %v ± %v, want %v ± %v", value, err, wantValue, wantErr)
	}
	x.sequence = nil
	want := math.Hypot(wantErr, studentRatio(2)*0.4)
	if value, err = contrast(x, y, 1); math.Abs(value-wantValue) > 1e-15 || math.Abs(err-want) > 1e-15 {
		t.Errorf("one moved: %v ± %v, want %v ± %v", value, err, wantValue, want)
	}
}

// An error that few numbers tell is raised as Student's distribution, gonum's, demands.
func TestStudentRatio(t *testing.T) {
	normal := distuv.UnitNormal.Quantile(0.975)
	for _, n := range []int{8, 9, 16, 24, 32, 72, 1000} {
		want := distuv.StudentsT{Sigma: 1, Nu: float64(n - 1)}.Quantile(0.975) / normal
		if got := studentRatio(n); math.Abs(got/want-1) > 1e-3 {
			t.Errorf("%d numbers: %v, want %v", n, got, want)
		}
	}
}

// Plans of different size: the difference is that of the two answers, and no less
// exact than if the smaller had been used for both. Of twenty seeds the ratio of the errors is
// 0.97 with a deviation of 0.15, of eight together 0.05, and the bounds are four of those away.
func TestCompareUnequalPlans(t *testing.T) {
	b := rich()
	b.Shocks[0].Effect[0].Value = num("shock.crisis.effect.behaviour", "1 to 2", belief.Weight)
	var mixed, smaller float64
	for seed := range uint64(8) {
		small, large := Plan{Seed: seed, Steps: 1, Futures: 8}.Sized(512), Plan{Seed: seed, Steps: 1, Futures: 16}.Sized(1024)
		x, y := mustEnsemble(t, rich(), small), mustEnsemble(t, b, large)
		d := Compare(x, y).Outcomes[0]
		p, q := x.Headline()[0], y.Headline()[0]
		if math.Abs(d.Horizon.Value-(q.Value-p.Value)) > 1e-14 || len(d.Spread) != 512 {
			t.Errorf("difference %v of %v and %v, with %d draws", d.Horizon.Value, q.Value, p.Value, len(d.Spread))
		}
		both := Compare(x, mustEnsemble(t, b, small)).Outcomes[0]
		mixed += d.Horizon.Error * d.Horizon.Error
		smaller += both.Horizon.Error * both.Horizon.Error
	}
	if ratio := math.Sqrt(mixed / smaller); ratio > 1.2 || ratio < 0.75 {
		t.Errorf("an error %v times that by the smaller plan", ratio)
	}
}

// Probabilities are a part of the forecast, to the last bit.
func TestProbabilitiesArePartOfTheForecast(t *testing.T) {
	e := mustEnsemble(t, rich(), smallPlan())
	part, whole := e.Probabilities(), e.Forecast()
	if len(whole.Drivers) == 0 || len(whole.Shocks) == 0 || len(whole.Draws) == 0 || len(whole.Outcomes[0].Influence) == 0 {
		t.Fatal("the forecast has no drivers, shocks, draws or influences")
	}
	if len(part.Drivers)+len(part.Shocks)+len(part.Draws)+len(part.Outcomes[0].Influence) != 0 {
		t.Error("what a comparison has no use for is there")
	}
	whole.Drivers, whole.Shocks, whole.Draws = nil, nil, nil
	for i := range whole.Outcomes {
		whole.Outcomes[i].Influence = nil
	}
	if !reflect.DeepEqual(part, whole) {
		t.Error("the rest differs")
	}
}
