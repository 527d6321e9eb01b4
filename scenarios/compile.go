package scenarios

import (
	"errors"
	"strings"

	"entente/model"
)

// compile asks the model for the mistakes that concern more than one value,
// and shows each at its place in the files.
func (l *loader) compile(scenario model.Scenario, root *node) {
	if l.partial || l.sorted(severityError).Is(ErrLimit) {
		return // parts of the scenario were not even looked at
	}
	compiled, err := model.Compile(scenario)
	var faults model.Faults
	if !errors.As(err, &faults) {
		for _, one := range compiled.Warnings() {
			l.warn(blame(root, one), one.Problem, one.Remedy)
			l.list[len(l.list)-1].Address = one.Address
		}
		return
	}
	broken(root, "", &l.blamed)
	for _, one := range faults {
		if follows(one.Address, l.blamed) {
			continue
		}
		l.fault(blame(root, one), one.Problem, one.Remedy)
		l.list[len(l.list)-1].Address = one.Address
	}
}

// broken adds the addresses of all values that could not be read.
func broken(n *node, address string, all *[]string) {
	if n.kind == kindBroken {
		*all = append(*all, address)
	}
	for _, item := range n.items {
		broken(item, join(address, item.key), all)
	}
}

// follows reports whether a fault may be no more than the consequence of one
// that is known: it is about the same value, a part of it, or a table around
// it, or it names a driver or ladder that is itself incomplete.
func follows(address string, blamed []string) bool {
	for _, one := range blamed {
		if one == address || strings.HasPrefix(one, address+".") || strings.HasPrefix(address, one+".") {
			return true
		}
		kind, key, _ := strings.Cut(one, ".")
		if (kind == "driver" || kind == "ladder") && strings.Contains(address+".", "."+key+".") {
			return true
		}
	}
	return false
}

// blame is the place of a fault: the key or the value at its address or, if
// its text quotes one of the keys on the way there, that key.
func blame(root *node, fault model.Fault) place {
	n := root
	quoted := place{}
	for key := range strings.SplitSeq(fault.Address, ".") {
		next := n.child(key)
		if next == nil {
			break
		}
		n = next
		if strings.Contains(fault.Problem, `"`+key+`"`) {
			quoted = n.keyAt
		}
	}
	if text, ok := n.value.(string); ok && strings.Contains(fault.Problem, `"`+text+`"`) {
		return n.at
	}
	if quoted.source != nil {
		return quoted
	}
	return n.mark()
}
