package scenarios

// A leaf is one value of a scenario under its address.
type leaf struct {
	address string
	node    *node
	form    *form
}

// leaves lists the values of a tree in canonical order. The long form of a
// number comes apart into the number, its reason and its source.
func leaves(n *node, f *form, address string) []leaf {
	switch {
	case f.shape == aRecord:
		var all []leaf
		for i := range f.fields {
			one := &f.fields[i]
			if item := n.child(one.key); item != nil {
				all = append(all, leaves(item, &one.form, join(address, one.key))...)
			}
		}
		return all
	case f.shape == aMap:
		var all []leaf
		for _, item := range n.items {
			all = append(all, leaves(item, f.each, join(address, item.key))...)
		}
		return all
	case f.shape == aBelief && n.kind == kindTable:
		return numberLeaves(n, f, address)
	}
	return []leaf{{address, n, f}}
}

func numberLeaves(n *node, f *form, address string) []leaf {
	all := []leaf{{address, n, f}}
	for _, key := range []string{"why", "source"} {
		if item := n.child(key); item != nil {
			all = append(all, leaf{join(address, key), item, f.long.under(key)})
		}
	}
	return all
}

// text is the value of a leaf as TOML; of a number only what it says.
func (l leaf) text() string {
	if l.form.shape == aBelief && l.node.kind == kindTable {
		for _, key := range []string{"value", "experts"} {
			if item := l.node.child(key); item != nil {
				return written(item, l.form.long.under(key))
			}
		}
	}
	return written(l.node, l.form)
}
