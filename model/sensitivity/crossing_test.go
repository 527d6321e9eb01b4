package sensitivity

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func grid(lo, hi float64, n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = lo + (hi-lo)*float64(i)/float64(n-1)
	}
	return x
}

func plain(f func(float64) float64) func(float64) (float64, error) {
	return func(x float64) (float64, error) { return f(x), nil }
}

func TestCrossingsKnown(t *testing.T) {
	for name, c := range map[string]struct {
		f     func(float64) float64
		level float64
		grid  []float64
		want  []float64
	}{
		"logistic":       {func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }, 0.2, grid(-5, 5, 3), []float64{-math.Log(4)}},
		"falling":        {func(x float64) float64 { return math.Exp(-x) }, 0.5, grid(0, 4, 2), []float64{math.Ln2}},
		"three times":    {math.Sin, 0, grid(1, 10, 10), []float64{math.Pi, 2 * math.Pi, 3 * math.Pi}},
		"never":          {math.Cos, 2, grid(0, 7, 20), nil},
		"on the grid":    {func(x float64) float64 { return x }, 1, grid(0, 2, 3), []float64{1}},
		"at the start":   {func(x float64) float64 { return x }, 0, grid(0, 2, 3), []float64{0}},
		"a jump":         {func(x float64) float64 { return math.Floor(x) + 0.5 }, 1, grid(0.3, 1.9, 2), []float64{1}},
		"flat, then up":  {func(x float64) float64 { return math.Max(0, x-3) }, 1e-3, grid(0, 4, 5), []float64{3.001}},
		"touching above": {func(x float64) float64 { return x*x + 0.1 }, 0, grid(-1, 1, 5), nil},
	} {
		got, err := Crossings(plain(c.f), c.level, c.grid, 1e-12)
		if err != nil || len(got) != len(c.want) {
			t.Errorf("%s: %v, %v; want crossings at %v", name, got, err, c.want)
			continue
		}
		for i, w := range c.want {
			if math.Abs(got[i].At-w) > 1e-9 {
				t.Errorf("%s: crossing at %v, want %v", name, got[i].At, w)
			}
		}
	}
}

// Of a monotone function there is one crossing if the ends lie on both sides of
// the level, none if not, and it is found within the tolerance in few steps.
func TestCrossingOfMonotoneFunctions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := rapid.Float64Range(0.1, 8).Draw(t, "steepness")
		b := rapid.Float64Range(-3, 3).Draw(t, "centre")
		level := rapid.Float64Range(0.01, 0.99).Draw(t, "level")
		calls := 0
		f := func(x float64) (float64, error) { calls++; return 1 / (1 + math.Exp(-a*(x-b))), nil }
		got, _ := Crossings(f, level, grid(-4, 4, 5), 1e-6)
		at := b + math.Log(level/(1-level))/a
		if want := at > -4 && at < 4; want != (len(got) == 1) {
			t.Fatalf("crossing at %v: %v", at, got)
		}
		if len(got) == 1 && (math.Abs(got[0].Value-level) > 1e-6 || !got[0].Rising || calls > 30) {
			t.Fatalf("%+v for the level %v after %d calls", got[0], level, calls)
		}
	})
}

func TestCrossingsPassErrors(t *testing.T) {
	broken := errors.New("broken")
	for _, bad := range []float64{0, 0.4} {
		_, err := Crossings(func(x float64) (float64, error) {
			if x >= bad && x < 0.9 {
				return 0, broken
			}
			return x - 0.5, nil
		}, 0, []float64{-1, 1}, 1e-9)
		if bad == 0.4 && err != nil && !errors.Is(err, broken) || bad == 0 && !errors.Is(err, broken) {
			t.Errorf("error %v", err)
		}
	}
}
