package sensitivity

import (
	"fmt"
	"math"
	"slices"
)

// Orders returns random orders of n inputs, 2 for each of pairs ≥ 2: one and its
// reverse. Uniform gives independent numbers in (0, 1) by pair and place. An input
// that comes early in one comes late in the other, which cancels most of the
// scatter.
func Orders(n, pairs int, uniform func(pair, place int) float64) [][]int {
	if pairs < 2 {
		panic(fmt.Sprintf("sensitivity: %d pairs of orders; at least 2 tell an error", pairs))
	}
	var all [][]int
	for pair := range pairs {
		order := make([]int, n)
		for place := range order { // Fisher and Yates, from the inside out
			j := min(int(uniform(pair, place)*float64(place+1)), place)
			order[place] = order[j]
			order[j] = place
		}
		back := slices.Clone(order)
		slices.Reverse(back)
		all = append(all, order, back)
	}
	return all
}

// Sampled estimates the shares of Shapley from the orders that Orders returns: the
// mean contribution of each input when it joins. The errors are the standard errors
// that the choice of orders leaves. The shares sum to value(all) − value(none) in
// every sample.
func Sampled(orders [][]int, value func(Coalition) float64) (shares, errors []float64) {
	n, pairs := len(orders[0]), len(orders)/2
	shares, errors = make([]float64, n), make([]float64, n)
	square := make([]float64, n)
	for pair := range pairs {
		gain := make([]float64, n)
		for _, order := range orders[2*pair : 2*pair+2] {
			addGains(gain, order, value)
		}
		for i, g := range gain {
			shares[i] += g / 2
			square[i] += float64(g / 2 * g / 2)
		}
	}
	for i, sum := range shares {
		mean := sum / float64(pairs)
		variance := max(0, square[i]/float64(pairs)-float64(mean*mean)) / float64(pairs-1)
		shares[i], errors[i] = mean, math.Sqrt(variance)
	}
	return shares, errors
}

func addGains(gain []float64, order []int, value func(Coalition) float64) {
	var joined Coalition
	before := value(joined)
	for _, i := range order {
		joined |= 1 << i
		after := value(joined)
		gain[i] += after - before
		before = after
	}
}

// Visited lists the coalitions at which Sampled asks for a value, each once, in
// ascending order.
func Visited(orders [][]int) []Coalition {
	seen := map[Coalition]bool{0: true}
	for _, order := range orders {
		var joined Coalition
		for _, i := range order {
			joined |= 1 << i
			seen[joined] = true
		}
	}
	all := make([]Coalition, 0, len(seen))
	for c := range seen {
		all = append(all, c)
	}
	slices.Sort(all)
	return all
}
