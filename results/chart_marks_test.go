package results

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"
	"pgregory.net/rapid"
)

// apart keeps the order, the gap and the range, leaves alone what need not move,
// and no other arrangement moves the labels less in the sum of squares.
func TestApart(t *testing.T) {
	const gap, lo, hi = 10, 0, 200
	rapid.Check(t, func(t *rapid.T) {
		heights := rapid.SliceOfN(rapid.Float64Range(lo, hi), 1, 20).Draw(t, "want")
		slices.Sort(heights)
		want := make([]vg.Length, len(heights))
		for i, h := range heights {
			want[i] = vg.Length(h)
		}
		got := apart(want, gap, lo, hi)
		checkApart(t, got, gap, lo, hi)
		if fits(want, gap) && !slices.Equal(got, want) {
			t.Fatalf("moved %v to %v", want, got)
		}
		other := feasible(t, len(want), gap, lo, hi)
		if distance(got, want) > distance(other, want)+1e-6 {
			t.Fatalf("%v is nearer to %v than %v", other, want, got)
		}
	})
}

func checkApart(t *rapid.T, got []vg.Length, gap, lo, hi vg.Length) {
	for i, y := range got {
		if y < lo-1e-9 || y > hi+1e-9 || i > 0 && y-got[i-1] < gap-1e-9 {
			t.Fatalf("%v is not %v apart within %v to %v", got, gap, lo, hi)
		}
	}
}

func fits(want []vg.Length, gap vg.Length) bool {
	for i := 1; i < len(want); i++ {
		if want[i]-want[i-1] < gap {
			return false
		}
	}
	return true
}

// feasible draws any arrangement that keeps the gap and the range.
func feasible(t *rapid.T, n int, gap, lo, hi vg.Length) []vg.Length {
	room := float64(hi-lo) - float64(n-1)*float64(gap)
	offsets := rapid.SliceOfN(rapid.Float64Range(0, room), n, n).Draw(t, "other")
	slices.Sort(offsets)
	other := make([]vg.Length, n)
	for i, o := range offsets {
		other[i] = lo + vg.Length(o) + vg.Length(i)*gap
	}
	return other
}

func distance(a, b []vg.Length) float64 {
	sum := 0.0
	for i := range a {
		sum += float64((a[i] - b[i]) * (a[i] - b[i]))
	}
	return sum
}

// Four Bézier curves with this kappa leave a circle by at most 0.0273 % of the
// radius (closed form of the error of the cubic approximation).
func TestDiscIsRound(t *testing.T) {
	var r recorder.Canvas
	centre := vg.Point{X: 50, Y: 40}
	disc(draw.NewCanvas(&r, 100, 100), white, centre, 10)
	var from vg.Point
	curves := 0
	for _, action := range r.Actions {
		fill, ok := action.(*recorder.Fill)
		if !ok {
			continue
		}
		for _, part := range fill.Path {
			if part.Type == vg.CurveComp {
				curves++
				checkArc(t, centre, from, part)
			}
			from = part.Pos
		}
	}
	if curves != 4 {
		t.Errorf("%d curves", curves)
	}
}

func checkArc(t *testing.T, centre, from vg.Point, part vg.PathComp) {
	t.Helper()
	for i := 0; i <= 32; i++ {
		u := float64(i) / 32
		b := func(p0, p1, p2, p3 vg.Length) float64 {
			v := 1 - u
			return v*v*v*float64(p0) + 3*v*v*u*float64(p1) + 3*v*u*u*float64(p2) + u*u*u*float64(p3)
		}
		x := b(from.X, part.Control[0].X, part.Control[1].X, part.Pos.X) - float64(centre.X)
		y := b(from.Y, part.Control[0].Y, part.Control[1].Y, part.Pos.Y) - float64(centre.Y)
		if off := math.Abs(math.Hypot(x, y)/10 - 1); off > 0.000274 {
			t.Errorf("off the circle by %v at %v", off, u)
		}
	}
}

func TestCurveKeepsItsEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 700).Draw(t, "n")
		xs, ys := make([]float64, n), make([]float64, n)
		for i := range xs {
			xs[i], ys[i] = float64(i), float64(i)/float64(n)
		}
		p := newPanel(vg.Rectangle{Max: vg.Point{X: 300, Y: 100}}, 0, xs[n-1], 0, 1)
		points := p.curve(xs, ys)
		if points[0] != p.at(xs[0], ys[0]) || points[len(points)-1] != p.at(xs[n-1], ys[n-1]) {
			t.Fatalf("ends %v and %v", points[0], points[len(points)-1])
		}
		for i := 1; i < len(points)-1; i++ {
			if points[i].X-points[i-1].X < leastStep {
				t.Fatalf("points %v and %v too close", points[i-1], points[i])
			}
		}
	})
}
