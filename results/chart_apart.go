package results

import "gonum.org/v1/plot/vg"

// apart moves heights, in ascending order, as little as needed to lie gap apart
// within lo to hi: what touches is merged into a block around its mean. The
// range must hold all of them.
func apart(want []vg.Length, gap, lo, hi vg.Length) []vg.Length {
	type block struct {
		sum   vg.Length // of what the members want for the first of them
		count int
	}
	var blocks []block
	first := func(b block) vg.Length {
		highest := hi - vg.Length(gap*vg.Length(b.count-1))
		return max(lo, min(b.sum/vg.Length(b.count), highest))
	}
	for _, w := range want {
		b := block{w, 1}
		for len(blocks) > 0 {
			under := blocks[len(blocks)-1]
			reach := vg.Length(gap * vg.Length(under.count))
			if first(under)+reach <= first(b) {
				break
			}
			b = block{under.sum + b.sum - vg.Length(reach*vg.Length(b.count)), under.count + b.count}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, b)
	}
	var moved []vg.Length
	for _, b := range blocks {
		for i := range b.count {
			moved = append(moved, first(b)+vg.Length(gap*vg.Length(i)))
		}
	}
	return moved
}
