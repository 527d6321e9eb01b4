package model

import (
	"math"
	"testing"

	"entente/model/elementary"
)

// The mean of the logistic function of a normal number, against a fine grid; that of a
// certain number is its value.
func TestMeanLogistic(t *testing.T) {
	for _, mean := range []float64{-6, -1.3, 0, 2, 9} {
		for _, deviation := range []float64{0, 0.01, 0.5, 1, 3, 8} {
			got := meanLogistic(mean, deviation)
			want := overNormal(func(z float64) float64 { return 1 / (1 + math.Exp(-(mean + deviation*z))) })
			if math.Abs(got-want) > 1e-12 {
				t.Errorf("mean %v, deviation %v: %v, by the grid %v", mean, deviation, got, want)
			}
		}
	}
}

// An index is 0 above its mean on average over independent scores, and all but equal to the
// quiet probability where log-odds are a sum. With a random seed the first would fail once
// in 16,000 times.
func TestIndex(t *testing.T) {
	s := twoRungs("0.005 to 0.1")
	s.Drivers = []Driver{driverOn("pressure", "0.4 to 0.6", "0.5 to 1.5")}
	l := outlookOf(t, mustCompile(t, s), 512)
	if len(l.spread) == 0 {
		t.Fatal("nothing matters")
	}
	p := l.newProspect()
	above := make([]float64, 4096)
	var quiet []float64
	for i := range above {
		for a := range p.point {
			p.point[a] = l.keys.state.Uniform(i, 0, a)
		}
		views, err := p.quietView(false)
		if err != nil {
			t.Fatal(err)
		}
		quiet = append(quiet, views[0])
		above[i] = l.above(p)[0]
	}
	if mean, err := scatter(above); math.Abs(mean) > z4*err {
		t.Errorf("the index is %v ± %v above its mean on average", mean, err)
	}
	// The rate is lognormal, not log-odds-normal, and what shares its step with a driver
	// multiplies it: the index follows the quiet probability closely but not exactly.
	takeOff(quiet, above, 1)
	center(quiet)
	center(above)
	if rest := norm(quiet) / norm(above); rest > 0.2 {
		t.Errorf("the index leaves %v of the deviation", rest)
	}
}

// Raising an assumption by one score raises the index by its weight.
func TestIndexWeights(t *testing.T) {
	x := newIndex(-2, []float64{0.5, -1})
	for _, c := range []struct{ score, want []float64 }{
		{[]float64{0, 0}, []float64{-2}}, {[]float64{1, 0}, []float64{-1.5}}, {[]float64{0, 2}, []float64{-4}},
	} {
		if got := x.above(c.score) + x.mean; math.Abs(got-elementary.Logistic(c.want[0])) > 1e-15 {
			t.Errorf("scores %v: %v, want the logistic of %v", c.score, got, c.want[0])
		}
	}
}
