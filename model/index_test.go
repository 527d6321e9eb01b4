package model

import (
	"math"
	"testing"

	"entente/model/elementary"
)

// The mean of functions of the logistic function of a normal number, against a fine grid;
// those of a certain number are their values.
func TestOverLogistic(t *testing.T) {
	for _, mean := range []float64{-6, -1.3, 0, 2, 9} {
		for _, deviation := range []float64{0, 0.01, 0.5, 1, 3, 8} {
			for _, f := range []func(p float64) float64{
				func(p float64) float64 { return p },
				func(p float64) float64 { return p * (1 - p) * (1 - 6*p*(1-p)) },
			} {
				got := overLogistic(mean, deviation, f)
				want := overNormal(func(z float64) float64 { return f(1 / (1 + math.Exp(-(mean + deviation*z)))) })
				if math.Abs(got-want) > 1e-12 {
					t.Errorf("mean %v, deviation %v: %v, by the grid %v", mean, deviation, got, want)
				}
			}
		}
	}
}

// What an index and its bends are above their means is 0 on average over independent scores,
// and all but what the quiet probability is above its own where log-odds are nearly a sum.
// With a random seed one of the first two would fail once in 8,000 times.
func TestIndex(t *testing.T) {
	s := twoRungs("0.005 to 0.1")
	s.Drivers = []Driver{driverOn("pressure", "0.4 to 0.6", "0.5 to 1.5")}
	l := outlookOf(t, mustCompile(t, s), 512)
	if len(l.matter) == 0 {
		t.Fatal("nothing matters")
	}
	p := l.newProspect()
	const n = 4096
	above, bent := make([]float64, n), make([]float64, n)
	var quiet []float64
	for i := range n {
		for a := range p.point {
			p.point[a] = l.keys.state.Uniform(i, 0, a)
		}
		views, err := p.quietView()
		if err != nil {
			t.Fatal(err)
		}
		quiet = append(quiet, views[0])
		said := l.above(p)
		above[i], bent[i] = said[0], said[1]
	}
	for _, x := range [][]float64{above, bent} {
		if mean, err := scatter(x); math.Abs(mean) > z4*err {
			t.Errorf("%v ± %v above its mean on average", mean, err)
		}
	}
	rest := func() float64 {
		center(quiet)
		return norm(quiet) / norm(above)
	}
	takeOff(quiet, above, 1)
	one := rest()
	takeOff(quiet, bent, 1)
	two := rest()
	if one > 0.2 || two > one/2 {
		t.Errorf("the index leaves %v of the deviation, with its bends %v", one, two)
	}
}

// Against quadrature over two scores: an index with bends is 0 above its means. A score more
// moves its log-odds by the slope.
func TestIndexOfTwoScores(t *testing.T) {
	x := newIndex(response{-2, []float64{-1, 0.5}, []bend{{0, 0, 0.15}, {1, 1, 0.35}, {1, 0, -0.2}}, nil})
	said := make([]float64, indexControls)
	for k := range said {
		if mean := overNormal(func(a float64) float64 {
			return overNormal(func(b float64) float64 { x.above(said, []float64{a, b}, nil); return said[k] })
		}); math.Abs(mean) > 1e-10 {
			t.Errorf("control %d is %v on average", k, mean)
		}
	}
	x.above(said, []float64{-1, 2}, nil)
	p := elementary.Logistic(0)
	if got := said[0] + x.mean; math.Abs(got-p) > 1e-15 {
		t.Errorf("the index is %v, want %v", got, p)
	}
	if got, want := said[1]+x.bent, p*(1-p)*(0.15+2*0.2+4*0.35); math.Abs(got-want) > 1e-15 {
		t.Errorf("its bends add %v, want %v", got, want)
	}
}
