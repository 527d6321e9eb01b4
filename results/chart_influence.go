package results

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// influenceChart draws which assumptions the probability of the first outcome
// follows most closely, strongest first.
func influenceChart(f *model.Forecast) Chart {
	all := f.Outcomes[0].Influence
	b := influenceBody{rows: influenceRows(f.Scenario, all[:min(mostInfluences, len(all))])}
	subject := subjectOf(f)
	return Chart{
		Name:  "influence",
		Title: b.title(subject),
		Subtitle: fmt.Sprintf("Rank correlation of %s with the probability of %s",
			b.counted(len(all)), subject),
		Caption: "Dot: Spearman’s rank correlation. Bar: ±1.96 standard errors; grey where it includes zero.",
		Alt: fmt.Sprintf("Dots for the rank correlation of assumptions with the probability of %s: %s.",
			subject, joined(b.phrases())),
		body: b,
	}
}

const mostInfluences = 12

// normal95 is the half-width of a 95 % interval in standard errors.
const normal95 = 1.96

type influenceRow struct {
	model.Influence
	name assumptionName
}

func influenceRows(s model.Scenario, influences []model.Influence) []influenceRow {
	names := assumptionNames(s)
	var rows []influenceRow
	for _, i := range influences {
		name, known := names[i.Address]
		if !known {
			name = assumptionName{thing: plain(i.Address)}
		}
		rows = append(rows, influenceRow{i, name})
	}
	return rows
}

func (r influenceRow) low() float64  { return max(-1, r.Correlation-float64(normal95*r.Error)) }
func (r influenceRow) high() float64 { return min(1, r.Correlation+float64(normal95*r.Error)) }
func (r influenceRow) clear() bool   { return r.low() > 0 || r.high() < 0 }

type influenceBody struct{ rows []influenceRow }

func (b influenceBody) title(subject string) string {
	top := b.rows[0]
	if !top.clear() {
		return fmt.Sprintf("No single assumption stands out for %s: the strongest rank correlation is %s",
			subject, signed(top.Correlation, 2))
	}
	return fmt.Sprintf("%s depends most on %s: rank correlation %s", subject, top.name, signed(top.Correlation, 2))
}

func (b influenceBody) counted(all int) string {
	if all > len(b.rows) {
		return fmt.Sprintf("the %d strongest of %d uncertain assumptions", len(b.rows), all)
	}
	return "the uncertain assumptions"
}

func (b influenceBody) phrases() []string {
	var phrases []string
	for _, r := range b.rows {
		phrases = append(phrases, r.name.String()+" "+signed(r.Correlation, 2))
	}
	return phrases
}

const (
	rowHeight       vg.Length = 25
	rowNameWidth    vg.Length = 220
	directionHeight vg.Length = 14
)

var (
	thingText  = ink{size: labelSize, bold: true, color: titleInk}
	aspectText = ink{size: captionSize, color: quietInk}
	valueText  = ink{size: labelSize, bold: true}
)

func (b influenceBody) height() vg.Length {
	return vg.Length(rowHeight*vg.Length(len(b.rows))) + axisHeight + directionHeight
}

func (b influenceBody) draw(c draw.Canvas) {
	area := c.Rectangle
	area.Min.X += rowNameWidth + 10
	area.Max.X -= valueText.width("+0.00") + 12
	area.Min.Y += axisHeight + directionHeight
	reach := b.reach()
	p := newPanel(area, -reach, reach, 0, float64(len(b.rows)))
	b.drawGrid(c, p)
	for i, r := range b.rows {
		y := p.y.at(float64(len(b.rows)-i) - 0.5)
		r.drawName(c, vg.Point{X: c.Min.X, Y: y})
		r.drawMark(c, p, y)
		k := valueText
		k.color = r.hue().text
		k.writeMiddle(c, vg.Point{X: c.Max.X, Y: y}, fromRight, signed(r.Correlation, 2))
	}
}

// reach is the end of the axis: the least multiple of a fifth that holds every
// interval, so that zero is in the middle.
func (b influenceBody) reach() float64 {
	for fifths := 1; fifths < 5; fifths++ {
		reach := float64(fifths) / 5
		if b.hold(reach) {
			return reach
		}
	}
	return 1
}

func (b influenceBody) hold(reach float64) bool {
	for _, r := range b.rows {
		if r.low() < -reach || r.high() > reach {
			return false
		}
	}
	return true
}

// correlationTicks are the multiples of a fifth from −reach to reach.
func correlationTicks(reach float64) []tick {
	fifths := int(math.Round(float64(reach * 5)))
	var ticks []tick
	for k := -fifths; k <= fifths; k++ {
		v := float64(k) / 5
		ticks = append(ticks, tick{v, signed(v, 1)})
	}
	return ticks
}

func (b influenceBody) drawGrid(c draw.Canvas, p panel) {
	ticks := correlationTicks(b.reach())
	for _, t := range ticks {
		x := p.x.at(t.at)
		segment(c, hairline, gridColor, x, p.Min.Y, x, p.Max.Y)
	}
	p.axisX(c, ticks, tickSize)
	zero := p.x.at(0)
	segment(c, 1, quietInk, zero, p.Min.Y, zero, p.Max.Y)
	y := p.Min.Y - axisHeight - captionSize
	aspectText.write(c, vg.Point{X: zero - 10, Y: y}, fromRight, "← higher value, less probable")
	aspectText.write(c, vg.Point{X: zero + 10, Y: y}, fromLeft, "higher value, more probable →")
}

func (r influenceRow) drawName(c draw.Canvas, at vg.Point) {
	thing := thingText.fit(r.name.thing, rowNameWidth)
	if r.name.aspect == "" {
		thingText.writeMiddle(c, at, fromLeft, thing)
		return
	}
	thingText.write(c, vg.Point{X: at.X, Y: at.Y + 2}, fromLeft, thing)
	aspectText.write(c, vg.Point{X: at.X, Y: at.Y - captionSize}, fromLeft, aspectText.fit(r.name.aspect, rowNameWidth))
}

// hue is that of raising or lowering the probability, grey for an interval that
// includes zero.
func (r influenceRow) hue() hue {
	switch {
	case !r.clear():
		return hue{axisColor, quietInk}
	case r.Correlation < 0:
		return hueOf(1)
	}
	return hueOf(0)
}

func (r influenceRow) drawMark(c draw.Canvas, p panel, y vg.Length) {
	segment(c, lineWidth, r.hue().mark, p.x.at(r.low()), y, p.x.at(r.high()), y)
	disc(c, r.hue().mark, vg.Point{X: p.x.at(r.Correlation), Y: y}, 4)
}

func (b influenceBody) data() (header []string, rows [][]string) {
	header = []string{"assumption", "name", "correlation", "low", "high"}
	for _, r := range b.rows {
		rows = append(rows, []string{r.Address, r.name.String(), number(r.Correlation, r.Error), number(r.low(), r.Error), number(r.high(), r.Error)})
	}
	return header, rows
}
