package model

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/integrate/quad"

	"entente/model/belief"
	"entente/model/elementary"
)

// An ou is the engine with one driver whose log-odds, not its level, enter the
// hazards: the law for which independent references exist. κ = 0.5 a year and a
// diffusion coefficient of 0.6 give a long-run standard deviation of 0.6.
type ou struct {
	lambda   []float64 // rate of each step per year at z = 0
	start    float64   // of z
	up, down float64   // log hazard ratio per unit of z
}

const (
	ouKappa = 0.5
	ouSigma = 0.6
)

func (o ou) future(t *testing.T, s Scenario, g grid) *future {
	s.Drivers = []Driver{reverting(driverOn("z", "0.5", "1"), "0.5", "1", "0.1")}
	m := mustCompile(t, s)
	f := m.newFuture(g, m.streams(7, ""))
	f.drawn.set(m, nil, g.gaps, newLogitNormal())
	p := &f.drawn.process[0]
	p.start, p.target, p.kappa = o.start, 0, ouKappa
	for class, gap := range g.gaps {
		p.decay[class] = math.Exp(-ouKappa * gap)
		p.jitter[class] = ouSigma / math.Sqrt(2*ouKappa) * math.Sqrt(1-math.Exp(-2*ouKappa*gap))
	}
	copy(f.drawn.arc, o.lambda)
	for i, step := range m.steps {
		w := o.up
		if step.to < step.from {
			w = o.down
		}
		f.drawn.row[m.steps[i].row], f.drawn.pull[m.steps[i].row] = drawnRow{}, w
	}
	return f
}

func ouStep(t *testing.T, f *future, j int) {
	t.Helper()
	f.stray(j)
	copy(f.level, f.z)
	f.weigh()
	if err := f.advance(f.grid.bound[j+1] - f.grid.bound[j]); err != nil {
		t.Fatal(err)
	}
}

// laws estimates the law over the rungs after every year.
func (o ou) laws(t *testing.T, s Scenario, futures int) map[int][]Estimate {
	const blocks = 32
	calendar := newCalendar(s.Start, s.Horizon)
	g := newGrid(calendar, calendar.months)
	f := o.future(t, s, g)
	states := f.model.space.states
	series := map[int][][]float64{}
	for number := range futures {
		f.begin(0, number)
		for j := range g.steps() {
			ouStep(t, f, j)
			if year := (j + 1) / 12; (j+1)%12 == 0 {
				if series[year] == nil {
					series[year] = make([][]float64, states)
				}
				for state, p := range f.law[0] {
					series[year][state] = append(series[year][state], p)
				}
			}
		}
	}
	out := map[int][]Estimate{}
	for year, all := range series {
		for _, draws := range all {
			mean, err := blockMean(draws, blocks)
			out[year] = append(out[year], Estimate{Value: mean, Error: err})
		}
	}
	return out
}

// Probability of having left the first of two states, by years, from the
// spectral solution of the Feynman–Kac equation (computed in R, apart from this
// program).
var ouTwoStates = []struct {
	ou
	left map[int]float64
}{
	{ou{[]float64{0.05}, 0, 1, 0}, map[int]float64{1: 0.05192453039933, 5: 0.24648588566252, 10: 0.4344565008425}},
	{ou{[]float64{0.05}, 1, 1, 0}, map[int]float64{1: 0.11056208814977, 5: 0.34003106792156, 10: 0.50849860495958}},
	{ou{[]float64{0.2}, -0.5, 0.8, 0}, map[int]float64{1: 0.14098123313378, 5: 0.59900392699856, 10: 0.85467532608215}},
	{ou{[]float64{0.02}, 0.5, 1.5, 0}, map[int]float64{1: 0.04084400017037, 5: 0.16259858520293, 10: 0.27565439426055}},
}

func TestOrnsteinUhlenbeckTwoStates(t *testing.T) {
	for _, ref := range ouTwoStates {
		got := ref.laws(t, twoRungs("0.05"), 4096)
		for years, want := range ref.left {
			agree(t, fmt.Sprintf("rate %v, start %v, %d years", ref.lambda, ref.start, years), got[years][1], want)
		}
	}
}

// The same for a ladder of six rungs with rates up and down, log hazard ratios
// 0.8 up and −0.6 down, after ten years: from rung 3 with z from 1, and from
// rung 0 with z from 0.
func TestOrnsteinUhlenbeckLadder(t *testing.T) {
	for _, ref := range []struct {
		rung  int
		start float64
		want  []float64
	}{
		{3, 1, []float64{0.0043586954787061, 0.034366998839979, 0.12811578360126, 0.38082376452178, 0.18651183154998, 0.2658229260083}},
		{0, 0, []float64{0.38152563464169, 0.21078371606326, 0.21955369918084, 0.14213275030416, 0.031369428430272, 0.014634771379787}},
	} {
		o := ou{lambda: []float64{0.10, 0.25, 0.15, 0.08, 0.12, 0.03, 0.08, 0.06, 0.10, 0.02}, start: ref.start, up: 0.8, down: -0.6}
		got := o.laws(t, ladderOfSix(ref.rung), 4096)
		for rung, want := range ref.want {
			agree(t, fmt.Sprintf("from rung %d to %d", ref.rung, rung), got[10][rung], want)
		}
	}
}

func ladderOfSix(start int) Scenario {
	s := twoRungs("1")
	l := Ladder{Key: "tie", Start: make([]float64, 6)}
	l.Start[start] = 1
	for i := range 6 {
		l.Rungs = append(l.Rungs, Rung{Key: fmt.Sprintf("r%d", i)})
	}
	s.Ladders, s.Steps = []Ladder{l}, nil
	for _, up := range []int{1, -1} {
		for i := range 5 {
			from, to := i, i+1
			if up < 0 {
				from, to = to, from
			}
			address := fmt.Sprintf("step.tie.r%d.r%d.rate", from, to)
			s.Steps = append(s.Steps, Step{Ladder: "tie", From: l.Rungs[from].Key, To: l.Rungs[to].Key, Rate: num(address, "1", belief.Rate)})
		}
	}
	s.Outcomes[0].AtLeast = []Condition{{"tie", "r5"}}
	return s
}

// The bias is of second order in the step: halving it divides the bias by about
// four. With few steps the mean over the
// noise is an integral over few dimensions, done here by Gauss–Hermite, so that
// the bias is seen without sampling error.
func TestStepBiasIsOfSecondOrder(t *testing.T) {
	const after2Years = 0.28002612487547 // reference: rate 0.2, log hazard ratio 0.8, start −0.5
	o := ou{lambda: []float64{0.2}, start: -0.5, up: 0.8}
	var last float64
	for _, steps := range []int{1, 2, 4} {
		f := o.future(t, twoRungs("0.05"), evenGrid(2, steps))
		bias := math.Abs(1 - meanOverNoise(t, f, 0) - after2Years)
		t.Logf("steps of %v years: bias %.2e", 2/float64(steps), bias)
		if order := math.Log2(last / bias); steps > 1 && math.Abs(order-2) > 0.3 {
			t.Errorf("halving the step to %v years: order %.2f, not 2", 2/float64(steps), order)
		}
		last = bias
	}
}

// evenGrid cuts some years into equal steps.
func evenGrid(years float64, steps int) grid {
	length := years / float64(steps)
	g := grid{bound: []float64{0}, gaps: []float64{length / 2, length}}
	for j := range steps {
		g.bound = append(g.bound, float64(j+1)*length)
		g.gap = append(g.gap, min(j, 1))
	}
	return g
}

// meanOverNoise integrates the probability of staying in the first state over
// the noise of steps j and later.
func meanOverNoise(t *testing.T, f *future, j int) float64 {
	const nodes = 12
	if j == f.grid.steps() {
		noise := append([]float64(nil), f.noise[0]...)
		f.begin(0, 0)
		copy(f.noise[0], noise)
		for j := range f.grid.steps() {
			ouStep(t, f, j)
		}
		return f.law[0][0]
	}
	x, w := make([]float64, nodes), make([]float64, nodes)
	quad.Hermite{}.FixedLocations(x, w, math.Inf(-1), math.Inf(1))
	mean := 0.0
	for i := range x {
		f.noise[0][j] = math.Sqrt2 * x[i]
		mean += w[i] / math.SqrtPi * meanOverNoise(t, f, j+1)
	}
	return mean
}

// The noise of a sketch is as large as that of a future, within what is said of it; and the same
// in a block, whose draws have the noise of both, as in an outlook.
func TestRoughSigma(t *testing.T) {
	exact, rough := newLogitNormal(), &logitNormal{rough: true}
	for _, mu := range []float64{-3, -2, -1, 0, 0.5, 1.5, 2.5} {
		for _, spread := range []float64{0, 0.02, 0.05, 0.1, 0.15, 0.2} {
			a, b := exact.sigma(mu, spread), rough.sigma(mu, spread)
			most, x := 1.0/6, elementary.Logistic(mu)
			if spread < x*(1-x)/2 {
				most = 0.01
			}
			if a <= 1.5 && math.Abs(a-b) > most*a {
				t.Errorf("around %v, spread %v: %v, roughly %v", mu, spread, a, b)
			}
			d := driver{now: 0, tendsTo: 0, halfLife: 1, spread: 2}
			value, gaps := []float64{elementary.Logistic(mu), 3, spread}, []float64{0.25}
			p, q := process{decay: make([]float64, 1), jitter: make([]float64, 1)}, process{decay: make([]float64, 1), jitter: make([]float64, 1)}
			d.process(&p, value, gaps, exact)
			d.process(&q, value, gaps, rough)
			var got, want swing
			got.set(&p, []int{0}, nil)
			want.set(&q, []int{0}, nil)
			if math.Abs(got.level-want.level) > 1e-14 || p.jitter[0] != 0 && got.level == 0 {
				t.Errorf("around %v, spread %v: a block's sketch has %v, an outlook's %v", mu, spread, got.level, want.level)
			}
		}
	}
}
