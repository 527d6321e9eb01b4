package model

import "entente/model/elementary"

// jumps say by what share a strike in the middle of a cell of a sketch raises the odds of an
// outcome by the horizon. Odds go with hazards: those of a row in a cell have as large a part
// in it, their lever, as the odds grow of the share by which they do. So a strike raises the
// odds by Σ lever·growth over rows and the cells after it, with the shares by which its
// effects, pushes and resets make hazards grow in the draw at hand; and by what its moves bring.
//
// Levers are those of the draw of medians, and growth is that after a strike in the first
// cell. To take quiet courses of each draw, in which each shock strikes in each cell, would
// leave no less variance.
type jumps struct {
	lever [][][]float64 // [outcome][cell][row]
	moved [][]float64   // [outcome][cell·shocks + shock] in the draw of medians
	whole []float64     // [shock] chance of all its moves there
	after []after       // the rest of the cell of a strike, and the cells that follow
}

// An after is some time after a strike.
type after struct {
	from, to float64 // years
	part     float64 // of a cell
	cell     int     // of a quiet course, where a strike in the first cell is so long ago
}

// leastJump keeps odds above 0, where levers add up to more than 1.
const leastJump = -0.9

// learnJumps finds them out.
func (l *outlook) learnJumps() error {
	p := l.prospects.Get().(*prospect)
	defer l.prospects.Put(p)
	l.stand(p, trial{})
	p.take(false)
	p.quiet.course(l.model, p.round.drawn)
	middle := make([]float64, len(l.followed))
	if err := l.flowTo(p, middle); err != nil {
		return err
	}
	middles := p.round.middles()
	l.jumps = jumps{after: afters(middles, p.quiet), whole: make([]float64, len(l.model.shocks))}
	for range l.followed {
		l.jumps.lever = append(l.jumps.lever, table(len(middles), len(l.model.rows)))
	}
	if err := l.learnLevers(p, middle); err != nil {
		return err
	}
	return l.learnMoves(p, middles, middle)
}

// flowTo sets dst to the log-odds of outcomes at the end of a quiet course that is as it is.
func (l *outlook) flowTo(p *prospect, dst []float64) error {
	err := p.quiet.flow(l.model, p.round.drawn)
	for o, x := range l.chances(p, dst) {
		dst[o] = logOdds(x)
	}
	return err
}

func (l *outlook) learnLevers(p *prospect, middle []float64) error {
	const by = 0.01 // share of a hazard
	q, raised := p.quiet, make([]float64, len(middle))
	for c, ratio := range q.ratio {
		for r, before := range ratio {
			ratio[r] *= 1 + by
			if err := l.flowTo(p, raised); err != nil {
				return err
			}
			ratio[r] = before
			for o, x := range raised {
				for i, cell := range l.jumps.lever[o] {
					cell[r] += float64((x - middle[o]) / by * overlap(c, len(q.ratio), i, len(l.jumps.lever[o])))
				}
			}
		}
	}
	return nil
}

// overlap is the part of one of some equal parts of the time that falls into one of others.
func overlap(a, as, b, bs int) float64 {
	from, to := max(float64(a)/float64(as), float64(b)/float64(bs)), min(float64(a+1)/float64(as), float64(b+1)/float64(bs))
	return max(0, to-from) * float64(as)
}

func (l *outlook) learnMoves(p *prospect, middles, middle []float64) error {
	q, j, shocks, raised := p.quiet, &l.jumps, len(l.model.shocks), make([]float64, len(middle))
	j.moved = table(len(middle), len(middles)*shocks)
	for s := range shocks {
		if j.whole[s] = p.round.drawn.shock[s].chanceOfMoves(); j.whole[s] == 0 {
			continue
		}
		for i, year := range middles {
			strikes := &q.strikes[newDue(s, year, q.length, len(q.ratio)).cell][s]
			before := *strikes
			*strikes = 1
			if err := l.flowTo(p, raised); err != nil {
				return err
			}
			*strikes = before
			for o, x := range raised {
				j.moved[o][i*shocks+s] = elementary.Expm1(x - middle[o])
			}
		}
	}
	return nil
}

// afters returns the times after a strike in the middle of the first cell of a sketch.
func afters(middles []float64, q *quiet) []after {
	all := make([]after, len(middles))
	length := 2 * middles[0]
	for i, year := range middles {
		a := after{from: max(0, year-length), to: year, part: 1}
		if i == 0 {
			a.part = 0.5
		}
		a.cell = min(int((middles[0]+(a.from+a.to)/2)/q.length), len(q.ratio)-1)
		all[i] = a
	}
	return all
}

// shares sets dst to the shares by which strikes raise the odds in a draw of which the quiet
// course is known, [outcome][cell·shocks + shock], and slope to by how much they grow in a cell.
func (j *jumps) shares(dst, slope [][]float64, p *prospect) {
	d := p.round.drawn
	for o, moved := range j.moved {
		for i, x := range moved {
			if x != 0 {
				s := i % len(d.shock)
				x = float64(x * (d.shock[s].chanceOfMoves() / j.whole[s]))
			}
			dst[o][i] = x
		}
	}
	for k, a := range j.after {
		p.strike.at(d, a)
		for s := range d.shock {
			growth := p.strike.of(&d.shock[s], d, p.quiet, a)
			for o, lever := range j.lever {
				for i, cell := range lever[k:] {
					dst[o][i*len(d.shock)+s] += float64(a.part * dot(cell, growth))
				}
			}
		}
	}
	for o, shares := range dst {
		for i, x := range shares {
			shares[i] = max(x, leastJump)
		}
		slopes(slope[o], shares, len(d.shock))
	}
}

// slopes sets dst to by how much the share of every shock grows from cell to cell.
func slopes(dst, share []float64, shocks int) {
	for i := range share {
		before, after := max(i-shocks, i%shocks), min(i+shocks, len(share)-shocks+i%shocks)
		dst[i] = 0
		if cells := (after - before) / shocks; cells > 0 {
			dst[i] = (share[after] - share[before]) / float64(cells)
		}
	}
}
