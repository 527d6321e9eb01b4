package model

import (
	"entente/model/chain"
)

// A Model is a scenario resolved, checked and laid out for computing. It is
// immutable and may be run by many goroutines at once.
type Model struct {
	scenario    Scenario
	warnings    Faults
	calendar    calendar
	assumptions []Assumption // every number stated, in scenario order
	uncertain   []int        // those that are not points: the dimensions of a draw
	space       space
	steps       []step
	rows        []row
	arcs        []chain.Arc
	arcStep     []int   // step of each arc
	arcFactors  [][]int // assumptions that multiply its rate
	drivers     []driver
	noise       []noiseRow
	shocks      []shock
	minded      []bool // drivers that move the rate of some shock
	outcomes    []outcome
	laws        []*chain.Chain // laws[0] is unrestricted; laws[k] has not entered the first k once-reached outcomes
}

// Scenario returns what was compiled.
func (m *Model) Scenario() Scenario { return m.scenario }

// Warnings returns what is odd about the scenario but not wrong.
func (m *Model) Warnings() Faults { return m.warnings }

// Register returns every number of the scenario, in its order.
func (m *Model) Register() []Assumption { return m.assumptions }

// Uncertain returns the addresses of the assumptions that are not points, in
// scenario order: the dimensions of a draw.
func (m *Model) Uncertain() []string {
	names := make([]string, len(m.uncertain))
	for i, a := range m.uncertain {
		names[i] = m.assumptions[a].Address
	}
	return names
}
