package results

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A panel is a rectangle with a scale along each side.
type panel struct {
	vg.Rectangle
	x, y scale
}

// newPanel spans area with the given ranges of values.
func newPanel(area vg.Rectangle, xlo, xhi, ylo, yhi float64) panel {
	return panel{area,
		scale{xlo, xhi, area.Min.X, area.Max.X},
		scale{ylo, yhi, area.Min.Y, area.Max.Y}}
}

func (p panel) at(x, y float64) vg.Point { return vg.Point{X: p.x.at(x), Y: p.y.at(y)} }

// leastStep is the least horizontal distance of the points of a curve: a month
// of fifty years is narrower than its line.
const leastStep vg.Length = 1.2

// curve is the way through the values ys at ascending xs, without the points
// that lie closer than leastStep to the one before; the last stays.
func (p panel) curve(xs, ys []float64) []vg.Point {
	points := []vg.Point{p.at(xs[0], ys[0])}
	for i := 1; i < len(xs); i++ {
		at := p.at(xs[i], ys[i])
		if at.X-points[len(points)-1].X >= leastStep || i == len(xs)-1 {
			points = append(points, at)
		}
	}
	return points
}

// band fills what lies between low and high at xs.
func (p panel) band(c draw.Canvas, fill color.NRGBA, xs, low, high []float64) {
	outline := p.curve(xs, high)
	lower := p.curve(xs, low)
	for i := len(lower) - 1; i >= 0; i-- {
		outline = append(outline, lower[i])
	}
	c.FillPolygon(fill, outline)
}

func (p panel) line(c draw.Canvas, stroke color.NRGBA, width vg.Length, xs, ys []float64) {
	c.StrokeLines(draw.LineStyle{Color: stroke, Width: width}, p.curve(xs, ys))
}

var tickText = ink{size: tickSize, color: textInk}

const tickLength vg.Length = 3

// gridY draws a horizontal line at each tick, with its label to the left if
// labelled.
func (p panel) gridY(c draw.Canvas, ticks []tick, labelled bool) {
	for _, t := range ticks {
		y := p.y.at(t.at)
		segment(c, hairline, gridColor, p.Min.X, y, p.Max.X, y)
		if labelled {
			tickText.writeMiddle(c, vg.Point{X: p.Min.X - 5, Y: y}, fromRight, t.label)
		}
	}
}

// axisX draws the lower edge of the panel with its ticks, and the labels below,
// each inside the panel widened by overhang.
func (p panel) axisX(c draw.Canvas, ticks []tick, overhang vg.Length) {
	segment(c, hairline, axisColor, p.Min.X, p.Min.Y, p.Max.X, p.Min.Y)
	end := p.Min.X - overhang - tickSize
	for _, t := range ticks {
		x := p.x.at(t.at)
		if t.label == "" {
			segment(c, hairline, axisColor, x, p.Min.Y, x, p.Min.Y-tickLength/2)
			continue
		}
		segment(c, hairline, axisColor, x, p.Min.Y, x, p.Min.Y-tickLength)
		width := tickText.width(t.label)
		left := min(max(x-width/2, p.Min.X-overhang), p.Max.X+overhang-width)
		if left < end+tickSize/2 {
			continue
		}
		tickText.write(c, vg.Point{X: left, Y: p.Min.Y - tickLength - tickSize}, fromLeft, t.label)
		end = left + width
	}
}

// axisHeight is the room that axisX needs below the panel.
const axisHeight = tickLength + tickSize + 3

func segment(c draw.Canvas, width vg.Length, stroke color.NRGBA, x0, y0, x1, y1 vg.Length) {
	c.StrokeLine2(draw.LineStyle{Color: stroke, Width: width}, x0, y0, x1, y1)
}

// dashed draws an upright line of dashes.
func dashed(c draw.Canvas, stroke color.NRGBA, x, from, to vg.Length) {
	const dash, gap = 2, 2
	for y := from; y < to; y += dash + gap {
		segment(c, hairline, stroke, x, y, x, min(y+dash, to))
	}
}

// disc fills a circle, made of four Bézier curves because the sine of an arc's
// end differs between processors.
func disc(c draw.Canvas, fill color.NRGBA, centre vg.Point, radius vg.Length) {
	const kappa = 0.5522847498 // 4(√2−1)/3 matches the circle at its middle
	r, k := radius, vg.Length(radius*kappa)
	on := func(x, y vg.Length) vg.Point { return centre.Add(vg.Point{X: x, Y: y}) }
	var path vg.Path
	path.Move(on(r, 0))
	path.CubeTo(on(r, k), on(k, r), on(0, r))
	path.CubeTo(on(-k, r), on(-r, k), on(-r, 0))
	path.CubeTo(on(-r, -k), on(-k, -r), on(0, -r))
	path.CubeTo(on(k, -r), on(r, -k), on(r, 0))
	path.Close()
	c.SetColor(fill)
	c.Fill(path)
}
