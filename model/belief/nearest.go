package belief

import (
	"fmt"
	"strings"
)

// spellings are names by which analysts and other programs know a family.
var spellings = map[string]string{
	"gaussian": "normal", "gauss": "normal", "norm": "normal", "n": "normal",
	"log_normal": "lognormal", "lnorm": "lognormal",
	"logistic_normal": "logit_normal", "logitnormal": "logit_normal",
	"truncnorm": "truncated_normal", "tnormal": "truncated_normal",
	"unif": "uniform", "u": "uniform",
	"triangle": "triangular", "tri": "triangular",
	"t": "student_t", "student": "student_t", "students_t": "student_t",
	"betapert": "pert",
}

// unknownFamily is the fault of a name that is no family.
func unknownFamily(name string) *Fault {
	remedy := "the families are " + familyNames()
	if n := nearest(name); n != "" {
		remedy = "write " + lookUp(n).signature()
	}
	return faultAt(whole, fmt.Sprintf("no family is called %q", name), remedy)
}

func familyNames() string {
	names := make([]string, len(families))
	for i, f := range families {
		names[i] = f.name
	}
	return listed(names)
}

// nearest returns the family that a name most likely means, "" if none is near.
func nearest(name string) string {
	name = strings.ToLower(name)
	if n, ok := spellings[name]; ok {
		return n
	}
	best, least := "", 3
	for _, f := range families {
		if d := distance(name, f.name); d < least && d < len(f.name)/2 {
			best, least = f.name, d
		}
	}
	return best
}

// distance is the number of single-byte insertions, deletions and replacements
// that turn a into b (Levenshtein).
func distance(a, b string) int {
	if len(a) > 64 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replace := diagonal
			if a[i] != b[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
