package results

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"pgregory.net/rapid"
)

func labels(ticks []tick) string {
	var all []string
	for _, t := range ticks {
		if t.label != "" {
			all = append(all, t.label)
		}
	}
	return strings.Join(all, " | ")
}

func TestPercentTicks(t *testing.T) {
	for _, c := range []struct {
		lo, hi float64
		limit  int
		want   string
	}{
		{0, 1, 5, "0 % | 25 % | 50 % | 75 % | 100 %"},
		{0, 0.3, 11, "0 % | 5 % | 10 % | 15 % | 20 % | 25 % | 30 %"},
		{0, 0.05, 11, "0.0 % | 0.5 % | 1.0 % | 1.5 % | 2.0 % | 2.5 % | 3.0 % | 3.5 % | 4.0 % | 4.5 % | 5.0 %"},
		{0.8, 1, 6, "80 % | 85 % | 90 % | 95 % | 100 %"},
	} {
		if got := labels(percentTicks(c.lo, c.hi, c.limit)); got != c.want {
			t.Errorf("%v to %v: %s, want %s", c.lo, c.hi, got, c.want)
		}
	}
}

func TestEvenTicks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(-100, 100).Draw(t, "from")
		lo, hi := float64(from)/100, float64(from+rapid.IntRange(1, 200).Draw(t, "width"))/100
		limit := rapid.IntRange(2, 12).Draw(t, "limit")
		values, step := evenTicks(lo, hi, limit)
		if len(values) > limit {
			t.Fatalf("%d ticks, limit %d", len(values), limit)
		}
		for i, v := range values {
			if v < lo-1e-9 || v > hi+1e-9 || math.Signbit(v) && v == 0 {
				t.Fatalf("tick %v outside %v to %v", v, lo, hi)
			}
			if i > 0 && math.Abs(v-values[i-1]-step) > 1e-9 {
				t.Fatalf("ticks %v not %v apart", values, step)
			}
		}
	})
}

func TestDateTicks(t *testing.T) {
	for _, c := range []struct {
		years int
		width vg.Length
		want  string
	}{
		{1, 135, "Jul 2026 | Jan 2027 | Jul 2027"},
		{2, 135, "2027 | 2028"},
		{10, 135, "2028 | 2030 | 2032 | 2034 | 2036"},
		{10, 100, "2030 | 2035"},
		{10, 400, "2027 | 2028 | 2029 | 2030 | 2031 | 2032 | 2033 | 2034 | 2035 | 2036"},
		{50, 100, "2040 | 2060"},
	} {
		if got := labels(dateTicks(day0, day0.AddDate(c.years, 0, 0), c.width, tickText)); got != c.want {
			t.Errorf("%d years on %v pt: %s, want %s", c.years, c.width, got, c.want)
		}
	}
}

// Dates never run into one another, and there is always one to read.
func TestDateLabelsApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := day0.AddDate(0, 0, rapid.IntRange(0, 4000).Draw(t, "day"))
		last := first.AddDate(0, 0, rapid.IntRange(365, 50*366).Draw(t, "days"))
		width := vg.Length(rapid.Float64Range(90, 520).Draw(t, "width"))
		var r textRecorder
		p := newPanel(vg.Rectangle{Min: vg.Point{X: 20, Y: 20}, Max: vg.Point{X: 20 + width, Y: 90}}, instant(first), instant(last), 0, 1)
		p.axisX(draw.NewCanvas(&r, 600, 100), dateTicks(first, last, width, tickText), tickSize)
		if len(r.boxes) == 0 {
			t.Fatal("no date")
		}
		for i, a := range r.boxes {
			if a.left < p.Min.X-tickSize-0.01 || a.right > p.Max.X+tickSize+0.01 || i > 0 && a.touches(r.boxes[i-1]) {
				t.Fatalf("%v", r.boxes)
			}
		}
	})
}

func TestCorrelationTicks(t *testing.T) {
	if got, want := labels(correlationTicks(0.6)), "−0.6 | −0.4 | −0.2 | 0.0 | +0.2 | +0.4 | +0.6"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	for _, tick := range correlationTicks(1) {
		printed, err := strconv.ParseFloat(strings.Replace(tick.label, minusSign, "-", 1), 64)
		if err != nil || printed != tick.at {
			t.Errorf("%q at %v", tick.label, tick.at)
		}
	}
}

func TestScaleKeepsMarksInside(t *testing.T) {
	s := scale{0, 1, 10, 110}
	for v, want := range map[float64]vg.Length{0: 10, 0.25: 35, 1: 110, -3: 10, 7: 110} {
		if got := s.at(v); got != want {
			t.Errorf("%v at %v, want %v", v, got, want)
		}
	}
	dates := scale{instant(day0), instant(day0.AddDate(0, 0, 2)), 0, 2}
	if got := dates.at(instant(day0.Add(24 * time.Hour))); got != 1 {
		t.Errorf("the middle of two days at %v", got)
	}
}
