package model

import "entente/model/sample"

func (m *Model) newOutlook(seed uint64, g grid, workers int) (*outlook, error) {
	const n = outlookSequences
	l := &outlook{
		model: m, seed: seed, grid: g, keys: m.streams(seed, "outlook\x00"), shape: newLogitNormal(),
		value: make([][][]float64, n), unit: make([][]float32, n), walk: make([]*prospect, n),
		quiets: newControlled(n, m.views(), len(m.outcomes)-1), more: newControlled(n, m.views(), len(m.outcomes)-1),
	}
	for r := range l.value {
		l.value[r] = make([][]float64, len(m.outcomes)-1)
	}
	middle, moves, err := l.explore(workers)
	if err != nil {
		return nil, err
	}
	if err := l.design(moves, workers); err != nil {
		return nil, err
	}
	for o, z := range middle {
		weight := make([]float64, len(l.spread))
		for k, i := range l.spread {
			weight[k] = moves[o][i]
		}
		l.index = append(l.index, newIndex(z, weight))
	}
	return l, nil
}

// design gives every assumption its coordinates, by what it moves.
func (l *outlook) design(moves [][]float64, workers int) error {
	first, dimensions, err := newSequence(l.seed)
	if err != nil {
		return err
	}
	var circle []sample.Stream // of the assumptions that go round one
	names := l.model.Uncertain()
	for i, slot := range slots(l.seed, names, importance(moves)) {
		if slot < 0 {
			l.rest = append(l.rest, i)
			circle = append(circle, sample.NewStream(l.seed, "outlook\x00"+names[i]))
			continue
		}
		l.spread, l.slot = append(l.spread, i), append(l.slot, dimensions[slot])
	}
	l.sequence, l.rotation = make([]*sample.Sequence, outlookSequences), make([][]sample.Rotation, outlookSequences)
	share(workers, outlookSequences, func(r int) {
		l.sequence[r] = first.Another(r)
		for _, stream := range circle {
			l.rotation[r] = append(l.rotation[r], stream.Rotation(r))
		}
	})
	return nil
}
