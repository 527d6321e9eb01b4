package belief

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	accept := func(b Belief, err error) Belief { return must(t, b, err) }
	li, ortega := accept(Range(Level, 0.2, 0.6)), accept(Point(Level, 0.3))
	for _, c := range []struct {
		text string
		q    Quantity
		want Belief
	}{
		{"0.4", Level, accept(Point(Level, 0.4))},
		{" 0.4\t", Level, accept(Point(Level, 0.4))},
		{".4", Level, accept(Point(Level, 0.4))},
		{"4e-1", Level, accept(Point(Level, 0.4))},
		{"+0.4", Weight, accept(Point(Weight, 0.4))},
		{"-0.4", Weight, accept(Point(Weight, -0.4))},
		{"-0", Weight, accept(Point(Weight, 0))},
		{"0", Rate, accept(Point(Rate, 0))},
		{"100%", Probability, accept(Point(Probability, 1))},
		{"0.7%", Probability, accept(Point(Probability, 0.007))},
		{"7e-1%", Probability, accept(Point(Probability, 0.007))},
		{"40 %", Level, accept(Point(Level, 0.4))},
		{"1 in 20", Probability, accept(Point(Probability, 0.05))},
		{"3 in 20", Level, accept(Point(Level, 0.15))},
		{"0.2 to 0.6", Level, accept(Range(Level, 0.2, 0.6))},
		{"0.2  to\n0.6", Level, accept(Range(Level, 0.2, 0.6))},
		{"-0.6 to -0.2", Weight, accept(Range(Weight, -0.6, -0.2))},
		{"5% to 20%", Probability, accept(Range(Probability, 0.05, 0.2))},
		{"5%to 20%", Probability, accept(Range(Probability, 0.05, 0.2))},
		{"1 in 50 to 1 in 10", Probability, accept(Range(Probability, 0.02, 0.1))},
		{"1 in 50 to 10%", Probability, accept(Range(Probability, 0.02, 0.1))},
		{"0.2 to 0.6, median 0.3", Level, accept(RangeMedian(Level, 0.2, 0.3, 0.6))},
		{"20% to 60% , median 30%", Level, accept(RangeMedian(Level, 0.2, 0.3, 0.6))},
		{"beta(2, 5)", Level, accept(Named(Level, "beta", 2, 5))},
		{"beta ( 2,5 )", Level, accept(Named(Level, "beta", 2, 5))},
		{"normal(-0.4, 0.1)", Weight, accept(Named(Weight, "normal", -0.4, 0.1))},
		{"uniform(5%, 1 in 5)", Probability, accept(Named(Probability, "uniform", 0.05, 0.2))},
		{"truncated_normal(30%, 40%, 0, 1)", Level, accept(Named(Level, "truncated_normal", 0.3, 0.4, 0, 1))},
		{"pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)", Level, accept(Pool(Level, []string{"Li", "Ortega"}, []float64{2, 1}, []Belief{li, ortega}))},
		{"pool( Dr. B. Li-Wu :20% to 60%;expert no. 2:30%)", Level, accept(Pool(Level, []string{"Dr. B. Li-Wu", "expert no. 2"}, nil, []Belief{li, ortega}))},
	} {
		got, err := Parse(c.text, c.q)
		if err != nil || got != c.want {
			t.Errorf("Parse(%q, %v) = %v, %v; want %v", c.text, c.q, got, err, c.want)
		}
	}
}

func TestStringIsShortest(t *testing.T) {
	for _, c := range []struct {
		text string
		q    Quantity
		want string
	}{
		{"4e-1", Level, "0.4"},
		{"-0", Weight, "0"},
		{"0.00005", Rate, "0.00005"},
		{"0.0000000005", Rate, "5e-10"},
		{"5% to 20%", Probability, "0.05 to 0.2"},
		{"20% to 60% , median 30%", Level, "0.2 to 0.6, median 0.3"},
		{"beta ( 2.0,5 )", Level, "beta(2, 5)"},
		{"pool(Li, weight 2: 20% to 60%; Ortega, weight 1:0.30)", Level, "pool(Li, weight 2: 0.2 to 0.6; Ortega: 0.3)"},
	} {
		got, err := Parse(c.text, c.q)
		if err != nil || got.String() != c.want {
			t.Errorf("Parse(%q, %v) = %v, %v; want %s", c.text, c.q, got, err, c.want)
		}
	}
	if got := (Belief{}).String(); got != "none" {
		t.Errorf("the zero Belief is %q", got)
	}
}

// anyBelief draws beliefs of every form; those that the constructors refuse are
// drawn again.
var anyBelief = rapid.Custom(func(t *rapid.T) Belief {
	q := anyQuantity.Draw(t, "quantity")
	if rapid.IntRange(0, 4).Draw(t, "form") > 0 {
		return anySingle(t, q)
	}
	n := rapid.IntRange(1, 5).Draw(t, "experts")
	var names []string
	var weights []float64
	var beliefs []Belief
	for range n {
		names = append(names, rapid.StringMatching(`[A-ZÀ-Þ][a-z .-]{0,8}[a-z]`).Draw(t, "name"))
		weights = append(weights, rapid.Float64Range(1e-3, 100).Draw(t, "weight"))
		beliefs = append(beliefs, anySingle(t, q))
	}
	return drawn(Pool(q, names, weights, beliefs))(t)
})

// drawn skips what a constructor refuses.
func drawn(b Belief, err error) func(*rapid.T) Belief {
	return func(t *rapid.T) Belief {
		if err != nil {
			t.Skip(err)
		}
		return b
	}
}

func anySingle(t *rapid.T, q Quantity) Belief {
	u := rapid.SliceOfN(rapid.Float64Range(0, 1), 4, 4).Draw(t, "u")
	x := make([]float64, len(u))
	for i := range u {
		x[i] = stateable(q, u[i])
	}
	switch rapid.IntRange(0, 3).Draw(t, "single") {
	case 0:
		return drawn(Point(q, x[0]))(t)
	case 1:
		return drawn(Range(q, min(x[0], x[1]), max(x[0], x[1])))(t)
	case 2:
		lo, hi := min(x[0], x[1], x[2]), max(x[0], x[1], x[2])
		return drawn(RangeMedian(q, lo, x[0]+x[1]+x[2]-lo-hi, hi))(t)
	default:
		f := families[rapid.IntRange(0, len(families)-1).Draw(t, "family")]
		args := make([]float64, len(f.params))
		for i, p := range f.params {
			if args[i] = x[i]; !p.unit {
				args[i] = p.min + u[i]*(min(p.max, 10)-p.min)
			}
		}
		return drawn(Named(q, f.name, args...))(t)
	}
}

func TestStringReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBelief.Draw(t, "belief")
		back, err := Parse(b.String(), b.Quantity())
		if err != nil || back != b {
			t.Fatalf("%v reads back as %v, %v", b, back, err)
		}
	})
}

func TestQuantilesOfAnyBelief(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := anyBelief.Draw(t, "belief")
		d := b.Quantity().domain()
		p := rapid.Float64Range(1e-12, 1-1e-12).Draw(t, "p")
		r := rapid.Float64Range(1e-12, 1-1e-12).Draw(t, "r")
		x, y := b.Quantile(min(p, r)), b.Quantile(max(p, r))
		if math.IsNaN(x) || math.IsInf(x, 0) || math.IsNaN(y) || math.IsInf(y, 0) {
			t.Fatalf("%v: quantiles %v and %v", b, x, y)
		}
		if x > y+1e-13*math.Abs(y) {
			t.Fatalf("%v: quantile falls from %v to %v", b, x, y)
		}
		if x < d.lo || y > d.hi {
			t.Fatalf("%v: %v to %v leaves the range of %v", b, x, y, b.Quantity())
		}
	})
}

func TestParseRefusesLongTexts(t *testing.T) {
	_, err := Parse(strings.Repeat(" ", longest)+"0.4", Level)
	if err == nil || err.Error() != "the text is too long to be a belief; write a number or a range" {
		t.Errorf("error %v", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, b := range sampleBeliefs(f) {
		f.Add(b.String(), int(b.Quantity()))
	}
	for _, m := range mistakes {
		f.Add(m.text, int(m.q))
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		q := Quantity(1 + (n%7+7)%7)
		b, err := Parse(text, q)
		if err != nil {
			checkFault(t, text, err)
			return
		}
		back, err := Parse(b.String(), q)
		if err != nil || back != b {
			t.Fatalf("Parse(%q) = %v, which reads back as %v, %v", text, b, back, err)
		}
		for _, p := range []float64{1e-12, 0.05, 0.5, 0.95, 1 - 1e-12} {
			if x := b.Quantile(p); math.IsNaN(x) || math.IsInf(x, 0) {
				t.Fatalf("%v: quantile %v is %v", b, p, x)
			}
		}
	})
}
