package model

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// regression draws correlated guesses and an answer that depends on them.
func regression(n int) (guesses [][]float64, answer []float64) {
	rng := rand.New(rand.NewPCG(5, 6))
	guesses, answer = table(3, n), make([]float64, n)
	for i := range n {
		a, b := rng.NormFloat64(), rng.NormFloat64()
		guesses[0][i], guesses[1][i], guesses[2][i] = a+0.1, a+b, 2*a-b+1
		answer[i] = 0.3 + 0.02*a - 0.01*b + 0.001*rng.NormFloat64()
	}
	return guesses, answer
}

// The corrected mean is the constant of a linear regression; gonum solves it.
func TestCalibrationIsRegression(t *testing.T) {
	guesses, answer := regression(400)
	x := mat.NewDense(400, 3, nil)
	for i := range 400 {
		x.SetRow(i, []float64{1, guesses[0][i], guesses[1][i]})
	}
	var want mat.VecDense
	if err := want.SolveVec(x, mat.NewVecDense(400, answer)); err != nil {
		t.Fatal(err)
	}
	c := newCalibration(guesses[:2], 16)
	got, err := c.estimate(answer, blockMeans(answer, 16))
	if math.Abs(got-want.AtVec(0)) > 1e-14 {
		t.Errorf("mean %v, regression %v", got, want.AtVec(0))
	}
	if plain := 0.001 / 20; err < plain/2 || err > 2*plain {
		t.Errorf("error %v, about %v expected", err, plain)
	}
}

// A guess that others make already, or that is always 0, changes nothing.
func TestIdleGuesses(t *testing.T) {
	guesses, answer := regression(400)
	want, _ := newCalibration(guesses[:2], 16).estimate(answer, blockMeans(answer, 16))
	guesses, _ = regression(400)
	c := newCalibration(append(guesses, make([]float64, 400)), 16)
	if len(c.column) != 2 {
		t.Fatalf("%d of the guesses are taken for different", len(c.column))
	}
	if got, _ := c.estimate(answer, blockMeans(answer, 16)); math.Abs(got-want) > 1e-12 {
		t.Errorf("%v with idle guesses, %v without", got, want)
	}
	plain, _ := blockMean(answer, 16)
	if got, _ := newCalibration(nil, 16).estimate(answer, blockMeans(answer, 16)); got != plain {
		t.Errorf("%v without guesses, the mean is %v", got, plain)
	}
}

// What sums to one goes on doing so.
func TestCalibrationIsLinear(t *testing.T) {
	guesses, p := regression(320)
	rest := make([]float64, len(p))
	for i := range rest {
		rest[i] = 1 - p[i]
	}
	c := newCalibration(guesses, 16)
	a, _ := c.estimate(p, blockMeans(p, 16))
	b, _ := c.estimate(rest, blockMeans(rest, 16))
	if math.Abs(a+b-1) > 1e-15 {
		t.Errorf("%v and %v", a, b)
	}
}
