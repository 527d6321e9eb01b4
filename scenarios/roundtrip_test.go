package scenarios

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"entente/model"
)

func smallScenario(t testing.TB) string {
	t.Helper()
	text, err := os.ReadFile("testdata/faulty/small.toml")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestShippedScenariosRoundTrip prints every shipped scenario and loads what was
// printed: the hash, the scenario and the canonical text must be the same, and
// printing with origins must not change them.
func TestShippedScenariosRoundTrip(t *testing.T) {
	for _, entry := range List() {
		first, err := Load(entry.Name, nil)
		if err != nil {
			t.Fatal(err)
		}
		checkRoundTrip(t, entry.Name, first)
		if entry.Title == "" || entry.Question == "" || entry.Title != first.Scenario.Title || entry.Question != first.Scenario.Question {
			t.Errorf("%s is listed as %+v", entry.Name, entry)
		}
	}
}

func checkRoundTrip(t testing.TB, name string, first *Resolved) {
	t.Helper()
	for _, text := range [][]byte{first.TOML(), first.Annotated()} {
		again, err := loadText(string(text))
		if err != nil {
			t.Fatalf("%s: what was printed does not load:\n%v", name, err)
		}
		if again.Hash() != first.Hash() || string(again.TOML()) != string(first.TOML()) {
			t.Errorf("%s: hash %s after printing, %s before", name, again.Hash(), first.Hash())
		}
		scenario := again.Scenario
		scenario.Name = first.Scenario.Name // a file is named after itself
		if !reflect.DeepEqual(scenario, first.Scenario) {
			t.Errorf("%s: the scenario differs after printing", name)
		}
	}
}

func TestSmallScenarioIsBuiltAsWritten(t *testing.T) {
	r, err := Load("testdata/faulty/small.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	s := r.Scenario
	if s.Name != "small" || len(s.Ladders) != 2 || len(s.Steps) != 5 || len(s.Drivers) != 2 || len(s.Shocks) != 2 || len(s.Outcomes) != 3 {
		t.Fatalf("parts of the scenario are missing: %+v", s)
	}
	if got := s.Ladders[0].Start; !reflect.DeepEqual(got, []float64{0, 0.7, 0.3}) {
		t.Errorf("start is %v", got)
	}
	if got := s.Ladders[1].Start; !reflect.DeepEqual(got, []float64{1, 0}) {
		t.Errorf("start is %v", got)
	}
	if rung := s.Ladders[0].Rungs[0]; rung != (model.Rung{Key: "cold", Name: "Cold", Test: "no visits for a year"}) {
		t.Errorf("rung is %+v", rung)
	}
	treaty := s.Steps[4]
	if treaty.Rate.Address != "step.paper.nothing.treaty.rate" || treaty.Rate.Belief.String() != "0.005 to 0.05" {
		t.Errorf("rate is %+v", treaty.Rate)
	}
	if given := treaty.Given[1]; given.Ladder != "ties" || given.Rung != "close" || given.Factor.Address != "step.paper.nothing.treaty.given.ties.close" {
		t.Errorf("given is %+v", given)
	}
	threat := s.Drivers[0]
	if threat.Spread.Why != "a common enemy binds" || threat.Spread.Source != "none" || threat.Spread.Belief.Median() != 0.1 {
		t.Errorf("spread is %+v", threat.Spread)
	}
	if s.Drivers[1].TendsTo.Stated() {
		t.Error("a number is stated that the file leaves out")
	}
	if c := s.Correlations; len(c) != 1 || c[0] != (model.Correlation{A: "threat", B: "trade", Value: -0.3}) {
		t.Errorf("correlations are %+v", c)
	}
	summit := s.Shocks[1]
	if len(summit.On) != 2 || summit.On[1].Format("2006-01-02") != "2029-05-01" || !summit.Repeats || summit.Rate.Stated() {
		t.Errorf("shock is %+v", summit)
	}
	if m := summit.Moves[0]; m.Ladder != "paper" || m.From != "nothing" || m.To != "treaty" {
		t.Errorf("move is %+v", m)
	}
	if o := s.Outcomes[1]; o.Name != "friends" || o.AtLeast[0] != (model.Condition{Ladder: "ties", Rung: "warm"}) || o.OnceReached {
		t.Errorf("outcome is %+v", o)
	}
}

// TestFormOfTheFileDoesNotMatter loads one scenario written in other ways that
// TOML allows: with a byte-order mark, with the line ends of Windows, without
// headers, with numbers in another notation.
func TestFormOfTheFileDoesNotMatter(t *testing.T) {
	text := smallScenario(t)
	want, err := loadText(text)
	if err != nil {
		t.Fatal(err)
	}
	for name, other := range map[string]string{
		"byte-order mark": "\ufeff" + text,
		"windows":         strings.ReplaceAll(text, "\n", "\r\n"),
		"dotted":          strings.Replace(text, "[correlation.threat]\ntrade = -0.3", "[correlation]\nthreat.trade = -0.3", 1),
		"inline":          strings.Replace(text, "[correlation.threat]\ntrade = -0.3", "[correlation]\nthreat = { trade = -3e-1 }", 1),
		"quoted keys":     strings.Replace(text, "[driver.trade]", "[\"driver\".'trade']", 1),
		"spaces":          strings.Replace(text, `"0.1 to 0.3, median 0.15"`, `" 0.1  to 0.3,  median 0.15 "`, 1),
		"triple quotes":   strings.Replace(text, `"a common enemy binds"`, "\"\"\"a common \\\n   enemy binds\"\"\"", 1),
	} {
		if other == text {
			t.Fatalf("%s: nothing was changed", name)
		}
		got, err := loadText(other)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Hash() != want.Hash() {
			t.Errorf("%s: another hash; got\n%s", name, got.TOML())
		}
	}
}
