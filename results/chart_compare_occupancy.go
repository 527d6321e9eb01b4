package results

import (
	"fmt"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// occupancyChart draws a ladder in every scenario, one small panel each.
func (c Comparison) occupancyChart(ladder string) Chart {
	b := occupancyBody{c, ladder}
	base := b.of(c.Baseline)
	return Chart{
		Name:     "ladder-" + ladder,
		Title:    b.finding(),
		Subtitle: fmt.Sprintf("%s: probability of standing on each rung by date, lowest rung at the foot", named(base.Name, base.Key)),
		Caption:  "Height of an area: average probability over all assumptions. Axes are the same in all panels.",
		Alt:      "Stacked areas of the probability of each rung in each scenario; " + joined(b.phrases()) + ".",
		body:     b,
	}
}

type occupancyBody struct {
	Comparison
	ladder string
}

// of is the ladder in a scenario; nil where that has none of the key.
func (b occupancyBody) of(i int) *model.LadderForecast {
	all := b.Scenarios[i].Forecast.Ladders
	for k := range all {
		if all[k].Key == b.ladder {
			return &all[k]
		}
	}
	return nil
}

func (b occupancyBody) panels() []int {
	var all []int
	for i := range b.Scenarios {
		if b.of(i) != nil {
			all = append(all, i)
		}
	}
	return all
}

// finding names where the likeliest rung at the horizon is another one than in
// the baseline.
func (b occupancyBody) finding() string {
	base := *b.of(b.Baseline)
	usual := likeliest(base, len(b.base().Dates)-1)
	var others []string
	for _, i := range b.panels() {
		l := *b.of(i)
		top := likeliest(l, len(b.Scenarios[i].Forecast.Dates)-1)
		if l.Rungs[top].Key != base.Rungs[usual].Key {
			others = append(others, fmt.Sprintf("%s under “%s”", rungName(l, top), b.title(i)))
		}
	}
	at := monthYear(horizon(b.base()))
	if len(others) == 0 {
		return fmt.Sprintf("%s: %s is likeliest in %s in every scenario", named(base.Name, base.Key), rungName(base, usual), at)
	}
	if len(others) > 3 {
		return fmt.Sprintf("%s: %s is likeliest in %s, but not in %d of the %d scenarios", named(base.Name, base.Key), rungName(base, usual), at, len(others), len(b.panels()))
	}
	return fmt.Sprintf("%s: %s is likeliest in %s, but %s", named(base.Name, base.Key), rungName(base, usual), at, joined(others))
}

func (b occupancyBody) phrases() []string {
	var all []string
	for _, i := range b.panels() {
		l := *b.of(i)
		last := len(b.Scenarios[i].Forecast.Dates) - 1
		top := likeliest(l, last)
		all = append(all, fmt.Sprintf("under %s %s is likeliest at the end with %s", b.title(i), rungName(l, top), percentOf(l.ByDate[top][last])))
	}
	return all
}

const (
	occupancyPanel  vg.Length = 96
	occupancyHeader vg.Length = 14
	occupancyLegend vg.Length = 16
)

func (b occupancyBody) tiles() tiling {
	return tiling{count: len(b.panels()), columns: min(len(b.panels()), 3), cellHeight: occupancyHeader + occupancyPanel + axisHeight,
		left: percentAxisWidth, gapX: 14, gapY: 8}
}

func (b occupancyBody) height() vg.Length {
	return b.tiles().height() + vg.Length(occupancyLegend*vg.Length(len(b.legendLines()))) + 4
}

func (b occupancyBody) draw(c draw.Canvas) {
	inside := c.Rectangle
	inside.Max.Y = b.drawLegend(c, inside.Max.Y) - 4
	t := b.tiles()
	for k, i := range b.panels() {
		cell := t.cell(inside, k)
		name := thingText
		name.color = b.hue(i).text
		name.write(c, vg.Point{X: cell.Min.X, Y: cell.Max.Y - labelSize}, fromLeft, name.fit(b.title(i), cell.Size().X))
		cell.Max.Y -= occupancyHeader
		cell.Min.Y += axisHeight
		b.drawPanel(c, cell, i, t.firstInRow(k))
	}
}

func (b occupancyBody) drawPanel(c draw.Canvas, cell vg.Rectangle, i int, labelled bool) {
	first, last := b.span()
	p := newPanel(cell, instant(first), instant(last), 0, 1)
	p.gridY(c, percentTicks(0, 1, 3), labelled)
	own := ladderBody{b.Scenarios[i].Forecast.Dates, *b.of(i)}
	own.drawAreas(c, p, own.edges())
	p.axisX(c, dateTicks(first, last, cell.Size().X, tickText), tickSize/2)
}

// span is the time from the earliest start to the latest horizon, the same in
// every panel of a comparison.
func (c Comparison) span() (first, last time.Time) {
	first, last = c.base().Dates[0], horizon(c.base())
	for _, r := range c.Scenarios {
		if start := r.Forecast.Dates[0]; start.Before(first) {
			first = start
		}
		if end := horizon(r.Forecast); end.After(last) {
			last = end
		}
	}
	return first, last
}

// legendLines breaks the rungs of the baseline, lowest first, into lines.
func (b occupancyBody) legendLines() [][]int {
	width := chartWidth - 2*chartMargin
	var lines [][]int
	used := width
	for r := range b.of(b.Baseline).Rungs {
		need := b.entryWidth(r)
		if used+need > width {
			lines, used = append(lines, nil), 0
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], r)
		used += need
	}
	return lines
}

func (b occupancyBody) entryWidth(r int) vg.Length {
	return swatchSize + 5 + labelText.width(rungName(*b.of(b.Baseline), r)) + 16
}

func (b occupancyBody) drawLegend(c draw.Canvas, y vg.Length) vg.Length {
	l := *b.of(b.Baseline)
	for _, line := range b.legendLines() {
		x := c.Min.X
		y -= occupancyLegend
		for _, r := range line {
			swatch := vg.Rectangle{Min: vg.Point{X: x, Y: y + 3}, Max: vg.Point{X: x + swatchSize, Y: y + 3 + swatchSize}}
			c.FillPolygon(rungColor(r, len(l.Rungs)), corners(swatch))
			labelText.write(c, vg.Point{X: x + swatchSize + 5, Y: y + 4}, fromLeft, rungName(l, r))
			x += b.entryWidth(r)
		}
	}
	return y
}

func (b occupancyBody) data() (header []string, rows [][]string) {
	for _, i := range b.panels() {
		l := b.of(i)
		for r, rung := range l.Rungs {
			for k, e := range l.ByDate[r] {
				rows = append(rows, []string{b.name(i), rung.Key, day(b.Scenarios[i].Forecast.Dates[k]), number(e.Value, e.Error)})
			}
		}
	}
	return []string{"scenario", "rung", "date", "probability"}, rows
}
