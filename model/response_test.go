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

// What is tried together are the most important, and the assumptions about one driver or
// one shock.
func TestPairs(t *testing.T) {
	l := outlookOf(t, mustCompile(t, rich()))
	names := l.model.Uncertain()
	within := 0
	for _, p := range l.pairs() {
		if p.a <= p.b {
			t.Errorf("%d with %d", p.a, p.b)
		}
		if p.a >= mostCrossed {
			within++
			if a, b := owner(names[l.matter[p.a]]), owner(names[l.matter[p.b]]); a != b {
				t.Errorf("one of %s with one of %s", a, b)
			}
		}
	}
	crossed := min(mostCrossed, len(l.matter))
	if got, want := len(l.pairs())-within, crossed*(crossed-1)/2; got != want {
		t.Errorf("%d pairs of the most important, want %d", got, want)
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
