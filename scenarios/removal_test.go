package scenarios

import (
	"strings"
	"testing"
)

// TestRemovedKeysOfShippedFiles takes each key of every shipped file out, one at
// a time. A key that the language declares as required must be missed by name
// or at its table; any other is documented to have a meaning when left out, and
// its loss is either harmless or refused because of what rests on it.
func TestRemovedKeysOfShippedFiles(t *testing.T) {
	for _, name := range shippedNames() {
		text, err := shippedShelf.read(name + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		overlay := strings.Contains(text, "\nbase ")
		all := statementsOf(text)
		if !*thorough {
			all = every(1+len(all)/8, all)
		}
		for _, one := range all {
			address := addressOf(t, text, one)
			_, err := loadText(text[:one.start] + text[one.end:])
			found, refused := err.(Diagnostics)
			switch {
			case !refused && err != nil:
				t.Errorf("%s without %s: %v", name, address, err)
			case refused && (len(found) == 0 || found[0].Line == 0):
				t.Errorf("%s without %s: refused, but nowhere", name, address)
			case !refused && mustStand(address, overlay):
				t.Errorf("%s without %s: accepted", name, address)
			}
		}
	}
}

// mustStand reports whether the language requires the key at an address: in an
// overlay only what no base can give.
func mustStand(address string, overlay bool) bool {
	f := &scenarioForm
	var last *field
	for key := range strings.SplitSeq(address, ".") {
		switch {
		case f.shape == aRecord:
			if last = f.field(key); last == nil {
				return false
			}
			f = &last.form
		case f.shape == aMap:
			last, f = nil, f.each
		default:
			return false
		}
	}
	return last != nil && (last.always || last.need == required && !overlay)
}
