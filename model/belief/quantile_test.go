package belief

import (
	"encoding/csv"
	"math"
	"os"
	"regexp"
	"strconv"
	"testing"
)

// table returns the rows of a file of reference values, without its header.
func table(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

var decimalPattern = regexp.MustCompile(`-?\d+(\.\d+)?`)

// decimals returns the numbers in a list such as "mu=0.3;sd=0.4".
func decimals(t *testing.T, text string) []float64 {
	t.Helper()
	var x []float64
	for _, s := range decimalPattern.FindAllString(text, -1) {
		x = append(x, float(t, s))
	}
	return x
}

func float(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// build returns a law of a family whatever the quantity.
func build(t *testing.T, name string, args ...float64) law {
	t.Helper()
	l, fault := lookUp(name).build(args)
	if fault != nil {
		t.Fatal(fault)
	}
	return l
}

// relative returns |got − want| / |want|, or |got| if want is 0.
func relative(got, want float64) float64 {
	if want == 0 {
		return math.Abs(got)
	}
	return math.Abs(got-want) / math.Abs(want)
}

func TestReferenceQuantiles(t *testing.T) {
	names := map[string]string{"logistic_normal": "logit_normal", "pert4": "pert"}
	for _, row := range table(t, "testdata/quantiles.csv") {
		name, params := row[0], decimals(t, row[1])
		if ours, ok := names[name]; ok {
			name = ours
		}
		if name == "student_t" {
			params = append(params, 0, 1)
		}
		p, want := float(t, row[2]), float(t, row[3])
		tolerance := 1e-14
		if p < 1e-9 {
			tolerance = 1e-13
		}
		if got := build(t, name, params...).quantile(p); relative(got, want) > tolerance {
			t.Errorf("%s(%s) at %s: %.17g, want %s", name, row[1], row[2], got, row[3])
		}
	}
}

func TestQuantilesOfLopsidedLaws(t *testing.T) {
	for _, row := range table(t, "testdata/tails.csv") {
		l := build(t, row[0], decimals(t, row[1])...)
		p, want := float(t, row[2]), float(t, row[3])
		if got := l.quantile(p); relative(got, want) > 1e-12 {
			t.Errorf("%s(%s) at %s: %.17g, want %s, relative error %.1g", row[0], row[1], row[2], got, row[3], relative(got, want))
		}
	}
}
