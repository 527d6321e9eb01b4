package belief

import "testing"

var sink float64

func BenchmarkQuantile(b *testing.B) {
	for _, c := range []struct {
		name, text string
		q          Quantity
	}{
		{"point", "0.4", Level},
		{"range of a rate", "0.02 to 0.15", Rate},
		{"range of a level", "0.2 to 0.6", Level},
		{"range with median", "0.2 to 0.6, median 0.3", Level},
		{"normal", "normal(0.4, 0.1)", Weight},
		{"lognormal", "lognormal(-3, 0.8)", Rate},
		{"logit_normal", "logit_normal(-1, 0.5)", Level},
		{"truncated_normal", "truncated_normal(0.3, 0.4, 0, 1)", Level},
		{"uniform", "uniform(0.1, 0.5)", Level},
		{"triangular", "triangular(0.1, 0.2, 0.6)", Level},
		{"pert", "pert(0.1, 0.2, 0.6)", Level},
		{"beta", "beta(2, 5)", Level},
		{"gamma", "gamma(2.5, 40)", Rate},
		{"weibull", "weibull(1.8, 2)", Rate},
		{"student_t", "student_t(4, 0.3, 0.2)", Weight},
		{"pool of 4", "pool(A: 0.2 to 0.6; B: 0.1 to 0.3; C: 0.4; D: 0.5 to 0.9, median 0.6)", Level},
	} {
		b.Run(c.name, func(b *testing.B) {
			belief, err := Parse(c.text, c.q)
			must(b, belief, err)
			b.ReportAllocs()
			p := 0.0
			for b.Loop() {
				if p += 0.6180339887498949; p >= 1 {
					p--
				}
				sink += belief.Quantile(p)
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse("0.2 to 0.6, median 0.3", Level); err != nil {
			b.Fatal(err)
		}
	}
}
