package results

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// compared sets variations of a forecast against it, n in all; differences of about
// the given size, of either sign.
func compared(r recipe, n int, size float64) Comparison {
	random := rand.New(rand.NewPCG(3, uint64(n)))
	c := Comparison{Scale: "icd203"}
	base := r.forecast()
	for i := range n {
		variant := r
		variant.logOdds += size * random.NormFloat64()
		f := variant.forecast()
		if i == 0 {
			f = base
		}
		f.Scenario.Name = fmt.Sprintf("variant-%d", i)
		f.Scenario.Title = r.name(fmt.Sprintf("What if %d then", i))
		c.Scenarios = append(c.Scenarios, Run{Forecast: f, Provenance: testProvenance})
		d := &model.Comparison{A: base.Scenario, B: f.Scenario, Dates: f.Dates}
		for k, o := range f.Outcomes {
			d.Outcomes = append(d.Outcomes, differenceOf(base.Outcomes[k], o, r.draws))
		}
		c.Differences = append(c.Differences, d)
	}
	return c
}

// differenceOf pairs the draws of two forecasts by rank, which is what common random
// numbers would do.
func differenceOf(a, b model.OutcomeForecast, draws int) model.OutcomeDifference {
	last := len(a.ByDate) - 1
	d := model.OutcomeDifference{Outcome: b.Outcome, Ratio: 1, Error: 0.01}
	d.Horizon = model.Estimate{Value: b.ByDate[last].Value - a.ByDate[last].Value, Error: 1e-4, LowError: 1e-3, HighError: 1e-3}
	x, y := slices.Sorted(slices.Values(a.Spread)), slices.Sorted(slices.Values(b.Spread))
	for i := range y {
		v := y[i] - x[i]
		d.Spread = append(d.Spread, v)
		d.Horizon.Low, d.Horizon.High = min(d.Horizon.Low, v), max(d.Horizon.High, v)
		if v > 0 {
			d.Higher += 1 / float64(len(y))
		} else if v < 0 {
			d.Lower += 1 / float64(len(y))
		}
	}
	if len(d.Spread) == 0 {
		d.Spread = make([]float64, draws)
	}
	for i := range b.ByDate {
		d.ByDate = append(d.ByDate, model.Estimate{Value: b.ByDate[i].Value - a.ByDate[i].Value, Error: 1e-4})
	}
	return d
}

// eachComparison goes through shapes on which charts break.
func eachComparison(t *testing.T, check func(t *testing.T, c Comparison)) {
	for name, r := range ugly() {
		for _, n := range []int{2, 6, 18} {
			if n == 18 && name != "usual" && name != "long names" && name != "wide" {
				continue
			}
			t.Run(fmt.Sprintf("%s/%d", strings.ReplaceAll(name, " ", "_"), n), func(t *testing.T) { check(t, compared(r, n, 0.5)) })
		}
	}
}

// checkLayout demands that no text of a chart leaves it or touches another, and that
// the title keeps all its words.
func checkLayout(t *testing.T, c Chart) {
	t.Helper()
	f := newFrame(c)
	if got := strings.Join(f.title, " "); got != c.Title {
		t.Errorf("%s: title %q became %q", c.Name, c.Title, got)
	}
	var r textRecorder
	f.draw(draw.NewCanvas(&r, chartWidth, f.height))
	for i, a := range r.boxes {
		if a.left < -0.01 || a.right > chartWidth+0.01 || a.low < 0 || a.high > f.height {
			t.Errorf("%s: %q lies outside the canvas: %+v", c.Name, a.text, a)
		}
		for _, b := range r.boxes[:i] {
			if a.touches(b) {
				t.Errorf("%s: %q and %q overlap", c.Name, a.text, b.text)
			}
		}
	}
	header, rows := c.Data()
	if bad := regexp.MustCompile(`NaN|Inf`); len(rows) == 0 || len(rows[0]) != len(header) || bad.MatchString(fmt.Sprint(rows)) {
		t.Errorf("%s: %v, first row %v of %d", c.Name, header, rows, len(rows))
	}
	for _, text := range []string{c.Title, c.Caption, c.Alt} {
		if surely.MatchString(text) {
			t.Errorf("%s: certainty in %q", c.Name, text)
		}
	}
}

// surely matches a percentage of none or all, which no chart may claim.
var surely = regexp.MustCompile(`(^|[ (–])(0|100)(\.0)? %`)

func TestComparisonCharts(t *testing.T) {
	eachComparison(t, func(t *testing.T, c Comparison) {
		for _, chart := range c.charts() {
			checkLayout(t, chart)
		}
	})
}

// All charts of a comparison name the scenarios in the same order and colours.
func TestComparisonHuesAreFixed(t *testing.T) {
	c := compared(usual(), 6, 0.5)
	c.Baseline = 2
	if c.hue(2).mark != quietInk || c.hue(0) != hueOf(0) || c.hue(1) != hueOf(1) || c.hue(3) != hueOf(2) || c.hue(5) != hueOf(4) {
		t.Error("the colours are not the baseline's grey and the hues in order")
	}
	header, rows := dumbbellBody{c}.data()
	if len(rows) != 18 || header[0] != "scenario" || rows[0][0] != "variant-0" || rows[17][0] != "variant-5" {
		t.Errorf("%v, %d rows", header, len(rows))
	}
}

// Fifty dots a scenario, none on the wrong side of zero.
func TestDifferenceDots(t *testing.T) {
	c := compared(usual(), 2, 2)
	b := differenceBody{c, c.base().Outcomes[0]}
	dots := dotsOf(c.difference(1, b.of.Key).Spread)
	p := newPanel(corner(400, 54), -0.5, 0.5, 0, 1)
	size := stackSize(p, dots)
	for _, q := range dots {
		if column := columnFromZero(p, q, size); (column < 0) != (q < 0) {
			t.Errorf("%v in column %d", q, column)
		}
	}
	if tallest(p, dots, size) > int(differenceRow/size) {
		t.Errorf("a stack of %d dots of %v", tallest(p, dots, size), size)
	}
}

func TestComparisonTables(t *testing.T) {
	c := compared(usual(), 3, 0.4)
	c.Scenarios[2].Forecast.Scenario.Title = c.Scenarios[1].Forecast.Scenario.Title
	c.Scenarios[2].Forecast.Scenario.Name = c.Scenarios[1].Forecast.Scenario.Name
	var out bytes.Buffer
	if err := c.Print(&out, Table.Text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Compared with What if 0 then", "baseline", "What if 1 then (2)", " points"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, out.String())
		}
	}
	if n := len(c.Table().Rows); n != 9 {
		t.Errorf("%d rows of differences, want 9", n)
	}
	files, err := c.Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, f := range files {
		if seen[f.Name] || len(f.Data) == 0 && !strings.HasSuffix(f.Name, ".toml") {
			t.Errorf("%s stands twice or is empty", f.Name)
		}
		seen[f.Name] = true
	}
	if !seen["scenario-variant-1(2).toml"] || files[len(files)-1].Name != "manifest.json" {
		t.Errorf("files %v", seen)
	}
}

// Scenarios that were settled each by itself have plans of their own, and what is said
// of the whole says so.
func TestComparisonOfUnequalPlans(t *testing.T) {
	c := compared(usual(), 3, 0.4)
	c.Search = Search{Error: 0.0007, Budget: 300}
	for i, draws := range []int{640, 1984, 1024} {
		f := c.Scenarios[i].Forecast
		f.Plan.Draws, f.Plan.Futures, f.Plan.Randomizations = draws, 2, draws/32
		for k := range c.Differences[i].Outcomes {
			c.Differences[i].Outcomes[k].Spread = make([]float64, 640)
		}
	}
	if rows := len(c.drawsTable().Rows); rows != 2*640 {
		t.Errorf("%d rows of draws that two have", rows)
	}
	if got := c.whatIf().provenance(); !strings.HasPrefix(got, "640 to 1,984 draws × 2 futures, seed ") {
		t.Error(got)
	}
	if got := provenanceOf(c.whatIf()); !strings.Contains(got, "640 to 1,984 draws of the assumptions × 2 futures each, in 20 to 62 independent") || !strings.HasSuffix(got, "repeats it byte for byte") {
		t.Error(got)
	}
	if got := c.whatIf().repeat(); !strings.HasSuffix(got, "--error 0.07% --budget 300") || strings.Contains(got, "--draws") {
		t.Error(got)
	}
	all, one := c.whatIf().scenarios()
	if one != nil || all[1].Plan.Draws != 1984 {
		t.Errorf("plans %v, %v", one, all[1].Plan)
	}
	c.Search.Ended = true
	if got := provenanceOf(c.whatIf()); strings.Contains(got, "byte for byte") {
		t.Error(got)
	}
}

func TestDifferenceNumbers(t *testing.T) {
	for _, c := range []struct {
		v, e float64
		want string
	}{
		{0.0912, 0.0004, "+9.1 points"}, {-0.0043, 0.00004, "−0.43 points"}, {0.0104, 0.002, "+1 point"},
		{-0.01, 0.002, "−1 point"}, {0.00004, 0.0002, "0.0 points"}, {0.234, 0.02, "+23 points"},
	} {
		if got := pointsOf(c.v, c.e); got != c.want {
			t.Errorf("%v ± %v: %q, want %q", c.v, c.e, got, c.want)
		}
	}
	for share, want := range map[float64]string{0: "under 1 of 100", 0.004: "under 1 of 100", 0.93: "93 of 100", 0.996: "over 99 of 100", 1: "over 99 of 100"} {
		if got := worlds(share); got != want {
			t.Errorf("%v: %q, want %q", share, got, want)
		}
	}
}

func TestTableJSON(t *testing.T) {
	table := Table{Header: []string{"a", "b \"c\""}, Rows: [][]string{{"1.50", "x\ny"}, {"", "-0.2"}, {"01", "NaN"}}}
	var out bytes.Buffer
	if err := table.JSON(&out); err != nil {
		t.Fatal(err)
	}
	want := "[\n  {\"a\": 1.50, \"b \\\"c\\\"\": \"x\\ny\"},\n  {\"a\": null, \"b \\\"c\\\"\": -0.2},\n  {\"a\": \"01\", \"b \\\"c\\\"\": \"NaN\"}\n]\n"
	if out.String() != want {
		t.Errorf("%s", out.String())
	}
}

func BenchmarkComparisonCharts18(b *testing.B) {
	c := compared(usual(), 18, 0.5)
	b.ReportAllocs()
	for b.Loop() {
		for _, chart := range c.charts() {
			if _, err := chart.files(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
