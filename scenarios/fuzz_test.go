package scenarios

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"
)

// FuzzLoad feeds files to the loader. Whatever loads must survive printing; the
// rest must be answered with findings that point into the file and are safe to
// print.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("testdata/faulty/*.toml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil && len(text) < 4000 {
			f.Add(string(text))
		}
	}
	f.Add(fullTemplate)
	f.Fuzz(func(t *testing.T, text string) {
		r, err := loadText(text)
		if err == nil {
			checkRoundTrip(t, "fuzzed", r)
			return
		}
		found, ok := err.(Diagnostics)
		if !ok || len(found) == 0 {
			t.Fatalf("the error is %#v", err)
		}
		checkFindings(t, found)
	})
}

func checkFindings(t *testing.T, found Diagnostics) {
	t.Helper()
	for _, one := range found {
		if one.Problem == "" || one.Line > 0 && (one.Col < 1 || one.Len < 1 || one.Col > len([]rune(one.Source))+1) {
			t.Errorf("a finding without a place: %+v", one)
		}
	}
	for _, r := range found.Text() + found.GitHub() {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || turnsDirection(r) {
			t.Errorf("findings contain %U", r)
		}
	}
	if strings.Count(found.GitHub(), "\n") != len(found) {
		t.Error("a workflow command goes over more than one line")
	}
	found.JSON()
}

// FuzzOverride feeds overrides of the small scenario to the loader.
func FuzzOverride(f *testing.F) {
	for _, set := range []string{"driver.trade.now=0.4", "title=x", "horizon=2030-01-01", "driver.trade.now=0.2 to 0.4",
		"ladder.ties.start={cold=1}", "shock.crisis.push={trade=1}", "a.b", "=", "\"\"=1", "step.ties.warm.cold={rate=0.1}"} {
		f.Add(set)
	}
	f.Fuzz(func(t *testing.T, set string) {
		r, err := loadText(smallScenario(t), set)
		if err != nil {
			checkFindings(t, err.(Diagnostics))
			return
		}
		checkRoundTrip(t, set, r)
	})
}

// FuzzScan holds the scanner against the decoder: what the decoder reads the
// scanner reads too, with the same result, but for what it refuses on purpose.
func FuzzScan(f *testing.F) {
	for _, text := range []string{"a = 1\n[b]\nc.d = [1, {e = 'x'}]\n", "[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2026-01-01\n", "a = \"\"\"x\"\"\"\"\n", "a.b = 1\na.c = 2\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := &findings{}
		src := newSource("fuzz.toml", text, 0)
		if !legible(src, found) {
			return
		}
		s := scan(src, found)
		if s.exhausted {
			return
		}
		var want map[string]any
		if _, err := toml.Decode(text, &want); err != nil {
			return
		}
		if !found.failed() {
			agree(t, "fuzz", s.root, want)
		}
	})
}
