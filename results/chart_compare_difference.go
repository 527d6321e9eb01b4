package results

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// differenceChart draws the distribution of the difference over the assumptions
// for the first outcome: fifty dots a scenario around the line of no difference.
func (c Comparison) differenceChart() Chart {
	first := c.base().Outcomes[0]
	b := differenceBody{c, first}
	return Chart{
		Name:     "difference-dots",
		Title:    b.finding(),
		Subtitle: fmt.Sprintf("Difference from the baseline in the probability of %s, in 50 equally likely sets of assumptions", subjectOf(c.base())),
		Caption:  "Each dot is one set of assumptions in fifty, held alike in both scenarios: a quantile of the draws. Tick below: average.",
		Alt:      "Dots for the difference over the assumptions: " + joined(b.phrases()) + ".",
		body:     b,
	}
}

type differenceBody struct {
	Comparison
	of model.OutcomeForecast
}

// finding says in how many worlds the outcome is likelier, for the scenario that
// differs most.
func (b differenceBody) finding() string {
	i := b.farthest(b.of.Key)
	if i < 0 {
		return "Under no set of assumptions does any scenario differ from the baseline"
	}
	d := b.difference(i, b.of.Key)
	share, word := d.Higher, "likelier"
	if d.Horizon.Value < 0 {
		share, word = d.Lower, "less likely"
	}
	return fmt.Sprintf("Under “%s”, %s is %s in %s plausible worlds", b.title(i), subjectOf(b.base()), word, worlds(share))
}

func (b differenceBody) phrases() []string {
	var all []string
	for _, i := range b.rows() {
		d := b.difference(i, b.of.Key)
		all = append(all, fmt.Sprintf("%s %s on average, nine in ten within %s, higher in %s", b.title(i),
			pointsOf(d.Horizon.Value, d.Horizon.Error), differenceBand(d.Horizon), higherIn(d)))
	}
	return all
}

// rows are the scenarios that have a difference.
func (b differenceBody) rows() []int {
	return slices.DeleteFunc(b.others(), func(i int) bool { return b.difference(i, b.of.Key) == nil })
}

const (
	differenceRow  vg.Length = 54
	differenceName vg.Length = 165
	countWidth     vg.Length = 74
)

func (b differenceBody) height() vg.Length {
	return vg.Length(differenceRow*vg.Length(len(b.rows()))) + axisHeight + directionHeight
}

func (b differenceBody) draw(c draw.Canvas) {
	rows := b.rows()
	area := c.Rectangle
	area.Min.X += differenceName + 10
	area.Max.X -= countWidth
	area.Min.Y += axisHeight + directionHeight
	lo, hi := b.reach(rows)
	p := newPanel(area, lo, hi, 0, float64(len(rows)))
	b.drawAxis(c, p)
	for k, i := range rows {
		foot := p.y.at(float64(len(rows)-k-1)) + 8
		dots := dotsOf(b.difference(i, b.of.Key).Spread)
		b.drawRow(c, p, i, foot, dots, stackSize(p, dots))
	}
}

// dotsOf are the middles of fifty slices of a distribution.
func dotsOf(spread []float64) []float64 {
	sorted := slices.Sorted(slices.Values(spread))
	dots := make([]float64, dotCount)
	for k := range dots {
		dots[k] = quantile(sorted, (float64(k)+0.5)/dotCount)
	}
	return dots
}

// reach is the range of the axis: it holds zero and all dots.
func (b differenceBody) reach(rows []int) (lo, hi float64) {
	for _, i := range rows {
		dots := dotsOf(b.difference(i, b.of.Key).Spread)
		lo, hi = min(lo, dots[0]), max(hi, dots[dotCount-1])
	}
	unit := 0.01
	if hi-lo > 0.2 {
		unit = 0.05
	}
	return -roundUp(max(-lo, unit), unit), roundUp(max(hi, unit), unit)
}

// mostDot keeps the dots of a wide row from looking weightier than the rest.
const mostDot vg.Length = 6

// stackSize is the largest size at which no stack of dots is higher than a row.
// Dots differ in size between rows, because a narrow distribution stacks higher.
func stackSize(p panel, dots []float64) vg.Length {
	for size := mostDot; ; size *= 0.95 {
		if vg.Length(size*vg.Length(tallest(p, dots, size))) <= differenceRow-14 {
			return size
		}
	}
}

func tallest(p panel, dots []float64, size vg.Length) int {
	most, level := 0, map[int]int{}
	for _, q := range dots {
		column := columnFromZero(p, q, size)
		level[column]++
		most = max(most, level[column])
	}
	return most
}

// columnFromZero is the column of dots of a value; columns meet at zero, so that no
// dot stands on both sides.
func columnFromZero(p panel, q float64, size vg.Length) int {
	return int(math.Floor(float64((p.x.at(q) - p.x.at(0)) / size)))
}

// pointTicks are the ticks of an axis of differences.
func pointTicks(lo, hi float64, limit int) []tick {
	values, step := evenTicks(lo, hi, limit)
	decimals := 0
	if step*100 < 0.999 {
		decimals = 1
	}
	ticks := make([]tick, len(values))
	for i, v := range values {
		ticks[i] = tick{v, signed(100*v, decimals)}
	}
	return ticks
}

func (b differenceBody) drawAxis(c draw.Canvas, p panel) {
	ticks := pointTicks(p.x.lo, p.x.hi, 7)
	for _, t := range ticks {
		segment(c, hairline, gridColor, p.x.at(t.at), p.Min.Y, p.x.at(t.at), p.Max.Y)
	}
	p.axisX(c, ticks, tickSize)
	zero := p.x.at(0)
	segment(c, 1, quietInk, zero, p.Min.Y, zero, p.Max.Y)
	y := p.Min.Y - axisHeight - captionSize
	aspectText.write(c, vg.Point{X: (p.Min.X+p.Max.X)/2 - aspectText.width("percentage points")/2, Y: y}, fromLeft, "percentage points")
}

func (b differenceBody) drawRow(c draw.Canvas, p panel, i int, foot vg.Length, dots []float64, size vg.Length) {
	d, h := b.difference(i, b.of.Key), b.hue(i)
	level := map[int]int{}
	for _, q := range dots {
		column := columnFromZero(p, q, size)
		centre := vg.Point{X: p.x.at(0) + vg.Length(size*(vg.Length(column)+0.5)), Y: foot + vg.Length(size*(vg.Length(level[column])+0.5))}
		disc(c, h.mark, centre, vg.Length(size*dotFill)/2)
		level[column]++
	}
	segment(c, hairline, gridColor, p.Min.X, foot, p.Max.X, foot)
	mean := p.x.at(d.Horizon.Value)
	segment(c, 1.5, titleInk, mean, foot, mean, foot-5)
	middle := foot + (differenceRow-8)/2
	name := thingText
	name.color = h.text
	name.write(c, vg.Point{X: c.Min.X, Y: middle + 1}, fromLeft, name.fit(b.title(i), differenceName))
	aspectText.write(c, vg.Point{X: c.Min.X, Y: middle - captionSize - 2}, fromLeft, pointsOf(d.Horizon.Value, d.Horizon.Error))
	aspectText.write(c, vg.Point{X: c.Max.X, Y: middle + 1}, fromRight, "higher in")
	aspectText.write(c, vg.Point{X: c.Max.X, Y: middle - captionSize - 2}, fromRight, higherIn(d))
}

func (b differenceBody) data() (header []string, rows [][]string) {
	for _, i := range b.rows() {
		d := b.difference(i, b.of.Key)
		for k, q := range dotsOf(d.Spread) {
			rows = append(rows, []string{b.name(i), strconv.Itoa(k + 1), number(q, max(d.Horizon.LowError, d.Horizon.HighError))})
		}
	}
	return []string{"scenario", "dot", "difference"}, rows
}
