package scenarios

import (
	"fmt"
	"slices"

	"entente/model/spelling"
)

// jointStates bounds the product of the rungs of all ladders.
func (c checker) jointStates(ladders *node) {
	states := 1
	for _, ladder := range ladders.items {
		if ladder.kind != kindTable {
			return
		}
		rungs := ladder.child("rungs")
		if rungs == nil || rungs.kind != kindArray {
			return
		}
		states *= len(rungs.items)
		if states > mostStates {
			c.limit(ladder.keyAt, fmt.Sprintf("the ladders have more than %d joint states", mostStates),
				fmt.Sprintf("use fewer or shorter ladders: the product of their rungs may be at most %d", mostStates))
			c.blame(c.address)
			return
		}
	}
}

// rungsOfLadder checks that a ladder speaks of its own rungs only.
func (c checker) rungsOfLadder(ladder *node) {
	var rungs []string
	list := ladder.child("rungs")
	if list == nil || list.kind == kindBroken {
		return
	}
	for _, item := range list.items {
		if item.kind != kindText {
			c.blame(c.address)
			return
		}
		rungs = append(rungs, item.value.(string))
	}
	start := ladder.child("start")
	if start != nil && start.kind == kindText {
		c.under("start").knownRung(start.at, start.value.(string), rungs)
	}
	for _, key := range []string{"start", "rung"} {
		if table := ladder.child(key); table != nil && table.kind == kindTable {
			for _, item := range table.items {
				c.under(key).under(item.key).knownRung(item.keyAt, item.key, rungs)
			}
		}
	}
}

func (c checker) knownRung(at place, key string, rungs []string) {
	if slices.Contains(rungs, key) {
		return
	}
	remedy := "its rungs are " + enumerate(rungs, "and")
	if near := spelling.Nearest(key, rungs); near != "" {
		remedy = "did you mean " + near + "?"
	}
	c.faultf(at, remedy, "the ladder has no rung %s", quote(key))
}
