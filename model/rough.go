package model

import "math"

// A rough carries drivers and laws through the cells of a sketch.
type rough struct {
	cells []span
	swing [][]swing   // [class of cells][driver]
	noise [][]float64 // [driver][2·cell] standard normals: what the steps of the cell have in common, and how it changes from step to step
	drift []float64   // [driver] by how much it has moved the log-odds at the end of a cell
	shift []float64   // [(cell + 1)·drivers + driver] the same on average over the cell, 0 before the first
	decay []float64   // [cell·drivers + driver] from the middle of the cell before

	*euler
	ratio  []float64 // [row] hazard ratio times years since the laws were carried on
	years  float64   // since then
	length float64   // of a cell on average, years
}

// A span is the steps of the grid that make a cell.
type span struct {
	from, to int
	class    int       // that of all cells of the same steps
	slope    []float64 // unit vector over the steps: a straight line about 0; nil for one step
}

// A swing is how the noise of a driver goes on through a cell, in which it follows a
// straight line: by which factors the drift at its beginning, and the two standard normal
// numbers of the cell, enter the drift at its end and its mean.
type swing struct{ kept, level, slope, keptMean, levelMean, slopeMean float64 }

func newRough(m *Model, g grid, cells []span) *rough {
	n := len(m.drivers)
	noise := make([][]float64, n)
	for _, row := range m.noise {
		noise[row.driver] = make([]float64, 2*len(cells))
	}
	r := &rough{
		cells: cells, swing: make([][]swing, len(cells)), noise: noise,
		drift: make([]float64, n), shift: make([]float64, (len(cells)+1)*n), decay: make([]float64, len(cells)*n),
		euler: newEuler(m), ratio: make([]float64, len(m.rows)), length: g.bound[g.steps()] / float64(len(cells)),
	}
	for c := range r.swing {
		r.swing[c] = make([]swing, n)
	}
	return r
}

// prepare takes up a draw: its rates, and what it makes of the noise in the cells.
func (s *sketch) prepare() {
	s.rough.set(s.drawn)
	for c, cell := range s.rough.cells {
		for i := range s.drawn.process {
			s.rough.decay[c*len(s.drawn.process)+i] = s.drawn.process[i].decay[s.grid.gap[c]]
		}
		if cell.class < c {
			continue
		}
		for _, row := range s.model.noise {
			s.rough.swing[c][row.driver].set(&s.drawn.process[row.driver], s.fine.gap[cell.from:cell.to], cell.slope)
		}
	}
}

func (w *swing) set(p *process, gaps []int, slope []float64) {
	steps := float64(len(gaps))
	each := 1 / math.Sqrt(steps) // of a cell's first number in the noise of a step
	*w = swing{kept: 1}
	for j, class := range gaps {
		a, jitter := p.decay[class], p.jitter[class]*p.rough
		w.kept = float64(w.kept * a)
		w.level = float64(a*w.level) + float64(jitter*each)
		w.keptMean += w.kept
		w.levelMean += w.level
		if slope != nil {
			w.slope = float64(a*w.slope) + float64(jitter*slope[j])
			w.slopeMean += w.slope
		}
	}
	w.keptMean /= steps
	w.levelMean /= steps
	w.slopeMean /= steps
}

// straight returns the unit vector of so many places that is a straight line about 0.
func straight(n int) []float64 {
	if n == 1 {
		return nil
	}
	line := make([]float64, n)
	for j := range line {
		line[j] = float64(j) - float64(n-1)/2
	}
	scale(line, 1/norm(line))
	return line
}

// copyNoise takes that of a future: of the noise in the steps of a cell the straight line
// that fits it best.
func (r *rough) copyNoise(m *Model, fine [][]float64) {
	for _, row := range m.noise {
		dst := r.noise[row.driver]
		for c, cell := range r.cells {
			steps := fine[row.driver][cell.from:cell.to]
			dst[2*c], dst[2*c+1] = sum(steps)/math.Sqrt(float64(len(steps))), 0
			if cell.slope != nil {
				dst[2*c+1] = dot(steps, cell.slope)
			}
		}
	}
}

// wander works out where the noise takes the drivers.
func (r *rough) wander(m *Model) {
	n := len(r.drift)
	clear(r.drift)
	for j, cell := range r.cells {
		swing, shift := r.swing[cell.class], r.shift[(j+1)*n:(j+2)*n]
		for i := range m.noise {
			row := &m.noise[i]
			k := row.driver
			w := &swing[k]
			level, slope := row.mixTwo(r.noise, 2*j)
			shift[k] = float64(w.keptMean*r.drift[k]) + float64(w.levelMean*level) + float64(w.slopeMean*slope)
			r.drift[k] = float64(w.kept*r.drift[k]) + float64(w.level*level) + float64(w.slope*slope)
		}
	}
}

// stray moves the drivers to the middle of a cell. Their log-odds are those without
// noise plus its mean.
func (r *rough) stray(f *future, j int) {
	n := len(f.z)
	target, decay := f.target[:n], r.decay[j*n:(j+1)*n]
	before, now := r.shift[j*n:(j+1)*n], r.shift[(j+1)*n:(j+2)*n]
	for i, z := range f.z {
		still := z - before[i]
		f.z[i] = target[i] + float64((still-target[i])*decay[i]) + now[i]
	}
}

// gather notes the hazard ratios of some years of a cell.
func (r *rough) gather(ratio []float64, years float64) {
	for i, x := range ratio {
		r.ratio[i] += float64(min(x, mostRatio) * years)
	}
	r.years += years
}

// flow takes the laws over the years that have been gathered, by the mean ratios.
func (r *rough) flow(f *future) error {
	if r.years == 0 {
		return nil
	}
	for i := range r.ratio {
		r.ratio[i] /= r.years
	}
	parts := int(float64(r.years/r.length*sketchParts) + 0.5)
	err := r.carry(f.model, r.ratio, r.years, max(1, parts))
	clear(r.ratio)
	r.years = 0
	return err
}

// jump makes the moves of a shock: at once, if little of the cell has gone by since the
// laws were carried on, or else after that.
func (r *rough) jump(f *future, s *drawnShock) error {
	if len(s.moves) == 0 {
		return nil
	}
	if r.years > r.length/sketchParts {
		if err := r.flow(f); err != nil {
			return err
		}
	}
	r.move(f.model, s, 1)
	return nil
}
