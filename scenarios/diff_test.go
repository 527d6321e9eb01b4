package scenarios

import (
	"reflect"
	"testing"

	"entente/model/belief"
)

func TestDiff(t *testing.T) {
	base, err := loadText(smallScenario(t))
	if err != nil {
		t.Fatal(err)
	}
	other := mustOverlay(t, `
remove = ["shock.crisis.repeats"]
[driver.trade]
now = { value = "0.2 to 0.6", why = "a guess" }
[shock.summit]
reset.trade = 0.6
`)
	want := []Difference{
		{"driver.trade.now", Side{"0.4", "exactly 0.4", "test.toml:50"}, Side{`"0.2 to 0.6"`, "median 0.38, 90 % between 0.2 and 0.6", "over.toml:6"}},
		{"shock.crisis.repeats", Side{"true", "", "test.toml:61"}, Side{}},
		{"driver.trade.now.why", Side{}, Side{`"a guess"`, "", "over.toml:6"}},
		{"shock.summit.reset.trade", Side{}, Side{"0.6", "exactly 0.6", "over.toml:8"}},
	}
	if got := Diff(base, other); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	back := Diff(other, base)
	if len(back) != len(want) || back[0].A != want[0].B || back[0].B != want[0].A {
		t.Errorf("the other way round: %+v", back)
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"0.4":                            "exactly 0.4",
		"0.001 to 0.1":                   "median 0.01, 90 % between 0.001 and 0.1",
		"0.0008 to 0.021, median 0.0056": "median 0.0056, 90 % between 0.0008 and 0.021",
		"uniform(0, 1)":                  "median 0.5, 90 % between 0.05 and 0.95",
	} {
		b, err := belief.Parse(text, belief.Rate)
		if err != nil {
			t.Fatal(err)
		}
		if got := Words(b); got != want {
			t.Errorf("%s reads %q, want %q", text, got, want)
		}
	}
}

func TestSameNumbers(t *testing.T) {
	base, err := loadText(smallScenario(t))
	if err != nil {
		t.Fatal(err)
	}
	for change, want := range map[string]bool{
		"title = \"Anew\"\n[driver.trade]\nwhy = \"a guess\"":       true,
		"[driver.trade]\nnow = { value = 0.4, why = \"as it is\" }": true,
		"[driver.trade]\nnow = 0.41":                                false,
		"remove = [\"shock.crisis.repeats\"]":                       false,
		"[shock.summit]\nreset.trade = 0.6":                         false,
	} {
		if got := SameNumbers(base, mustOverlay(t, change)); got != want {
			t.Errorf("%s: %v", change, got)
		}
	}
}
