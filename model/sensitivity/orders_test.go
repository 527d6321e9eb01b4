package sensitivity

import (
	"math"
	"slices"
	"testing"

	"entente/model/sample"
)

func uniformOf(seed uint64) func(pair, place int) float64 {
	s := sample.NewStream(seed, "orders")
	return func(pair, place int) float64 { return s.Uniform(pair, 0, place) }
}

// A game with interactions of second and third order.
func curved(s Coalition) float64 {
	y := 0.0
	for i := range 7 {
		if s.Has(i) {
			y += float64(i) - 2
		}
	}
	if s.Has(1) && s.Has(4) {
		y += 3
	}
	if s.Has(0) && s.Has(2) && s.Has(6) {
		y -= 5
	}
	return y
}

// Over 200 seeds the estimates are unbiased and two errors cover the truth in
// nineteen of twenty: 1,400 intervals, dependent within a seed, so that outside
// 92 to 97.5 % has a chance below 1e-4 for right code.
func TestSampledCovers(t *testing.T) {
	want := Shapley(table(7, curved))
	inside, count := 0, 0
	mean := make([]float64, 7)
	const seeds = 200
	for seed := range uint64(seeds) {
		shares, errors := Sampled(Orders(7, 40, uniformOf(seed)), curved)
		if d := sum(shares) - (curved(Everyone(7)) - curved(0)); math.Abs(d) > 1e-12 {
			t.Fatalf("the shares miss the total by %v", d)
		}
		for i := range shares {
			mean[i] += shares[i] / seeds
			if errors[i] == 0 && math.Abs(shares[i]-want[i]) > 1e-12 {
				t.Fatalf("seed %d, input %d: %v without error, exactly %v", seed, i, shares[i], want[i])
			}
			if errors[i] > 0 {
				count++
				if math.Abs(shares[i]-want[i]) <= 2.02*errors[i] { // Student's t, 39 degrees
					inside++
				}
			}
		}
	}
	if share := float64(inside) / float64(count); share < 0.92 || share > 0.975 {
		t.Errorf("%d of %d intervals hold the truth", inside, count)
	}
	for i := range mean {
		if math.Abs(mean[i]-want[i]) > 0.06 {
			t.Errorf("input %d: mean %v over the seeds, exactly %v", i, mean[i], want[i])
		}
	}
}

func TestOrdersAreOrders(t *testing.T) {
	first := map[int]int{}
	orders := Orders(5, 2000, uniformOf(3))
	for i, o := range orders {
		if sorted := slices.Sorted(slices.Values(o)); !slices.Equal(sorted, []int{0, 1, 2, 3, 4}) {
			t.Fatalf("%v", o)
		}
		if i%2 == 0 {
			first[o[0]]++
			back := slices.Clone(orders[i+1])
			slices.Reverse(back)
			if !slices.Equal(back, o) {
				t.Fatalf("%v is followed by %v", o, orders[i+1])
			}
		}
	}
	for i, n := range first { // 400 expected, standard deviation 18: five of them
		if n < 310 || n > 490 {
			t.Errorf("input %d comes first %d times of 2000", i, n)
		}
	}
}

func TestVisited(t *testing.T) {
	orders := [][]int{{0, 1, 2}, {2, 1, 0}}
	asked := map[Coalition]bool{}
	Sampled(append(orders, orders...), func(c Coalition) float64 { asked[c] = true; return 0 })
	got := Visited(orders)
	if want := []Coalition{0, 1, 3, 4, 6, 7}; !slices.Equal(got, want) || len(asked) != len(want) {
		t.Errorf("%v, asked %v, want %v", got, asked, want)
	}
}
