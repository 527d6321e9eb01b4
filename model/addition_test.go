package model

import (
	"math"
	"testing"

	"entente/model/belief"
)

// Where a date may move a ladder that nothing else moves more than its steps do, the index with
// its addition is the quiet probability itself, whatever the chance: what steps leave, a share
// of that is moved. Its mean is that over the chance.
func TestAdditions(t *testing.T) {
	for _, rate := range []string{"0.05", "0.000001"} {
		s := withShock(twoRungs(rate), scheduledOn(Shock{Key: "crisis", Name: "Crisis"}, "0.5", "2031-01-01"))
		s.Shocks[0].Moves = []Move{{Ladder: "tie", From: "apart", To: "allied", Chance: num("shock.crisis.move.tie.apart.allied", "2% to 60%", belief.Probability)}}
		l := outlookOf(t, mustCompile(t, s))
		if len(l.index[0].addition) != 1 || l.index[0].slope[0] != 0 || l.index[0].bend != nil {
			t.Fatalf("a chance to be moved is in the index as %+v", l.index[0].response)
		}
		p := l.newProspect()
		mean := 0.0
		const n = 4000
		for i := range n {
			l.stand(p, trial{})
			p.point[0] = (float64(i) + 0.5) / n
			quiet, err := p.quietView()
			if err != nil {
				t.Fatal(err)
			}
			if got := l.above(p)[0] + l.index[0].mean; math.Abs(got-quiet[0]) > 1e-11 {
				t.Fatalf("rate %s, coordinate %v: the index is %v, want %v", rate, p.point[0], got, quiet[0])
			}
			mean += quiet[0] / n
		}
		if math.Abs(l.index[0].mean-mean) > 1e-6 {
			t.Errorf("rate %s: a mean of %v, want %v", rate, l.index[0].mean, mean)
		}
	}
}

// A chance of which one expert is so sure that it is the same a score to either side is none
// that matters, and adds nothing.
func TestAdditionOfASureExpert(t *testing.T) {
	s := withShock(twoRungs("0.005 to 0.05"), scheduledOn(Shock{Key: "crisis", Name: "Crisis"}, "0.5", "2031-01-01"))
	s.Shocks[0].Moves = []Move{{Ladder: "tie", From: "apart", To: "allied", Chance: num("shock.crisis.move.tie.apart.allied", "pool(A, weight 8: 0.3; B: uniform(0.1, 0.7))", belief.Probability)}}
	m := mustCompile(t, s)
	if l := outlookOf(t, m); len(l.matter) != 1 || len(l.index[0].addition) != 0 {
		t.Errorf("%d matter, with %d additions", len(l.matter), len(l.index[0].addition))
	}
	if h := mustEnsemble(t, s, smallPlan()).Headline()[0]; !(h.Value > 0.15 && h.Value < 0.6 && h.Error > 0) {
		t.Errorf("%v ± %v", h.Value, h.Error)
	}
}

// The means of beliefs against textbooks: of a normal number its middle, of a lognormal one
// exp(μ + σ²/2), of a uniform and a triangular one the thirds of their corners; of a pool
// that of its experts.
func TestMeanOf(t *testing.T) {
	sigma := math.Log(16) / 2 / 1.6448536269514722
	for text, want := range map[string]float64{
		"0.25 to 4":                                math.Exp(sigma * sigma / 2),
		"uniform(0.1, 0.7)":                        0.4,
		"triangular(0.1, 0.2, 0.9)":                0.4,
		"pool(A: 0.1; B, weight 3: uniform(0, 1))": 0.4,
	} {
		b, err := belief.Parse(text, belief.Multiplier)
		if err != nil {
			t.Fatal(err)
		}
		if got := meanOf(b); math.Abs(got-want) > 3e-7*want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
