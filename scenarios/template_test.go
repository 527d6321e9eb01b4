package scenarios

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTemplatesAreValid loads what New writes: as it is, without a warning; and
// with the examples of an overlay put in force.
func TestTemplatesAreValid(t *testing.T) {
	for _, base := range append([]string{"", filepath.Join("testdata", "faulty", "small.toml")}, shippedNames()...) {
		text, err := New(base)
		if err != nil {
			t.Fatalf("%s: %v", base, err)
		}
		text = []byte(strings.ReplaceAll(string(text), filepath.Join("testdata", "faulty")+"/", ""))
		folder := write(t, map[string]string{"new.toml": string(text), "small.toml": smallScenario(t)})
		r, err := Load(filepath.Join(folder, "new.toml"), nil)
		if err != nil {
			t.Errorf("%s: %v", base, err)
			continue
		}
		checkRoundTrip(t, base, r)
		if base == "" {
			if r.Warnings != nil {
				t.Errorf("warnings:\n%s", r.Warnings.Text())
			}
			continue
		}
		for _, example := range examples(string(text)) {
			folder := write(t, map[string]string{"new.toml": example, "small.toml": smallScenario(t)})
			if _, err := Load(filepath.Join(folder, "new.toml"), nil); err != nil {
				t.Errorf("%s with an example: %v\n%s", base, err, example)
			}
		}
	}
}

var exampleLine = regexp.MustCompile(`(?m)^# (remove|\[|now|on|chance|why)`)

// examples puts in force what a template offers: the removal alone, and the rest.
func examples(text string) []string {
	removal := strings.Replace(text, "# remove", "remove", 1)
	head, tail, _ := strings.Cut(text, "# remove")
	rest := head + "# remove" + exampleLine.ReplaceAllString(tail, "$1")
	return []string{removal, rest}
}

func TestTemplateOfUnknownBase(t *testing.T) {
	if _, err := New("china-rusia"); err == nil || !strings.Contains(err.Error(), "did you mean china-russia?") {
		t.Errorf("got %v", err)
	}
}
