package model

import "entente/model/elementary"

// levels counts driver levels in cells of equal width. Counts add up to the
// same whatever their order, so that every worker may keep its own.
type levels struct {
	drivers, dates int
	cell           []uint32 // [(date·drivers + driver)·levelCells + cell]
}

// Within a cell of 256 a density is as good as even: percentiles are exact to far
// less than the tenth of a cell that a tenth of a percentage point would be.
const levelCells = 256

func newLevels(drivers, dates int) *levels {
	return &levels{drivers, dates, make([]uint32, drivers*dates*levelCells)}
}

// first records where a future's drivers stand on the first day.
func (l *levels) first(f *future) {
	for i := range f.z {
		f.level[i] = elementary.Logistic(f.z[i])
	}
	l.see(0, f.level)
}

func (l *levels) see(date int, level []float64) {
	cells := l.cell[date*l.drivers*levelCells:]
	for i, x := range level {
		cells[i*levelCells+min(int(x*levelCells), levelCells-1)]++
	}
}

func (l *levels) add(o *levels) {
	for i, n := range o.cell {
		l.cell[i] += n
	}
}

// fan reads the distribution of a driver's level at a date.
func (l *levels) fan(driver, date int) Fan {
	at := (date*l.drivers + driver) * levelCells
	cells := l.cell[at : at+levelCells]
	var total, weighted float64
	for i, n := range cells {
		total += float64(n)
		weighted += float64(float64(n) * (float64(i) + 0.5))
	}
	at2 := func(p float64) float64 { return percentileOfCells(cells, float64(p*total)) }
	return Fan{weighted / total / levelCells, at2(0.05), at2(0.25), at2(0.5), at2(0.75), at2(0.95)}
}

// percentileOfCells returns the level below which a number of counts lie,
// counts being spread evenly within their cell.
func percentileOfCells(cells []uint32, below float64) float64 {
	seen := 0.0
	for i, n := range cells {
		if c := float64(n); seen+c >= below && n > 0 {
			return (float64(i) + (below-seen)/c) / levelCells
		}
		seen += float64(cells[i])
	}
	return 1
}
