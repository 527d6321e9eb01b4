package model

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// A noiseRow mixes the independent noise of several drivers into that of one:
// a row of the lower Cholesky factor of their correlation matrix.
type noiseRow struct {
	driver int
	term   []noiseTerm // nil for a driver correlated with no other
}

type noiseTerm struct {
	driver int
	factor float64
}

// mixTwo returns the noise of the row's driver in two neighbouring places.
func (r *noiseRow) mixTwo(noise [][]float64, j int) (a, b float64) {
	if r.term == nil {
		return noise[r.driver][j], noise[r.driver][j+1]
	}
	for _, t := range r.term {
		e := noise[t.driver][j : j+2]
		a += float64(t.factor * e[0])
		b += float64(t.factor * e[1])
	}
	return a, b
}

// mix returns the noise of the row's driver in a step.
func (r *noiseRow) mix(noise [][]float64, j int) float64 {
	if r.term == nil {
		return noise[r.driver][j]
	}
	e := 0.0
	for _, t := range r.term {
		e += float64(t.factor * noise[t.driver][j])
	}
	return e
}

// correlations factors the matrix with the drivers in the order of their keys,
// so that the order of tables in a file does not show in any number.
func (c *compiler) correlations() {
	order := c.noisy()
	place := map[int]int{}
	for i, d := range order {
		place[d] = i
	}
	matrix := identity(len(order))
	for _, pair := range c.scenario.Correlations {
		address := "correlation." + pair.A + "." + pair.B
		a, okA := c.driver(pair.A, address)
		b, okB := c.driver(pair.B, address)
		if !okA || !okB || !c.correlated(pair, address, a, b, place) {
			continue
		}
		i, j := place[a], place[b]
		if matrix[i][j] != 0 {
			c.fault(address, "one number a pair", "the correlation of %q and %q is given twice", pair.A, pair.B)
		}
		matrix[i][j], matrix[j][i] = pair.Value, pair.Value
	}
	factor, bad := cholesky(matrix)
	if bad >= 0 {
		c.indefinite(matrix, order, bad)
		return
	}
	for i, row := range factor {
		c.model.noise = append(c.model.noise, sparseRow(order, i, row))
	}
}

// noisy lists the drivers that stray, by key.
func (c *compiler) noisy() []int {
	var order []int
	for i, d := range c.model.drivers {
		if d.spread.given() {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		if c.model.drivers[a].key < c.model.drivers[b].key {
			return -1
		}
		return 1
	})
	return order
}

func (c *compiler) correlated(pair Correlation, address string, a, b int, place map[int]int) bool {
	if a == b {
		c.fault(address, "two different drivers", "a driver is correlated with itself")
		return false
	}
	if !(pair.Value > -1 && pair.Value < 1) {
		c.fault(address, "a number between −1 and 1", "%v is not a correlation of two different drivers", pair.Value)
		return false
	}
	for _, d := range []int{a, b} {
		if _, ok := place[d]; !ok {
			key := c.model.drivers[d].key
			c.fault(address, fmt.Sprintf("give driver %q a spread and a half_life, or drop the correlation", key),
				"driver %q does not stray, so that nothing of it can be correlated", key)
			return false
		}
	}
	return true
}

func sparseRow(order []int, i int, row []float64) noiseRow {
	out := noiseRow{driver: order[i]}
	for j, f := range row[:i+1] {
		if f != 0 {
			out.term = append(out.term, noiseTerm{order[j], f})
		}
	}
	if len(out.term) == 1 {
		out.term = nil
	}
	return out
}

// indefinite reports a matrix that no set of random numbers can have, naming
// the drivers of the smallest leading block that shows it, and offers the
// nearest valid one.
func (c *compiler) indefinite(matrix [][]float64, order []int, bad int) {
	var involved, all []string
	for j, d := range order {
		all = append(all, c.model.drivers[d].key)
		if j == bad || j < bad && matrix[bad][j] != 0 {
			involved = append(involved, all[j])
		}
	}
	c.fault("correlation", offer(matrix, all),
		"no noise can have these correlations at once; the contradiction appears among %s", strings.Join(involved, ", "))
}

func identity(n int) [][]float64 {
	m := make([][]float64, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
	}
	return m
}

// cholesky returns the lower factor of a correlation matrix, or the first row at
// which it fails to be positive definite. The sums run in one stated order, as
// gonum's need not on every processor.
func cholesky(a [][]float64) (lower [][]float64, bad int) {
	const least = 1e-10 // smallest share of a driver's noise that may be its own
	n := len(a)
	lower = make([][]float64, n)
	for i := range n {
		lower[i] = make([]float64, n)
		for j := range i + 1 {
			rest := a[i][j]
			for k := range j {
				rest -= float64(lower[i][k] * lower[j][k])
			}
			switch {
			case i != j:
				lower[i][j] = rest / lower[j][j]
			case rest < least:
				return nil, i
			default:
				lower[i][i] = math.Sqrt(rest)
			}
		}
	}
	return lower, -1
}
