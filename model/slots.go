package model

import (
	"cmp"
	"slices"
	"sync"

	"entente/model/sample"
)

// A tier is a run of dimensions of a sequence, for assumptions of at least some
// importance.
type tier struct {
	least      float64 // as importance has it: in log-odds, squared
	dimensions int
}

// The first dimensions of a sequence are spread the most evenly, and so are for the few
// assumptions that rule the answer. Others that have a part in it have the next tier, wide
// enough for most names to have a place there that no other wants: so scenarios that are
// compared share the dimensions of nearly all that both name, and the accidents of the points
// with them. Its dimensions are those that are even with each of the first.
//
// What moves the log-odds by less than three hundredths is better off with a lattice: two
// dimensions of a sequence, other than the first, may be spread worse together than at random.
var tiers = []tier{{0.3, 4}, {1e-3, 400}}

// serving returns the dimensions of a sequence that serve, tier by tier. Of 256 points one in
// each 32nd part, cut in any way, is even enough: few dimensions are more so.
var serving = sync.OnceValue(func() []int {
	var all []int
	for d := range tiers[0].dimensions {
		all = append(all, d)
	}
	return append(all, sample.Even(tiers[0].dimensions, 8, 5, tiers[1].dimensions)...)
})

// slots gives places among those dimensions to names in order of their importance, as long as
// that is enough for one.
func slots(seed uint64, names []string, importance []float64) []int {
	var slot []int
	first, next := 0, 0
	for _, t := range tiers {
		from := next
		for next < len(names) && next < from+t.dimensions && importance[next] >= t.least {
			next++
		}
		for _, at := range places(seed, names[from:next], t.dimensions) {
			slot = append(slot, first+at)
		}
		first += t.dimensions
	}
	return slot
}

// places gives each of some names one of so many places: the first on its own list, which a
// hash makes of it, that no name with a better lot has taken. So a name that comes or goes
// moves few others, whatever their order.
func places(seed uint64, names []string, number int) []int {
	lists, order := make([]sample.Stream, len(names)), make([]int, len(names))
	for i, name := range names {
		lists[i], order[i] = sample.NewStream(seed, "dimension\x00"+name), i
	}
	lot := func(i int) uint64 { return lists[i].Uint64(0, 0, 0) }
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(lot(a), lot(b)) })
	place, taken := make([]int, len(names)), make([]bool, number)
	for _, i := range order {
		for k := 1; ; k++ {
			if place[i] = int(lists[i].Uint64(0, 0, k) % uint64(number)); !taken[place[i]] {
				break
			}
		}
		taken[place[i]] = true
	}
	return place
}
