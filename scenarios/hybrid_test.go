package scenarios

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"entente/model"
)

func mustLoad(t *testing.T, name string, set ...string) *Resolved {
	t.Helper()
	r, err := Load(name, set)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// facts are all numbers of a scenario by address, and what else bears on the
// answer, without the order in which they stand.
func facts(s model.Scenario) map[string]string {
	all := map[string]string{}
	walkAssumptions(reflect.ValueOf(s), func(a model.Assumption) {
		if a.Stated() {
			all[a.Address] = a.Belief.String()
		}
	})
	for _, l := range s.Ladders {
		all["start of "+l.Key] = fmt.Sprint(l.Start)
	}
	for _, k := range s.Shocks {
		all["dates of "+k.Key] = fmt.Sprint(k.On, k.Repeats)
	}
	for _, c := range s.Correlations {
		all["correlation "+c.A+" "+c.B] = fmt.Sprint(c.Value)
	}
	return all
}

func walkAssumptions(v reflect.Value, visit func(model.Assumption)) {
	if a, ok := v.Interface().(model.Assumption); ok {
		visit(a)
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				walkAssumptions(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			walkAssumptions(v.Index(i), visit)
		}
	}
}

// Between the base and every shipped what-if with its question, and between two
// what-ifs: no group gives the first, all give the second, and each one alone or
// left out gives a scenario that holds together.
func TestHybridsLeadFromOneScenarioToAnother(t *testing.T) {
	base := mustLoad(t, "china-russia")
	detente := mustLoad(t, "detente")
	for _, e := range List() {
		other := mustLoad(t, e.Name)
		for _, a := range []*Resolved{base, detente} {
			for _, whole := range []bool{true, false} {
				groups, err := Changes(a, other, whole)
				if err != nil {
					if e.Base == "china-russia" && e.Name != "rusi-2023" {
						t.Errorf("%s to %s: %v", a.Name, e.Name, err)
					}
					continue
				}
				checkHybrids(t, a, other, groups)
				checkHybrids(t, other, a, groups)
			}
		}
	}
}

func checkHybrids(t *testing.T, a, b *Resolved, groups []Group) {
	t.Helper()
	if got, want := facts(Hybrid(a, b, nil)), facts(a.Scenario); !reflect.DeepEqual(got, want) {
		t.Errorf("%s to %s, nothing changed: %v", a.Name, b.Name, differing(got, want))
	}
	if got, want := facts(Hybrid(a, b, groups)), facts(b.Scenario); !reflect.DeepEqual(got, want) {
		t.Errorf("%s to %s, all changed: %v", a.Name, b.Name, differing(got, want))
	}
	for i := range groups {
		one := groups[i : i+1]
		rest := slices.Concat(groups[:i], groups[i+1:])
		for _, some := range [][]Group{one, rest} {
			if _, err := model.Compile(Hybrid(a, b, some)); err != nil {
				t.Errorf("%s to %s with %v: %v", a.Name, b.Name, some, err)
			}
		}
	}
}

func differing(a, b map[string]string) []string {
	var all []string
	for k, v := range a {
		if b[k] != v {
			all = append(all, fmt.Sprintf("%s is %s, want %s", k, v, b[k]))
		}
	}
	for k := range b {
		if a[k] == "" {
			all = append(all, k+" is missing")
		}
	}
	return all
}

func TestChangesOfOneScenario(t *testing.T) {
	a := mustLoad(t, "china-russia")
	if groups, err := Changes(a, mustLoad(t, "china-russia"), false); err != nil || len(groups) != 0 {
		t.Errorf("a scenario differs from itself in %v, %v", groups, err)
	}
	b := mustLoad(t, "china-russia", `driver.war.now=0.5`, `driver.war.tends_to=0.5`, `shock.taiwan_blockade.on=2028-03-01`, `shock.taiwan_blockade.chance=1`, `title="x"`)
	keys := func(whole bool) string {
		groups, err := Changes(a, b, whole)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, g := range groups {
			all = append(all, g.Key)
		}
		return strings.Join(all, " ")
	}
	if got, want := keys(false), "driver.war.now driver.war.tends_to shock.taiwan_blockade"; got != want {
		t.Errorf("single values: %q, want %q", got, want)
	}
	if got, want := keys(true), "driver.war shock.taiwan_blockade"; got != want {
		t.Errorf("tables: %q, want %q", got, want)
	}
	if _, err := Changes(a, mustLoad(t, "china-russia", "horizon=2030-01-01"), true); err == nil || !strings.Contains(err.Error(), "different questions: they differ in horizon") {
		t.Errorf("another horizon: %v", err)
	}
}

// A driver that only one of the two has comes and goes with all that speaks of it.
func TestNewcomersTakeTheirFriendsAlong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "more.toml")
	text := `format = 1
base = "china-russia"
remove = ["shock.russian_defeat"]

[driver.prestige]
name = "Prestige"
low = "none"
high = "all"
reference = 0.5
now = "0.2 to 0.8"
tends_to = "0.1 to 0.4"
half_life = "1 to 3"
spread = 0.2
weight.alignment = "0.1 to 0.4"
why = "a test"
source = "judgement"

[correlation.prestige]
war = 0.3

[shock.taiwan_blockade]
push.prestige = "0.1 to 0.4"
rate = 0.1
`
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	a, b := mustLoad(t, "china-russia"), mustLoad(t, file)
	for _, whole := range []bool{true, false} {
		groups, err := Changes(a, b, whole)
		if err != nil {
			t.Fatal(err)
		}
		checkHybrids(t, a, b, groups)
		checkHybrids(t, b, a, groups)
		home := groups[slices.IndexFunc(groups, func(g Group) bool { return g.Key == "driver.prestige" })]
		for _, address := range []string{"correlation.prestige.war", "shock.taiwan_blockade.push.prestige"} {
			if !slices.Contains(home.Addresses, address) {
				t.Errorf("%s is not with the driver: %v", address, home.Addresses)
			}
		}
	}
}
