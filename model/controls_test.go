package model

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// sequencesOf are controls of points of which the views depend on two controls, the second
// close to the first: view 0 as 1 + 2a − b, view 1 not at all.
func sequencesOf(number, points int) (c controlled, at [][3]float64) {
	rng := rand.New(rand.NewPCG(3, 4))
	c = newControlled(number, 2, 2)
	for r := range number {
		for range points {
			a := rng.NormFloat64() * 1e-5
			b := a + 1e-6*rng.NormFloat64()
			y := 1 + 2*a - b + 1e-6*rng.NormFloat64()
			c.sequence[r].add([]float64{y, 5}, []float64{a, b})
			at = append(at, [3]float64{a, b, y})
		}
	}
	c.regress(1)
	return c, at
}

// Each sequence has the slopes of the others' regression, which gonum solves, and takes its
// controls out by them.
func TestControlsAreRegressionOfTheOthers(t *testing.T) {
	const number, points = 6, 50
	c, at := sequencesOf(number, points)
	for r := range number {
		x, y := mat.NewDense((number-1)*points, 3, nil), mat.NewVecDense((number-1)*points, nil)
		row := 0
		mean := 0.0
		for i, p := range at {
			if i/points == r {
				continue
			}
			x.SetRow(row, []float64{1, 1e5 * p[0], 1e5 * p[1]})
			y.SetVec(row, p[2])
			row++
		}
		var slope mat.VecDense
		if err := slope.SolveVec(x, y); err != nil {
			t.Fatal(err)
		}
		for _, p := range at[r*points : (r+1)*points] {
			mean += (p[2] - slope.AtVec(1)*1e5*p[0] - slope.AtVec(2)*1e5*p[1]) / points
		}
		if got := c.mean(r, 0); math.Abs(got-mean) > 1e-9 {
			t.Errorf("sequence %d: %v, by regression of the others %v", r, got, mean)
		}
		if got := c.mean(r, 1); math.Abs(got-5) > 1e-12 {
			t.Errorf("sequence %d: a constant of 5 becomes %v", r, got)
		}
	}
}

// Controls that never vary, or of which there are none, change nothing.
func TestIdleControls(t *testing.T) {
	for _, number := range []int{0, 2} {
		c := newControlled(3, 1, number)
		for r := range 3 {
			for i := range 4 {
				c.sequence[r].add([]float64{float64(r + i)}, make([]float64, number))
			}
		}
		c.regress(1)
		for r := range 3 {
			if got := c.mean(r, 0); got != float64(r)+1.5 {
				t.Errorf("%d controls, sequence %d: mean %v, want %v", number, r, got, float64(r)+1.5)
			}
		}
	}
}

// Sums without a sequence are those of the others.
func TestControlsAdd(t *testing.T) {
	c, _ := sequencesOf(2, 10)
	both := c.sequence[0].plus(&c.sequence[1], 1)
	one := both.plus(&c.sequence[1], -1)
	if one.points != 10 || math.Abs(one.seen[0]-c.sequence[0].seen[0]) > 1e-13 || math.Abs(one.product[1][0]-c.sequence[0].product[1][0]) > 1e-13 {
		t.Errorf("%+v, want %+v", one, c.sequence[0])
	}
}
