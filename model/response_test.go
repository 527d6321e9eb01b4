package model

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// The response is that of the differences of log-odds about the medians.
func TestResponse(t *testing.T) {
	s := twoRungs("0.005 to 0.1")
	s.Drivers = []Driver{driverOn("pressure", "0.4 to 0.6", "0.5 to 1.5")}
	l := outlookOf(t, mustCompile(t, s))
	responses, err := l.respond(1)
	if err != nil {
		t.Fatal(err)
	}
	p := l.newProspect()
	at := func(all ...moved) float64 { z, _ := l.logOdds(p, trial{moved: all}); return z[0] }
	r, i, j := responses[0], l.matter[0], l.matter[1]
	middle, up, down, both := at(), at(moved{i, 1}), at(moved{i, -1}), at(moved{i, 1}, moved{j, 1})
	if slope := (up - down) / 2; math.Abs(r.slope[0]-slope) > 1e-12 || !(slope > 0.5) {
		t.Errorf("slope %v, want %v", r.slope[0], slope)
	}
	for _, want := range []bend{{0, 0, (up + down - 2*middle) / 2}, {1, 0, both - up - at(moved{j, 1}) + middle}} {
		k := slices.IndexFunc(r.bend, func(b bend) bool { return b.a == want.a && b.b == want.b })
		if k < 0 || math.Abs(r.bend[k].by-want.by) > 1e-12 || want.by == 0 {
			t.Errorf("bend of %d and %d: number %d of %v, want %v", want.a, want.b, k, r.bend, want.by)
		}
	}
}

// What is tried together are the most important, the assumptions about one driver or one shock,
// and what a driver weighs with what moves it.
func TestPairs(t *testing.T) {
	l := outlookOf(t, mustCompile(t, rich()))
	names := l.model.Uncertain()
	crossed, moved := 0, 0
	for _, p := range l.pairs() {
		if p.a <= p.b {
			t.Errorf("%d with %d", p.a, p.b)
		}
		if p.a < mostCrossed {
			crossed++
			continue
		}
		one, other := names[l.matter[p.a]], names[l.matter[p.b]]
		if owner(one) == owner(other) {
			continue
		}
		moved++
		weight, change := one, other
		if strings.HasPrefix(weight, "shock") {
			weight, change = change, weight
		}
		if !strings.HasPrefix(weight, "driver.pressure.weight") || !strings.HasPrefix(change, "shock.crisis") {
			t.Errorf("%s with %s", one, other)
		}
	}
	if most := min(mostCrossed, len(l.matter)); crossed != most*(most-1)/2 || moved == 0 {
		t.Errorf("%d pairs of the most important, want %d; %d of a weight and a shock", crossed, most*(most-1)/2, moved)
	}
	for address, want := range map[string]string{"driver.war.weight.obligation": "driver.war", "shock.coup.rate": "shock.coup", "step.tie.apart.allied.rate": "step.tie"} {
		if got := owner(address); got != want {
			t.Errorf("%s is of %s, want %s", address, got, want)
		}
	}
}

// The weight of a driver that stands at its reference level in the draw of medians tells
// nothing there, and matters all the same if the level is not known.
func TestWeightsOfLevelsAtTheirReferenceMatter(t *testing.T) {
	s := twoRungs("0.02 to 0.03")
	s.Drivers = []Driver{driverOn("pressure", "0.2 to 0.8", "0.5 to 2.5")}
	m := mustCompile(t, s)
	l := outlookOf(t, m)
	weight := slices.IndexFunc(m.Uncertain(), func(name string) bool { return owner(name) == "driver.pressure" && !strings.HasSuffix(name, ".now") })
	if !slices.Contains(l.matter, weight) {
		t.Errorf("of %q only %v matter", m.Uncertain(), l.matter)
	}
}

func TestMultiplied(t *testing.T) {
	m := mustCompile(t, rich())
	names := m.Uncertain()
	multiplied := m.multiplied()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"driver.pressure.weight.tie", "shock.crisis.push.pressure", true},
		{"shock.crisis.rate", "driver.pressure.weight.tie", true},
		{"driver.mistrust.weight.tie", "shock.renewal.reset.mistrust", true},
		{"driver.mistrust.weight.tie", "shock.renewal.chance", true},
		{"driver.mistrust.weight.tie", "shock.crisis.push.pressure", false},
		{"driver.pressure.tends_to", "shock.crisis.push.pressure", false},
	} {
		i, j := slices.Index(names, c.a), slices.Index(names, c.b)
		if i < 0 || j < 0 {
			t.Fatalf("%s or %s is not among %v", c.a, c.b, names)
		}
		if got := multiplied(i, j); got != c.want {
			t.Errorf("%s with %s: %v", c.a, c.b, got)
		}
	}
}
