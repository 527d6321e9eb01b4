package model

import (
	"math"
	"slices"
)

// An anchor holds an end of a band where the quiet probabilities say that it is. Their
// distribution is known from the outlook far better than from the draws. If more draws
// have a quiet probability beyond an end of that than should, more of them have a
// probability beyond the end of the band of these, too, and the end is looked for among
// as many more (difference estimator of a distribution function: Rao, Kovar & Mantel,
// Biometrika 77, 1990).
type anchor struct {
	beyond []bool    // [draw] its quiet probability lies beyond
	block  []float64 // [block] number of those draws
	excess float64   // by how many they are more than they should be
	err    float64   // standard error of how many they should be
}

type anchors struct{ low, high *anchor }

// A hold is what an anchor does to an end.
type hold struct {
	share float64 // of the quiet probabilities in how the probabilities are spread there, 0 to 1
	shift float64 // of the place of the end, in draws
	err   float64 // that it adds, in draws
	block []float64
}

// anchor returns the anchors of every outcome.
func (e *Ensemble) anchor(l *outlook) []anchors {
	all := make([]anchors, len(e.model.outcomes))
	parallel(len(all), func(o int) {
		draws, points := e.quiet(o), l.quiet(o)
		low, high := bandOf(slices.Concat(points...), slices.Concat(l.weight...))
		all[o].low = newAnchor(draws, points, l.weight, e.plan.Randomizations, func(p float64) bool { return p < low })
		all[o].high = newAnchor(draws, points, l.weight, e.plan.Randomizations, func(p float64) bool { return p > high })
	})
	return all
}

// bandOf returns the ends of the band of numbers of some weights.
func bandOf(x, weight []float64) (low, high float64) {
	order, whole, below := inRank(x, weight), sum(weight), 0.0
	low, high = order[0].value, order[0].value
	for _, p := range order {
		if below <= float64(bandLow*whole) {
			low = p.value
		}
		if below <= float64(bandHigh*whole) {
			high = p.value
		}
		below += p.weight
	}
	return low, high
}

// quiet returns the quiet probabilities of an outcome by the horizon in the draws.
func (e *Ensemble) quiet(outcome int) []float64 {
	of := func(o int) []float64 { return e.gather(nil, o, func(b *block) []float64 { return b.quiet }) }
	if last := len(e.model.outcomes) - 1; outcome == last {
		all := make([][]float64, last)
		for o := range all {
			all[o] = of(o)
		}
		return remainder(all)
	}
	return of(outcome)
}

// quiet returns those of the points of every sequence.
func (l *outlook) quiet(outcome int) [][]float64 {
	all := make([][]float64, outlookSequences)
	for r, value := range l.value {
		if last := len(l.model.outcomes) - 1; outcome == last {
			all[r] = remainder(value[:last])
		} else {
			all[r] = value[outcome]
		}
	}
	return all
}

// remainder is what probabilities leave to 1.
func remainder(p [][]float64) []float64 {
	rest := make([]float64, len(p[0]))
	for i := range rest {
		rest[i] = 1
		for _, x := range p {
			rest[i] -= x[i]
		}
	}
	return rest
}

func newAnchor(draws []float64, points, weight [][]float64, blocks int, beyond func(float64) bool) *anchor {
	a := &anchor{beyond: make([]bool, len(draws)), block: make([]float64, blocks)}
	size := len(draws) / blocks
	for i, p := range draws {
		if a.beyond[i] = beyond(p); a.beyond[i] {
			a.block[i/size]++
		}
	}
	share := make([]float64, len(points))
	for r, x := range points {
		for i, p := range x {
			if beyond(p) {
				share[r] += weight[r][i]
			}
		}
		share[r] /= sum(weight[r])
	}
	mean, err := meanAndError(share)
	n := float64(len(draws))
	a.excess = sum(a.block) - float64(mean*n)
	a.err = float64(err * n)
	return a
}

// hold finds how much an end in the tail of n draws depends on an anchor: as much as
// being beyond the one correlates with being beyond the other. (The slope of the one on
// the other would come out larger where more draws are beyond than should, and the ends
// too close to each other.)
func (a *anchor) hold(tail []ranked, n int) hold {
	if a == nil {
		return hold{}
	}
	both, all, own := 0.0, float64(n), int(bandLow*float64(n))
	for _, r := range tail[:min(len(tail), own)] {
		if a.beyond[r.draw] {
			both++
		}
	}
	p, q := float64(own)/all, sum(a.block)/all
	share := 0.0
	if varies := float64(p*(1-p)) * float64(q*(1-q)); varies > 0 {
		share = max(0, both/all-float64(p*q)) / math.Sqrt(varies)
	}
	return hold{share, float64(share * a.excess), float64(share * a.err), a.block}
}

// takeOff takes what the anchor knows out of the numbers of draws beyond an end.
func (h hold) takeOff(beyond []float64) {
	for b, x := range h.block {
		beyond[b] -= float64(h.share * x)
	}
}

// estimator is that of a column; outcomes come first.
func (e *Ensemble) estimator(column int) *estimator {
	est := &estimator{blocks: e.plan.Randomizations, guesses: e.guesses}
	if column < len(e.anchors) {
		est.anchors = e.anchors[column]
	}
	return est
}
