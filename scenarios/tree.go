package scenarios

import (
	"strings"

	"entente/model/belief"
)

// A kind is what a value of a file is.
type kind int

const (
	kindTable kind = iota
	kindArray
	kindText
	kindNumber
	kindFlag
	kindDate
	kindTime   // with a time of day, or only that
	kindBroken // stated, but not readable; the fault is already noted
)

func (k kind) String() string {
	return [...]string{"a table", "a list", "text", "a number", "true or false", "a date", "a time", "unreadable"}[k]
}

// An opening is how a table came about, which decides who may add to it.
type opening int

const (
	openedImplicitly opening = iota // as the parent of a headed table
	openedByHeader
	openedByDots
	openedInline
)

// A node is one value of a file with its key and both their places. Children
// stand in the order of the file.
type node struct {
	key     string
	keyAt   place
	at      place // the value; of a table with a header, the header
	kind    kind
	value   any           // string, float64, bool or time.Time
	belief  belief.Belief // of a number that was checked
	items   []*node
	byKey   map[string]*node
	opening opening
	headers bool // an array made of [[headers]]
}

func newTable(key string, at place, how opening) *node {
	return &node{key: key, keyAt: at, at: at, kind: kindTable, opening: how, byKey: map[string]*node{}}
}

func (n *node) child(key string) *node { return n.byKey[key] }

func (n *node) append(child *node) {
	n.items = append(n.items, child)
	if n.kind == kindTable {
		n.byKey[child.key] = child
	}
}

func (n *node) remove(key string) {
	for i, item := range n.items {
		if item.key == key {
			n.items = append(n.items[:i:i], n.items[i+1:]...)
			break
		}
	}
	delete(n.byKey, key)
}

// replace puts child where the node of the same key stands.
func (n *node) replace(child *node) {
	for i, item := range n.items {
		if item.key == child.key {
			n.items[i] = child
		}
	}
	n.byKey[child.key] = child
}

// spoil makes a value broken, so that nobody looks at it again.
func (n *node) spoil() {
	n.kind, n.items, n.byKey, n.headers = kindBroken, nil, nil, false
}

// find follows an address as far as it leads. Whole says whether it led to the end.
func (n *node) find(address string) (last *node, whole bool) {
	for key := range strings.SplitSeq(address, ".") {
		next := n.child(key)
		if next == nil {
			return n, false
		}
		n = next
	}
	return n, true
}

// last returns the element that a key after [[headers]] adds to.
func (n *node) last() *node {
	if n.headers {
		return n.items[len(n.items)-1]
	}
	return n
}

// mark is what to underline when the whole value is meant: the value, or the
// key of a table.
func (n *node) mark() place {
	if n.kind == kindTable && n.opening != openedInline {
		return n.keyAt
	}
	return n.at
}

func join(address, key string) string {
	if address == "" {
		return key
	}
	return address + "." + key
}
