package scenarios

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func faultOf(t *testing.T, text string) Diagnostics {
	t.Helper()
	_, err := overlay(t, text)
	var found Diagnostics
	if !errors.As(err, &found) {
		t.Fatalf("the error is %v", err)
	}
	return found
}

func TestCaretStandsUnderTheSpan(t *testing.T) {
	for _, one := range []struct{ text, want string }{
		{"[driver.trade]\nnow = 1.5\n", "  now = 1.5\n        ^^^\n"},
		{"[driver.trade]\n\tnow\t= 1.5\n", "  \tnow\t= 1.5\n  \t   \t  ^^^\n"},
		{"[driver.trade]\nname = \"ä\"\r\nnow = \"1.5\"\r\n", "  now = \"1.5\"\n         ^^^\n"},
		{"driver.trade = { name = \"中国\", now = 1.5 }\n", "  driver.trade = { name = \"中国\", now = 1.5 }\n" + strings.Repeat(" ", 40) + "^^^\n"},
		{"driver.trade = { name = \"中\", nam = 1.5 }\n", "  driver.trade = { name = \"中\", nam = 1.5 }\n" + strings.Repeat(" ", 32) + "^^^\n"},
		{"[driver.trade]\nnow =" + strings.Repeat(" ", 300) + "1.5\n", "\n  " + strings.Repeat(" ", 40) + "1.5\n  " + strings.Repeat(" ", 40) + "^^^\n"},
		{"why = \"\"\"two\nlines\"\"\"\ntitle = [\n1,\n2]\n", "  title = [\n          ^\n"},
	} {
		if got := faultOf(t, one.text).Text(); !strings.Contains(got, one.want) {
			t.Errorf("got\n%s\nwithout\n%s", got, one.want)
		}
	}
}

func TestFindingsForPrograms(t *testing.T) {
	found := faultOf(t, "[driver.trade]\nnow = 1.5\n[shock.crisis]\nrate = \"0.3 to 0.1\"\n")
	var back []map[string]any
	if err := json.Unmarshal(found.JSON(), &back); err != nil {
		t.Fatal(err)
	}
	second := back[1]
	for key, want := range map[string]any{"file": "over.toml", "line": 6.0, "col": 9.0, "len": 10.0, "severity": "error",
		"address": "shock.crisis.rate", "problem": "0.3 to 0.1 is the wrong way round", "remedy": "write 0.1 to 0.3", "source": `rate = "0.3 to 0.1"`} {
		if second[key] != want {
			t.Errorf("%s is %v, want %v", key, second[key], want)
		}
	}
	_, last, _ := strings.Cut(found.GitHub(), "\n")
	if want := "::error file=over.toml,line=6,col=9,endColumn=19::0.3 to 0.1 is the wrong way round%0Awrite 0.1 to 0.3\n"; last != want {
		t.Errorf("got %q", last)
	}
	if got := string(Diagnostics(nil).JSON()); got != "[]\n" {
		t.Errorf("no findings give %q", got)
	}
}

func TestFindingsStandInFileOrder(t *testing.T) {
	found := faultOf(t, "[shock.crisis]\nrate = 0.1 to 0.2\n[driver.trade]\nweight.paer = 1\nnow = 1.5\n")
	for i, line := range []int{4, 6, 7} {
		if len(found) != 3 || found[i].Line != line {
			t.Fatalf("not in order:\n%v", found)
		}
	}
	_, err := overlay(t, "[driver.trade]\nnow = 1.5\n", "driver.trade.spread=7")
	if found := err.(Diagnostics); len(found) != 2 || found[0].File != overrideFile {
		t.Errorf("overrides do not come first:\n%v", err)
	}
}
