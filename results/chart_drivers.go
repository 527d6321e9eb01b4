package results

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// driversChart draws the distribution of every driver's level by date.
func driversChart(f *model.Forecast) Chart {
	return Chart{
		Name:     "driver-fans",
		Title:    driversTitle(f.Drivers),
		Subtitle: "Level of each driver from 0 to 1, by date; the words say what 0 and 1 mean",
		Caption:  "Line and figure: median, over one future of each draw. Dark band: middle half. Light band: 5th to 95th percentile. Chance and assumptions together.",
		Alt: fmt.Sprintf("Fan charts of the levels of the drivers; medians in %s: %s.",
			monthYear(horizon(f)), joined(levelPhrases(f.Drivers))),
		body: driversBody{f.Drivers},
	}
}

// notableMove is a change of a driver's median worth a headline.
const notableMove = 0.05

func driversTitle(drivers []model.DriverForecast) string {
	most := 0
	for i, d := range drivers {
		if math.Abs(movement(d)) > math.Abs(movement(drivers[most])) {
			most = i
		}
	}
	d := drivers[most]
	if math.Abs(movement(d)) < notableMove {
		return fmt.Sprintf("No driver is expected to move by as much as %s: the bands show what may happen", level(notableMove))
	}
	direction := "rise"
	if movement(d) < 0 {
		direction = "fall"
	}
	return fmt.Sprintf("%s is expected to move most: a %s of its median from %s to %s",
		named(d.Name, d.Key), direction, level(d.Fans[0].P50), level(d.Fans[len(d.Fans)-1].P50))
}

func movement(d model.DriverForecast) float64 { return d.Fans[len(d.Fans)-1].P50 - d.Fans[0].P50 }

func level(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) }

func levelPhrases(drivers []model.DriverForecast) []string {
	var phrases []string
	for _, d := range drivers {
		phrases = append(phrases, named(d.Name, d.Key)+" "+level(d.Fans[len(d.Fans)-1].P50))
	}
	return phrases
}

type driversBody struct{ drivers []model.DriverForecast }

const (
	levelAxisWidth  vg.Length = 20
	driverNameLines           = 2
	anchorLines               = 2
	anchorGap       vg.Length = 3
)

var (
	driverText = ink{size: tickSize, bold: true, color: titleInk}
	anchorText = ink{size: tinySize, color: quietInk}
	levelText  = ink{size: tickSize, bold: true, color: hues[0].text}
)

// columns and panelHeight give few drivers large panels.
func (b driversBody) columns() (columns int, panelHeight vg.Length) {
	switch n := len(b.drivers); {
	case n == 1:
		return 1, 170
	case n <= 4:
		return 2, 120
	case n <= 9:
		return 3, 80
	}
	return 4, 62
}

// tiles are cells of a name, the meaning of 1, the panel and the meaning of 0;
// the lowest panels have the dates below them, outside their cells.
func (b driversBody) tiles() tiling {
	columns, panelHeight := b.columns()
	t := tiling{count: len(b.drivers), columns: columns, left: levelAxisWidth, gapX: 14, gapY: 9}
	t.cellHeight = b.headHeight(t) + panelHeight + b.footHeight(t)
	return t
}

// headHeight is the room for the tallest name and meaning of 1.
func (b driversBody) headHeight(t tiling) vg.Length {
	var height vg.Length
	for _, d := range b.drivers {
		height = max(height, linesHeight(driverText, b.heading(t, d))+linesHeight(anchorText, b.anchor(t, "1", d.High)))
	}
	return height + anchorGap
}

func (b driversBody) footHeight(t tiling) vg.Length {
	var height vg.Length
	for _, d := range b.drivers {
		height = max(height, linesHeight(anchorText, b.anchor(t, "0", d.Low)))
	}
	return height + anchorGap
}

func (b driversBody) heading(t tiling, d model.DriverForecast) []string {
	return driverText.wrap(named(d.Name, d.Key), t.cellWidth(chartWidth-2*chartMargin), driverNameLines)
}

func (b driversBody) height() vg.Length { return b.tiles().height() + axisHeight }

func (b driversBody) draw(c draw.Canvas) {
	t := b.tiles()
	_, panelHeight := b.columns()
	foot := b.footHeight(t)
	for i, d := range b.drivers {
		area := t.cell(c.Rectangle, i)
		area.Min.Y += foot
		area.Max.Y = area.Min.Y + panelHeight
		p := newDriverPanel(area, d)
		p.gridY(c, []tick{{0, "0"}, {0.5, "0.5"}, {1, "1"}}, t.firstInRow(i))
		p.drawDates(c, d, t.lowest(i))
		p.fan(c, hueOf(0), d)
		b.drawWords(c, p, t, i)
	}
}

// drawWords writes the name and what 1 means, from the panel upwards, and what 0
// means below.
func (b driversBody) drawWords(c draw.Canvas, p panel, t tiling, i int) {
	d := b.drivers[i]
	name, high := b.heading(t, d), b.anchor(t, "1", d.High)
	at := vg.Point{X: p.Min.X, Y: p.Max.Y + anchorGap + linesHeight(anchorText, high) + linesHeight(driverText, name)}
	at.Y = driverText.writeLines(c, at, name)
	anchorText.writeLines(c, at, high)
	at.Y = p.Min.Y - anchorGap
	if t.lowest(i) {
		at.Y -= axisHeight
	}
	anchorText.writeLines(c, at, b.anchor(t, "0", d.Low))
}

// newDriverPanel leaves room for the final level on the right.
func newDriverPanel(area vg.Rectangle, d model.DriverForecast) panel {
	area.Max.X -= levelText.width("0.00") + 4
	return newPanel(area, instant(d.Dates[0]), instant(d.Dates[len(d.Dates)-1]), 0, 1)
}

// drawDates labels the dates of the lowest panels only.
func (p panel) drawDates(c draw.Canvas, d model.DriverForecast, lowest bool) {
	ticks := dateTicks(d.Dates[0], d.Dates[len(d.Dates)-1], p.Size().X, tickText)
	if !lowest {
		for i := range ticks {
			ticks[i].label = ""
		}
	}
	p.axisX(c, ticks, tickSize)
}

// anchor says what an end of the level means, if the scenario does.
func (b driversBody) anchor(t tiling, end, meaning string) []string {
	if meaning = plain(meaning); meaning == "" {
		return nil
	}
	return anchorText.wrap(end+" = "+meaning, t.cellWidth(chartWidth-2*chartMargin), anchorLines)
}

// fan draws the bands, the median and its final level.
func (p panel) fan(c draw.Canvas, h hue, d model.DriverForecast) {
	n := len(d.Fans)
	var xs, q05, q25, q50, q75, q95 []float64
	for i, fan := range d.Fans {
		xs = append(xs, instant(d.Dates[i]))
		q05, q95 = append(q05, fan.P05), append(q95, fan.P95)
		q25, q75 = append(q25, fan.P25), append(q75, fan.P75)
		q50 = append(q50, fan.P50)
	}
	p.band(c, faded(h.mark, alpha90), xs, q05, q95)
	p.band(c, faded(h.mark, alpha50), xs, q25, q75)
	p.line(c, h.mark, lineWidth, xs, q50)
	levelText.writeMiddle(c, vg.Point{X: p.Max.X + 4, Y: p.y.at(q50[n-1])}, fromLeft, level(q50[n-1]))
}

func (b driversBody) data() (header []string, rows [][]string) {
	header = []string{"driver", "date", "p05", "p25", "p50", "p75", "p95"}
	for _, d := range b.drivers {
		for i, f := range d.Fans {
			rows = append(rows, []string{d.Key, d.Dates[i].Format(time.DateOnly),
				number(f.P05, levelError), number(f.P25, levelError), number(f.P50, levelError), number(f.P75, levelError), number(f.P95, levelError)})
		}
	}
	return header, rows
}
