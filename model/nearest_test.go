package model

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// References: nearest correlation matrices computed in R, apart from this
// program. The third is nearly singular and its own nearest.
func TestNearestCorrelation(t *testing.T) {
	for name, c := range map[string]struct{ given, want []float64 }{
		"three": {[]float64{1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1},
			[]float64{1, 0.4999999925, -0.4999999925, 0.4999999925, 1, 0.4999999925, -0.4999999925, 0.4999999925, 1}},
		"four": {[]float64{1, 0.8, 0.8, -0.8, 0.8, 1, 0.8, 0.8, 0.8, 0.8, 1, 0.8, -0.8, 0.8, 0.8, 1},
			[]float64{1, 0.55363032519990985, 0.55363032519990996, -0.36821484141863653, 0.55363032519990985, 1, 0.94057457260810085, 0.55363032519990718,
				0.55363032519990996, 0.94057457260810085, 1, 0.55363032519990707, -0.36821484141863653, 0.55363032519990718, 0.55363032519990707, 1}},
		"valid": {[]float64{1, 0.999999, 0.5, 0.999999, 1, 0.5, 0.5, 0.5, 1}, []float64{1, 0.999999, 0.5, 0.999999, 1, 0.5, 0.5, 0.5, 1}},
	} {
		n := int(math.Sqrt(float64(len(c.given))))
		got := nearestCorrelation(mat.NewSymDense(n, c.given), 0)
		for i, want := range c.want {
			if math.Abs(got.At(i/n, i%n)-want) > 1e-6 {
				t.Errorf("%s: entry %d, %d is %v, want %v", name, i/n, i%n, got.At(i/n, i%n), want)
			}
		}
	}
}

// What is offered in place of contradictory correlations is accepted.
func TestOfferedCorrelationsAreValid(t *testing.T) {
	s := rich()
	contradict(&s)
	_, err := Compile(s)
	if err == nil {
		t.Fatal("accepted")
	}
	remedy := err.(Faults)[0].Remedy
	want := "the nearest set without contradiction has correlation.a.b = 0.48, correlation.a.c = -0.48, correlation.b.c = 0.48"
	if !strings.HasPrefix(remedy, want) {
		t.Fatalf("offered: %s", remedy)
	}
	s.Correlations = []Correlation{{"a", "b", 0.48}, {"a", "c", -0.48}, {"b", "c", 0.48}}
	if _, err := Compile(s); err != nil {
		t.Error(err)
	}
}
