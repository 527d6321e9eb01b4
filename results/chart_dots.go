package results

import (
	"fmt"
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// dotsChart is a quantile dotplot of 50 dots. People decide better from one than
// from densities or error bars (Kay et al. 2016; Fernandes et al. 2018).
func dotsChart(f *model.Forecast) Chart {
	s := spreadOf(f)
	return Chart{
		Name:     "spread-dots",
		Title:    fmt.Sprintf("Nine in ten sets of assumptions put %s at %s", s.subject, bandOf(s.headline)),
		Subtitle: fmt.Sprintf("Probability of %s in 50 equally likely sets of assumptions", s.subject),
		Caption:  "Each dot is one set in fifty: a quantile of the draws of all assumptions. Bracket: 5th to 95th percentile. Dashed line: average, the headline.",
		Alt: fmt.Sprintf("Fifty dots for the probability of %s over the assumptions: nine in ten lie at %s, half at or below %s, the average is %s.",
			s.subject, bandOf(s.headline), s.percent(s.quantile(0.5)), percentOf(s.headline)),
		body: dotsBody{s},
	}
}

const dotCount = 50

type dotsBody struct{ spread }

const (
	dotsPanelHeight vg.Length = 150
	averageHeight   vg.Length = 13 // of the text above the dots
	bracketHeight   vg.Length = 34 // of that, the bracket above and its text
	largestDot      vg.Length = 13
	dotFill                   = 0.88 // of its place
)

func (b dotsBody) height() vg.Length { return bracketHeight + dotsPanelHeight + axisHeight }

// quantiles are the middles of fifty slices of the distribution.
func (b dotsBody) quantiles() []float64 {
	dots := make([]float64, dotCount)
	for i := range dots {
		dots[i] = b.quantile((float64(i) + 0.5) / dotCount)
	}
	return dots
}

// window holds all dots and the bracket.
func (b dotsBody) window() (lo, hi float64) {
	dots := b.quantiles()
	return window(min(dots[0], b.headline.Low), max(dots[dotCount-1], b.headline.High))
}

func (b dotsBody) draw(c draw.Canvas) {
	area := c.Rectangle
	area.Min.Y += axisHeight
	area.Max.Y -= bracketHeight
	area.Min.X += tickSize
	area.Max.X -= tickSize
	lo, hi := b.window()
	p := newPanel(area, lo, hi, 0, 1)
	p.axisX(c, percentTicks(lo, hi, 11), 2*tickSize)
	b.drawAverage(c, p)
	b.drawDots(c, p)
	b.drawBracket(c, p)
}

func (b dotsBody) drawDots(c draw.Canvas, p panel) {
	dots := b.quantiles()
	size := dotSize(p, dots)
	column, level := -1, 0
	for _, q := range dots {
		if at := columnOf(p, q, size); at != column {
			column, level = at, 0
		}
		centre := vg.Point{
			X: p.Min.X + vg.Length(size*(vg.Length(column)+0.5)),
			Y: p.Min.Y + vg.Length(size*(vg.Length(level)+0.5)) + 1,
		}
		disc(c, hueOf(0).mark, centre, vg.Length(size*dotFill)/2)
		level++
	}
}

// dotSize is the largest size at which a whole number of dots spans the axis
// and no stack of dots is higher than the panel.
func dotSize(p panel, dots []float64) vg.Length {
	width, height := p.Size().X, p.Size().Y
	for columns := math.Ceil(float64(width / largestDot)); ; columns++ {
		size := width / vg.Length(columns)
		if vg.Length(size*vg.Length(highestStack(p, dots, size))) <= height {
			return size
		}
	}
}

func highestStack(p panel, dots []float64, size vg.Length) int {
	stacks := make(map[int]int)
	highest := 0
	for _, q := range dots {
		column := columnOf(p, q, size)
		stacks[column]++
		highest = max(highest, stacks[column])
	}
	return highest
}

// columnOf is the column of dots that holds a value; the end of the axis belongs
// to the last.
func columnOf(p panel, v float64, size vg.Length) int {
	columns := int(math.Round(float64(p.Size().X / size)))
	return min(int((p.x.at(v)-p.Min.X)/size), columns-1)
}

// drawAverage marks the headline by a line with its number.
func (b dotsBody) drawAverage(c draw.Canvas, p panel) {
	x := p.x.at(b.headline.Value)
	top := p.Max.Y + 2
	dashed(c, quietInk, x, p.Min.Y, top)
	k := labelText
	k.color = titleInk
	k.writeBeside(c, p, vg.Point{X: x, Y: top + 2}, "average "+percentOf(b.headline))
}

// drawBracket spans the 90 % band above the dots, its text centred on it as far
// as the panel allows.
func (b dotsBody) drawBracket(c draw.Canvas, p panel) {
	y := p.Max.Y + averageHeight + 4
	from, to := p.x.at(b.headline.Low), p.x.at(b.headline.High)
	h := hueOf(0)
	segment(c, 1.2, h.mark, from, y, to, y)
	segment(c, 1.2, h.mark, from, y-3, from, y+3)
	segment(c, 1.2, h.mark, to, y-3, to, y+3)
	k := ink{size: labelSize, bold: true, color: h.text}
	text := "nine in ten: " + bandOf(b.headline)
	left := min(max((from+to-k.width(text))/2, p.Min.X), p.Max.X-k.width(text))
	k.write(c, vg.Point{X: left, Y: y + 7}, fromLeft, text)
}

// writeBeside writes right of a point, or left of it where there is no room.
func (k ink) writeBeside(c draw.Canvas, p panel, at vg.Point, text string) {
	if at.X+4+k.width(text) > p.Max.X {
		k.write(c, vg.Point{X: at.X - 4, Y: at.Y}, fromRight, text)
		return
	}
	k.write(c, vg.Point{X: at.X + 4, Y: at.Y}, fromLeft, text)
}

func (b dotsBody) data() (header []string, rows [][]string) {
	for i, q := range b.quantiles() {
		rows = append(rows, []string{strconv.Itoa(i + 1), number(q, b.error())})
	}
	return []string{"dot", "probability"}, rows
}
