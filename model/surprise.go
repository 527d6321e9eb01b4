package model

import (
	"math"
	"slices"
)

// A surprise is by how much oftener a shock strikes in a cell of a sketch than was to be
// expected, as its hazard goes and whatever has happened before. It is 0 on average. So is
// the sum of surprises times what a strike does to an outcome, and that sum has much of what
// chance does to the outcome in common with it: a control variate from a martingale
// (Henderson and Glynn, Math. Oper. Res. 27, 2002).

// jumps are the ratios by which a strike in the middle of a cell multiplies the odds of an
// outcome by the horizon, by the quiet course of the draw of medians:
// [outcome][cell·shocks + shock].
type jumps [][]float64

// jumps returns them, and leaves the draw of medians.
func (p *prospect) jumps() (jumps, error) {
	if _, err := p.logOdds(nil); err != nil {
		return nil, err
	}
	m, d, cells := p.round.model, p.round.drawn, p.round.rough.cells
	n, last := len(m.shocks), len(m.outcomes)-1
	j := jumps(table(last, len(cells)*n))
	odds := func(shock int, year float64) ([]float64, error) {
		err := p.quiet.struck(m, d, shock, year)
		end := slices.Clone(p.quiet.seen[m.width():][:last])
		for o, x := range end {
			x = min(max(x, surest), 1-surest)
			end[o] = x / (1 - x)
		}
		return end, err
	}
	for s := range m.shocks {
		never, err := odds(s, math.Inf(1))
		if err != nil {
			return nil, err
		}
		for c, cell := range cells {
			bound := p.round.fine.bound
			struck, err := odds(s, (bound[cell.from]+bound[cell.to])/2)
			if err != nil {
				return nil, err
			}
			for o := range j {
				j[o][c*n+s] = struck[o] / never[o]
			}
		}
	}
	return j, nil
}

// expect returns what surprises do to an outcome that is as likely as p without them.
func (j jumps) expect(outcome int, p float64, surprise []float64) float64 {
	total := 0.0
	for i, ratio := range j[outcome] {
		total += float64(surprise[i]*(ratio-1)) / (1 + float64(p*(ratio-1)))
	}
	return float64(total * float64(p*(1-p)))
}

// struck is solve for a shock that strikes at a time for certain, once and no other time;
// never at all after the horizon.
func (q *quiet) struck(m *Model, d *drawn, shock int, year float64) error {
	dates, drawn := q.dates, d.shock[shock]
	defer func() { q.dates, d.shock[shock] = dates, drawn }()
	d.shock[shock].rate, d.shock[shock].chance = 0, 0
	if cells := len(q.ratio); year < float64(cells)*q.length {
		at := slices.IndexFunc(dates, func(e due) bool { return e.year > year })
		if at < 0 {
			at = len(dates)
		}
		e := newDue(shock, year, q.length, cells)
		e.certain = true
		q.dates = slices.Insert(slices.Clone(dates), at, e)
	}
	return q.solve(m, d)
}
