package model

import (
	"fmt"

	"entente/model/sample"
)

// streams are the keyed random numbers of a run, one a quantity of the model. The
// numbers that matter most in a future come from strata: those of the futures of a round
// fall one into each of equal parts of their range. All others, addressed by draw,
// future and what they are for, are plain.
type streams struct {
	driver      []sample.Stream   // noise of each driver, by step
	rough       []sample.Stream   // the same in a sketch, by cell
	wait, first []sample.Stream   // of each shock: time to each next occurrence, by number; to the first
	date        []sample.Stream   // of each shock: whether a date brings it, by day
	dated       [][]sample.Stream // the same by date, in strata
	state       sample.Stream     // of a sampled course of the state
}

// streams are those of a purpose, which stands before every name.
func (m *Model) streams(seed uint64, purpose string) *streams {
	stream := func(name string) sample.Stream { return sample.NewStream(seed, purpose+name) }
	k := &streams{state: stream("state")}
	for _, d := range m.drivers {
		k.driver = append(k.driver, stream("driver."+d.key))
		k.rough = append(k.rough, stream("driver."+d.key+".rough"))
	}
	for _, s := range m.shocks {
		k.wait = append(k.wait, stream("shock."+s.key+".rate"))
		k.first = append(k.first, stream("shock."+s.key+".first"))
		k.date = append(k.date, stream("shock."+s.key+".on"))
		var dated []sample.Stream
		for _, d := range s.dates {
			dated = append(dated, stream(fmt.Sprintf("shock.%s.on.%d", s.key, d.day)))
		}
		k.dated = append(k.dated, dated)
	}
	return k
}

// A cell is the stratified numbers of a few futures of a draw.
type cell struct {
	plain bool
	first [][]float64   // [shock][future] uniform
	dated [][][]float64 // [shock][date][future] uniform
}

func newCell(m *Model, size int) *cell {
	c := new(cell)
	for _, s := range m.shocks {
		c.first = append(c.first, make([]float64, size))
		dated := make([][]float64, len(s.dates))
		for i := range dated {
			dated[i] = make([]float64, size)
		}
		c.dated = append(c.dated, dated)
	}
	return c
}

// set takes up a round of a draw.
func (c *cell) set(k *streams, draw, round int) {
	for s := range c.first {
		k.first[s].Strata(c.first[s], draw, round)
		for i, dst := range c.dated[s] {
			k.dated[s][i].Strata(dst, draw, round)
		}
	}
}
