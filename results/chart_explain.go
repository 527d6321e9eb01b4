package results

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// waterfallChart leads from the probability in the first scenario to that in the
// second, a step a change.
func (x Explanation) waterfallChart() Chart {
	b := waterfallBody{x, x.bars()}
	s, u := x.A.Forecast.Scenario, x.B.Forecast.Scenario
	o := x.outcome(x.A)
	return Chart{
		Name:     "waterfall",
		Scenario: "From “" + named(s.Title, s.Name) + "” to “" + named(u.Title, u.Name) + "”",
		Title:    b.finding(),
		Subtitle: fmt.Sprintf("Probability of %s: from the first scenario to the second, change by change, the largest share first", subjectIn(&o, x.A.Forecast)),
		Caption:  "Blue raises, orange lowers. " + x.method() + ": the shares add up to the whole.\n" + x.whatIf().provenance(),
		Alt:      b.alt(),
		body:     b,
	}
}

// A bar is a step of the waterfall, from one probability to another.
type bar struct {
	name, text string
	from, to   float64
	end        bool // a scenario, not a change
}

// mostBars are the changes shown one by one; the rest are one bar.
const mostBars = 14

func (x Explanation) bars() []bar {
	a, b := x.ends()
	_, worst := x.total()
	s, u := x.A.Forecast.Scenario, x.B.Forecast.Scenario
	all := []bar{{named(s.Title, s.Name), percentOf(a), a.Value, a.Value, true}}
	at := a.Value
	parts := x.parts()
	for i, p := range parts {
		name, value := p.name, p.Value
		if i == mostBars-1 && len(parts) > mostBars {
			name, value = fmt.Sprintf("%d further changes", len(parts)-i), restOf(parts[i:])
		}
		all = append(all, bar{name, pointsNumber(value, worst), at, at + value, false})
		at += value
		if i == mostBars-1 {
			break
		}
	}
	return append(all, bar{named(u.Title, u.Name), percentOf(b), b.Value, b.Value, true})
}

type waterfallBody struct {
	Explanation
	bars []bar
}

func (b waterfallBody) finding() string {
	total, worst := b.total()
	first := b.parts()[0]
	o := b.outcome(b.A)
	if len(b.Groups) == 1 {
		return fmt.Sprintf("%s accounts for the whole change of %s: %s", quotedName(first.name), named(o.Name, o.Key), pointsOf(total, worst))
	}
	return fmt.Sprintf("Of %s for %s, %s brings %s", pointsOf(total, worst), named(o.Name, o.Key), quotedName(first.name), pointsNumber(first.Value, worst))
}

func (b waterfallBody) alt() string {
	var phrases []string
	for _, one := range b.bars {
		phrases = append(phrases, one.name+" "+one.text)
	}
	return "Waterfall: " + joined(phrases) + "."
}

const (
	waterfallRow  vg.Length = 24
	waterfallName vg.Length = 210
)

func (b waterfallBody) height() vg.Length {
	return vg.Length(waterfallRow*vg.Length(len(b.bars))) + axisHeight
}

func (b waterfallBody) draw(c draw.Canvas) {
	area := c.Rectangle
	area.Min.X += waterfallName + 8
	area.Max.X -= 34
	area.Min.Y += axisHeight
	lo, hi := b.window()
	p := newPanel(area, lo, hi, 0, float64(len(b.bars)))
	for _, t := range percentTicks(lo, hi, 7) {
		segment(c, hairline, gridColor, p.x.at(t.at), p.Min.Y, p.x.at(t.at), p.Max.Y)
	}
	p.axisX(c, percentTicks(lo, hi, 7), 2*tickSize)
	for i, one := range b.bars {
		y := p.y.at(float64(len(b.bars)-i) - 0.5)
		if i+1 < len(b.bars) {
			segment(c, hairline, axisColor, p.x.at(one.to), y, p.x.at(one.to), y-waterfallRow)
		}
		one.draw(c, p, y)
	}
}

// window is the stretch of axis: from 0 or to 1 if that costs little.
func (b waterfallBody) window() (lo, hi float64) {
	least, most := 1.0, 0.0
	for _, one := range b.bars {
		least, most = min(least, one.from, one.to), max(most, one.from, one.to)
	}
	return window(max(0, least), min(1, most))
}

func (r bar) draw(c draw.Canvas, p panel, y vg.Length) {
	h := hueOf(0)
	switch {
	case r.end:
		h = hue{titleInk, titleInk}
	case r.to < r.from:
		h = hueOf(1)
	}
	name := labelText
	if r.end {
		name = thingText
	}
	name.writeMiddle(c, vg.Point{X: c.Min.X, Y: y}, fromLeft, name.fit(r.name, waterfallName))
	left, right := p.x.at(min(r.from, r.to)), p.x.at(max(r.from, r.to))
	half := waterfallRow / 3
	if r.end {
		left, half = left-1.2, waterfallRow/2.4
		right += 1.2
	}
	c.FillPolygon(h.mark, corners(vg.Rectangle{Min: vg.Point{X: left, Y: y - half}, Max: vg.Point{X: right, Y: y + half}}))
	k := valueText
	k.color = h.text
	k.writeMiddle(c, vg.Point{X: right + 5, Y: y}, fromLeft, r.text)
}

func (b waterfallBody) data() (header []string, rows [][]string) {
	_, worst := b.total()
	for _, one := range b.bars {
		rows = append(rows, []string{one.name, number(one.from, worst), number(one.to, worst)})
	}
	return []string{"step", "from", "to"}, rows
}
