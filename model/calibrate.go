package model

// A guess is a number for every draw that averages to 0 over draws and futures, as far as
// the outlook can tell.
type guess struct {
	draws []float64
	doubt []float64 // [sequence] by how much each sequence of the outlook moves that 0; nil for none
}

// A calibration holds the guesses of the outlook, and takes out of any
// estimate what it has in common with them. All estimates of a run are corrected by
// the same linear rule, so that what sums to one goes on doing so, and a scenario whose
// futures leave nothing to guess keeps its plain means.
//
// Each block is corrected by the regression of all others. Its own would fit its
// accidents: where the answer is skewed, as that of a rare outcome is, estimates would
// come out low and their errors small (Avramidis & Wilson, "A splitting scheme for
// control variates", Oper. Res. Lett. 14, 1993).
type calibration struct {
	blocks int
	column [][]float64 // [guess][draw] orthonormal, with mean 0
	block  [][]float64 // [guess][block] mean
	missed []float64   // [guess] by how much its mean over all draws is off its true zero
	doubt  [][]float64 // [guess][sequence] by how much each sequence of the outlook moves that; nil for none
	lever  [][]float64 // [block][guess] by how much the other blocks' product with the guess moves the block
}

const (
	// drawsPerGuess keeps what regression itself adds to the variance, the share of
	// guesses in draws, to a sixteenth.
	drawsPerGuess = 16

	// Of a guess that differs from others by less than this share only rounding is left.
	leastRest = 1e-6
)

// newCalibration makes guesses orthonormal (Gram and Schmidt), which uses them up, until
// there are as many as the draws can bear. One that those before it already make adds
// nothing.
func newCalibration(guesses []guess, blocks int) *calibration {
	c := &calibration{blocks: blocks}
	for _, g := range guesses {
		if len(g.draws) < drawsPerGuess*(len(c.column)+1) {
			break
		}
		c.take(g)
	}
	c.lever = make([][]float64, blocks)
	parallel(blocks, func(b int) { c.lever[b] = c.levers(b) })
	return c
}

// take adds a guess.
func (c *calibration) take(g guess) {
	missed := center(g.draws)
	first := norm(g.draws)
	for j, q := range c.column {
		share := dot(g.draws, q)
		takeOff(g.draws, q, share)
		takeOff(g.doubt, c.doubt[j], share)
		missed -= float64(share * c.missed[j])
	}
	rest := norm(g.draws)
	if !(rest > leastRest*first) {
		return
	}
	scale(g.draws, 1/rest)
	scale(g.doubt, 1/rest)
	c.column = append(c.column, g.draws)
	c.missed = append(c.missed, missed/rest)
	c.doubt = append(c.doubt, g.doubt)
	c.block = append(c.block, blockMeans(g.draws, c.blocks))
}

// levers returns the offset of the guesses in a block times the inverse of their
// products over the other blocks: what the slopes of the regression, which are the
// inverse times their products with the answer there, make of that offset.
func (c *calibration) levers(b int) []float64 {
	inverse := invert(c.others(b))
	levers := make([]float64, len(c.column))
	for j, row := range inverse {
		offset := c.block[j][b] + c.missed[j]
		for k, x := range row {
			levers[k] += float64(offset * x)
		}
	}
	return levers
}

// others returns the products of the guesses, about their means, over all blocks but
// one. Over all blocks they are those of an orthonormal system.
func (c *calibration) others(b int) [][]float64 {
	products := identity(len(c.column))
	for j, x := range c.column {
		size := len(x) / c.blocks
		first, last := b*size, (b+1)*size
		rest := float64(len(x) - size)
		for k, y := range c.column {
			inside := dot(x[first:last], y[first:last])
			shift := float64(float64(size)*c.block[j][b]) * float64(float64(size)*c.block[k][b]) / rest
			products[j][k] -= inside + float64(shift)
		}
	}
	return products
}

// parts returns the independent estimates of the mean of the draws, given the means of
// the blocks.
func (c *calibration) parts(draws, means []float64) parts {
	products := c.products(draws)
	p := parts{block: make([]float64, c.blocks)}
	size := float64(len(draws) / c.blocks)
	total := float64(sum(means) * size)
	rest := float64(len(draws)) - size
	for b := range p.block {
		p.block[b] = means[b]
		other := (total - float64(means[b]*size)) / rest
		for k, x := range c.lever[b] {
			p.block[b] -= float64(x * (products[k][c.blocks] - products[k][b] + float64(float64(size*c.block[k][b])*other)))
		}
	}
	for k, doubt := range c.doubt {
		if doubt != nil && p.sequence == nil {
			p.sequence = make([]float64, len(doubt))
		}
		takeOff(p.sequence, doubt, -products[k][c.blocks])
	}
	return p
}

// products returns the product of the draws with every guess, block by block and, in
// the end, over all.
func (c *calibration) products(draws []float64) [][]float64 {
	size := len(draws) / c.blocks
	all := make([][]float64, len(c.column))
	for j, x := range c.column {
		all[j] = make([]float64, c.blocks+1)
		for b := range c.blocks {
			p := dot(draws[b*size:(b+1)*size], x[b*size:(b+1)*size])
			all[j][b] = p
			all[j][c.blocks] += p
		}
	}
	return all
}
