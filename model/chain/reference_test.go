package chain

import (
	"encoding/csv"
	"math"
	"os"
	"strconv"
	"testing"
)

// The ladder of the reference values: rivalry, neutrality, cooperation,
// strategic partnership, quasi-alliance, formal alliance, with yearly rates up
// and down. In variant A every step exists; in B state 5 keeps what enters it,
// in C so do 0 and 5; D is A with three leaps.
func ladder(variant string) (*Chain, []float64) {
	up := []float64{0.10, 0.25, 0.15, 0.08, 0.12}
	down := []float64{0.03, 0.08, 0.06, 0.10, 0.02}
	var arcs []Arc
	var rates []float64
	add := func(from, to int, rate float64) {
		arcs, rates = append(arcs, Arc{from, to}), append(rates, rate)
	}
	for s := range up {
		if s > 0 || variant != "C" {
			add(s, s+1, up[s])
		}
		if s < 4 || variant == "A" || variant == "D" {
			add(s+1, s, down[s])
		}
	}
	if variant == "D" {
		add(3, 5, 0.01)
		add(4, 1, 0.015)
		add(5, 2, 0.005)
	}
	return must(New(6, arcs)), rates
}

// A reference is one line of a file of reference values.
type reference struct {
	t      *testing.T
	fields map[string]string
}

func (r reference) number(name string) float64 {
	v, err := strconv.ParseFloat(r.fields[name], 64)
	if err != nil {
		r.t.Fatalf("column %s: %v", name, err)
	}
	return v
}

func (r reference) state(name string) int { return int(r.number(name)) }

func (r reference) ladder() (*Chain, []float64) { return ladder(r.fields["variant"]) }

func (r reference) check(got float64, column string, tolerance float64) {
	r.t.Helper()
	near(r.t, r.fields["variant"]+" "+column, got, r.number(column), tolerance)
}

// references reads a file of testdata, whose head tells the origin.
func references(t *testing.T, name string) []reference {
	t.Helper()
	file, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.Comment = '#'
	rows, err := reader.ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%s: %d lines, %v", name, len(rows), err)
	}
	var list []reference
	for _, row := range rows[1:] {
		r := reference{t, map[string]string{}}
		for i, column := range rows[0] {
			r.fields[column] = row[i]
		}
		list = append(list, r)
	}
	return list
}

func TestTransitionReference(t *testing.T) {
	for _, r := range references(t, "transition.csv") {
		c, rates := r.ladder()
		p := must(c.Transition(rates, r.number("t_years")))
		r.check(p.At(r.state("from"), r.state("to")), "p", 1e-14)
	}
}

func TestOccupancyReference(t *testing.T) {
	for _, r := range references(t, "occupancy.csv") {
		c, rates := r.ladder()
		years := must(c.Occupancy(at(c, r.state("from")), rates, r.number("t_years")))
		r.check(years[r.state("state")], "expected_years", 1e-12)
	}
}

func TestFirstReachedReference(t *testing.T) {
	for _, r := range references(t, "incidence.csv") {
		c, rates := r.ladder()
		sets := [][]bool{set(c, 5), set(c, 0)}
		by := must(c.FirstReached(at(c, r.state("start")), sets, rates, r.number("t_years")))
		r.check(by[0], "cif_alliance_S5", 1e-14)
		r.check(by[1], "cif_rivalry_S0", 1e-14)
	}
	for _, r := range references(t, "absorption.csv") {
		c, rates := r.ladder()
		sets := [][]bool{set(c, 5), set(c, 0)}
		ever := must(c.FirstReached(at(c, r.state("start")), sets, rates, math.Inf(1)))
		r.check(ever[0], "p_ever_S5", 1e-14)
		r.check(ever[1], "p_ever_S0", 1e-14)
		either := must(c.FirstPassage(at(c, r.state("start")), set(c, 0, 5), rates))
		r.check(either.Mean, "mean_years_to_absorption", 1e-12)
	}
}

func TestKilledReference(t *testing.T) {
	for _, r := range references(t, "incidence.csv") {
		c, rates := ladder("A")
		killed := c.Killed(set(c, 0, 5))
		p := must(killed.Transition(rates, r.number("t_years")))
		r.check(total(p.RawRowView(r.state("start"))), "p_neither", 1e-14)
	}
}

func TestPassageReference(t *testing.T) {
	for _, r := range references(t, "passage_quantiles.csv") {
		c, rates := r.ladder()
		p := must(c.FirstPassage(at(c, r.state("start")), set(c, 5), rates))
		r.check(must(p.Quantile(r.number("prob"))), "t_years", 1e-10)
		r.check(must(p.CDF(r.number("t_years"))), "prob", 1e-13)
	}
	for _, r := range references(t, "passage_moments.csv") {
		c, rates := r.ladder()
		p := must(c.FirstPassage(at(c, r.state("start")), set(c, 5), rates))
		r.check(p.Mean, "mean_years", 1e-12)
		r.check(p.SD, "sd_years", 1e-12)
		near(t, "Ever", p.Ever, 1, 0)
	}
}

func TestSojournReference(t *testing.T) {
	for _, r := range references(t, "sojourn.csv") {
		c, rates := r.ladder()
		s := must(c.Sojourn(r.state("state"), rates))
		r.check(s.Rate, "total_exit_rate", 1e-15)
		r.check(s.Mean(), "mean_sojourn", 1e-12)
		r.check(s.Median(), "median_sojourn", 1e-12)
		r.check(s.Quantile(0.95), "q95_sojourn", 1e-12)
	}
}

func TestStationaryReference(t *testing.T) {
	for _, r := range references(t, "stationary.csv") {
		c, rates := r.ladder()
		r.check(must(c.Stationary(rates))[r.state("state")], "pi", 1e-15)
	}
}

func TestPiecewiseReference(t *testing.T) {
	path := []struct{ until, x float64 }{{1.5, 0}, {2.25, 1.2}, {4, 0.4}, {4.5, -0.9}, {7, 0.25}, {10, 0.7}}
	for _, r := range references(t, "piecewise.csv") {
		c, rates := r.ladder()
		law, w, now := at(c, r.state("from")), c.NewWorkspace(), 0.0
		for _, piece := range path {
			until := min(piece.until, r.number("t_years"))
			if err := c.Advance(law, bend(c, rates, piece.x), until-now, w); err != nil {
				t.Fatal(err)
			}
			now = until
		}
		r.check(law[r.state("to")], "p", 1e-14)
	}
}

// bend returns rates under a covariate that favours steps up.
func bend(c *Chain, rates []float64, x float64) []float64 {
	bent := append([]float64(nil), rates...)
	for i, a := range c.net.arcs {
		if a.To > a.From {
			bent[i] *= math.Exp(0.8 * x)
		} else {
			bent[i] *= math.Exp(-0.6 * x)
		}
	}
	return bent
}
