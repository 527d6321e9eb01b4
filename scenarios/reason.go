package scenarios

// A reason is why a number is what it is and where that can be checked. A
// reason that an author wrote for one number must not be shown for another:
// where an overlay changes some numbers of a table, each number of the table
// keeps the reason it had in its own file.
type reason struct {
	why, source *node
}

// reasonOf is the reason that a table of a file gives for its numbers.
func reasonOf(table *node) reason {
	return reason{table.child("why"), table.child("source")}
}

func (r reason) given() bool { return r.why != nil || r.source != nil }

// or completes a reason from another.
func (r reason) or(other reason) reason {
	if r.why == nil {
		r.why = other.why
	}
	if r.source == nil {
		r.source = other.source
	}
	return r
}

// fileMerger lays a file over its base. Numbers for which it gives no reason
// have the one at its top.
func fileMerger(root *node, src *source) merger {
	return merger{
		own:   reasonOf(root),
		plain: reason{textNode("as stated in "+src.base(), root.at), textNode(src.base(), root.at)},
	}
}

// overrideMerger lays an override over a scenario.
func overrideMerger(src *source) merger {
	at := place{src, 0, len(src.text)}
	r := reason{textNode("set on the command line", at), textNode(overrideFile+" "+src.text, at)}
	return merger{own: r, plain: r}
}

func textNode(text string, at place) *node {
	return &node{kind: kindText, value: text, at: at, keyAt: at}
}

// settle prepares two versions of a table for their merging: numbers whose
// reason would be replaced, or that would come under a reason written for
// others, take their own reason along.
func (m merger) settle(below, above *node, f *form) {
	lower := reasonOf(below)
	if reasonOf(above).given() {
		pin(below, f, lower)
		below.remove("why")
		below.remove("source")
		return
	}
	r := m.own
	if lower.given() {
		r = r.or(m.plain)
	}
	pin(above, f, r)
}

// pin gives every number of a table that has no reason of its own this one.
func pin(n *node, f *form, r reason) {
	switch {
	case n.kind == kindBroken || f == nil || !r.given():
	case f.shape == aBelief && f.long != nil:
		pinNumber(n, r)
	case f.shape == aRecord || f.shape == aMap:
		for _, item := range n.items {
			pin(item, f.under(item.key), r)
		}
	}
}

func pinNumber(n *node, r reason) {
	if n.kind == kindNumber || n.kind == kindText {
		value := *n
		value.key = "value"
		*n = *newTable(n.key, n.keyAt, openedInline)
		n.at = value.at
		n.append(&value)
	}
	if n.kind == kindTable {
		n.appendAs("why", r.why)
		n.appendAs("source", r.source)
	}
}

// appendAs adds a copy of a text under a key that is still free.
func (n *node) appendAs(key string, original *node) {
	if original == nil || original.kind != kindText || n.child(key) != nil {
		return
	}
	again := *original
	again.key = key
	n.append(&again)
}
