package scenarios

import (
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var thorough = flag.Bool("thorough", false, "spoil every value of the shipped files, not a sample; takes minutes")

// loadText loads a scenario from memory, as the file test.toml.
func loadText(text string, set ...string) (*Resolved, error) {
	files := fstest.MapFS{"test.toml": &fstest.MapFile{Data: []byte(text)}}
	l := &loader{findings: &findings{}}
	return l.load(shelf{files, "."}, "test.toml", set)
}

// A mutation spoils one value of a file; it is put in place of the value.
type mutation struct {
	name string
	of   func(value string) (string, bool)
}

var plainRange = regexp.MustCompile(`^"([-0-9.%]+) to ([-0-9.%]+)"$`)

var mutations = []mutation{
	{"wrong type", func(string) (string, bool) { return "[[true]]", true }},
	{"not a number", func(string) (string, bool) { return "nan", true }},
	{"huge", func(string) (string, bool) { return "1e300", true }},
	{"reversed range", func(value string) (string, bool) {
		ends := plainRange.FindStringSubmatch(value)
		if ends == nil {
			return "", false
		}
		return fmt.Sprintf(`"%s to %s"`, ends[2], ends[1]), true
	}},
	{"without its end", func(value string) (string, bool) { return value[:len(value)-1] + "\x00", true }},
}

// TestMutatedFilesAreRefused spoils values of all shipped files in several ways, one
// at a time, and misspells every key. Each must be refused, with a finding
// on the line that was spoilt.
func TestMutatedFilesAreRefused(t *testing.T) {
	for _, name := range shippedNames() {
		text, err := shippedShelf.read(name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		pairs := statementsOf(text)
		if !*thorough {
			pairs = every(1+len(pairs)/8, pairs)
		}
		for _, one := range pairs {
			t.Run(name+"/"+one.node.at.text(), func(t *testing.T) { mutate(t, text, one) })
		}
	}
}

func statementsOf(text string) []statement {
	s := scan(newSource("test.toml", text, 0), &findings{})
	var pairs []statement
	for _, one := range s.statements {
		if one.node != nil {
			pairs = append(pairs, one)
		}
	}
	return pairs
}

// every keeps each n-th statement.
func every(n int, all []statement) []statement {
	var some []statement
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}

func mutate(t *testing.T, text string, one statement) {
	for _, m := range mutations {
		if value, possible := m.of(one.node.at.text()); possible {
			refused(t, m.name, one, text[:one.node.at.start]+value+text[one.node.at.end:])
		}
	}
	at := one.node.keyAt
	refused(t, "misspelt key", one, text[:at.end]+"q"+text[at.end:])
}

func refused(t *testing.T, how string, one statement, text string) {
	t.Helper()
	_, err := loadText(text)
	line, _, _ := one.node.keyAt.source.line(one.node.keyAt.start)
	found, ok := err.(Diagnostics)
	if !ok {
		t.Errorf("%s: accepted (%v)", how, err)
		return
	}
	for _, d := range found {
		if d.File == "test.toml" && d.Line >= line && d.Line <= line+strings.Count(one.node.at.text(), "\n") {
			return
		}
	}
	t.Errorf("%s: no finding on line %d:\n%v", how, line, err)
}

// TestRemovedKeysAreMissed takes each key of the small scenario out. Without a
// required one it must be refused; the rest have a meaning when left out.
func TestRemovedKeysAreMissed(t *testing.T) {
	text := smallScenario(t)
	for _, one := range statementsOf(text) {
		_, err := loadText(text[:one.start] + text[one.end:])
		address := addressOf(t, text, one)
		if needed := neededInSmall[address]; needed != (err != nil) {
			t.Errorf("without %s: %v", address, err)
		}
	}
}

// neededInSmall are the values without which the small scenario has no meaning.
var neededInSmall = map[string]bool{
	"format": true, "title": true, "question": true, "start": true, "horizon": true,
	"ladder.ties.rungs": true, "ladder.ties.start": true, "ladder.paper.rungs": true, "ladder.paper.start": true,
	"step.ties.cold.warm.rate": true, "step.ties.warm.close.rate": true, "step.ties.close.warm.rate": true,
	"step.ties.warm.cold.rate": true, "step.paper.nothing.treaty.rate": true,
	"driver.threat.reference": true, "driver.threat.now": true, "driver.threat.half_life": true,
	"driver.trade.reference": true, "driver.trade.now": true, "driver.trade.half_life": true,
	"driver.threat.spread": true, "driver.trade.spread": true, // they are correlated
	"shock.crisis.rate": true, "shock.crisis.lasts": true, "shock.crisis.effect.ties": true,
	"shock.summit.on": true, "shock.summit.chance": true, "shock.summit.repeats": true,
	"correlation.threat.trade":        true, // its table would be empty
	"outcome.alliance.at_least.paper": true, "outcome.friends.at_least.ties": true,
}

func addressOf(t *testing.T, text string, one statement) string {
	t.Helper()
	s := scan(newSource("test.toml", text, 0), &findings{})
	var find func(n *node, address string) string
	find = func(n *node, address string) string {
		if n.keyAt.start == one.node.keyAt.start && n.key == one.node.key && n != s.root {
			return address
		}
		for _, item := range n.items {
			if found := find(item, join(address, item.key)); found != "" {
				return found
			}
		}
		return ""
	}
	return find(s.root, "")
}
