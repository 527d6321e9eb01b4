package model

import "strings"

// A Fault is one mistake in a scenario: where, what, and what would be right.
type Fault struct {
	Address string // dotted key of the value or table at fault
	Problem string // lower case, no full stop
	Remedy  string // what would be right; may be empty
}

// Faults are all mistakes found together. As an error it lists one a line.
type Faults []Fault

func (f Faults) Error() string {
	lines := make([]string, len(f))
	for i, fault := range f {
		lines[i] = fault.Address + ": " + fault.Problem
		if fault.Remedy != "" {
			lines[i] += " (" + fault.Remedy + ")"
		}
	}
	return strings.Join(lines, "\n")
}
