package model

// A martingale follows what becomes of the probability of every outcome by the horizon as
// shocks strike or fail to: a strike raises its odds by a share, its jump, and time without
// one lowers it by so much that it stays the same on average, as hazards go and whatever has
// happened before. So what it gains in all is 0 on average, and has most of what chance does
// to the outcome in common with it: a control variate (Henderson and Glynn, Math. Oper. Res.
// 27, 2002).
type martingale struct {
	jump  [][]float64 // [outcome][cell·shocks + shock] of a strike in the middle of the cell
	slope [][]float64 // the same: by how much it grows in a cell
	start []float64   // [outcome] probability
	now   []float64   // [outcome] probability as it was last settled
	gain  []float64   // [outcome]
	cell  int
	times []float64 // [shock] by how much oftener it has struck since then than was to be expected
	later []float64 // [shock] the same times how far past the middle of the cell it was, in cells

	length float64 // years of a cell
}

const (
	// largeJump is a share of the odds that is settled at once: what comes next goes by the
	// probability that it leaves. At a tenth a round took 6 % longer and told no more.
	largeJump = 0.25

	// leastOpen keeps the probability from what is certain, where no strike could change it.
	leastOpen = 1e-6
)

func newMartingale(m *Model, cells int) *martingale {
	horizon := m.calendar.years[len(m.calendar.years)-1]
	outcomes, shocks := len(m.outcomes)-1, len(m.shocks)
	return &martingale{
		jump: table(outcomes, cells*shocks), slope: table(outcomes, cells*shocks), start: make([]float64, outcomes), now: make([]float64, outcomes),
		gain: make([]float64, outcomes), times: make([]float64, shocks),
		later: make([]float64, shocks), length: horizon / float64(cells),
	}
}

func (m *martingale) begin() {
	copy(m.now, m.start)
	clear(m.gain)
	clear(m.times)
	clear(m.later)
	m.cell = 0
}

// endCell goes on to the next cell.
func (m *martingale) endCell() {
	m.settle()
	m.cell++
}

// late is how far a year is past the middle of the cell, in cells.
func (m *martingale) late(year float64) float64 { return year/m.length - float64(m.cell) - 0.5 }

// pass lets time go by.
func (m *martingale) pass(hazard []float64, from, to float64) {
	years := to - from
	later := float64(years * m.late((from+to)/2))
	for s, h := range hazard {
		m.times[s] -= float64(h * years)
		m.later[s] -= float64(h * later)
	}
}

// strike counts so many strikes, or a part of one, in a year.
func (m *martingale) strike(shock int, year, times float64) {
	m.times[shock] += times
	m.later[shock] += float64(times * m.late(year))
	for o := range m.now {
		if x := inCell(m.jump[o], m.cell, len(m.times))[shock]; x > largeJump || x < -largeJump {
			m.settle()
			return
		}
	}
}

// settle takes up what has happened since it was done last, in that time by the probability
// at its beginning, so that nothing is foreseen.
func (m *martingale) settle() {
	for o, p := range m.now {
		change, n := 0.0, len(m.times)
		slope := inCell(m.slope[o], m.cell, n)
		for s, jump := range inCell(m.jump[o], m.cell, n) {
			change += (float64(m.times[s]*jump) + float64(m.later[s]*slope[s])) / (1 + float64(p*jump))
		}
		change = float64(change * float64(p*(1-p)))
		m.gain[o] += change
		m.now[o] = min(max(p+change, leastOpen), 1-leastOpen)
	}
	clear(m.times)
	clear(m.later)
}

// inCell returns what is of every shock in a cell.
func inCell(all []float64, cell, shocks int) []float64 { return all[cell*shocks : (cell+1)*shocks] }
