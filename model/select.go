package model

import (
	"math"
	"slices"
)

// tails finds the smallest and the largest of many probabilities, in order, without
// sorting those between. It counts them in buckets by their leading bits, which are
// ordered like the numbers.
type tails struct {
	count     [tailBuckets]int32
	low, high []ranked // ascending; descending
}

// A ranked is the probability in a draw, with the draw and its block.
type ranked struct {
	value       float64
	block, draw int32
}

const (
	mantissaBits = 6
	leastBits    = (1023 - 63) << mantissaBits // 2^−63 and all below it share a bucket
	tailBuckets  = 64<<mantissaBits + 2        // up to 1, and beyond
)

func tailBucket(p float64) int {
	if !(p > 0) {
		return 0
	}
	return min(max(int(math.Float64bits(p)>>(52-mantissaBits))-leastBits, 0), tailBuckets-1)
}

// find takes up the tails of at least the given length.
func (t *tails) find(draws []float64, length, block int) {
	clear(t.count[:])
	for _, p := range draws {
		t.count[tailBucket(p)]++
	}
	last, first := 0, tailBuckets-1
	for n := t.count[0]; int(n) < length && last < tailBuckets-1; n += t.count[last] {
		last++
	}
	for n := t.count[first]; int(n) < length && first > 0; n += t.count[first] {
		first--
	}
	t.low, t.high = t.low[:0], t.high[:0]
	for i, p := range draws {
		b := tailBucket(p)
		if b <= last {
			t.low = append(t.low, ranked{p, int32(i / block), int32(i)})
		}
		if b >= first {
			t.high = append(t.high, ranked{p, int32(i / block), int32(i)})
		}
	}
	slices.SortFunc(t.low, ranked.compare)
	slices.SortFunc(t.high, func(a, b ranked) int { return b.compare(a) })
}

func (r ranked) compare(o ranked) int {
	switch {
	case r.value < o.value:
		return -1
	case r.value > o.value:
		return 1
	}
	return int(r.draw - o.draw)
}
