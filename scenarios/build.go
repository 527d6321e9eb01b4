package scenarios

import (
	"time"

	"entente/model"
)

// A part is a value of a checked tree with its address and with the reason and
// source that hold for it. The node is nil where nothing is stated.
type part struct {
	*node
	address     string
	why, source string
}

// get is the part under a key.
func (p part) get(key string) part {
	inner := part{nil, join(p.address, key), p.why, p.source}
	if p.node == nil {
		return inner
	}
	return inner.at(p.child(key))
}

// at enters a node: its own reason and source replace those around it.
func (p part) at(n *node) part {
	p.node = n
	if n == nil || n.kind != kindTable {
		return p
	}
	if why := n.child("why"); why != nil && why.kind == kindText {
		p.why = why.value.(string)
	}
	if source := n.child("source"); source != nil && source.kind == kindText {
		p.source = source.value.(string)
	}
	return p
}

func (p part) text(key string) string {
	text, _ := p.get(key).scalar().(string)
	return text
}

func (p part) day(key string) time.Time {
	day, _ := p.get(key).scalar().(time.Time)
	return day
}

func (p part) flag(key string) bool {
	flag, _ := p.get(key).scalar().(bool)
	return flag
}

// name is the text under "name", or the key of the part.
func (p part) name() string {
	if name := p.text("name"); name != "" {
		return name
	}
	return p.key
}

func (p part) scalar() any {
	if p.node == nil || p.kind == kindBroken {
		return nil
	}
	return p.value
}

// number is the assumption under a key; not stated where the key is missing.
func (p part) number(key string) model.Assumption {
	number := p.get(key)
	if number.node == nil {
		return model.Assumption{}
	}
	return number.assumption()
}

func (p part) assumption() model.Assumption {
	return model.Assumption{Address: p.address, Belief: p.belief, Why: p.why, Source: p.source}
}

// parts are the entries of a table, in the order of the file.
func (p part) parts() []part {
	if p.node == nil || p.kind != kindTable {
		return nil
	}
	var all []part
	for _, item := range p.items {
		if validKey.MatchString(item.key) {
			all = append(all, p.get(item.key))
		}
	}
	return all
}

// each makes one thing of every part.
func each[T any](parts []part, make func(part) T) []T {
	var all []T
	for _, one := range parts {
		all = append(all, make(one))
	}
	return all
}

// standInYears is the length of a scenario of which one end is at fault.
const standInYears = 99

// period fills in an end of the time that is at fault, so that the days
// between can be checked.
func period(start, horizon time.Time) (time.Time, time.Time) {
	switch {
	case start.IsZero() && horizon.IsZero():
		start = time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)
		return start, start.AddDate(standInYears, 0, 0)
	case start.IsZero():
		return horizon.AddDate(-standInYears, 0, 0), horizon
	case horizon.IsZero():
		return start, start.AddDate(standInYears, 0, 0)
	}
	return start, horizon
}

// build makes the scenario that a checked tree states. It keeps what is
// declared even where a part of it is at fault, so that the compiler finds the
// other mistakes and no false ones.
func build(root *node, name string) model.Scenario {
	p := part{node: root}
	start, horizon := period(p.day("start"), p.day("horizon"))
	return model.Scenario{
		Name:         name,
		Title:        p.text("title"),
		Question:     p.text("question"),
		Why:          p.text("why"),
		Source:       p.text("source"),
		Start:        start,
		Horizon:      horizon,
		Ladders:      each(p.get("ladder").parts(), ladder),
		Steps:        steps(p.get("step")),
		Drivers:      each(p.get("driver").parts(), driver),
		Correlations: correlations(p.get("correlation")),
		Shocks:       each(p.get("shock").parts(), func(p part) model.Shock { return shock(p, start) }),
		Outcomes:     each(p.get("outcome").parts(), outcome),
	}
}
