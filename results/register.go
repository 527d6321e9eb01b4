package results

import (
	"bytes"
	"fmt"
	"strings"

	"entente/model"
)

// register lists every assumption of the scenario, those of one table of the
// file together under their common reason and source.
func register(b *bytes.Buffer, f *model.Forecast) {
	var table string
	var common model.Assumption
	for _, a := range f.Register {
		head, rest := splitAddress(a.Address)
		if head != table {
			table, common = head, a
			fmt.Fprintf(b, "\n**`%s`**%s\n\n", head, reason(a))
		}
		own := ""
		if a.Why != common.Why || a.Source != common.Source {
			own = reason(a)
		}
		fmt.Fprintf(b, "- `%s` = %s%s\n", rest, a.Belief, own)
	}
	b.WriteString("\n")
}

// splitAddress parts an address into its table and the key in it:
// "driver.sanctions" and "weight.alignment", "step.obligation.none.defence" and
// "rate".
func splitAddress(address string) (table, key string) {
	parts := strings.Split(address, ".")
	n := 2
	if parts[0] == "step" {
		n = 4
	}
	n = min(n, len(parts)-1)
	return strings.Join(parts[:n], "."), strings.Join(parts[n:], ".")
}

func reason(a model.Assumption) string {
	var s string
	if a.Why != "" {
		s += " — " + strings.TrimSpace(a.Why)
	}
	if a.Source != "" {
		s += " *Source: " + strings.TrimSpace(a.Source) + ".*"
	}
	return strings.ReplaceAll(s, "\n", " ")
}
