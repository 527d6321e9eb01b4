package scenarios

import (
	"strings"
	"testing"
	"testing/fstest"

	"entente/model"
)

// overlay loads text as an overlay on the small scenario.
func overlay(t *testing.T, text string, set ...string) (*Resolved, error) {
	t.Helper()
	files := fstest.MapFS{
		"small.toml": &fstest.MapFile{Data: []byte(smallScenario(t))},
		"over.toml":  &fstest.MapFile{Data: []byte("format = 1\nbase = \"small.toml\"\n" + text)},
	}
	l := &loader{findings: &findings{}}
	return l.load(shelf{files, "."}, "over.toml", set)
}

func mustOverlay(t *testing.T, text string, set ...string) *Resolved {
	t.Helper()
	r, err := overlay(t, text, set...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestEmptyOverlayChangesNothing(t *testing.T) {
	base, err := loadText(smallScenario(t))
	if err != nil {
		t.Fatal(err)
	}
	r := mustOverlay(t, "")
	if r.Hash() != base.Hash() {
		t.Errorf("an empty overlay gives\n%s", r.TOML())
	}
	if d := Diff(base, r); d != nil {
		t.Errorf("an empty overlay differs by %+v", d)
	}
}

func TestOverlayReplacesWhatItStates(t *testing.T) {
	r := mustOverlay(t, `
title = "Another"
[driver.trade]
now = 0.6
[ladder.ties]
start = "cold"
[shock.summit]
on = 2028-01-01
[shock.coup]
rate = 0.1
push.trade = 1
`)
	s := r.Scenario
	if s.Title != "Another" || s.Question != "Will the two neighbours sign a treaty of defence?" {
		t.Errorf("title %q, question %q", s.Title, s.Question)
	}
	if now := s.Drivers[1].Now; now.Belief.Median() != 0.6 || !s.Drivers[1].HalfLife.Stated() {
		t.Errorf("driver is %+v", s.Drivers[1])
	}
	if s.Ladders[0].Start[0] != 1 || len(s.Ladders[0].Rungs) != 3 {
		t.Errorf("ladder is %+v", s.Ladders[0])
	}
	if len(s.Shocks[1].On) != 1 || !s.Shocks[1].Chance.Stated() {
		t.Errorf("shock is %+v", s.Shocks[1])
	}
	if len(s.Shocks) != 3 || s.Shocks[2].Key != "coup" {
		t.Errorf("shocks are %+v", s.Shocks)
	}
}

func TestOverlayRemovesBeforeItAdds(t *testing.T) {
	r := mustOverlay(t, `
remove = ["shock.crisis", "shock.summit", "driver.trade.spread", "correlation.threat.trade"]
[shock.summit]
rate = 0.2
push.trade = 1
`)
	if s := r.Scenario.Shocks; len(s) != 1 || s[0].On != nil || s[0].Moves != nil || !s[0].Rate.Stated() {
		t.Errorf("shocks are %+v", s)
	}
	if r.Scenario.Drivers[1].Spread.Stated() {
		t.Error("the spread was not removed")
	}
}

// TestReasonsStayWithTheirNumbers: the reason that one file gives for a number is
// never shown for the number of another.
func TestReasonsStayWithTheirNumbers(t *testing.T) {
	reason := func(a model.Assumption) string { return a.Why + "; " + a.Source }
	stated := mustOverlay(t, "[driver.threat]\nnow = 0.6\nwhy = \"war games\"\n").Scenario.Drivers[0]
	if got := reason(stated.Now); got != "war games; " {
		t.Errorf("a number with its own reason: %s", got)
	}
	if got := reason(stated.Reference); got != "a common enemy binds; none" {
		t.Errorf("a number of the base: %s", got)
	}
	general := mustOverlay(t, "why = \"a thought experiment\"\nsource = \"ours\"\n[driver.threat]\nnow = 0.6\n").Scenario.Drivers[0]
	if got := reason(general.Now); got != "a thought experiment; ours" {
		t.Errorf("a number under the reason of its file: %s", got)
	}
	if got := reason(general.Spread); got != "a common enemy binds; none" {
		t.Errorf("a number of the base: %s", got)
	}
	silent := mustOverlay(t, "[driver.threat]\nnow = 0.6\n").Scenario.Drivers[0]
	if got := reason(silent.Now); got != "as stated in over.toml; over.toml" {
		t.Errorf("a number without a reason: %s", got)
	}
	long := mustOverlay(t, "[driver.threat]\nnow = { value = 0.6, why = \"so\" }\n").Scenario.Drivers[0]
	if got := reason(long.Now); got != "so; over.toml" {
		t.Errorf("a number in its long form: %s", got)
	}
	set := mustOverlay(t, "", "driver.threat.now=0.6").Scenario.Drivers[0]
	if got := reason(set.Now); got != "set on the command line; --set driver.threat.now=0.6" {
		t.Errorf("an override: %s", got)
	}
	checkRoundTrip(t, "overlay with reasons", mustOverlay(t, "[driver.threat]\nnow = 0.6\nwhy = \"war games\"\n", "driver.threat.spread=0.2"))
}

func TestOverrides(t *testing.T) {
	r := mustOverlay(t, "", "title=Two friends", "driver.trade.now=0.2 to 0.4", "horizon=2030-01-01", `question="Why?"`,
		"shock.crisis.repeats=false", "driver.trade.now = 0.3 to 0.5", "ladder.ties.start={cold=1}", "step.ties.warm.cold.weight.trade=0.5")
	s := r.Scenario
	if s.Title != "Two friends" || s.Question != "Why?" || s.Horizon.Year() != 2030 || s.Shocks[0].Repeats || s.Ladders[0].Start[0] != 1 {
		t.Errorf("scenario is %+v", s)
	}
	if got := s.Drivers[1].Now.Belief.String(); got != "0.3 to 0.5" {
		t.Errorf("the later override does not win: %s", got)
	}
	if s.Steps[2].Weights[0].Value.Belief.Median() != 0.5 {
		t.Errorf("steps are %+v", s.Steps)
	}
	if !strings.Contains(string(r.Annotated()), "horizon = 2030-01-01  # --set") {
		t.Errorf("the origin of an override is not shown:\n%s", r.Annotated())
	}
}

func TestOverridesAreChecked(t *testing.T) {
	for set, want := range map[string]string{
		"driver.trade.now=1.5":         "--set:1:18: error: 1.5 is too large",
		"driver.trade.now=0.4 to 0.2":  "--set:1:18: error: 0.4 to 0.2 is the wrong way round",
		"driver.trad.now=0.4":          "did you mean trade?",
		"driver.trade.nwo=0.4":         "did you mean now?",
		"shock.storm.rate=1":           "there is no shock \"storm\"",
		"driver.trade.weight.paer=1":   "did you mean \"paper\"?",
		"driver.trade.now":             "is not an override",
		"=0.4":                         "a key is missing",
		"driver..now=0.4":              "a key is missing",
		"driver trade.now=0.4":         "a key has no spaces",
		"base=other.toml":              "cannot be overridden",
		"format=1":                     "cannot be overridden",
		"driver.trade.now=0.4\nx=1":    "is not an override",
		"driver.trade.now=":            "there is no number here",
		"driver.trade={ now = 1.5 }":   "error: 1.5 is too large",
		"title=\u202eevil":             "turns the direction of writing",
		"driver.trade.now=\"0.3":       "the quotes are never closed",
		"horizon=2031-02-30":           "there is no day 2031-02-30",
		"horizon=2020-01-01":           "--set:1:9: error: the horizon does not lie after the start",
		"[driver.trade]\nnow=0.4":      "is not an override",
		"driver.trade.now=0.4 to high": "--set:1:25",
	} {
		_, err := overlay(t, "", set)
		if err == nil {
			t.Errorf("%q is accepted", set)
		} else if !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives\n%v\nwithout %q", set, err, want)
		}
	}
}
