package model

import (
	"slices"
	"strings"
)

const (
	// So many of the most important are tried with each other. Of china-russia 8 left a
	// seventh more variance, 16 as much.
	mostCrossed = 12

	// mostPairs keeps a scenario in which all is of one owner from being tried for seconds:
	// china-russia has 700.
	mostPairs = 1024
)

// pairs returns the assumptions that are tried together: the most important; those of the same
// driver or shock, by which they are multiplied, a weight with the level, an effect with the
// rate; and what a shock does to a driver, or how often, with what the driver weighs, without
// which quiet courses of everything-at-once had three tenths more variance. Chances to be moved add, and are tried
// with none.
func (l *outlook) pairs() []bend {
	var pairs []bend
	names, alone, multiplied := l.model.Uncertain(), l.model.chancesOfMoves(), l.model.multiplied()
	owners := make([]string, len(l.matter))
	for a, i := range l.matter {
		if owners[a] = owner(names[i]); alone[i] {
			continue
		}
		for b, j := range l.matter[:a] {
			together := a < mostCrossed || owners[a] == owners[b] || multiplied(i, j)
			if together && !alone[j] && len(pairs) < mostPairs {
				pairs = append(pairs, bend{a: a, b: b})
			}
		}
	}
	return pairs
}

// owner returns what an assumption is of: the first two parts of its address.
func owner(address string) string {
	kind, rest, _ := strings.Cut(address, ".")
	name, _, _ := strings.Cut(rest, ".")
	return kind + "." + name
}

// multiplied returns what tells of two uncertain assumptions whether one is a weight of a
// driver, and the other moves that by a shock.
func (m *Model) multiplied() func(i, j int) bool {
	weighs, moved := slices.Repeat([]int{-1}, len(m.assumptions)), make([][]int, len(m.assumptions))
	for _, r := range m.rows {
		for _, t := range r.term {
			weighs[t.weight] = t.driver
		}
	}
	for _, s := range m.shocks {
		for _, c := range slices.Concat(s.push, s.reset) {
			for _, by := range []stated{c.value, s.rate, s.chance} {
				if by.given() {
					moved[by] = append(moved[by], c.driver)
				}
			}
		}
	}
	return func(i, j int) bool {
		a, b := m.uncertain[i], m.uncertain[j]
		return slices.Contains(moved[a], weighs[b]) || slices.Contains(moved[b], weighs[a])
	}
}
