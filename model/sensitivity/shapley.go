package sensitivity

import (
	"fmt"
	"math/bits"
)

// A Coalition is a set of inputs, input i being in it if bit i is set.
type Coalition uint64

// Has reports whether input i is in the coalition.
func (c Coalition) Has(i int) bool { return c>>i&1 == 1 }

// Everyone is the coalition of n inputs, 0 ≤ n ≤ 64.
func Everyone(n int) Coalition { return Coalition(1)<<n - 1 }

// MostExact is the largest number of inputs whose shares are found by going
// through all coalitions.
const MostExact = 12

// Shapley returns the share of every input. Value has the function at all 2ⁿ
// coalitions of changed inputs, indexed by Coalition, 0 ≤ n ≤ MostExact; it panics
// on any other length. The share of input i is
//
//	Σ over S without i of |S|! (n−1−|S|)! / n! · (value[S ∪ i] − value[S])
//
// in the unit of value; the shares sum to value[all] − value[none] but for rounding.
// An input that changes nothing anywhere has a share of exactly 0.
func Shapley(value []float64) []float64 {
	n := bits.Len(uint(len(value))) - 1
	if n < 0 || n > MostExact || len(value) != 1<<n {
		panic(fmt.Sprintf("sensitivity: %d values; 1, 2, 4 … %d are those of all coalitions", len(value), 1<<MostExact))
	}
	weight := orderWeights(n)
	share := make([]float64, n)
	for i := range share {
		for s := range value {
			if !Coalition(s).Has(i) {
				gain := value[s|1<<i] - value[s]
				share[i] += float64(weight[bits.OnesCount(uint(s))] * gain)
			}
		}
	}
	return share
}

// orderWeights has the share of all orders in which a given input comes right
// after a given set of k others: 1 / (n · C(n−1, k)).
func orderWeights(n int) []float64 {
	weight := make([]float64, n)
	choose := 1.0
	for k := range weight {
		weight[k] = 1 / float64(float64(n)*choose)
		choose = choose * float64(n-1-k) / float64(k+1)
	}
	return weight
}
