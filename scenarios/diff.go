package scenarios

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/model/belief"
)

// A Difference is one value in which two scenarios differ. A side that does not
// state the value is empty.
type Difference struct {
	Address string `json:"address"`
	A       Side   `json:"a"`
	B       Side   `json:"b"`
}

// A Side is a value as one scenario states it.
type Side struct {
	Value  string `json:"value,omitempty"`  // as TOML
	Words  string `json:"words,omitempty"`  // a number read out; empty for anything else
	Origin string `json:"origin,omitempty"` // file:line
}

// Diff lists the values in which two scenarios differ, in the order of a, then
// what only b states. A number in its long form is compared by what it says;
// its reason and source are values of their own, and one that a side does not
// state is what it inherits from the tables around it.
func Diff(a, b *Resolved) []Difference {
	ours, theirs := leaves(a.root, &scenarioForm, ""), leaves(b.root, &scenarioForm, "")
	inA, inB := byAddress(ours), byAddress(theirs)
	var all []Difference
	for _, one := range ours {
		if other, stated := inB[one.address]; stated && one.text() != other.text() {
			all = append(all, Difference{one.address, one.side(), other.side()})
		} else if !stated && one.text() != inherited(inB, one.address) {
			all = append(all, Difference{one.address, one.side(), Side{}})
		}
	}
	for _, other := range theirs {
		if _, stated := inA[other.address]; !stated && other.text() != inherited(inA, other.address) {
			all = append(all, Difference{other.address, Side{}, other.side()})
		}
	}
	return all
}

// SameNumbers reports whether two scenarios differ in nothing but words, if at all, so that
// all that is computed of them is the same.
func SameNumbers(a, b *Resolved) bool {
	counts := func(r *Resolved) []string {
		var all []string
		for _, one := range leaves(r.root, &scenarioForm, "") {
			if one.form.shape != aLine && one.form.shape != aProse {
				all = append(all, one.address+" = "+one.text())
			}
		}
		return all
	}
	return slices.Equal(counts(a), counts(b))
}

func byAddress(all []leaf) map[string]leaf {
	index := map[string]leaf{}
	for _, one := range all {
		index[one.address] = one
	}
	return index
}

// inherited is the reason or source that holds at an address where none is
// stated: that of the nearest table around it. For any other value it is nothing.
func inherited(index map[string]leaf, address string) string {
	table, key, _ := cutLast(address)
	if key != "why" && key != "source" {
		return ""
	}
	for more := true; more; {
		table, _, more = cutLast(table)
		if one, ok := index[join(table, key)]; ok {
			return one.text()
		}
	}
	return ""
}

// cutLast parts an address before its last key.
func cutLast(address string) (table, key string, found bool) {
	i := strings.LastIndexByte(address, '.')
	return address[:max(i, 0)], address[i+1:], i >= 0
}

func (l leaf) side() Side {
	s := Side{Value: l.text(), Origin: l.node.at.origin()}
	if l.form.shape == aBelief {
		s.Words = Words(l.node.belief)
	}
	return s
}

// Words reads a belief out: "median 0.3, 90 % between 0.18 and 0.47", or
// "exactly 0.4". Numbers are rounded to three digits.
func Words(b belief.Belief) string {
	if b.IsPoint() {
		return "exactly " + digits(b.Median())
	}
	return fmt.Sprintf("median %s, 90 %% between %s and %s",
		digits(b.Median()), digits(b.Quantile(0.05)), digits(b.Quantile(0.95)))
}

func digits(x float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 3, 64), 64)
	if err != nil {
		panic(err) // what FormatFloat writes ParseFloat reads
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
