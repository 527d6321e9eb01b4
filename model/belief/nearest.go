package belief

import (
	"fmt"
	"strings"

	"entente/model/spelling"
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
	names := make([]string, len(families))
	for i, f := range families {
		names[i] = f.name
	}
	return spelling.Nearest(name, names)
}
