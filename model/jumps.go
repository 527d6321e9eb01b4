package model

import (
	"math"
	"slices"

	"entente/model/elementary"
)

// jumps are by how much a strike in the middle of a cell of a sketch raises the log-odds of
// an outcome by the horizon, as quiet courses have it.
type jumps struct {
	height [][]float64 // [outcome][cell·shocks + shock] in the draw of medians
	growth [][]growth  // [outcome]
}

// A growth is the share by which all jumps of a shock grow with a score.
type growth struct {
	shock int
	score int // of an assumption that matters
	share float64
}

// A jump is kept between these multiples of that of medians: further off it is no straight
// line. Without bounds the variance that is left to a round of sino-soviet-1955 was 4.3 points
// squared, with them 3.5.
const (
	leastGrown = -0.5
	mostGrown  = 2
)

// leastJump moves the log-odds by so little that it need not be learnt.
const leastJump = 0.01

// learnJumps finds them out.
func (l *outlook) learnJumps() error {
	p := l.prospects.Get().(*prospect)
	defer l.prospects.Put(p)
	shocks, middle := len(l.model.shocks), p.round.middles()
	l.jumps = jumps{table(len(l.followed), len(middle)*shocks), make([][]growth, len(l.followed))}
	for s := range l.model.shocks {
		all, err := l.jump(p, s, middle, trial{})
		if err != nil {
			return err
		}
		moves := false
		for c, jump := range all {
			for o, x := range jump {
				if math.Abs(x) >= leastJump {
					l.jumps.height[o][c*shocks+s], moves = x, true
				}
			}
		}
		if !moves {
			continue
		}
		if err := l.learnGrowth(p, s, middle[:1]); err != nil {
			return err
		}
	}
	return nil
}

// learnGrowth finds out how the jumps of a shock grow with the assumptions about it, and
// about the drivers that it moves, by a strike in the first cell.
func (l *outlook) learnGrowth(p *prospect, shock int, first []float64) error {
	names, concerned := l.model.Uncertain(), l.model.concerned(shock)
	for k, i := range l.matter {
		if !slices.Contains(concerned, owner(names[i])) {
			continue
		}
		jump, err := l.jump(p, shock, first, trial{moved: []moved{{i, 1}}})
		if err != nil {
			return err
		}
		for o, x := range jump[0] {
			if height := l.jumps.height[o][shock]; height != 0 {
				l.jumps.growth[o] = append(l.jumps.growth[o], growth{shock, k, x/height - 1})
			}
		}
	}
	return nil
}

// concerned returns the owners of the assumptions that make the jumps of a shock.
func (m *Model) concerned(shock int) []string {
	s := &m.shocks[shock]
	all := []string{"shock." + s.key}
	for _, c := range slices.Concat(s.push, s.reset) {
		all = append(all, "driver."+m.drivers[c.driver].key)
	}
	return all
}

// jump returns by how much a strike of a shock in some years raises the log-odds of each
// outcome: [year][outcome].
func (l *outlook) jump(p *prospect, shock int, years []float64, t trial) ([][]float64, error) {
	l.stand(p, t)
	p.take(false)
	jump, never := table(len(years), len(l.followed)), make([]float64, len(l.followed))
	for c, year := range append([]float64{math.Inf(1)}, years...) {
		if err := p.quiet.struck(l.model, p.round.drawn, shock, year); err != nil {
			return nil, err
		}
		if c == 0 {
			for o, x := range l.chances(p, never) {
				never[o] = logOdds(x)
			}
			continue
		}
		for o, x := range l.chances(p, jump[c-1]) {
			jump[c-1][o] = logOdds(x) - never[o]
		}
	}
	return jump, nil
}

// shares sets dst to the shares by which strikes raise the odds in a draw of some scores:
// [outcome][cell·shocks + shock]. grown is memory for every shock.
func (j *jumps) shares(dst [][]float64, score, grown []float64) {
	for o, height := range j.height {
		for s := range grown {
			grown[s] = 1
		}
		for _, g := range j.growth[o] {
			grown[g.shock] += float64(g.share * score[g.score])
		}
		for s, x := range grown {
			grown[s] = min(max(x, leastGrown), mostGrown)
		}
		for i, h := range height {
			dst[o][i] = 0
			if h != 0 {
				dst[o][i] = elementary.Expm1(float64(h * grown[i%len(grown)]))
			}
		}
	}
}
