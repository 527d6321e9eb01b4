package model

import (
	"context"
	"fmt"
	"time"

	"entente/model/sample"
)

// A History is one course of events drawn from the law that a run solves: one set of
// assumptions, one course of drivers and shocks, and one path of the relationship
// along it.
type History struct {
	Draw    int
	Outcome int       // of the scenario: the one that counts at the horizon
	Reached time.Time // first day on which the outcome's conditions held; zero for the last outcome
	Start   []int     // rung of each ladder on the first day
	Events  []Event   // by date
}

// An EventKind is what an Event tells.
type EventKind int

// The kinds of events.
const (
	ShockEvent EventKind = iota // a shock happened
	RungEvent                   // a ladder moved from one rung to another
	LevelEvent                  // a driver has moved by LevelChangeTold since it was last told of
)

// An Event is one dated line of a History.
type Event struct {
	Date     time.Time
	Kind     EventKind
	Key      string  // of the shock, the ladder or the driver
	From, To int     // rungs, of a RungEvent
	Shock    string  // that moved the ladder at once; empty for a step of its own
	Before   float64 // level when last told of, of a LevelEvent
	Level    float64 // level now
}

// LevelChangeTold is the change of a driver's level that makes an Event.
const LevelChangeTold = 0.15

// errTooRare is the kind of error that says that too few histories with the wanted
// outcome turned up.
var errTooRare = fmt.Errorf("%w: histories too rare to be found", ErrLimit)

const (
	historyChunk = 64      // draws that one goroutine tells in a row
	historyBatch = 16      // chunks told before looking whether they suffice
	historyMost  = 1 << 17 // futures tried
)

// Histories draws n histories, 1 or more, with the given outcome, or any if it is
// −1, by rejection: they are independent, and their frequencies are the
// probabilities that Run solves for. It returns how many were drawn for it. The
// error is that of ctx or of the scenario's hazards, or of the kind ErrLimit, with
// the histories found, if the outcome is too rare.
func (m *Model) Histories(ctx context.Context, seed uint64, n, outcome int) (found []History, tried int, err error) {
	t := newTeller(m, seed)
	for tried < historyMost {
		batch := make([][]History, historyBatch)
		failed := make([]error, historyBatch)
		first := tried
		parallel(historyBatch, func(i int) {
			batch[i], failed[i] = t.chunk(ctx, first/historyChunk+i)
		})
		for i, chunk := range batch {
			if failed[i] != nil {
				return nil, tried, failed[i]
			}
			for _, h := range chunk {
				tried++
				if outcome < 0 || h.Outcome == outcome {
					found = append(found, h)
				}
				if len(found) == n {
					return found, tried, nil
				}
			}
		}
	}
	return found, tried, fmt.Errorf("%w: %d of the %d wanted among %d", errTooRare, len(found), n, tried)
}

// A teller is what the histories of one seed have in common.
type teller struct {
	model  *Model
	seed   uint64
	grid   grid
	keys   *streams
	shape  *logitNormal
	path   sample.Stream
	leaves [][]int  // [state] arcs that lead away from it
	fits   [][]bool // [outcome][state] whether the state meets its conditions
}

func newTeller(m *Model, seed uint64) *teller {
	t := &teller{model: m, seed: seed, grid: newGrid(m.calendar, m.calendar.months), keys: m.streams(seed, ""), shape: newLogitNormal(), path: sample.NewStream(seed, "history")}
	t.leaves = make([][]int, m.space.states)
	for i, a := range m.arcs {
		t.leaves[a.From] = append(t.leaves[a.From], i)
	}
	c := &compiler{scenario: m.scenario, model: m}
	for _, o := range m.scenario.Outcomes {
		t.fits = append(t.fits, c.fitting(o))
	}
	return t
}

// chunk tells the histories of consecutive draws.
func (t *teller) chunk(ctx context.Context, number int) ([]History, error) {
	design, err := sample.NewDesign(sample.Plain, t.seed, number, t.model.Uncertain(), historyChunk)
	if err != nil {
		return nil, err
	}
	f := t.model.newFuture(t.grid, t.keys)
	point := make([]float64, len(t.model.uncertain))
	all := make([]History, historyChunk)
	for i := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		design.Point(i, point)
		f.drawn.set(t.model, point, t.grid.gaps, t.shape)
		if all[i], err = t.tell(f, number*historyChunk+i); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// tell follows one future from the first day to the horizon.
func (t *teller) tell(f *future, draw int) (History, error) {
	f.story = newStory(t, draw)
	f.begin(draw, 0)
	for j := range t.grid.steps() {
		if err := f.step(j, func(level []float64) { f.story.see(f, j, level) }); err != nil {
			return History{}, fmt.Errorf("draw %d: %w", draw, err)
		}
		f.story.booked(f, t.grid.bound[j+1])
	}
	return f.story.history(), nil
}
