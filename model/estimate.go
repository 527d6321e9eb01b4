package model

import "math"

// Ends of the band over assumptions.
const (
	bandLow  = 0.05
	bandHigh = 1 - bandLow
)

// An estimator turns the draws of one probability into an estimate. Draws come
// in blocks, one a randomization, and the blocks are independent; inside one the
// draws are not, because stratified points avoid each other.
type estimator struct {
	blocks  int
	guesses *calibration
	anchors anchors // of the band
	tails   tails
	beyond  []float64 // [block] draws beyond an end
}

func (e *estimator) estimate(draws []float64, c chance) Estimate {
	return e.exact(draws, blockMeans(draws, e.blocks), c)
}

// exact is estimate for draws that are less precise than the means of their blocks.
func (e *estimator) exact(draws, means []float64, c chance) Estimate {
	mean, err := e.guesses.parts(draws, means).estimate()
	out := Estimate{Value: mean, Error: err}
	fix := newCorrection(draws, c)
	out.Warnings = fix.warning()
	n := float64(len(draws))
	e.tails.find(draws, min(len(draws), int(float64(bandLow*n)+float64(spreads*math.Sqrt(bandLow*bandHigh*n)))+2), len(draws)/e.blocks)
	out.Low, out.LowError = e.end(e.tails.low, len(draws), e.anchors.low, fix)
	out.High, out.HighError = e.end(e.tails.high, len(draws), e.anchors.high, fix)
	return out
}

// orPlain takes the mean of the futures solved in full where that is more exact: before
// anything has happened that rounds could tell more of, their correction only adds scatter.
// It does so, too, where the error has taken the estimate of something very rare out of the
// range of probabilities.
func (x *Estimate) orPlain(means []float64) {
	mean, err := meanAndError(means)
	if err < x.Error && x.Error > rounded || !(x.Value >= 0 && x.Value <= 1) {
		x.Value, x.Error = mean, err
	}
}

// rounded is an error that is rounding alone.
const rounded = 1e-12

// end returns one end of the band, with its error, from the nearer tail of n draws.
func (e *estimator) end(tail []ranked, n int, a *anchor, fix correction) (value, err float64) {
	held := a.hold(tail, n)
	position := rankOf(bandLow, n) + held.shift
	value, slope := fix.apply(between(tail, position))
	return value, float64(slope * e.endError(tail, position, held))
}

// inQuadrature is the standard error of a sum of independent numbers. math.Hypot rounds
// differently on different processors.
func inQuadrature(a, b float64) float64 { return math.Sqrt(float64(a*a) + float64(b*b)) }

// blockMean returns the mean and its standard error from the scatter of the
// blocks' means.
func blockMean(draws []float64, blocks int) (mean, err float64) {
	return scatter(blockMeans(draws, blocks))
}

// rankOf is the place, from 0, among n sorted numbers at which the p-th part of their
// distribution ends as likely as not to lie below (Hyndman & Fan, Am. Stat. 50, 1996:
// their type 8).
func rankOf(p float64, n int) float64 { return float64(p*(float64(n)+1.0/3)) - 2.0/3 }

// between interpolates between order statistics, and takes the nearest where the tail
// has none.
func between(tail []ranked, position float64) float64 {
	position = min(max(position, 0), float64(len(tail)-1))
	whole := int(position)
	x := tail[whole].value
	if whole+1 == len(tail) {
		return x
	}
	return x + float64((position-float64(whole))*(tail[whole+1].value-x))
}

const (
	reach   = 2 // in ranks to either side, of the error of a percentile
	spreads = 3 // of ranks that are at hand; stratified draws spread less than that

	// leastRank is added to the error of a rank. Where an anchor holds an end well, blocks
	// differ by a few draws or by none, and the variance is told by a count of these: half a
	// draw is added to it, as by Jeffreys's rule for the mean of a count (Proc. R. Soc. A 186,
	// 1946). Without, errors now and then come out at next to nothing.
	leastRank = math.Sqrt2 / 2
)

// endError returns the standard error of the percentile at a place in a tail of n
// draws: that of the share of draws beyond it, from the scatter of the blocks,
// carried over to the draws about it (Woodruff, J. Am. Stat. Assoc. 47, 1952). A
// jackknife would not do: it sees only the gap between two draws.
func (e *estimator) endError(tail []ranked, position float64, held hold) float64 {
	if e.beyond == nil {
		e.beyond = make([]float64, e.blocks)
	}
	clear(e.beyond)
	for _, r := range tail[:min(max(int(position)+1, 0), len(tail))] {
		e.beyond[r.block]++
	}
	held.takeOff(e.beyond)
	_, err := meanAndError(e.beyond) // in draws a block
	ranks := float64(reach * inQuadrature(inQuadrature(float64(err*float64(e.blocks)), held.err), leastRank))
	return math.Abs(between(tail, position+ranks)-between(tail, position-ranks)) / (2 * reach)
}
