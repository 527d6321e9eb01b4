package model

import (
	"errors"

	"entente/model/elementary"
)

// A trial is a draw of medians, or of a corner (see screen), but for some assumptions.
type trial struct {
	corner bool
	moved  []moved
}

// Something moved stands at a score of its own.
type moved struct {
	assumption int // uncertain
	score      int // −1 or 1
}

// try returns the log-odds of the outcomes that are followed, as the quiet courses of some
// trials have them: [trial][outcome].
func (l *outlook) try(workers int, trials []trial) ([][]float64, error) {
	const each = 32 // as many as make it worth while to start one goroutine
	jobs := (len(trials) + each - 1) / each
	odds, failed := make([][]float64, len(trials)), make([]error, jobs)
	share(workers, jobs, func(job int) {
		p := l.prospects.Get().(*prospect)
		defer l.prospects.Put(p)
		for t := job * each; t < min(len(trials), (job+1)*each) && failed[job] == nil; t++ {
			odds[t], failed[job] = l.logOdds(p, trials[t])
		}
	})
	return odds, errors.Join(failed...)
}

func (l *outlook) logOdds(p *prospect, t trial) ([]float64, error) {
	l.stand(p, t)
	p.take(false)
	p.quiet.course(l.model, p.round.drawn)
	z := make([]float64, len(l.followed))
	return z, l.flowTo(p, z)
}

// flowTo sets dst to the log-odds of the outcomes that are followed at the end of a quiet course
// as it is.
func (l *outlook) flowTo(p *prospect, dst []float64) error {
	err := p.quiet.flow(l.model, p.round.drawn)
	for o, x := range l.chances(p, dst) {
		dst[o] = logOdds(x)
	}
	return err
}

// chances sets dst to the quiet probabilities of the outcomes that are followed, by the
// horizon.
func (l *outlook) chances(p *prospect, dst []float64) []float64 {
	end := p.quiet.seen[l.model.width():]
	for k, o := range l.followed {
		dst[k] = end[o]
	}
	return dst
}

// stand makes a prospect stand at a trial.
func (l *outlook) stand(p *prospect, t trial) {
	for i := range p.point {
		p.point[i] = 0.5
		if t.corner {
			p.point[i] = coordinate(l.corner[i])
		}
	}
	for _, m := range t.moved {
		p.point[m.assumption] = coordinate(m.score)
	}
}

// surest is the largest distance from a sure thing that makes no difference.
const surest = 1e-12

// logOdds returns those of a probability, finite for one that is certain.
func logOdds(p float64) float64 { return elementary.Logit(min(max(p, surest), 1-surest)) }

// coordinate returns that of a score of −1 or 1.
func coordinate(score int) float64 {
	const one = 0.841344746068543 // probability below a standard normal number of 1
	return 0.5 + float64(score)*(one-0.5)
}
