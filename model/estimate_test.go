package model

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/gonum/stat/distuv"
)

// uncertainShock has three uncertain assumptions and a shock, and yet a closed
// form: the probability given the assumptions is that of
// TestLastingShockAgainstClosedForm.
func uncertainShock() Scenario {
	return withShock(twoRungs("0.01 to 0.1"), lasting(shockRate("0.05 to 0.3"), "1000", "0.5 to 1.5"))
}

// uncertainShockGiven is its probability where the three standard normals behind
// the assumptions are known.
func uncertainShockGiven(z [3]float64) float64 {
	const T = 10.0
	q := distuv.UnitNormal.Quantile(0.95)
	between := func(lo, hi, z float64) float64 { return (lo+hi)/2 + (hi-lo)/2/q*z }
	r := math.Exp(between(math.Log(0.01), math.Log(0.1), z[0]))
	n := math.Exp(between(math.Log(0.05), math.Log(0.3), z[1]))
	h := math.Exp(between(0.5, 1.5, z[2]))
	// The divided difference of e^{−xT} at n+r and rh, well behaved where they meet.
	d := n + r - r*h
	slope := T
	if d != 0 {
		slope = -math.Expm1(-d*T) / d
	}
	return 1 - math.Exp(-(n+r)*T) - n*math.Exp(-r*h*T)*slope
}

// uncertainShockMean integrates it over the assumptions by Gauss–Hermite.
func uncertainShockMean() float64 {
	x, w := make([]float64, 16), make([]float64, 16)
	quad.Hermite{}.FixedLocations(x, w, math.Inf(-1), math.Inf(1))
	mean := 0.0
	for i := range x {
		for j := range x {
			for k := range x {
				z := [3]float64{math.Sqrt2 * x[i], math.Sqrt2 * x[j], math.Sqrt2 * x[k]}
				mean += w[i] * w[j] * w[k] * math.Pow(math.Pi, -1.5) * uncertainShockGiven(z)
			}
		}
	}
	return mean
}

// Over 400 seeds the nominal 95 % interval must cover the exact mean in 92 to
// 98 % of them. If the interval is right, the count lies outside with
// probability 0.9 % for a random choice of seeds; the seeds are fixed.
func TestErrorIsHonest(t *testing.T) {
	if testing.Short() {
		t.Skip("400 runs")
	}
	const seeds = 400
	want := uncertainShockMean()
	plan := Plan{Randomizations: 16, Draws: 128, Futures: 8, Steps: 1}
	wide := distuv.StudentsT{Sigma: 1, Nu: float64(plan.Randomizations - 1)}.Quantile(0.975)
	covered := 0
	for seed := range seeds {
		plan.Seed = uint64(seed)
		if got := headline(mustRun(t, uncertainShock(), plan), 0); math.Abs(got.Value-want) <= wide*got.Error {
			covered++
		}
	}
	t.Logf("%d of %d intervals cover %.5f", covered, seeds, want)
	if share := float64(covered) / seeds; share < 0.92 || share > 0.98 {
		t.Errorf("%.1f %% of the intervals cover the exact answer", 100*share)
	}
}

// The band is that of ignorance alone: chance is taken out of it, although only
// eight futures are simulated in each draw, and its error bars are honest.
func TestBandIsThatOfIgnorance(t *testing.T) {
	const seeds = 60
	low, high := exactBand()
	var lows, highs []float64
	inLow, inHigh := 0, 0
	for seed := range uint64(seeds) {
		got := headline(mustRun(t, uncertainShock(), Plan{Seed: seed, Randomizations: 16, Draws: 256, Futures: 32, Steps: 1}), 0)
		lows, highs = append(lows, got.Low), append(highs, got.High)
		if math.Abs(got.Low-low) <= 2*got.LowError {
			inLow++
		}
		if math.Abs(got.High-high) <= 2*got.HighError {
			inHigh++
		}
	}
	t.Logf("exact band %.4f to %.4f, on average %.4f to %.4f; two errors cover the ends in %d and %d of %d",
		low, high, stat.Mean(lows, nil), stat.Mean(highs, nil), inLow, inHigh, seeds)
	if math.Abs(stat.Mean(lows, nil)-low) > 0.01*(high-low) || math.Abs(stat.Mean(highs, nil)-high) > 0.01*(high-low) {
		t.Error("the ends of the band are biased by more than a hundredth of its width")
	}
	if min(inLow, inHigh) < seeds*8/10 {
		t.Error("the errors of the band's ends are too small")
	}
}

// exactBand samples the closed form a million times: its own error is below
// 0.0005.
func exactBand() (low, high float64) {
	rng := rand.New(rand.NewPCG(1, 2))
	all := make([]float64, 1_000_000)
	for i := range all {
		all[i] = uncertainShockGiven([3]float64{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()})
	}
	slices.Sort(all)
	return stat.Quantile(bandLow, stat.LinInterp, all, nil), stat.Quantile(bandHigh, stat.LinInterp, all, nil)
}

// Percentiles and correlations of the estimator against gonum's and against
// definitions.
func TestEstimatorAgainstDefinitions(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	draws, other := make([]float64, 320), make([]float64, 320)
	for i := range draws {
		draws[i] = math.Round(rng.Float64()*50) / 50 // with ties
		other[i] = draws[i] + rng.NormFloat64()
	}
	est := estimator{blocks: 16, guesses: newCalibration(nil, 16)}
	got := est.estimate(draws, chance{})
	sorted := slices.Sorted(slices.Values(draws))
	// Type 8 of Hyndman & Fan: rank (n + 1/3)p + 1/3, counted from 1.
	typeEight := func(p float64) float64 {
		h := p*(float64(len(sorted))+1./3) + 1./3
		i := int(h)
		return sorted[i-1] + (h-float64(i))*(sorted[i]-sorted[i-1])
	}
	if math.Abs(got.Low-typeEight(0.05)) > 1e-15 || math.Abs(got.High-typeEight(0.95)) > 1e-15 {
		t.Errorf("percentiles %v and %v, by definition %v and %v", got.Low, got.High, typeEight(0.05), typeEight(0.95))
	}
	ra, rb := ranksOf(draws, nil), ranksOf(other, nil)
	r, err := blockCorrelation(ra, rb, nil, 16)
	if want := stat.Correlation(ra, rb, nil); math.Abs(r-want) > 1e-13 {
		t.Errorf("rank correlation %v, gonum says %v", r, want)
	}
	// Independent pairs: the error is near (1−ρ²)/√n.
	if want := (1 - r*r) / math.Sqrt(320); err < want/2 || err > want*2 {
		t.Errorf("error of the correlation %v, about %v expected", err, want)
	}
	if r, _ := blockCorrelation(ra, make([]float64, len(ra)), nil, 16); r != 0 {
		t.Errorf("correlation with a constant is %v", r)
	}
}
