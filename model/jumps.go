package model

// jumps say by what share a strike in the middle of a cell of a sketch raises the odds of an
// outcome by the horizon. Odds go with hazards: those of a row in a cell have as large a part
// in it, their lever, as the odds grow of the share by which they do. So a strike raises the
// odds by Σ lever·growth over rows and the cells after it, with the shares by which its effects,
// pushes and resets make hazards grow in the draw at hand; and by what its moves bring.
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

// afters returns the times after a strike in the first of the cells whose middles are in some
// years.
func afters(years []float64, q *quiet) []after {
	all, length := make([]after, len(years)), 2*years[0]
	for i, year := range years {
		a := after{from: max(0, year-length), to: year, part: 1}
		if i == 0 {
			a.part = 0.5
		}
		a.cell = min(int((years[0]+(a.from+a.to)/2)/q.length), len(q.ratio)-1)
		all[i] = a
	}
	return all
}

// leastJump keeps odds above 0, where levers add up to more than 1.
const leastJump = -0.9

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
