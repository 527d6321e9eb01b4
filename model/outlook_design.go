package model

import (
	"errors"
	"slices"

	"entente/model/sample"
)

func (m *Model) newOutlook(seed uint64, g grid, workers int) (*outlook, error) {
	const n = outlookSequences
	outcomes := len(m.outcomes) - 1
	l := &outlook{
		model: m, seed: seed, grid: g, keys: m.streams(seed, "outlook\x00"), shape: &logitNormal{rough: true},
		value: make([][][]float64, n), unit: make([][]float32, n),
		weight: make([][]float64, n), rounds: newControlled(n, m.views(), (indexControls+1)*outcomes+2),
	}
	for r := range l.value {
		l.value[r] = make([][]float64, outcomes)
	}
	l.prospects.New = func() any { return l.newProspect() }
	if err := l.follow(); err != nil {
		return nil, err
	}
	l.residue = l.newResidue()
	importance, err := l.screen(workers)
	if err != nil {
		return nil, err
	}
	l.matter = inOrder(importance)
	tasks := []func() error{
		func() error { return l.learnResponses(workers) },
		func() error { return l.design(importance) },
		l.learnJumps,
	}
	failed := make([]error, len(tasks))
	share(workers, len(tasks), func(i int) { failed[i] = tasks[i]() })
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	return l, nil
}

// follow chooses the outcomes that are followed: all but the likeliest in the draw of medians.
// That is what the others leave, and so no sum on the scale of its own log-odds.
func (l *outlook) follow() error {
	p := l.prospects.Get().(*prospect)
	defer l.prospects.Put(p)
	l.stand(p, trial{})
	p.take(false)
	err := p.quiet.solve(l.model, p.round.drawn)
	end := p.quiet.seen[l.model.width():][:len(l.model.outcomes)]
	likeliest := slices.Index(end, slices.Max(end))
	for o := range end {
		if o != likeliest {
			l.followed = append(l.followed, o)
		}
	}
	return err
}

// learnResponses finds out what assumptions do.
func (l *outlook) learnResponses(workers int) error {
	responses, err := l.respond(workers)
	for _, r := range responses {
		l.index = append(l.index, newIndex(r))
	}
	if err == nil && len(l.matter) > 0 {
		l.tilt = bestTilt(l.index)
	}
	return err
}

// design gives every assumption its coordinates: those that matter most dimensions of the
// sequences, the others a lattice each.
func (l *outlook) design(importance []float64) error {
	all, err := sample.NewSequence(l.seed, 0, sample.MostDimensions)
	if err != nil {
		return err
	}
	names := l.model.Uncertain()
	var named []string
	var sized []float64
	for _, i := range l.matter {
		named, sized = append(named, names[i]), append(sized, importance[i])
	}
	var dimensions []int
	for _, slot := range slots(l.seed, named, sized) {
		dimensions = append(dimensions, serving()[slot])
	}
	var streams []sample.Stream
	for i, name := range names {
		if !slices.Contains(l.matter[:len(dimensions)], i) {
			l.rest = append(l.rest, i)
			streams = append(streams, sample.NewStream(l.seed, "outlook\x00"+name))
		}
	}
	first := all.Only(dimensions)
	l.sequence, l.lattice = make([]*sample.Sequence, outlookSequences), make([][]sample.Lattice, outlookSequences)
	for r := range l.sequence {
		l.sequence[r] = first.Another(r)
		for _, stream := range streams {
			l.lattice[r] = append(l.lattice[r], stream.Lattice(r))
		}
	}
	return nil
}
