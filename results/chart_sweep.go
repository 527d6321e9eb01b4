package results

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// curveChart draws one assumption against the probability, with its band.
func (s Sweep) curveChart() Chart {
	return Chart{
		Name:     "sweep",
		Scenario: plain(s.Base.Forecast.Scenario.Title),
		Title:    s.finding(),
		Subtitle: fmt.Sprintf("Probability of %s if it were known that “%s” had the value on the axis", s.subject(), s.name(0)),
		Caption:  "Line: average over all other assumptions. Shading: 5th to 95th percentile over them. Dashed: the scenario as it stands.\n" + s.whatIf().provenance(),
		Alt:      "Curve of the probability: " + s.finding() + ".",
		body:     sweepBody{s},
	}
}

type sweepBody struct{ Sweep }

const (
	sweepPanelHeight vg.Length = 220
	axisTitleHeight            = labelSize + 6
)

func (b sweepBody) height() vg.Length { return sweepPanelHeight + axisHeight + axisTitleHeight + 6 }

func (b sweepBody) draw(c draw.Canvas) {
	labels := b.labels()
	area := c.Rectangle
	area.Min.X += percentAxisWidth
	area.Min.Y += axisHeight + axisTitleHeight
	area.Max.X -= widest(labels) + 8
	area.Max.Y -= 6
	xs, mean, low, high := b.curve()
	lo, hi := window(least(low, mean), most(high, mean))
	p := newPanel(area, xs[0], xs[len(xs)-1], lo, hi)
	p.gridY(c, percentTicks(lo, hi, 7), true)
	p.axisX(c, valueTicks(xs[0], xs[len(xs)-1], 7), 2*tickSize)
	titleX(c, p, b.name(0))
	h := hueOf(0)
	p.band(c, faded(h.mark, alpha90), xs, low, high)
	b.drawNow(c, p)
	p.line(c, h.mark, lineWidth, xs, mean)
	p.endLabels(c, labels)
}

// drawNow marks the probability of the scenario as it stands by dashes across, its
// text at the end where the curve is farther away, on the other side.
func (b sweepBody) drawNow(c draw.Canvas, p panel) {
	y := p.y.at(b.now().Value)
	for x := p.Min.X; x < p.Max.X; x += 4 {
		segment(c, hairline, quietInk, x, y, min(x+2, p.Max.X), y)
	}
	text := "as it stands " + percentOf(b.now())
	left, right := b.Points[0][b.Outcome].Value-b.now().Value, b.Points[len(b.Points)-1][b.Outcome].Value-b.now().Value
	at, off, align := vg.Point{X: p.Min.X + 3, Y: y}, left, fromLeft
	if math.Abs(right) > math.Abs(left) {
		at.X, off, align = p.Max.X-3, right, fromRight
	}
	if at.Y += 3; off > 0 && y-captionSize > p.Min.Y+1 {
		at.Y -= captionSize + 4
	}
	aspectText.write(c, at, align, text)
}

func (b sweepBody) labels() []endLabel {
	return endLabels(b.Points[len(b.Points)-1][b.Outcome], hueOf(0))
}

func (b sweepBody) curve() (xs, mean, low, high []float64) {
	for k, p := range b.Points {
		e := p[b.Outcome]
		xs, mean = append(xs, b.value(0, k)), append(mean, e.Value)
		low, high = append(low, e.Low), append(high, e.High)
	}
	return xs, mean, low, high
}

func least(all ...[]float64) float64 {
	v := all[0][0]
	for _, x := range all {
		for _, y := range x {
			v = min(v, y)
		}
	}
	return v
}

func most(all ...[]float64) float64 {
	v := all[0][0]
	for _, x := range all {
		for _, y := range x {
			v = max(v, y)
		}
	}
	return v
}

// valueTicks are the ticks of an axis of values of an assumption.
func valueTicks(lo, hi float64, limit int) []tick {
	values, _ := evenTicks(lo, hi, limit)
	ticks := make([]tick, len(values))
	for i, v := range values {
		ticks[i] = tick{v, plainNumber(v)}
	}
	return ticks
}

// titleX names a horizontal axis below its ticks.
func titleX(c draw.Canvas, p panel, text string) {
	k := labelText
	text = k.fit(text, p.Size().X)
	k.write(c, vg.Point{X: (p.Min.X + p.Max.X - k.width(text)) / 2, Y: p.Min.Y - axisHeight - labelSize - 2}, fromLeft, text)
}

func (b sweepBody) data() (header []string, rows [][]string) {
	for k, p := range b.Points {
		rows = append(rows, append([]string{short(b.value(0, k))}, sweptCells(p[b.Outcome])...))
	}
	return []string{b.Axes[0].Address, "probability", "low", "high"}, rows
}

func sweptCells(e model.Estimate) []string {
	return []string{number(e.Value, e.Error), number(e.Low, e.LowError), number(e.High, e.HighError)}
}
