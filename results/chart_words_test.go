package results

import (
	"testing"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"

	"entente/model"
)

func TestInfluenceTitleNeedsAClearInterval(t *testing.T) {
	row := influenceRow{model.Influence{Correlation: -0.3, Error: 0.1}, assumptionName{"Sanctions", "half-life"}}
	if got, want := (influenceBody{[]influenceRow{row}}).title("War"), "War depends most on Sanctions, half-life: rank correlation −0.30"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	row.Error = 0.16
	if got, want := (influenceBody{[]influenceRow{row}}).title("War"), "No single assumption stands out for War: the strongest rank correlation is −0.30"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestAssumptionNames(t *testing.T) {
	names := assumptionNames(usual().scenario())
	for address, want := range map[string]string{
		"step.obligation.consultation.defence.rate":                           "Consultation → Defence, rate of the step",
		"step.obligation.consultation.defence.given.alignment.quasi_alliance": "Consultation → Defence, factor while Quasi-alliance",
		"step.obligation.consultation.defence.weight.driver00":                "Western sanctions on either, weight on the step Consultation → Defence",
		"driver.driver01.tends_to":                                            "Taiwan Strait tension, level it tends to",
		"driver.driver01.weight.alignment":                                    "Taiwan Strait tension, weight on “How they behave”",
		"driver.driver01.weight.obligation.down":                              "Taiwan Strait tension, weight on “What they have signed”, steps down",
		"shock.taiwan_crisis.rate":                                            "Taiwan Strait crisis, rate of the shock",
		"shock.taiwan_crisis.push.driver00":                                   "Taiwan Strait crisis, push on Western sanctions on either",
		"shock.taiwan_crisis.move.obligation.consultation.defence":            "Taiwan Strait crisis, chance of Consultation → Defence",
	} {
		if got := names[address].String(); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}

// The dots are the quantiles of the draws: fifty of them, each within the draws,
// in order, with half of them at or below the median.
func TestDotsAreQuantiles(t *testing.T) {
	f := usual().forecast()
	b := dotsBody{spreadOf(f)}
	dots := b.quantiles()
	for i, q := range dots {
		below := 0
		for _, p := range f.Outcomes[0].Spread {
			if p <= q {
				below++
			}
		}
		share, want := float64(below)/float64(len(b.sorted)), (float64(i)+0.5)/dotCount
		if share < want || share > want+1.0/float64(len(b.sorted)) {
			t.Errorf("dot %d: %v of the draws lie at or below it, want %v", i, share, want)
		}
	}
}

// Every dot is inside the panel, however the draws lie.
func TestDotsFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dots := rapid.SliceOfN(rapid.Float64Range(0, 1), dotCount, dotCount).Draw(t, "dots")
		p := newPanel(vg.Rectangle{Max: vg.Point{X: 500, Y: 150}}, 0, 1, 0, 1)
		size := dotSize(p, dots)
		if size > largestDot || vg.Length(highestStack(p, dots, size))*size > 150 {
			t.Fatalf("stack of %d dots of %v", highestStack(p, dots, size), size)
		}
		for _, q := range dots {
			if column := columnOf(p, q, size); column < 0 || vg.Length(column+1)*size > 500+1e-6 {
				t.Fatalf("%v in column %d", q, column)
			}
		}
	})
}

// With few draws the curve is the empirical distribution function itself.
func TestCurveIsTheEmpiricalDistribution(t *testing.T) {
	b := curveBody{spread{sorted: []float64{0.1, 0.2, 0.2, 0.4}}}
	p := newPanel(vg.Rectangle{Max: vg.Point{X: 100, Y: 100}}, 0, 1, 0, 1)
	want := []vg.Point{{}, {X: 10}, {X: 10, Y: 25}, {X: 20, Y: 25}, {X: 20, Y: 75}, {X: 40, Y: 75}, {X: 40, Y: 100}, {X: 100, Y: 100}}
	got := b.steps(p)
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("corner %d: %v, want %v", i, got[i], want[i])
		}
	}
}

func TestWindow(t *testing.T) {
	for _, c := range [][4]float64{{0.001, 0.04, 0, 0.05}, {0.01, 0.28, 0, 0.3}, {0.75, 0.99, 0.7, 1}, {0.1, 0.9, 0, 1}, {0, 1, 0, 1}} {
		lo, hi := window(c[0], c[1])
		if d := lo - c[2]; d*d > 1e-18 || hi != c[3] {
			t.Errorf("%v to %v: axis %v to %v, want %v to %v", c[0], c[1], lo, hi, c[2], c[3])
		}
	}
}

// Each end of the band has the digits of its own error.
func TestCurveMarksHaveTheirOwnErrors(t *testing.T) {
	b := curveBody{spread{sorted: []float64{0.01, 0.06, 0.22}, headline: model.Estimate{Low: 0.012, LowError: 0.0005, High: 0.231, HighError: 0.012}}}
	marks := b.marks()
	for i, want := range []string{"5th percentile 1.2 %", "median 6 %", "95th percentile 24 %"} {
		if got := marks[i].text; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
