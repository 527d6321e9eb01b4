package chain

// applyPair is applyPairPlainly with both laws in one register, which takes two thirds of
// its time; every processor of this kind has them.
func (w *Workspace) applyPair(next, now *couple, factor float64, live []bool) {
	applyCouple(next, now, &w.pair, &w.stay, w.inflow, w.net.incoming, live, factor)
}

//go:noescape
func applyCouple(next, now, start *couple, stay *vector, in []inflow, incoming []int32, live []bool, factor float64)
