//go:build !amd64

package chain

// applyPair is applyPairPlainly.
func (w *Workspace) applyPair(next, now *couple, factor float64, live []bool) {
	w.applyPairPlainly(next, now, factor, live)
}
