package sensitivity

import (
	"math"
	"math/bits"
	"testing"

	"pgregory.net/rapid"
)

func TestShapleyKnownGames(t *testing.T) {
	for name, c := range map[string]struct {
		n     int
		value func(Coalition) float64
		want  []float64
	}{
		// One right and two left gloves: Roth (ed.), The Shapley Value (1988), ch. 1.
		"gloves": {3, func(s Coalition) float64 {
			return math.Min(float64(s&1), float64(bits.OnesCount(uint(s>>1))))
		}, []float64{2. / 3, 1. / 6, 1. / 6}},
		// A majority of 3 of 4 votes where the first player has 2.
		"weighted majority": {4, func(s Coalition) float64 {
			if bits.OnesCount(uint(s))+int(s&1) >= 3 {
				return 1
			}
			return 0
		}, []float64{0.5, 1. / 6, 1. / 6, 1. / 6}},
		// Runways of 1, 2 and 5: Littlechild & Owen, Manage. Sci. 20, 1973.
		"airport": {3, func(s Coalition) float64 {
			return [...]float64{0, 1, 2, 5}[bits.Len(uint(s))]
		}, []float64{1. / 3, 1./3 + 1./2, 1./3 + 1./2 + 3}},
		"nobody": {0, func(Coalition) float64 { return 7 }, []float64{}},
	} {
		got := Shapley(table(c.n, c.value))
		for i, want := range c.want {
			if math.Abs(got[i]-want) > 1e-15 {
				t.Errorf("%s: input %d has %v, want %v", name, i, got[i], want)
			}
		}
	}
}

func table(n int, value func(Coalition) float64) []float64 {
	all := make([]float64, 1<<n)
	for s := range all {
		all[s] = value(Coalition(s))
	}
	return all
}

func randomGame(t *rapid.T, most int) (int, []float64) {
	n := rapid.IntRange(1, most).Draw(t, "n")
	return n, rapid.SliceOfN(rapid.Float64Range(-1, 1), 1<<n, 1<<n).Draw(t, "value")
}

// The definition, word for word: the mean contribution over all n! orders.
func TestShapleyAgainstAllOrders(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, value := randomGame(t, 6)
		want, count := make([]float64, n), 0.0
		everyOrder(n, nil, func(order []int) {
			addGains(want, order, func(s Coalition) float64 { return value[s] })
			count++
		})
		for i, got := range Shapley(value) {
			if math.Abs(got-want[i]/count) > 1e-13 {
				t.Fatalf("input %d: %v, over all orders %v", i, got, want[i]/count)
			}
		}
	})
}

func everyOrder(n int, begun []int, visit func([]int)) {
	if len(begun) == n {
		visit(begun)
		return
	}
	var used Coalition
	for _, i := range begun {
		used |= 1 << i
	}
	for i := range n {
		if !used.Has(i) {
			everyOrder(n, append(begun[:len(begun):len(begun)], i), visit)
		}
	}
}

func TestShapleyAxioms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, value := randomGame(t, 8)
		share := Shapley(value)
		all := Everyone(n)
		if d := sum(share) - (value[all] - value[0]); math.Abs(d) > 1e-12 {
			t.Fatalf("the shares miss the total by %v", d)
		}
		swapped := Shapley(table(n, func(s Coalition) float64 { return value[all&^s] }))
		for i := range share {
			if math.Abs(share[i]+swapped[i]) > 1e-13 {
				t.Fatalf("input %d: %v, swapped %v", i, share[i], swapped[i])
			}
		}
		idle := rapid.IntRange(0, n-1).Draw(t, "idle")
		without := Shapley(table(n, func(s Coalition) float64 { return value[s&^(1<<idle)] }))
		if without[idle] != 0 {
			t.Fatalf("an input that changes nothing has %v", without[idle])
		}
		alike := Shapley(table(n, func(s Coalition) float64 { return float64(bits.OnesCount(uint(s))) * value[0] }))
		for i := range alike {
			if math.Abs(alike[i]-value[0]) > 1e-13 {
				t.Fatalf("a linear function with one coefficient %v gives %v", value[0], alike[i])
			}
		}
	})
}

// A linear function has its coefficients as shares, a product of two its half.
func TestShapleyClosedForms(t *testing.T) {
	coefficient := []float64{0.3, -1.1, 2.5, 0, 0.07, 4, -3, 0.5, 1, 2, 3, -0.25}
	got := Shapley(table(len(coefficient), func(s Coalition) float64 {
		y := 0.9
		for i, c := range coefficient {
			if s.Has(i) {
				y += c
			}
		}
		if s.Has(0) && s.Has(11) {
			y += 8
		}
		return y
	}))
	for i, want := range coefficient {
		if i == 0 || i == 11 {
			want += 4
		}
		if math.Abs(got[i]-want) > 1e-12 {
			t.Errorf("input %d: %v, want %v", i, got[i], want)
		}
	}
}

func sum(x []float64) float64 {
	total := 0.0
	for _, v := range x {
		total += v
	}
	return total
}

func TestShapleyRefusesOtherLengths(t *testing.T) {
	for _, n := range []int{0, 3, 6, 1 << (MostExact + 1)} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%d values are accepted", n)
				}
			}()
			Shapley(make([]float64, n))
		}()
	}
}

func BenchmarkShapley12(b *testing.B) {
	value := make([]float64, 1<<MostExact)
	b.ReportAllocs()
	for b.Loop() {
		Shapley(value)
	}
}
