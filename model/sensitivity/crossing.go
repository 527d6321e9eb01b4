package sensitivity

import (
	"fmt"
	"math"
)

// A Crossing is a place at which a function takes a level.
type Crossing struct {
	At     float64
	Value  float64 // of the function at At
	Slope  float64 // of the chord over the last bracket; rising if positive
	Rising bool
}

// mostSteps bounds the evaluations spent on one crossing: a third of them halve the
// bracket, to a part in 10⁹ of what it was.
const mostSteps = 90

// Crossings finds where f crosses a level, ascending. It evaluates f on the grid,
// which ascends and has two points at least, and closes in on every change of sign
// until f is within tolerance of the level or, where it jumps over it, the bracket
// is narrow; At is then just beyond the jump. What
// f does between two points of the grid with the same sign is not seen. A grid point
// at which f takes the level exactly counts once. The error is that of f.
func Crossings(f func(x float64) (float64, error), level float64, grid []float64, tolerance float64) ([]Crossing, error) {
	if len(grid) < 2 {
		panic(fmt.Sprintf("sensitivity: a grid of %d points; at least 2 bracket a crossing", len(grid)))
	}
	above := func(x float64) (float64, error) {
		y, err := f(x)
		return y - level, err
	}
	points := make([]point, len(grid))
	for i, x := range grid {
		y, err := above(x)
		if err != nil {
			return nil, err
		}
		points[i] = point{x, y}
	}
	var all []Crossing
	if first := points[0]; first.y == 0 {
		all = append(all, Crossing{At: first.x, Value: level, Slope: chord(first, points[1]), Rising: points[1].y > 0})
	}
	for i, p := range points[1:] {
		before := points[i]
		if !brackets(before, p) {
			continue
		}
		c, err := closeIn(above, before, p, tolerance)
		if err != nil {
			return nil, err
		}
		c.Value += level
		all = append(all, c)
	}
	return all, nil
}

type point struct{ x, y float64 }

func chord(a, b point) float64 { return (b.y - a.y) / (b.x - a.x) }

// brackets counts a zero at a point of the grid with the interval that ends there.
func brackets(a, b point) bool {
	return a.y < 0 && b.y >= 0 || a.y > 0 && b.y <= 0
}

// closeIn is the regula falsi with the modification called Illinois: an end that
// stays put counts half, so that both ends close in. Every third step halves the
// bracket, which bounds the steps where f is no line at all.
func closeIn(f func(float64) (float64, error), a, b point, tolerance float64) (Crossing, error) {
	slope := chord(a, b)
	rising := b.y > a.y
	best := a
	if math.Abs(b.y) < math.Abs(a.y) {
		best = b
	}
	weightA, weightB := a.y, b.y
	for step := 0; math.Abs(best.y) > tolerance; step++ {
		x := (float64(a.x*weightB) - float64(b.x*weightA)) / (weightB - weightA)
		if step%3 == 2 || !(x > a.x && x < b.x) {
			x = a.x + (b.x-a.x)/2
		}
		if x <= a.x || x >= b.x || step == mostSteps {
			best = b // f jumps over the level here
			break
		}
		y, err := f(x)
		if err != nil {
			return Crossing{}, err
		}
		now := point{x, y}
		if math.Abs(y) < math.Abs(best.y) {
			best = now
		}
		if brackets(a, now) {
			b, weightB, weightA = now, y, weightA/2
		} else {
			a, weightA, weightB = now, y, weightB/2
		}
		slope = chord(a, b)
	}
	return Crossing{At: best.x, Value: best.y, Slope: slope, Rising: rising}, nil
}
