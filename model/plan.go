package model

import (
	"errors"
	"fmt"
)

// A Plan says how much to compute and from which random numbers. The results
// are a function of the scenario and of every field but Workers and Kept; where Error is
// set, of the size that Run chooses, which Ensemble.Plan tells.
type Plan struct {
	Seed           uint64  // the one number from which all randomness is derived
	Randomizations int     // independent blocks of the design, at least 8; their scatter gives the Monte Carlo error
	Draws          int     // joint samples of all assumptions, a multiple of Randomizations
	Futures        int     // courses of drivers and shocks a draw, a multiple of 4 from 8 to 4,096; of sampled states, from 2
	Outlooks       int     // further draws that are only sketched, a multiple of 256; 0 for as many as go with the draws
	Steps          int     // time steps between two report dates, 1 to 32
	Workers        int     // 0 means one a processor; changes no number
	Method         Method  // how a future is answered
	Error          float64 // Monte Carlo standard error wanted for every outcome at the horizon; 0 for a plan of fixed size
	Kept           int     // ensembles that the memory has to hold at a time; 0 for this one alone; changes no number
}

// A Method is a way to answer a future.
type Method int

const (
	Solved  Method = iota // the law of the state is solved along it; stratified random numbers
	Sampled               // one course of the state is sampled along it; plain random numbers. The reference for tests and benchmarks
)

// BlockDraws is the number of draws in a block of the plans that Sized makes: enough
// to spread each assumption evenly, few enough to have many blocks.
const BlockDraws = 16

// DefaultError is the standard error that answers a question as exactly as its
// percentages are read: 0.05 percentage points.
const DefaultError = 0.0005

// DefaultPlan is a plan of fixed size that answers the shipped scenarios to within
// 0.2 percentage points.
func DefaultPlan() Plan {
	return Plan{Seed: 1, Steps: 1, Futures: 8}.Sized(1024)
}

// Sized returns the plan of fixed size with so many draws, in blocks of BlockDraws
// if there are enough of them.
func (p Plan) Sized(draws int) Plan {
	p.Draws, p.Randomizations, p.Outlooks, p.Error = draws, max(minBlocks, draws/BlockDraws), 0, 0
	return p
}

// Exact returns the plan that goes on until every outcome at the horizon has the
// given standard error. It begins small.
func (p Plan) Exact(err float64) Plan {
	p = p.Sized(384)
	p.Futures, p.Error = leastFutures, err
	return p
}

const (
	minBlocks = 8

	// roundSize is the number of futures that make a round, of which there are two in a
	// draw at least, to tell chance from ignorance by.
	roundSize    = 4
	leastFutures = 2 * roundSize
	maxFutures   = 4096
	maxError     = 0.1
)

// Check returns what is wrong with a plan, or nil.
func (p Plan) Check() error {
	switch {
	case p.Randomizations < minBlocks:
		return fmt.Errorf("%d randomizations: at least 8 are needed to tell the Monte Carlo error", p.Randomizations)
	case p.Draws < 4*p.Randomizations || p.Draws%p.Randomizations != 0:
		return fmt.Errorf("%d draws: a multiple of %d, at least %d, is needed", p.Draws, p.Randomizations, 4*p.Randomizations)
	case p.Futures > maxFutures || p.Method == Sampled && p.Futures < 2:
		return fmt.Errorf("%d futures a draw: at least 2 are needed to tell chance from ignorance, and %d are the most", p.Futures, maxFutures)
	case p.Method == Solved && (p.Futures < leastFutures || p.Futures%roundSize != 0):
		return fmt.Errorf("%d futures a draw: a multiple of %d, at least %d, is needed, and %d are the most", p.Futures, roundSize, leastFutures, maxFutures)
	case p.Outlooks != 0 && (p.Outlooks < leastOutlooks || p.Outlooks > mostOutlooks || p.Outlooks%leastOutlooks != 0):
		return fmt.Errorf("%d outlooks: a multiple of %d up to %d is needed", p.Outlooks, leastOutlooks, mostOutlooks)
	case p.Steps < 1 || p.Steps > 32:
		return fmt.Errorf("%d steps between two report dates: 1 to 32 are possible", p.Steps)
	case p.Workers < 0:
		return fmt.Errorf("%d workers: 0 or more are possible", p.Workers)
	case p.Method != Solved && p.Method != Sampled:
		return fmt.Errorf("method %d: there are 0, solved, and 1, sampled", p.Method)
	case !(p.Error >= 0 && p.Error <= maxError):
		return fmt.Errorf("an error of %v: a standard error above 0 and up to %v can be asked for", p.Error, maxError)
	}
	return nil
}

// outlooks is the number of outlooks of a plan: three a draw, rounded up, where it does
// not say. The mean alone would be best served by twice as many; bands want draws.
func (p Plan) outlooks() int {
	if p.Outlooks > 0 {
		return p.Outlooks
	}
	return wholeOutlooks(3 * p.Draws)
}

// wholeOutlooks rounds a number of outlooks up to one that is possible.
func wholeOutlooks(n int) int {
	return min((n+leastOutlooks-1)/leastOutlooks*leastOutlooks, mostOutlooks)
}

func (p Plan) blockSize() int { return p.Draws / p.Randomizations }

// replicates is the number of independent answers in a draw: one a round, or a future
// whose state is sampled.
func (p Plan) replicates() int {
	if p.Method == Sampled {
		return p.Futures
	}
	return p.Futures / roundSize
}

// resized is the plan of the same blocks, but so many.
func (p Plan) resized(blocks int) Plan {
	p.Draws = blocks * p.blockSize()
	p.Randomizations = blocks
	return p
}

// ErrLimit is the kind of error that says that a plan is more than the program
// takes on.
var ErrLimit = errors.New("over the limit")

// maxBytes is how large the ensembles that are kept may be, with their forecasts. With what
// workers, charts and the program itself need on top a command stays under 256 MB.
const maxBytes = 144 << 20

// fits returns an error if the ensemble of a plan would be too large.
func (m *Model) fits(p Plan) error {
	most := m.mostDraws(p)
	if p.Draws <= most {
		return nil
	}
	beside := ""
	if p.Kept > 1 {
		beside = " beside the others that are kept"
	}
	return fmt.Errorf("%w: %d draws of %d futures of this scenario: at most %d draws fit%s", ErrLimit, p.Draws, p.Futures, most, beside)
}

// mostDraws is the largest number of draws, in whole blocks of a plan, whose ensemble fits.
func (m *Model) mostDraws(p Plan) int {
	block := p.blockSize()
	cells := m.width() * len(m.calendar.dates)
	draw := 4*cells + 4*len(m.outcomes)*len(m.calendar.dates) + 8*(5*len(m.uncertain)+2*len(m.shocks)+2*(p.replicates()+1)*len(m.outcomes)+2*m.views()+2*len(m.outcomes))
	return maxBytes / max(1, p.Kept) / (block*draw + 40*cells) * block
}

// width is the number of columns of a forecast: outcomes, then the rungs of every
// ladder.
func (m *Model) width() int {
	width := len(m.outcomes)
	for _, n := range m.space.size {
		width += n
	}
	return width
}
