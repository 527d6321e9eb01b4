package results

import (
	"bytes"
	"strconv"
	"time"

	"entente/model"
)

var estimateColumns = []string{"probability", "standard_error", "band_low", "band_high", "band_low_error", "band_high_error"}

func estimateCells(e model.Estimate) []string {
	return []string{
		number(e.Value, e.Error), errorNumber(e.Error),
		number(e.Low, e.LowError), number(e.High, e.HighError), errorNumber(e.LowError), errorNumber(e.HighError),
	}
}

// Incidence has the probability of every outcome at every date.
func Incidence(f *model.Forecast) Table {
	t := Table{Header: append([]string{"date", "outcome"}, estimateColumns...)}
	for i, date := range f.Dates {
		for _, o := range f.Outcomes {
			t.Rows = append(t.Rows, append([]string{day(date), o.Key}, estimateCells(o.ByDate[i])...))
		}
	}
	return t
}

// occupancyTable has the probability of standing on every rung at every date.
func occupancyTable(f *model.Forecast) Table {
	t := Table{Header: append([]string{"date", "ladder", "rung"}, estimateColumns...)}
	for i, date := range f.Dates {
		for _, l := range f.Ladders {
			for r, rung := range l.Rungs {
				t.Rows = append(t.Rows, append([]string{day(date), l.Key, rung.Key}, estimateCells(l.ByDate[r][i])...))
			}
		}
	}
	return t
}

// Levels are counted in cells of a thousandth, so a fourth decimal is the last
// that can mean anything.
const levelError = 1e-3

func driversTable(f *model.Forecast) Table {
	t := Table{Header: []string{"date", "driver", "mean", "p05", "p25", "p50", "p75", "p95"}}
	for _, d := range f.Drivers {
		for i, fan := range d.Fans {
			row := []string{day(d.Dates[i]), d.Key}
			for _, v := range []float64{fan.Mean, fan.P05, fan.P25, fan.P50, fan.P75, fan.P95} {
				row = append(row, number(v, levelError))
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// drawsCSV has one row a draw: the probability of every outcome by the horizon,
// then the value of every uncertain assumption. By far the largest file, it is
// written number by number, without a Table of them all.
func drawsCSV(f *model.Forecast) ([]byte, error) {
	header := []string{"draw"}
	for _, o := range f.Outcomes {
		header = append(header, "p."+o.Key)
	}
	header = append(header, f.Assumptions...)
	const perCell = 10 // bytes, nearly
	var out bytes.Buffer
	out.Grow(perCell * len(header) * (len(f.Draws) + 1))
	err := Table{Header: header}.CSV(&out)
	var row []byte
	for draw, values := range f.Draws {
		row = strconv.AppendInt(row[:0], int64(draw), 10)
		for _, o := range f.Outcomes {
			row = append(append(row, ','), number(o.Draws[draw], levelError/100)...)
		}
		for _, v := range values {
			row = appendShort(append(row, ','), v)
		}
		out.Write(append(row, '\n'))
	}
	return out.Bytes(), err
}

func day(t time.Time) string { return t.Format(time.DateOnly) }
