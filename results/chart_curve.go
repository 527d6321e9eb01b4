package results

import (
	"fmt"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// curveChart is the cumulative distribution over the assumptions, a step at
// every draw: nothing is smoothed across 0 or 1.
func curveChart(f *model.Forecast) Chart {
	s := spreadOf(f)
	b := curveBody{s}
	low, high := b.ends()
	return Chart{
		Name: "spread-curve",
		Title: fmt.Sprintf("Over the assumptions, %s has a median of %s and a 95th percentile of %s",
			s.subject, b.percent(b.quantile(0.5)), high),
		Subtitle: fmt.Sprintf("Share of the sets of assumptions that give %s at most the probability on the axis", s.subject),
		Caption:  "The curve rises by one step a draw of all assumptions, or a five-hundredth of them. Points: 5th percentile, median and 95th percentile.",
		Alt: fmt.Sprintf("Rising curve of the share of assumption sets by the probability of %s: 5th percentile %s, median %s, 95th percentile %s.",
			s.subject, low, b.percent(b.quantile(0.5)), high),
		body: b,
	}
}

type curveBody struct{ spread }

const curvePanelHeight vg.Length = 200

func (b curveBody) height() vg.Length { return curvePanelHeight + axisHeight + 4 }

func (b curveBody) draw(c draw.Canvas) {
	area := c.Rectangle
	area.Min.X += percentAxisWidth
	area.Min.Y += axisHeight
	area.Max.X -= tickSize
	area.Max.Y -= 4
	lo, hi := window(b.sorted[0], b.sorted[len(b.sorted)-1])
	p := newPanel(area, lo, hi, 0, 1)
	p.gridY(c, percentTicks(0, 1, 5), true)
	p.axisX(c, percentTicks(lo, hi, 11), 2*tickSize)
	c.StrokeLines(draw.LineStyle{Color: hueOf(0).mark, Width: lineWidth}, b.steps(p))
	for _, m := range b.marks() {
		m.draw(c, p)
	}
}

// mostSteps bounds the size of the drawing; more could not be told apart.
const mostSteps = 500

// quantiles are the values at which the curve rises, each by the same share.
func (b curveBody) quantiles() []float64 {
	n := min(len(b.sorted), mostSteps)
	values := make([]float64, n)
	for i := range values {
		values[i] = b.sorted[(i+1)*len(b.sorted)/n-1]
	}
	return values
}

// steps are the corners of the empirical distribution function over the axis.
func (b curveBody) steps(p panel) []vg.Point {
	corners := []vg.Point{p.Min}
	values := b.quantiles()
	for i, v := range values {
		if i+1 < len(values) && values[i+1] == v {
			continue
		}
		to := p.at(v, float64(i+1)/float64(len(values)))
		corners = append(corners, vg.Point{X: to.X, Y: corners[len(corners)-1].Y}, to)
	}
	return append(corners, p.Max)
}

// A percentileMark is a point of the curve with its name.
type percentileMark struct {
	value, share float64
	text         string
}

// ends prints those of the band, each as exactly as its own error permits.
func (b curveBody) ends() (low, high string) {
	return percent(b.headline.Low, b.headline.LowError), percent(b.headline.High, b.headline.HighError)
}

func (b curveBody) marks() []percentileMark {
	median := b.quantile(0.5)
	low, high := b.ends()
	return []percentileMark{
		{b.headline.Low, 0.05, "5th percentile " + low},
		{median, 0.5, "median " + b.percent(median)},
		{b.headline.High, 0.95, "95th percentile " + high},
	}
}

// draw writes the text where a rising curve cannot be: right of the point and
// below, or left of it and above.
func (m percentileMark) draw(c draw.Canvas, p panel) {
	at := p.at(m.value, m.share)
	disc(c, white, at, 4.2)
	disc(c, hueOf(0).mark, at, 3)
	k := ink{size: labelSize, bold: true, color: hueOf(0).text}
	if at.X+8+k.width(m.text) > p.Max.X {
		k.write(c, vg.Point{X: at.X - 8, Y: at.Y + 1}, fromRight, m.text)
		return
	}
	k.write(c, vg.Point{X: at.X + 8, Y: at.Y - vg.Length(capHeight*k.size) - 2}, fromLeft, m.text)
}

func (b curveBody) data() (header []string, rows [][]string) {
	values := b.quantiles()
	for i, v := range values {
		rows = append(rows, []string{number(v, b.error()), number(float64(i+1)/float64(len(values)), 0)})
	}
	return []string{"probability", "share"}, rows
}
