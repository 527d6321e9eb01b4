package model

import (
	"cmp"
	"slices"

	"entente/model/sample"
)

// A tier is a run of dimensions of a sequence, for assumptions of at least some
// importance.
type tier struct {
	least      float64 // as importance has it: in log-odds, squared
	dimensions int
}

// The first dimensions of a sequence are spread the most evenly, and so are for what
// matters most. But an assumption that is more or less important by a little must not
// push all that follow from their dimensions: scenarios that are compared would share
// few of them. So there are tiers with room to spare, in which each name has a place of
// its own. The dimensions of the first two are apart, and those of the others apart from
// them, already among the 64 points of a sequence with which a short run makes do.
var tiers = []tier{{0.3, 4}, {0.01, 12}, {0.0001, 112}}

const (
	firstTiers   = 16 // dimensions of the first two tiers
	otherTiers   = 112
	apartColumns = 6
	// searched is the number of dimensions among which those of the other tiers are found.
	searched = 256
)

// newSequence returns the sequence of a seed, and which of its dimensions serve.
func newSequence(seed uint64) (*sample.Sequence, []int, error) {
	s, err := sample.NewSequence(seed, 0, searched)
	if err != nil {
		return nil, nil, err
	}
	var dimensions []int
	for d := range firstTiers {
		dimensions = append(dimensions, d)
	}
	return s, append(dimensions, s.Apart(firstTiers, apartColumns, otherTiers)...), nil
}

// slots gives assumptions places among the dimensions: within its tier a name takes the one
// that a hash makes of it, or the next that is free, the more important first. Where a tier
// is full the next takes what is left over. What gets none has −1.
func slots(seed uint64, names []string, importance []float64) []int {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(importance[b], importance[a]) })
	dimension := make([]int, len(names))
	first := 0
	next := 0
	for _, t := range tiers {
		taken := make([]bool, t.dimensions)
		free := t.dimensions
		for ; next < len(order) && free > 0 && importance[order[next]] >= t.least; next++ {
			i := order[next]
			at := int(sample.NewStream(seed, "dimension\x00"+names[i]).Uint64(0, 0, 0) % uint64(t.dimensions))
			for taken[at] {
				at = (at + 1) % t.dimensions
			}
			taken[at] = true
			free--
			dimension[i] = first + at
		}
		first += t.dimensions
	}
	for _, i := range order[next:] {
		dimension[i] = -1
	}
	return dimension
}
