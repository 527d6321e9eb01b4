package model

import "entente/model/sample"

// moreOutlooks is how many further draws a draw gets of which only the quiet course
// is solved. Each costs a fraction of a future.
const moreOutlooks = 7

// maxBlocks, above what an ensemble can hold, keeps the designs of these draws apart
// from those of all blocks.
const maxBlocks = 1 << 24

// outlooks sets for each draw of a block by how much its quiet probabilities differ
// from the mean of those and of further draws of the assumptions. All these draws
// have one law, so that the difference is 0 on average; and the quiet probability
// has most of what the assumptions do to the answer in common with it. So the mean
// over few futures profits from the mean over many assumptions (double sampling:
// Cochran, Sampling Techniques, 3rd ed. 1977, ch. 12).
func (w *worker) outlooks(b *block, unit int) error {
	q, f := w.future.control.quiet, w.future
	means := make([]float64, len(q.start))
	for o := range means {
		means[o] = sum(b.outlook[o*b.size : (o+1)*b.size])
	}
	for more := 1; more <= moreOutlooks; more++ {
		design, err := sample.NewDesign(sample.LatinHypercube, w.plan.Seed, more*maxBlocks+unit, w.model.Uncertain(), b.size)
		if err != nil {
			return err
		}
		for i := range b.size {
			design.Point(i, w.point)
			f.drawn.set(w.model, w.point, w.grid.gaps, nil)
			q.solve(w.model, f.drawn, f.control.level)
			for o, p := range q.start {
				means[o] += p
			}
		}
	}
	for o, total := range means {
		mean := total / float64((1+moreOutlooks)*b.size)
		for i := range b.size {
			b.outlook[o*b.size+i] -= mean
		}
	}
	return nil
}
