package scenarios

import (
	"strings"

	"entente/model"
)

// Hybrid returns scenario a with the values of b at all addresses of the groups,
// which are some of those that Changes returned for the two: none of them give a,
// all of them what b computes. What b does not state is taken out.
func Hybrid(a, b *Resolved, groups []Group) model.Scenario {
	root := a.root.copied()
	for _, g := range groups {
		for _, address := range g.Addresses {
			if from, stated := b.root.find(address); stated {
				root.put(strings.Split(address, "."), from)
			} else {
				root.takeOut(strings.Split(address, "."))
			}
		}
	}
	return build(root, a.Name)
}

// copied is a tree whose tables may be changed without changing the original.
// Values are shared: nothing changes them.
func (n *node) copied() *node {
	out := *n
	if n.kind != kindTable {
		return &out
	}
	out.items, out.byKey = nil, map[string]*node{}
	for _, item := range n.items {
		out.append(item.copied())
	}
	return &out
}

// put sets the value at a path, making the tables on the way.
func (n *node) put(path []string, value *node) {
	for _, key := range path[:len(path)-1] {
		next := n.child(key)
		if next == nil {
			next = newTable(key, value.keyAt, openedImplicitly)
			n.append(next)
		}
		n = next
	}
	if last := path[len(path)-1]; n.child(last) != nil {
		n.replace(value)
	} else {
		n.append(value)
	}
}

// takeOut removes the value at a path, and the tables that are then empty but for
// words.
func (n *node) takeOut(path []string) {
	next := n.child(path[0])
	switch {
	case next == nil:
		return
	case len(path) == 1:
		n.remove(path[0])
		return
	}
	next.takeOut(path[1:])
	if !next.weighs() {
		n.remove(path[0])
	}
}

// weighs tells whether a table holds anything but words.
func (n *node) weighs() bool {
	for _, item := range n.items {
		switch item.key {
		case "name", "low", "high", "why", "source", "test":
		default:
			return true
		}
	}
	return false
}
