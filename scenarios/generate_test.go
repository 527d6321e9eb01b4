package scenarios

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A writer writes a random but valid scenario.
type writer struct {
	*rapid.T
	strings.Builder
	ladders map[string]int // rungs of each
	keys    []string
	drivers []string
}

func (w *writer) line(format string, values ...any) {
	fmt.Fprintf(w, format+"\n", values...)
}

func (w *writer) flip(label string) bool { return rapid.Bool().Draw(w.T, label) }

func (w *writer) some(low, high int) int { return rapid.IntRange(low, high).Draw(w.T, "count") }

// prose is text with quotes, line ends and other characters that must be escaped.
func (w *writer) prose() string {
	text := rapid.StringOf(rapid.RuneFrom([]rune("abc äжß\"\\'#=\n\t{}[]\u00a0\U0001f600"))).Draw(w.T, "text")
	return quoted("x" + text)
}

// number is a belief between 0.1 and 0.28, in any notation, which suits every
// quantity; long says whether a table may stand for it.
func (w *writer) number(long bool) string {
	low := 0.1 + float64(w.some(0, 50))/1000
	high := low + 0.05 + float64(w.some(0, 50))/1000
	switch kind := w.some(0, 5); {
	case kind == 0:
		return fmt.Sprint(low)
	case kind == 1:
		return fmt.Sprintf(`"%g  to %g"`, low, high)
	case kind == 2:
		return fmt.Sprintf(`"%g to %g, median %g"`, low, high, (low+high)/2)
	case kind == 3:
		return fmt.Sprintf(`"uniform(%g, %g)"`, low, high)
	case kind == 4 && long:
		return fmt.Sprintf("{ value = %s, why = %s }", w.number(false), w.prose())
	case long:
		return fmt.Sprintf("{ source = %s, experts = { ann = %s, bob = { says = %s, weight = %d } } }", w.prose(), w.number(false), w.number(false), w.some(1, 9))
	}
	return fmt.Sprint(high)
}

func (w *writer) reasons() {
	if w.flip("why") {
		w.line("why = %s", w.prose())
	}
	if w.flip("source") {
		w.line("source = %s", w.prose())
	}
}

func (w *writer) scenario() string {
	w.line("format = 1\ntitle = \"A\"\nquestion = \"B?\"\nstart = 2026-01-01\nhorizon = 20%d-01-01", w.some(27, 60))
	w.reasons()
	w.writeLadders()
	w.writeDrivers()
	w.writeSteps()
	w.writeShocks()
	w.line("[outcome.top]\nname = \"Top\"\nat_least.%s = \"r%d\"\nonce_reached = %t", w.keys[0], w.ladders[w.keys[0]]-1, w.flip("once"))
	w.line("[outcome.rest]")
	return w.String()
}

func (w *writer) writeLadders() {
	w.ladders = map[string]int{}
	for i := range w.some(1, 3) {
		key := fmt.Sprintf("l%d", i)
		rungs := w.some(2, 4)
		w.ladders[key], w.keys = rungs, append(w.keys, key)
		w.line("[ladder.%s]", key)
		var names []string
		for r := range rungs {
			names = append(names, fmt.Sprintf(`"r%d"`, r))
		}
		w.line("rungs = [%s]", strings.Join(names, ", "))
		if w.flip("uncertain start") {
			w.line("start = { r0 = 0.25, r1 = 0.75 }")
		} else {
			w.line("start = \"r0\"")
		}
		w.reasons()
		if w.flip("words") {
			w.line("[ladder.%s.rung.r1]\nname = \"One of %s\"\ntest = %s", key, key, w.prose())
		}
	}
}

func (w *writer) writeDrivers() {
	for i := range w.some(0, 3) {
		key := fmt.Sprintf("d%d", i)
		w.drivers = append(w.drivers, key)
		w.line("[driver.%s]\nreference = %s\nnow = %s", key, w.number(true), w.number(true))
		if w.flip("moves") {
			w.line("half_life = %s\nspread = %s\ntends_to = %s", w.number(true), w.number(true), w.number(true))
		}
		w.line("weight.%s = %s", w.keys[0], w.number(true))
		if w.flip("down") {
			w.line("weight_down.%s = %s", w.keys[0], w.number(true))
		}
		w.reasons()
	}
}

func (w *writer) writeSteps() {
	for _, key := range w.keys {
		for r := range w.ladders[key] - 1 {
			w.line("[step.%s.r%d.r%d]\nrate = %s", key, r, r+1, w.number(true))
			if key != w.keys[0] && w.flip("given") {
				w.line("given.%s = { r0 = %s, r1 = %s }", w.keys[0], w.number(true), w.number(true))
			}
			if w.drivers != nil && w.flip("weight") {
				w.line("weight.%s = %s", w.drivers[0], w.number(true))
			}
			w.reasons()
			if w.flip("back") {
				w.line("[step.%s.r%d.r%d]\nrate = %s", key, r+1, r, w.number(true))
			}
		}
	}
}

func (w *writer) writeShocks() {
	for i := range w.some(0, 3) {
		w.line("[shock.s%d]", i)
		if w.flip("scheduled") {
			w.line("on = 2026-05-01\nchance = %s", w.number(true))
		} else {
			w.line("rate = %s\nrepeats = %t", w.number(true), w.flip("repeats"))
		}
		if w.drivers != nil && w.flip("push") {
			w.line("push.%s = %s", w.drivers[0], w.number(true))
		}
		if w.flip("effect") {
			w.line("effect.%s = %s\nlasts = %s", w.keys[0], w.number(true), w.number(true))
		}
		w.line("move.%s.r0.r1 = %s", w.keys[0], w.number(true))
		w.reasons()
	}
}

// TestPrintAndLoadAreInverse prints and loads generated scenarios.
func TestPrintAndLoadAreInverse(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := (&writer{T: rt}).scenario()
		r, err := loadText(text)
		if err != nil {
			rt.Fatalf("%v\n%s", err, text)
		}
		checkRoundTrip(t, text, r)
		if d := Diff(r, r); d != nil {
			rt.Errorf("a scenario differs from itself by %+v", d)
		}
	})
}

// TestValuesFollowTheirAddresses looks the values of generated scenarios up.
func TestValuesFollowTheirAddresses(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := (&writer{T: rt}).scenario()
		r, err := loadText(text)
		if err != nil {
			rt.Fatalf("%v\n%s", err, text)
		}
		for _, one := range leaves(r.root, &scenarioForm, "") {
			if n, whole := r.root.find(one.address); !whole || n != one.node {
				rt.Errorf("%s is not where its address leads", one.address)
			}
		}
		for _, s := range r.Scenario.Steps {
			if n, whole := r.root.find(s.Rate.Address); !whole || n.belief != s.Rate.Belief {
				rt.Errorf("%s is not the number in the file", s.Rate.Address)
			}
		}
	})
}
