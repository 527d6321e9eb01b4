package model

import (
	"fmt"

	"entente/model/elementary"
	"entente/model/sample"
)

// streams are the keyed random numbers of a run, one a quantity of the model. The
// numbers that matter most in a future come from strata: those of one future each
// in all draws of a block fall one into each of equal parts of their range. All
// others, addressed by draw, future and what they are for, are plain.
type streams struct {
	driver, lead []sample.Stream   // noise of each driver, by step; its part along the leading direction
	wait, first  []sample.Stream   // of each shock: time to each next occurrence, by number; to the first
	date         []sample.Stream   // of each shock: whether a date brings it, by day
	dated        [][]sample.Stream // the same by date, in strata
	state        sample.Stream     // of a sampled course of the state
}

func (m *Model) streams(seed uint64) *streams {
	k := &streams{state: sample.NewStream(seed, "state")}
	for _, d := range m.drivers {
		k.driver = append(k.driver, sample.NewStream(seed, "driver."+d.key))
		k.lead = append(k.lead, sample.NewStream(seed, "driver."+d.key+".lead"))
	}
	for _, s := range m.shocks {
		k.wait = append(k.wait, sample.NewStream(seed, "shock."+s.key+".rate"))
		k.first = append(k.first, sample.NewStream(seed, "shock."+s.key+".first"))
		k.date = append(k.date, sample.NewStream(seed, "shock."+s.key+".on"))
		var dated []sample.Stream
		for _, d := range s.dates {
			dated = append(dated, sample.NewStream(seed, fmt.Sprintf("shock.%s.on.%d", s.key, d.day)))
		}
		k.dated = append(k.dated, dated)
	}
	return k
}

// A cell is the stratified numbers of one future in each draw of a block.
type cell struct {
	plain bool
	first [][]float64   // [shock][draw of the block] uniform
	dated [][][]float64 // [shock][date][draw of the block] uniform
	lead  [][]float64   // [driver][draw of the block] standard normal; nil for one without noise
}

func newCell(m *Model, size int) *cell {
	c := &cell{lead: make([][]float64, len(m.drivers))}
	for _, s := range m.shocks {
		c.first = append(c.first, make([]float64, size))
		dated := make([][]float64, len(s.dates))
		for i := range dated {
			dated[i] = make([]float64, size)
		}
		c.dated = append(c.dated, dated)
	}
	for _, row := range m.noise {
		c.lead[row.driver] = make([]float64, size)
	}
	return c
}

// set takes up future number of each draw of a block.
func (c *cell) set(k *streams, method Method, block, number int) {
	if c.plain = method == Sampled; c.plain {
		return
	}
	for s := range c.first {
		k.first[s].Strata(c.first[s], block, number)
		for i, dst := range c.dated[s] {
			k.dated[s][i].Strata(dst, block, number)
		}
	}
	for d, dst := range c.lead {
		k.lead[d].Strata(dst, block, number)
		for i, u := range dst {
			dst[i] = elementary.NormalQuantile(u)
		}
	}
}
