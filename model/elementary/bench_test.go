package elementary

import (
	"math/rand/v2"
	"testing"
)

func benchmark(b *testing.B, f func(float64) float64, from, to float64) {
	random := rand.New(rand.NewPCG(5, 6))
	x := make([]float64, 1024)
	for i := range x {
		x[i] = from + (to-from)*random.Float64()
	}
	b.ReportAllocs()
	sum := 0.0
	for i := 0; b.Loop(); i++ {
		sum += f(x[i%1024])
	}
	if sum != sum {
		b.Fatal("not a number")
	}
}

func BenchmarkExp(b *testing.B)            { benchmark(b, Exp, -5, 5) }
func BenchmarkExpm1(b *testing.B)          { benchmark(b, Expm1, -5, 5) }
func BenchmarkLog(b *testing.B)            { benchmark(b, Log, 0, 1) }
func BenchmarkLog1p(b *testing.B)          { benchmark(b, Log1p, 0, 1) }
func BenchmarkLogistic(b *testing.B)       { benchmark(b, Logistic, -5, 5) }
func BenchmarkLogit(b *testing.B)          { benchmark(b, Logit, 0, 1) }
func BenchmarkNormalQuantile(b *testing.B) { benchmark(b, NormalQuantile, 0, 1) }
