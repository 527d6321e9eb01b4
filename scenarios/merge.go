package scenarios

import (
	"fmt"
	"strings"

	"entente/model/spelling"
)

// A merger lays one file over those below it.
type merger struct {
	own   reason // that the upper file gives for all its numbers; may be none
	plain reason // to be shown where a reason of the lower file would be wrong
}

// merge lays one tree over another, key by key, and returns the result. The
// language says how deep: a number, a list or a start is replaced whole.
func (m merger) merge(below, above *node, f *form) *node {
	if below.kind != kindTable || above.kind != kindTable || f == nil || f.shape != aRecord && f.shape != aMap {
		return above
	}
	if f.explains {
		m.settle(below, above, f)
	}
	for _, item := range above.items {
		old := below.child(item.key)
		if old == nil {
			below.append(item)
			continue
		}
		below.replace(m.merge(old, item, f.under(item.key)))
	}
	return below
}

// under is the form of what stands under a key; nil where nothing may.
func (f *form) under(key string) *form {
	switch f.shape {
	case aMap:
		return f.each
	case aRecord:
		if one := f.field(key); one != nil {
			return &one.form
		}
	case aBelief:
		if f.long != nil {
			return f.long.under(key)
		}
	}
	return nil
}

// removeFrom takes out of a base what an overlay removes.
func (c checker) removeFrom(base, list *node) {
	if list == nil || list.kind != kindArray || c.partial {
		return
	}
	for _, item := range list.items {
		if item.kind == kindText {
			c.removeOne(base, item, item.value.(string))
		}
	}
}

func (c checker) removeOne(base, item *node, address string) {
	if remove(base, &scenarioForm, address) {
		return
	}
	remedy := "write an address of the base, such as shock.taiwan_crisis"
	if near := nearestAddress(base, address); near != "" {
		remedy = fmt.Sprintf("did you mean %s?", near)
	}
	c.faultf(item.at, remedy, "the base has nothing at %s to remove", quote(address))
}

// remove takes the value at an address out of a tree, and the tables of names
// that are left empty by it. It reports whether there was such a value.
func remove(n *node, f *form, address string) bool {
	key, rest, deeper := strings.Cut(address, ".")
	item := n.child(key)
	if item == nil || f == nil {
		return false
	}
	inner := f.under(key)
	if deeper && !remove(item, inner, rest) {
		return false
	}
	if !deeper || inner != nil && inner.shape == aMap && len(item.items) == 0 {
		n.remove(key)
	}
	return true
}

// nearestAddress corrects the first key of an address that a tree does not have.
func nearestAddress(n *node, address string) string {
	known := ""
	for {
		key, rest, _ := strings.Cut(address, ".")
		next := n.child(key)
		if next == nil {
			near := spelling.Nearest(key, n.keys())
			if near == "" {
				return ""
			}
			return strings.TrimSuffix(join(known, near)+"."+rest, ".")
		}
		n, known, address = next, join(known, key), rest
	}
}

func (n *node) keys() []string {
	keys := make([]string, len(n.items))
	for i, item := range n.items {
		keys[i] = item.key
	}
	return keys
}
