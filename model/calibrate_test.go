package model

import (
	"math"
	"math/rand/v2"
	"slices"
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

func asGuesses(all [][]float64) []guess {
	guesses := make([]guess, len(all))
	for i, x := range all {
		guesses[i].draws = x
	}
	return guesses
}

// Each block is corrected by the linear regression of the others, which gonum solves.
func TestCalibrationIsRegressionOfTheOthers(t *testing.T) {
	const blocks, size = 16, 25
	guesses, answer := regression(blocks * size)
	want := make([]float64, blocks)
	for b := range want {
		x, y := mat.NewDense((blocks-1)*size, 3, nil), mat.NewVecDense((blocks-1)*size, nil)
		row := 0
		for i := range answer {
			if i/size != b {
				x.SetRow(row, []float64{1, guesses[0][i], guesses[1][i]})
				y.SetVec(row, answer[i])
				row++
			}
		}
		var slope mat.VecDense
		if err := slope.SolveVec(x, y); err != nil {
			t.Fatal(err)
		}
		for i := b * size; i < (b+1)*size; i++ {
			want[b] += (answer[i] - slope.AtVec(1)*guesses[0][i] - slope.AtVec(2)*guesses[1][i]) / size
		}
	}
	c := newCalibration(asGuesses(guesses[:2]), blocks)
	for b, v := range c.parts(answer, blockMeans(answer, blocks)).block {
		if math.Abs(v-want[b]) > 1e-13 {
			t.Errorf("block %d: %v, by regression of the others %v", b, v, want[b])
		}
	}
	if _, err := c.parts(answer, blockMeans(answer, blocks)).estimate(); err < 0.001/20/2 || err > 0.001/20*2 {
		t.Errorf("error %v, about %v expected", err, 0.001/20)
	}
}

// A guess that is other than 0 in one block alone corrects nothing.
func TestGuessOfOneBlock(t *testing.T) {
	_, answer := regression(400)
	lone := make([]float64, 400)
	lone[7] = 1
	plain, _ := blockMean(answer, 16)
	got, _ := newCalibration(asGuesses([][]float64{lone}), 16).parts(answer, blockMeans(answer, 16)).estimate()
	// The other blocks are corrected by what little it has in common with block 0.
	if math.Abs(got-plain) > 0.01 || math.IsNaN(got) {
		t.Errorf("%v, plainly %v", got, plain)
	}
}

// A guess that others make already, or that is always 0, changes nothing.
func TestIdleGuesses(t *testing.T) {
	guesses, answer := regression(400)
	want, _ := newCalibration(asGuesses(guesses[:2]), 16).parts(answer, blockMeans(answer, 16)).estimate()
	guesses, _ = regression(400)
	c := newCalibration(asGuesses(append(guesses, make([]float64, 400))), 16)
	if len(c.column) != 2 {
		t.Fatalf("%d of the guesses are taken for different", len(c.column))
	}
	if got, _ := c.parts(answer, blockMeans(answer, 16)).estimate(); math.Abs(got-want) > 1e-12 {
		t.Errorf("%v with idle guesses, %v without", got, want)
	}
	plain, _ := blockMean(answer, 16)
	if got, _ := newCalibration(nil, 16).parts(answer, blockMeans(answer, 16)).estimate(); got != plain {
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
	c := newCalibration(asGuesses(guesses), 16)
	a, _ := c.parts(p, blockMeans(p, 16)).estimate()
	b, _ := c.parts(rest, blockMeans(rest, 16)).estimate()
	if math.Abs(a+b-1) > 1e-15 {
		t.Errorf("%v and %v", a, b)
	}
}

// Where the zero of a guess is not known exactly, its error is in the answer.
func TestDoubtOfAZero(t *testing.T) {
	const blocks, sequences = 16, 10
	guesses, _ := regression(400)
	answer := slices.Clone(guesses[0])
	doubt := make([]float64, sequences)
	for r := range doubt {
		doubt[r] = 0.01 * float64(2*(r%2)-1)
	}
	exact, small := newCalibration(asGuesses([][]float64{slices.Clone(guesses[0])}), blocks).parts(answer, blockMeans(answer, blocks)).estimate()
	mean, err := newCalibration([]guess{{slices.Clone(guesses[0]), doubt}}, blocks).parts(answer, blockMeans(answer, blocks)).estimate()
	// The answer is the guess: without doubt nothing scatters, with it just the doubt.
	if want := studentRatio(sequences) * 0.01 / math.Sqrt(sequences-1); small > 1e-12 || math.Abs(err-want) > 1e-12 || math.Abs(mean-exact) > 1e-12 {
		t.Errorf("%v ± %v and %v ± %v, want an error of %v", exact, small, mean, err, want)
	}
}
