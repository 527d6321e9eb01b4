package scenarios

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed templates/full.toml
var fullTemplate string

// New returns a commented file to start a scenario from: a complete one or,
// if base names a scenario, an overlay on it with examples taken from there.
// The base is written into the file as it is given. The error is that of Load.
func New(base string) ([]byte, error) {
	if base == "" {
		return []byte(fullTemplate), nil
	}
	resolved, err := Load(base, nil)
	if err != nil {
		return nil, err
	}
	return []byte(overlayTemplate(base, resolved)), nil
}

func overlayTemplate(base string, r *Resolved) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# A what-if: everything is as in %s but what is stated here.\n", quoted(base))
	fmt.Fprintf(&b, "# See all that can be changed with: simulate show %s\n", base)
	b.WriteString("# Take the # from the lines that you want, and change their numbers.\n\n")
	fmt.Fprintf(&b, "format = 1\nbase   = %s\ntitle  = %s\n", quoted(base), quoted("What if: "+clip(r.Scenario.Title)))
	b.WriteString("why    = \"Say here what this scenario supposes, and why.\"\n")
	if shocks := r.Scenario.Shocks; len(shocks) > 0 {
		fmt.Fprintf(&b, "# remove = [%s]\n", quoted("shock."+shocks[0].Key))
	}
	if drivers := r.Scenario.Drivers; len(drivers) > 0 {
		fmt.Fprintf(&b, "\n# [driver.%s]\n", drivers[0].Key)
		fmt.Fprintf(&b, "# now = %s\n", r.valueAt(drivers[0].Now.Address))
		b.WriteString("# why = \"Say here why the level is another.\"\n")
	}
	if shocks := r.Scenario.Shocks; len(shocks) > 0 {
		day := r.Scenario.Start.AddDate(1, 0, 0)
		fmt.Fprintf(&b, "\n# [shock.%s]\n# on     = %s\n# chance = 0.5\n", shocks[0].Key, day.Format("2006-01-02"))
	}
	return b.String()
}

// valueAt is the number at an address as its file states it.
func (r *Resolved) valueAt(address string) string {
	n, _ := r.root.find(address)
	for _, one := range leaves(r.root, &scenarioForm, "") {
		if one.node == n {
			return one.text()
		}
	}
	panic("scenarios: no value at " + address)
}
