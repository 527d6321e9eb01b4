package scenarios

import (
	"fmt"
	"math"
	"strings"

	"entente/model"
)

// A linter warns of what is allowed and yet most likely a mistake.
type linter struct {
	*findings
	root     *node
	scenario model.Scenario
}

func (l linter) lint() {
	for _, c := range l.scenario.Correlations {
		l.correlation(c)
	}
	for _, d := range l.scenario.Drivers {
		l.level(d)
		l.weights(d)
	}
	for _, s := range l.scenario.Steps {
		l.rate(s.Rate)
	}
	for _, s := range l.scenario.Shocks {
		l.shock(s)
	}
	l.confusableNames()
	l.keysAlike()
}

func (l linter) warnAt(address, remedy, format string, values ...any) {
	n, _ := l.root.find(address)
	l.findings.warn(n.mark(), fmt.Sprintf(format, values...), remedy)
	l.list[len(l.list)-1].Address = address
}

// Above highCorrelation two drivers are one for most purposes.
const highCorrelation = 0.9

func (l linter) correlation(c model.Correlation) {
	if math.Abs(c.Value) > highCorrelation {
		l.warnAt("correlation."+c.A+"."+c.B, "one driver may do for both",
			"%s and %s move almost as one: their correlation is %g", c.A, c.B, c.Value)
	}
}

// A range with an end nearer than nearEnd to 0 or 1 is where the scale of
// log-odds stretches small differences.
const nearEnd = 0.01

func (l linter) level(d model.Driver) {
	for _, a := range []model.Assumption{d.Reference, d.Now, d.TendsTo} {
		if !a.Stated() || a.Belief.IsPoint() {
			continue
		}
		low, high := a.Belief.Quantile(0.05), a.Belief.Quantile(0.95)
		if low < nearEnd || high > 1-nearEnd {
			l.warnAt(a.Address, "a level has room between its ends: let 0 and 1 mean more extreme states, or narrow the range",
				"the range reaches %.2g to %.2g, next to the end of what the driver can be", low, high)
		}
	}
}

// weights warns of weights that change nothing: their driver stays at its
// reference, or they are 0.
func (l linter) weights(d model.Driver) {
	still := l.still(d)
	for _, w := range d.Weights {
		switch {
		case w.Value.Belief.IsPoint() && w.Value.Belief.Median() == 0 && !w.Down:
			l.warnAt(w.Value.Address, "leave the weight out", "a weight of 0 changes nothing")
		case still:
			l.warnAt(w.Value.Address, "give the driver another level now, a tends_to or a spread, or a shock that pushes it",
				"the weight cannot matter: %s stays at its reference", d.Key)
		}
	}
}

func (l linter) still(d model.Driver) bool {
	if d.TendsTo.Stated() || d.Spread.Stated() || !d.Now.Belief.IsPoint() || d.Now.Belief != d.Reference.Belief {
		return false
	}
	for _, s := range l.scenario.Shocks {
		for _, change := range append(append([]model.LevelChange{}, s.Push...), s.Reset...) {
			if change.Driver == d.Key {
				return false
			}
		}
	}
	return true
}

// fastRate is a rate, per year, that hardly any step of a relationship between
// states has; one per month taken for one per year is rather too slow.
const fastRate = 6

func (l linter) rate(a model.Assumption) {
	why := strings.ToLower(a.Why)
	switch {
	case strings.Contains(why, "per month") || strings.Contains(why, "a month") || strings.Contains(why, "monthly"):
		l.warnAt(a.Address, "multiply a rate per month by 12", "its reason speaks of months, and a rate is per year")
	case a.Belief.Median() > fastRate:
		l.warnAt(a.Address, "a rate is per year: once in ten years is 0.1", "a rate of %.3g means a step every %.2g months", a.Belief.Median(), 12/a.Belief.Median())
	}
}

func (l linter) shock(s model.Shock) {
	address := "shock." + s.Key
	if len(s.Push)+len(s.Reset)+len(s.Effect)+len(s.Moves) == 0 {
		l.warnAt(address, "add push, reset, effect or move", "%s changes nothing when it happens", s.Key)
	}
}
