package model

// Bounds of the work that a search or an attribution shares out over many runs.
const (
	mostFutures = 1 << 17 // of all runs together
	fewestDraws = 8 * BlockDraws
)

// Thinned is the plan for each of many runs that are to be compared with one
// another: fewer futures first, then fewer draws, so that all runs together take
// about as long as a few runs by default. What is lost is precision of the level;
// differences on common random numbers keep most of theirs.
func (p Plan) Thinned(runs int) Plan {
	each := mostFutures / max(runs, 1)
	if p.Draws*p.Futures <= each {
		return p
	}
	p.Futures = max(leastFutures, min(p.Futures, each/p.Draws/roundSize*roundSize))
	draws := each / p.Futures / BlockDraws * BlockDraws
	return p.Sized(min(p.Draws, max(draws, fewestDraws)))
}
