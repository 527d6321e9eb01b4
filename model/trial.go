package model

import (
	"errors"

	"entente/model/elementary"
)

// A trial is a draw of medians but for some assumptions, which stand one score above or
// below: +1 or −1.
type trial []struct {
	assumption int // uncertain
	score      int
}

// try returns the log-odds of every outcome but the last by the horizon, as the quiet
// courses of some trials have them: [trial][outcome].
func (l *outlook) try(workers int, trials []trial) ([][]float64, error) {
	const each = 64 // as many as make it worth while to start one goroutine
	jobs := (len(trials) + each - 1) / each
	odds, failed := make([][]float64, len(trials)), make([]error, jobs)
	share(workers, jobs, func(job int) {
		p := l.prospects.Get().(*prospect)
		defer l.prospects.Put(p)
		for t := job * each; t < min(len(trials), (job+1)*each) && failed[job] == nil; t++ {
			odds[t], failed[job] = p.logOdds(trials[t])
		}
	})
	return odds, errors.Join(failed...)
}

func (p *prospect) logOdds(t trial) ([]float64, error) {
	const oneScore = 0.841344746068543 // probability below a standard normal number of 1
	for i := range p.point {
		p.point[i] = 0.5
	}
	for _, moved := range t {
		p.point[moved.assumption] = 0.5 + float64(moved.score)*(oneScore-0.5)
	}
	views, err := p.quietView(false)
	z := make([]float64, len(p.round.model.outcomes)-1)
	for o := range z {
		z[o] = elementary.Logit(min(max(views[o], surest), 1-surest))
	}
	return z, err
}
