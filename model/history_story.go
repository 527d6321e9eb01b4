package model

import (
	"cmp"
	"slices"

	"entente/model/elementary"
)

// A story follows one path of the joint state along a future. While the hazards
// stand still the waiting time for the next step is exponential with the sum of
// the hazards that lead away, and the step is one of them in proportion to its
// hazard (Doob 1945, Gillespie 1977): no discretisation beyond that of the future
// itself, so that the path has exactly the law that the future solves.
//

type story struct {
	*teller
	draw, used int // random numbers used
	year       float64
	state      int
	start      int
	entered    []float64 // [outcome] year in which its conditions first held, −1 before
	told       []float64 // level of each driver when last told of
	happened   []int     // occurrences of each shock told of
	events     []timedEvent
}

type timedEvent struct {
	year float64
	Event
}

func newStory(t *teller, draw int) *story {
	m := t.model
	s := &story{teller: t, draw: draw, entered: make([]float64, len(m.outcomes)), happened: make([]int, len(m.shocks))}
	for i := range s.entered {
		s.entered[i] = -1
	}
	u, below := s.uniform(), 0.0
	for state, p := range m.space.start {
		if below += p; u < below {
			s.state = state
			break
		}
	}
	s.start = s.state
	s.arrive()
	return s
}

func (s *story) uniform() float64 {
	s.used++
	return s.path.Uniform(s.draw, 0, s.used)
}

// arrive notes the outcomes whose conditions the current state meets.
func (s *story) arrive() {
	for i, fits := range s.fits {
		if s.entered[i] < 0 && fits[s.state] {
			s.entered[i] = s.year
		}
	}
}

// pass takes the path over a time of constant hazards, one an arc.
func (s *story) pass(rates []float64, years float64) {
	end := s.year + years
	for {
		total := 0.0
		for _, arc := range s.leaves[s.state] {
			total += rates[arc]
		}
		if total > 0 {
			s.year -= elementary.Log(s.uniform()) / total
		}
		if total == 0 || s.year >= end {
			s.year = end
			return
		}
		s.step(rates, total)
	}
}

// step takes one of the arcs that lead away.
func (s *story) step(rates []float64, total float64) {
	rest := s.uniform() * total
	arcs := s.leaves[s.state]
	taken := arcs[len(arcs)-1]
	for _, arc := range arcs {
		if rest -= rates[arc]; rest < 0 {
			taken = arc
			break
		}
	}
	s.jump(s.model.arcs[taken].To, "")
}

func (s *story) jump(to int, shock string) {
	for ladder, l := range s.model.scenario.Ladders {
		from, next := s.model.space.at(s.state, ladder), s.model.space.at(to, ladder)
		if from != next {
			s.add(Event{Kind: RungEvent, Key: l.Key, From: from, To: next, Shock: shock})
		}
	}
	s.state = to
	s.arrive()
}

func (s *story) add(e Event) { s.events = append(s.events, timedEvent{s.year, e}) }

// strike tells of a shock and lets it move the path, ladder by ladder.
func (s *story) strike(shock int, moves []ladderMoves) {
	key := s.model.shocks[shock].key
	s.happened[shock]++
	s.add(Event{Kind: ShockEvent, Key: key})
	for _, l := range moves {
		u := s.uniform()
		for _, j := range l.jump {
			if j.From != s.state {
				continue
			}
			if u -= j.Chance; u < 0 {
				s.jump(j.To, key)
				break
			}
		}
	}
}

// booked tells of shocks without consequence, which a future counts but does not
// stop for; their day is known to the step.
func (s *story) booked(f *future, year float64) {
	s.year = year
	for i, n := range f.clock.count {
		for ; s.happened[i] < n; s.happened[i]++ {
			s.add(Event{Kind: ShockEvent, Key: s.model.shocks[i].key})
		}
	}
}

// see tells of drivers that have moved far. It is called in the middle of a step.
func (s *story) see(f *future, step int, level []float64) {
	if s.told == nil {
		s.told = slices.Clone(level)
	}
	middle := (f.grid.bound[step] + f.grid.bound[step+1]) / 2
	for i, x := range level {
		if change := x - s.told[i]; change >= LevelChangeTold || change <= -LevelChangeTold {
			s.events = append(s.events, timedEvent{middle, Event{Kind: LevelEvent, Key: s.model.drivers[i].key, Before: s.told[i], Level: x}})
			s.told[i] = x
		}
	}
}

// history settles the outcome: the first whose conditions hold at the horizon, or
// held once where that is enough.
func (s *story) history() History {
	m := s.model
	h := History{Draw: s.draw, Outcome: len(m.outcomes) - 1}
	for ladder := range m.space.size {
		h.Start = append(h.Start, m.space.at(s.start, ladder))
	}
	for i, o := range m.scenario.Outcomes {
		if o.OnceReached && s.entered[i] >= 0 || !o.OnceReached && s.fits[i][s.state] {
			h.Outcome = i
			break
		}
	}
	if entered := s.entered[h.Outcome]; entered >= 0 && h.Outcome < len(m.outcomes)-1 {
		h.Reached = m.calendar.date(entered)
	}
	slices.SortStableFunc(s.events, func(a, b timedEvent) int { return cmp.Compare(a.year, b.year) })
	for _, e := range s.events {
		e.Date = m.calendar.date(e.year)
		h.Events = append(h.Events, e.Event)
	}
	return h
}
