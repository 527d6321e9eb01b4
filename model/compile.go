package model

import (
	"fmt"
	"slices"
	"time"

	"entente/model/belief"
)

const (
	maxLadders = 4
	maxDrivers = 64
	maxShocks  = 64
	maxYears   = 100
)

// Compile resolves and checks a scenario. The error is of type Faults and holds
// every mistake found, in scenario order.
func Compile(s Scenario) (*Model, error) {
	c := &compiler{scenario: s, model: &Model{scenario: s}}
	c.time()
	c.ladders()
	if len(c.faults) > 0 {
		return nil, c.faults // nothing below makes sense without time and rungs
	}
	c.drivers()
	c.shocks()
	c.steps()
	c.correlations()
	c.outcomes()
	c.reachability()
	if len(c.faults) > 0 {
		return nil, c.faults
	}
	return c.model, nil
}

type compiler struct {
	scenario Scenario
	model    *Model
	faults   Faults
}

func (c *compiler) fault(address, remedy, problem string, args ...any) {
	c.faults = append(c.faults, Fault{address, fmt.Sprintf(problem, args...), remedy})
}

func (c *compiler) warn(address, remedy, problem string, args ...any) {
	c.model.warnings = append(c.model.warnings, Fault{address, fmt.Sprintf(problem, args...), remedy})
}

// stated is the place of an assumption in Model.assumptions, or absent.
type stated int

const absent stated = -1

func (a stated) given() bool { return a != absent }

// number takes up an assumption. One that holds the wrong kind of number, or
// none, is a mistake of the caller's code and not of the scenario.
func (c *compiler) number(a Assumption, q belief.Quantity) stated {
	if !a.Stated() {
		return absent
	}
	if a.Belief.Quantity() != q {
		panic(fmt.Sprintf("model: %s holds a %v where a %v belongs", a.Address, a.Belief.Quantity(), q))
	}
	m := c.model
	if !a.Belief.IsPoint() {
		m.uncertain = append(m.uncertain, len(m.assumptions))
	}
	m.assumptions = append(m.assumptions, a)
	return stated(len(m.assumptions) - 1)
}

func (c *compiler) time() {
	s := c.scenario
	switch {
	case !s.Horizon.After(s.Start):
		c.fault("horizon", "a date after "+s.Start.Format(time.DateOnly), "the horizon does not lie after the start")
	case s.Horizon.After(s.Start.AddDate(maxYears, 0, 0)):
		c.fault("horizon", fmt.Sprintf("at most %d years after the start", maxYears), "the horizon is too far away")
	default:
		c.model.calendar = newCalendar(s.Start, s.Horizon)
	}
}

// ladder returns the place of a ladder by its key, or reports that address
// names one that does not exist.
func (c *compiler) ladder(key, address string) (int, bool) {
	i := slices.IndexFunc(c.scenario.Ladders, func(l Ladder) bool { return l.Key == key })
	if i < 0 {
		c.fault(address, oneOf("ladder", key, keysOf(c.scenario.Ladders)), "there is no ladder %q", key)
	}
	return i, i >= 0
}

func (c *compiler) rung(ladder int, key, address string) (int, bool) {
	l := c.scenario.Ladders[ladder]
	i := slices.IndexFunc(l.Rungs, func(r Rung) bool { return r.Key == key })
	if i < 0 {
		c.fault(address, oneOf("rung", key, keysOf(l.Rungs)), "ladder %q has no rung %q", l.Key, key)
	}
	return i, i >= 0
}

func (c *compiler) driver(key, address string) (int, bool) {
	i := slices.IndexFunc(c.scenario.Drivers, func(d Driver) bool { return d.Key == key })
	if i < 0 {
		c.fault(address, oneOf("driver", key, keysOf(c.scenario.Drivers)), "there is no driver %q", key)
	}
	return i, i >= 0
}
