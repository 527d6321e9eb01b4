package sample

import "testing"

func BenchmarkNormal(b *testing.B) {
	s := NewStream(1, "a")
	b.ReportAllocs()
	for step := 0; b.Loop(); step++ {
		s.Normal(1, 2, step)
	}
}

// BenchmarkNormals120 is the noise of one driver for ten years.
func BenchmarkNormals120(b *testing.B) {
	s, dst := NewStream(1, "a"), make([]float64, 120)
	b.ReportAllocs()
	for future := 0; b.Loop(); future++ {
		s.Normals(dst, 1, future)
	}
}

func BenchmarkUniforms120(b *testing.B) {
	s, dst := NewStream(1, "a"), make([]float64, 120)
	b.ReportAllocs()
	for future := 0; b.Loop(); future++ {
		s.Uniforms(dst, 1, future)
	}
}

func BenchmarkNewDesign70x64(b *testing.B) {
	names := addresses(70)
	b.ReportAllocs()
	for randomization := 0; b.Loop(); randomization++ {
		if _, err := NewDesign(LatinHypercube, 1, randomization, names, 64); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSequence20(b *testing.B) {
	s, err := NewSequence(1, 0, 20)
	if err != nil {
		b.Fatal(err)
	}
	dst := make([]float64, 20)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s.Point(i%1024, dst)
	}
}
