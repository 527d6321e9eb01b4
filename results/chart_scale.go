package results

import (
	"math"
	"strconv"
	"time"

	"gonum.org/v1/plot/vg"
)

// A scale carries values from lo to hi onto a stretch of the canvas. Values
// beyond its ends are drawn at the ends, which keeps every mark in its frame.
type scale struct {
	lo, hi   float64
	from, to vg.Length
}

func (s scale) at(v float64) vg.Length {
	share := (min(max(v, s.lo), s.hi) - s.lo) / (s.hi - s.lo)
	return s.from + vg.Length(float64(share*float64(s.to-s.from)))
}

// A tick is a value of an axis and its label, empty on a minor tick.
type tick struct {
	at    float64
	label string
}

// stepsOf are the distances of ticks that read easily, in units of a power of ten.
var stepsOf = []float64{1, 2, 2.5, 5, 10, 20}

// evenTicks covers lo to hi with ticks at multiples of an easy step, at most
// limit of them, and returns the step.
func evenTicks(lo, hi float64, limit int) (values []float64, step float64) {
	power := math.Pow10(int(math.Floor(math.Log10((hi - lo) / float64(limit)))))
	for _, unit := range stepsOf {
		if step = unit * power; (hi-lo)/step <= float64(limit-1)+1e-9 {
			break
		}
	}
	for i := math.Ceil(lo/step - 1e-9); i*step <= hi+float64(step*1e-9); i++ {
		values = append(values, i*step+0) // no negative zero
	}
	return values, step
}

// percentTicks are the ticks of an axis of probabilities. They alone may say 0 %
// and 100 %: they measure, they assert nothing.
func percentTicks(lo, hi float64, limit int) []tick {
	values, step := evenTicks(lo, hi, limit)
	decimals := 0
	for unit := step * 100; decimals < 6 && math.Abs(unit-math.Round(unit)) > 1e-6; unit *= 10 {
		decimals++
	}
	ticks := make([]tick, len(values))
	for i, v := range values {
		ticks[i] = tick{v, strconv.FormatFloat(v*100, 'f', decimals, 64) + percentSign}
	}
	return ticks
}

// instant places a date on a scale.
func instant(t time.Time) float64 { return float64(t.Unix()) }

// tickMonths are the distances of labelled dates that read easily.
var tickMonths = []int{1, 2, 3, 6, 12, 24, 60, 120, 240, 600}

// dateTicks labels as many dates between first and last as fit into the width:
// years, or months where the time is short. Years between labels get minor ticks
// where there is room. Centuries would get no label.
func dateTicks(first, last time.Time, width vg.Length, k ink) []tick {
	month := width / vg.Length(math.Max(1, last.Sub(first).Hours()/(24*365.25)*12))
	for _, step := range tickMonths {
		layout := "2006"
		if step < 12 {
			layout = "Jan 2006"
		}
		if vg.Length(step)*month < k.width(layout)+k.size {
			continue
		}
		if ticks := datesEvery(first, last, step, layout); len(ticks) > 0 {
			return append(minorYears(first, last, step, month), ticks...)
		}
	}
	return nil
}

func datesEvery(first, last time.Time, step int, layout string) []tick {
	var ticks []tick
	index := first.Year()*12 + int(first.Month()) - 1
	for i := (index + step - 1) / step * step; ; i += step {
		date := time.Date(i/12, time.Month(i%12+1), 1, 0, 0, 0, 0, time.UTC)
		if date.After(last) {
			return ticks
		}
		if !date.Before(first) {
			ticks = append(ticks, tick{instant(date), date.Format(layout)})
		}
	}
}

func minorYears(first, last time.Time, step int, month vg.Length) []tick {
	const leastGap = 4
	if step <= 12 || 12*month < leastGap {
		return nil
	}
	return datesEvery(first, last, 12, "")
}
