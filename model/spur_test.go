package model

import (
	"context"
	"fmt"
	"math"
	"slices"
	"testing"

	"entente/model/belief"
)

// Weighted, the times of first strikes have the distribution that they should, and by so much
// more do they come by the horizon.
func TestSpur(t *testing.T) {
	const n, chance, share = 100_000, 0.12, 0.5
	first, weight := make([]float64, n), slices.Repeat([]float64{1}, n)
	for i := range first {
		first[i] = (float64(i) + 0.5) / n
	}
	spur(first, weight, chance, share)
	for name, f := range map[string]struct {
		of   func(u float64) float64
		want float64
	}{
		"one":             {func(float64) float64 { return 1 }, 1},
		"mean":            {func(u float64) float64 { return u }, 1.0 / 2},
		"square":          {func(u float64) float64 { return u * u }, 1.0 / 3},
		"logarithm":       {math.Log, -1},
		"by the horizon":  {func(u float64) float64 { return float64(map[bool]int{true: 1}[u > 1-chance]) }, chance},
		"by half of that": {func(u float64) float64 { return float64(map[bool]int{true: 1}[u > 1-chance/2]) }, chance / 2},
	} {
		mean, struck := 0.0, 0
		for i, u := range first {
			mean += weight[i] * f.of(u) / n
			if u > 1-chance {
				struck++
			}
		}
		if math.Abs(mean-f.want) > 1e-4 {
			t.Errorf("%s: %v, want %v", name, mean, f.want)
		}
		if want := chance * (1 + share) * n; math.Abs(float64(struck)-want) > 1 {
			t.Errorf("%d strike, want %v", struck, want)
		}
	}
}

// The chance of a shock is that of an exponential time to end before the horizon, whether it
// repeats or not; a date besides lets fewer strike at random first.
func TestChanceOfAStrike(t *testing.T) {
	const rate, years = 0.04, 10.0
	once := lasting(shockRate("0.04"), "1", "1")
	repeated := once
	repeated.Repeats = true
	dated := scheduledOn(once, "1", "2031-05-06")
	for name, s := range map[string]Shock{"once": once, "repeated": repeated, "dated": dated} {
		l := outlookOf(t, mustCompile(t, withShock(twoRungs("0.02"), s)))
		p := l.newProspect()
		l.stand(p, trial{})
		if _, err := p.quietView(); err != nil {
			t.Fatal(err)
		}
		got, want := p.quiet.chance(l.model, 0), -math.Expm1(-rate*years)
		if name == "dated" {
			if got > -math.Expm1(-rate*5.5) || got < -math.Expm1(-rate*4) {
				t.Errorf("%s: %v", name, got)
			}
		} else if math.Abs(got-want) > 1e-12 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// Rounds say the same on average, spurred or not, and martingales gain nothing: 49 comparisons,
// of which one would fail in about one of 320 random seeds.
func TestSpurredRoundsAreRight(t *testing.T) {
	const rounds = 8192
	for name, s := range shocked() {
		l := outlookOf(t, mustCompile(t, s))
		p, all := l.newProspect(), slices.Repeat([]bool{true}, len(l.model.shocks))
		views, gains := l.model.views(), len(l.followed)
		gap := table(views+gains+1, rounds)
		for i := range rounds {
			quiet := slices.Clone(quietAt(t, l, p, i))
			l.spurred = nil
			plain, err := l.roundView(p, 2*i)
			if err != nil {
				t.Fatal(err)
			}
			plain = slices.Clone(plain)
			l.spurred = all
			said, err := l.roundView(p, 2*i+1)
			if err != nil {
				t.Fatal(err)
			}
			for v, x := range said {
				gap[v][i] = x - (p.round.whole-1)*quiet[v] - plain[v]
			}
			for o := range gains {
				gap[views+o][i] = p.round.gain[o]
			}
			gap[views+gains][i] = p.round.whole - 1
		}
		for k, x := range gap {
			if mean, err := scatter(x); math.Abs(mean) > z4*err+rounding {
				t.Errorf("%s, number %d: %v ± %v", name, k, mean, err)
			}
		}
	}
}

// raresOn has shocks that last and come once, by their rates and what they do.
func raresOn(shocks ...[2]string) Scenario {
	s := twoRungs("0.005 to 0.02")
	for i, x := range shocks {
		key := fmt.Sprintf("shock%d", i)
		address := "shock." + key + "."
		s.Shocks = append(s.Shocks, Shock{
			Key: key, Name: key, Rate: num(address+"rate", x[0], belief.Rate), Lasts: num(address+"lasts", "1000", belief.Duration),
			Effect: []LadderWeight{{Ladder: "tie", Value: num(address+"effect.tie", x[1], belief.Weight)}},
		})
	}
	return s
}

// Two rare shocks that do much, and more together, are spurred, one that does little is not,
// whatever the seed: the first two leave nearly three times as much, the third as much as if it
// had not come.
func TestWhatIsSpurred(t *testing.T) {
	m := mustCompile(t, raresOn([2]string{"0.02", "1.5"}, [2]string{"0.02", "1.5"}, [2]string{"0.012", "0.02"}))
	for seed := range uint64(8) {
		l := outlookFrom(t, m, seed, leastOutlooks)
		if l.spurred != nil {
			t.Fatalf("after the first points %v are spurred", l.spurred)
		}
		if err := l.extend(context.Background(), plainOutlooks, 2); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(l.spurred, []bool{true, true, false}) {
			t.Errorf("seed %d: %v", seed, l.spurred)
		}
	}
}

// Spurs leave less than half of the variance of the mean where rare shocks do much together: of
// twenty seeds 0.43, which is known to a twelfth.
func TestSpursPay(t *testing.T) {
	const seeds = 20
	m := mustCompile(t, raresOn([2]string{"0.02", "1.5"}, [2]string{"0.02", "1.5"}))
	var plain, spurred float64
	for seed := range uint64(seeds) {
		for _, yes := range []bool{false, true} {
			l := outlookFrom(t, m, seed, plainOutlooks)
			l.spurred = []bool{yes, yes}
			if err := l.extend(context.Background(), 8192, 2); err != nil {
				t.Fatal(err)
			}
			if _, err := scatter(l.means(0)); yes {
				spurred += err * err
			} else {
				plain += err * err
			}
		}
	}
	if left := spurred / plain; left > 0.6 {
		t.Errorf("they leave %v of the variance", left)
	}
}
