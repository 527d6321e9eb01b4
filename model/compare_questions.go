package model

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// questions says in which ways two scenarios ask different questions.
func questions(a, b *Model) []string {
	var all []string
	s, u := a.scenario, b.scenario
	if !s.Start.Equal(u.Start) || !s.Horizon.Equal(u.Horizon) {
		all = append(all, fmt.Sprintf("%s runs from %s to %s, %s from %s to %s: each is counted to its own horizon", s.Name,
			s.Start.Format(time.DateOnly), s.Horizon.Format(time.DateOnly), u.Name, u.Start.Format(time.DateOnly), u.Horizon.Format(time.DateOnly)))
	}
	if only := missing(s.Outcomes, u.Outcomes); only != "" {
		all = append(all, fmt.Sprintf("%s does not ask about %s", u.Name, only))
	}
	if only := missing(u.Outcomes, s.Outcomes); only != "" {
		all = append(all, fmt.Sprintf("%s does not ask about %s", s.Name, only))
	}
	for _, o := range s.Outcomes {
		if j := slices.IndexFunc(u.Outcomes, func(x Outcome) bool { return x.Key == o.Key }); j >= 0 && !sameConditions(o, u.Outcomes[j]) {
			all = append(all, fmt.Sprintf("outcome %q has other conditions in %s than in %s", o.Key, u.Name, s.Name))
		}
	}
	return all
}

// missing lists the outcomes of one scenario that another has not.
func missing(of, in []Outcome) string {
	var keys []string
	for _, o := range of {
		if !slices.Contains(keysOf(in), o.Key) {
			keys = append(keys, fmt.Sprintf("%q", o.Key))
		}
	}
	return strings.Join(keys, ", ")
}

func sameConditions(a, b Outcome) bool {
	return a.OnceReached == b.OnceReached && slices.Equal(a.AtLeast, b.AtLeast) && slices.Equal(a.AtMost, b.AtMost)
}
