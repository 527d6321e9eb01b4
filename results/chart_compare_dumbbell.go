package results

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// dumbbellChart draws the probability of every outcome in every scenario on one
// scale, joined to that in the baseline.
func (c Comparison) dumbbellChart() Chart {
	b := dumbbellBody{c}
	return Chart{
		Name:     "outcomes",
		Title:    c.finding(c.base().Outcomes[0]),
		Subtitle: fmt.Sprintf("Probability of each outcome by %s; a percentage point is equally wide in all columns", monthYear(horizon(c.base()))),
		Caption:  "Dot: average over all assumptions. Thick line: difference from the baseline, which the dashed line carries down. Thin line: 5th to 95th percentile over the assumptions.",
		Alt:      "Dots for the probability of each outcome in each scenario: " + joined(b.phrases()) + ".",
		body:     b,
	}
}

type dumbbellBody struct{ Comparison }

const (
	dumbbellRow  vg.Length = 28
	dumbbellName vg.Length = 165
	dumbbellGap  vg.Length = 28
)

var smallText = ink{size: captionSize, bold: true}

func (b dumbbellBody) phrases() []string {
	var all []string
	for i := range b.Scenarios {
		first := b.outcome(i, b.base().Outcomes[0].Key)
		if first != nil {
			all = append(all, b.title(i)+" "+percentWithBand(first.ByDate[len(first.ByDate)-1]))
		}
	}
	return all
}

func (b dumbbellBody) rowsHeight() vg.Length {
	return vg.Length(dumbbellRow * vg.Length(len(b.Scenarios)))
}

func (b dumbbellBody) height() vg.Length { return b.headHeight() + b.rowsHeight() + axisHeight }

// columnWidth is that of the panel of one outcome.
func (b dumbbellBody) columnWidth() vg.Length {
	n := vg.Length(len(b.base().Outcomes))
	return (chartWidth - 2*chartMargin - dumbbellName - vg.Length(n*dumbbellGap)) / n
}

func (b dumbbellBody) heading(o model.OutcomeForecast) []string {
	return panelTitle.wrap(named(o.Name, o.Key), b.columnWidth(), outcomeNameLines)
}

func (b dumbbellBody) headHeight() vg.Length {
	lines := 1
	for _, o := range b.base().Outcomes {
		lines = max(lines, len(b.heading(o)))
	}
	return linesHeight(panelTitle, make([]string, lines)) + 4
}

func (b dumbbellBody) draw(c draw.Canvas) {
	top := c.Max.Y - b.headHeight()
	for i := range b.Scenarios {
		y := top - vg.Length(dumbbellRow*(vg.Length(i)+0.5))
		k := thingText
		k.color = b.hue(i).text
		k.writeMiddle(c, vg.Point{X: c.Min.X, Y: y}, fromLeft, k.fit(b.title(i), dumbbellName-4))
	}
	windows := b.windows()
	for j, o := range b.base().Outcomes {
		left := c.Min.X + dumbbellName + dumbbellGap/2 + vg.Length(vg.Length(j)*(b.columnWidth()+dumbbellGap))
		area := vg.Rectangle{Min: vg.Point{X: left, Y: c.Min.Y + axisHeight}, Max: vg.Point{X: left + b.columnWidth(), Y: top}}
		k := panelTitle
		k.writeLines(c, vg.Point{X: left, Y: c.Max.Y}, b.heading(o))
		b.drawColumn(c, newPanel(area, windows[j][0], windows[j][1], 0, float64(len(b.Scenarios))), o)
	}
}

// windows are the stretches of axis of the columns, all equally wide: the least
// width at which each fits at one end or the other of the whole axis.
func (b dumbbellBody) windows() [][2]float64 {
	width := 0.0
	for _, o := range b.base().Outcomes {
		lo, hi := window(b.extent(o.Key))
		width = max(width, hi-lo)
	}
	all := make([][2]float64, len(b.base().Outcomes))
	for j, o := range b.base().Outcomes {
		all[j] = [2]float64{0, width}
		if _, most := b.extent(o.Key); most > width {
			all[j] = [2]float64{1 - width, 1}
		}
	}
	return all
}

// extent is the range that one column shows.
func (b dumbbellBody) extent(key string) (least, most float64) {
	least, most = 1, 0
	for i := range b.Scenarios {
		if o := b.outcome(i, key); o != nil {
			e := o.ByDate[len(o.ByDate)-1]
			least, most = min(least, e.Low, e.Value), max(most, e.High, e.Value)
		}
	}
	return least, most
}

func (b dumbbellBody) drawColumn(c draw.Canvas, p panel, o model.OutcomeForecast) {
	for _, t := range percentTicks(p.x.lo, p.x.hi, 4) {
		segment(c, hairline, gridColor, p.x.at(t.at), p.Min.Y, p.x.at(t.at), p.Max.Y)
	}
	p.axisX(c, percentTicks(p.x.lo, p.x.hi, 4), tickSize)
	base := p.x.at(o.ByDate[len(o.ByDate)-1].Value)
	dashed(c, quietInk, base, p.Min.Y, p.Max.Y)
	for i := range b.Scenarios {
		if own := b.outcome(i, o.Key); own != nil {
			y := p.y.at(float64(len(b.Scenarios)-i) - 0.5)
			b.drawMark(c, p, base, y-3, b.hue(i), own.ByDate[len(own.ByDate)-1])
		}
	}
}

func (b dumbbellBody) drawMark(c draw.Canvas, p panel, base, y vg.Length, h hue, e model.Estimate) {
	x := p.x.at(e.Value)
	segment(c, 1, faded(h.mark, 0.45), p.x.at(e.Low), y, p.x.at(e.High), y)
	segment(c, 3, h.mark, base, y, x, y)
	disc(c, white, vg.Point{X: x, Y: y}, 4.6)
	disc(c, h.mark, vg.Point{X: x, Y: y}, 3.6)
	k := smallText
	k.color = h.text
	text := percentOf(e)
	half := k.width(text) / 2
	centre := min(max(x, p.Min.X+half), p.Max.X-half)
	c.FillPolygon(white, corners(vg.Rectangle{Min: vg.Point{X: centre - half - 1, Y: y + 5}, Max: vg.Point{X: centre + half + 1, Y: y + 6 + k.size}}))
	k.write(c, vg.Point{X: centre - half, Y: y + 6}, fromLeft, text)
}

func (b dumbbellBody) data() (header []string, rows [][]string) {
	header = []string{"scenario", "outcome", "probability", "low", "high", "difference"}
	for i := range b.Scenarios {
		for _, o := range b.base().Outcomes {
			own := b.outcome(i, o.Key)
			if own == nil {
				continue
			}
			e, d := own.ByDate[len(own.ByDate)-1], b.difference(i, o.Key)
			rows = append(rows, []string{b.name(i), o.Key, number(e.Value, e.Error), number(e.Low, e.LowError), number(e.High, e.HighError),
				number(d.Horizon.Value, d.Horizon.Error)})
		}
	}
	return header, rows
}

// roundUp is the least multiple of unit that is no smaller than v.
func roundUp(v, unit float64) float64 { return math.Ceil(v/unit-1e-9) * unit }
