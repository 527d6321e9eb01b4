package scenarios

import (
	"fmt"
	"slices"
	"strings"
)

// A Group is values in which two scenarios differ and that change together: all
// of one table, or a single number.
type Group struct {
	Key       string   // "shock.taiwan_blockade", or one address
	Addresses []string // in the order of Diff
}

// Changes groups what makes two scenarios with one question differ in their
// answer: everything in which they differ but names, reasons and sources. With
// whole, a group is a table (a driver, a shock, a step); without, each number that
// both state is a group of its own, and the rest of a table stays together, since
// a date without its chance would be no scenario. Correlations are one group. The
// groups of any subset can be put into either scenario: see Hybrid.
//
// The error says in what respect the two ask different questions.
func Changes(a, b *Resolved, whole bool) ([]Group, error) {
	matters := weighty(a, b)
	var changed []Difference
	for _, d := range Diff(a, b) {
		if !matters[d.Address] {
			continue
		}
		if asks(d.Address) {
			return nil, fmt.Errorf("%s and %s ask different questions: they differ in %s", a.Name, b.Name, d.Address)
		}
		changed = append(changed, d)
	}
	g := grouper{whole: whole, place: map[string]int{}}
	for _, d := range changed {
		g.add(g.key(d), d.Address)
	}
	for _, d := range changed {
		if driver, ok := newcomer(d, a, b); ok {
			g.bind(driver)
		}
	}
	return g.groups(), nil
}

// weighty are the addresses of values that bear on the answer.
func weighty(a, b *Resolved) map[string]bool {
	matters := map[string]bool{}
	for _, r := range []*Resolved{a, b} {
		for _, l := range leaves(r.root, &scenarioForm, "") {
			switch l.form.shape {
			case aLine, aProse, aFormat:
			default:
				matters[l.address] = true
			}
		}
	}
	return matters
}

// asks tells whether an address belongs to the question itself.
func asks(address string) bool {
	parts := strings.Split(address, ".")
	switch parts[0] {
	case "start", "horizon", "outcome":
		return true
	case "ladder":
		return parts[len(parts)-1] == "rungs"
	}
	return false
}

// table is the table in which an address stands.
func table(address string) string {
	parts := strings.Split(address, ".")
	n := map[string]int{"correlation": 1, "step": 4}[parts[0]]
	if n == 0 {
		n = 2
	}
	return strings.Join(parts[:min(n, len(parts))], ".")
}

// newcomer tells whether a difference belongs to a driver that only one of the
// two scenarios has; what speaks of that driver has to come and go with it.
func newcomer(d Difference, a, b *Resolved) (driver string, ok bool) {
	key, isDriver := strings.CutPrefix(table(d.Address), "driver.")
	if !isDriver {
		return "", false
	}
	_, inA := a.root.find("driver." + key)
	_, inB := b.root.find("driver." + key)
	return key, inA != inB
}

// A grouper gathers addresses under the keys of their groups.
type grouper struct {
	whole bool
	all   []Group
	place map[string]int
}

// key is that of the group of a difference.
func (g *grouper) key(d Difference) string {
	single := d.A.Words != "" && d.B.Words != ""
	if single && !g.whole {
		return d.Address
	}
	return table(d.Address)
}

func (g *grouper) add(key, address string) {
	i, known := g.place[key]
	if !known {
		i = len(g.all)
		g.place[key] = i
		g.all = append(g.all, Group{Key: key})
	}
	g.all[i].Addresses = append(g.all[i].Addresses, address)
}

// bind moves into the group of a driver all groups that speak of it.
func (g *grouper) bind(driver string) {
	home := g.place["driver."+driver]
	for i := range g.all {
		if i != home && slices.ContainsFunc(g.all[i].Addresses, func(address string) bool {
			return slices.Contains(strings.Split(address, ".")[1:], driver)
		}) {
			g.all[home].Addresses = append(g.all[home].Addresses, g.all[i].Addresses...)
			g.all[i].Addresses = nil
		}
	}
}

func (g *grouper) groups() []Group {
	return slices.DeleteFunc(g.all, func(one Group) bool { return len(one.Addresses) == 0 })
}
