package model

// Bounds of the work that a search or an attribution shares out over many runs.
const (
	mostFutures  = 1 << 18 // of all runs together
	fewestDraws  = 4       // a randomization
	fewestDrawn  = 128     // draws of a run
	fewestCourse = 2       // futures a draw
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
	p.Futures = max(fewestCourse, min(p.Futures, each/p.Draws))
	least := max(fewestDrawn, fewestDraws*p.Randomizations)
	draws := each / p.Futures / p.Randomizations * p.Randomizations
	p.Draws = min(p.Draws, max(draws, (least+p.Randomizations-1)/p.Randomizations*p.Randomizations))
	return p
}
