package results

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/model"
)

func TestPercent(t *testing.T) {
	for _, c := range []struct {
		p, err float64
		want   string
	}{
		{0, 0, "under 1 %"},
		{0.0099, 0, "under 1 %"},
		{0.01, 0, "1.0 %"},
		{0.01, 0.001, "1 %"},
		{0.0934, 0.0005, "9.3 %"},
		{0.0934, 0.00051, "9 %"},
		{0.0934, 0.01, "9 %"},
		{0.0934, 0.011, "10 %"},
		{0.4, 0.025, "40 %"},
		{0.43, 0.025, "45 %"},
		{0.43, 0.051, "40 %"},
		{0.221, 0.0105, "22 %"},
		{0.229, 0.02, "22 %"},
		{0.231, 0.02, "24 %"},
		{0.019, 0.02, "under 2 %"},
		{0.97, 0.02, "98 %"},
		{0.04, 0.021, "under 5 %"},
		{0.97, 0.021, "over 95 %"},
		{0.04, 0.06, "under 10 %"},
		{0.2849, 0.001, "28 %"},
		{0.2851, 0.001, "29 %"},
		{0.5, 0, "50.0 %"},
		{0.99, 0.001, "99 %"},
		{0.9901, 0.001, "over 99 %"},
		{1, 0, "over 99 %"},
		{math.Nextafter(1, 2), 0, "over 99 %"},
	} {
		if got := percent(c.p, c.err); got != c.want {
			t.Errorf("percent(%v, %v) = %q, want %q", c.p, c.err, got, c.want)
		}
	}
}

func TestPercentRange(t *testing.T) {
	for _, c := range []struct {
		low, high, err float64
		want           string
	}{
		{0.01, 0.28, 0.004, "1–28 %"},
		{0.012, 0.283, 0.0001, "1.2–28.3 %"},
		{0.002, 0.28, 0.004, "under 1 to 28 %"},
		{0.73, 0.999, 0.004, "73 to over 99 %"},
		{0.001, 0.999, 0.004, "under 1 to over 99 %"},
		{0.001, 0.002, 0.004, "under 1 %"},
		{0.996, 0.999, 0.004, "over 99 %"},
		{0.3, 0.302, 0.004, "30 %"},
		{0.21, 0.38, 0.02, "22–38 %"},
		{0.21, 0.38, 0.021, "20–40 %"},
		{0.751, 0.985, 0.006, "75–99 %"},
	} {
		if got := percentRange(c.low, c.err, c.high, c.err); got != c.want {
			t.Errorf("percentRange(%v, %v, %v) = %q, want %q", c.low, c.high, c.err, got, c.want)
		}
	}
}

func TestPercentWithBand(t *testing.T) {
	for want, e := range map[string]model.Estimate{
		"9 % (1–28 %)": {Value: 0.09, Low: 0.01, High: 0.28, Error: 0.001, LowError: 0.001, HighError: 0.004},
		"9 %":          {Value: 0.09, Low: 0.09, High: 0.09, Error: 0.001},
		"8 %":          {Value: 0.08, Low: 0.079, High: 0.081, Error: 0.001, LowError: 0.001, HighError: 0.001},
	} {
		if got := percentWithBand(e); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestSigned(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		want     string
	}{{0.416, 2, "+0.42"}, {-0.31, 2, "−0.31"}, {-0.004, 2, "0.00"}, {0.004, 2, "0.00"}, {-1, 1, "−1.0"}} {
		if got := signed(c.v, c.decimals); got != c.want {
			t.Errorf("signed(%v, %d) = %q, want %q", c.v, c.decimals, got, c.want)
		}
	}
}

var certain = regexp.MustCompile(`(^|[^0-9.])(0|0\.0|100|100\.0)( |–)`)

// A printed probability is never certain, is rounded to no less than its error,
// and is true: within half a unit, or beyond the bound it names.
func TestPercentIsTrue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		err := rapid.OneOf(rapid.Just(0.0), rapid.Float64Range(0, 0.1)).Draw(t, "err")
		text := percent(p, err)
		if certain.MatchString(text) {
			t.Fatalf("%q is certain", text)
		}
		fields := strings.Fields(strings.TrimSuffix(text, percentSign))
		number, parseError := strconv.ParseFloat(fields[len(fields)-1], 64)
		if parseError != nil {
			t.Fatal(parseError)
		}
		switch {
		case strings.HasPrefix(text, "under "):
			if 100*p >= number {
				t.Fatalf("%v is not %q", p, text)
			}
		case strings.HasPrefix(text, "over "):
			if 100*p <= number {
				t.Fatalf("%v is not %q", p, text)
			}
		default:
			if unit := 100 * percentUnit(err); math.Abs(100*p-number) > unit/2+1e-9 || err > max(unit/100, 0.1) || unit < 1 && 200*err > unit {
				t.Fatalf("%v with error %v is not %q", p, err, text)
			}
		}
	})
}

func TestPercentRangeNeverCertain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Float64Range(0, 1).Draw(t, "low")
		high := rapid.Float64Range(low, 1).Draw(t, "high")
		if text := percentRange(low, rapid.Float64Range(0, 0.05).Draw(t, "low error"), high, rapid.Float64Range(0, 0.05).Draw(t, "high error")); certain.MatchString(text) {
			t.Fatalf("%q is certain", text)
		}
	})
}
