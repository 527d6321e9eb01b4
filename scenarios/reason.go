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

// or completes a reason from a file as a whole.
func (r reason) or(file reason) reason {
	if r.given() {
		return r
	}
	return file
}

// fileReason is the reason for numbers of a file that state none: what the
// file says of itself, or that they stand there.
func fileReason(root *node, src *source) reason {
	r := reasonOf(root)
	if r.why == nil {
		r.why = textNode("as stated in "+src.base(), root.at)
	}
	if r.source == nil {
		r.source = textNode(src.base(), root.at)
	}
	return r
}

func overrideReason(src *source) reason {
	at := place{src, 0, len(src.text)}
	return reason{textNode("set on the command line", at), textNode(overrideFile+" "+src.text, at)}
}

func textNode(text string, at place) *node {
	return &node{kind: kindText, value: text, at: at, keyAt: at}
}

// settle prepares two versions of a table for their merging: numbers whose
// reason would be replaced, or that would come under a reason written for
// others, take their own reason along.
func (m merger) settle(below, above *node, f *form) {
	if upper := reasonOf(above); upper.given() {
		if lower := reasonOf(below); lower.given() {
			pin(below, f, lower)
		}
		below.remove("why")
		below.remove("source")
		return
	}
	pin(above, f, m.reason)
}

// pin gives every number of a table that has no reason of its own this one.
func pin(n *node, f *form, r reason) {
	switch {
	case n.kind == kindBroken || f == nil:
	case f.shape == aBelief && f.long != nil:
		pinNumber(n, r)
	case f.shape == aRecord || f.shape == aMap:
		for _, item := range n.items {
			pin(item, f.under(item.key), r)
		}
	}
}

func pinNumber(n *node, r reason) {
	if n.kind != kindTable {
		value := *n
		value.key = "value"
		*n = *newTable(n.key, n.keyAt, openedInline)
		n.at = value.at
		n.append(&value)
	}
	if !reasonOf(n).given() {
		n.appendAs("why", r.why)
		n.appendAs("source", r.source)
	}
}

// appendAs adds a copy of a node under a key.
func (n *node) appendAs(key string, original *node) {
	if original == nil || original.kind != kindText {
		return
	}
	again := *original
	again.key = key
	n.append(&again)
}
