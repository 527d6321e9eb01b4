package model

// controls sum what is seen at the points of a sequence together with control variates of
// it: numbers that are 0 on average.
type controls struct {
	points  float64
	seen    []float64   // [view]
	control []float64   // [control]
	square  [][]float64 // [control][control] products
	product [][]float64 // [control][view]
}

func newControls(views, number int) controls {
	return controls{0, make([]float64, views), make([]float64, number), table(number, number), table(number, views)}
}

// add adds a point.
func (c *controls) add(seen, control []float64) {
	c.points++
	for v, x := range seen {
		c.seen[v] += x
	}
	for k, x := range control {
		c.control[k] += x
		takeOff(c.square[k], control, -x)
		takeOff(c.product[k], seen, -x)
	}
}

// plus returns the sums of both, or with −1 those of c without the other.
func (c *controls) plus(o *controls, sign float64) controls {
	s := newControls(len(c.seen), len(c.control))
	s.points = c.points + sign*o.points
	to := func(dst, x, y []float64) {
		copy(dst, x)
		takeOff(dst, y, -sign)
	}
	to(s.seen, c.seen, o.seen)
	to(s.control, c.control, o.control)
	for k := range s.control {
		to(s.square[k], c.square[k], o.square[k])
		to(s.product[k], c.product[k], o.product[k])
	}
	return s
}

// slopes returns those of the regression of every view on the controls: [control][view].
func (c *controls) slopes() [][]float64 {
	number := len(c.control)
	square, slopes := table(number, number), table(number, len(c.seen))
	for k, x := range c.control {
		copy(square[k], c.square[k])
		takeOff(square[k], c.control, x/c.points)
	}
	for k, row := range invertScaled(square) {
		for j, x := range row {
			takeOff(slopes[k], c.product[j], -x)
			takeOff(slopes[k], c.seen, float64(x*c.control[j])/c.points)
		}
	}
	return slopes
}

// A controlled is what sequences say of means, each with its controls taken out by the
// regression of all others: its own would fit its accidents.
type controlled struct {
	sequence []controls
	slopes   [][][]float64 // [sequence][control][view]
}

func newControlled(sequences, views, number int) controlled {
	c := controlled{slopes: make([][][]float64, sequences)}
	for range sequences {
		c.sequence = append(c.sequence, newControls(views, number))
	}
	return c
}

// regress takes up what the sequences have become.
func (c *controlled) regress(workers int) {
	all := newControls(len(c.sequence[0].seen), len(c.sequence[0].control))
	for i := range c.sequence {
		all = all.plus(&c.sequence[i], 1)
	}
	share(workers, len(c.sequence), func(r int) {
		others := all.plus(&c.sequence[r], -1)
		c.slopes[r] = others.slopes()
	})
}

// mean returns what a sequence says of the mean of a view.
func (c *controlled) mean(r, view int) float64 {
	s := &c.sequence[r]
	total := s.seen[view]
	for k, slope := range c.slopes[r] {
		total -= float64(slope[view] * s.control[k])
	}
	return total / s.points
}
