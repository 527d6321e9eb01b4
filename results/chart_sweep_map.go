package results

import (
	"fmt"
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// mapChart draws two assumptions against the probability: darker is likelier, and
// lines run where one word gives way to the next, or else evenly.
func (s Sweep) mapChart() Chart {
	lines := "the same probability"
	if _, words := (mapBody{s}).levels(); words {
		lines += ", at the limits of words"
	}
	return Chart{
		Name:     "sweep",
		Scenario: plain(s.Base.Forecast.Scenario.Title),
		Title:    s.finding(),
		Subtitle: fmt.Sprintf("Probability of %s if the two assumptions were known to have the values on the axes", s.subject()),
		Caption:  "Shade: average over all other assumptions. Lines: " + lines + ".\n" + s.whatIf().provenance(),
		Alt:      "Map of the probability over two assumptions: " + s.finding() + ".",
		body:     mapBody{s},
	}
}

type mapBody struct{ Sweep }

const (
	mapHeight   vg.Length = 320
	keyWidth    vg.Length = 62
	keyStrip    vg.Length = 12
	valueWidth  vg.Length = 38
	titleHeight vg.Length = labelSize + 8
)

func (b mapBody) height() vg.Length { return mapHeight + axisHeight + axisTitleHeight + titleHeight }

// at is the probability at the i-th value of the first axis and the j-th of the
// second.
func (b mapBody) at(i, j int) float64 {
	return b.Points[i*len(b.Axes[1].Values)+j][b.Outcome].Value
}

func (b mapBody) draw(c draw.Canvas) {
	area := c.Rectangle
	area.Min.X += valueWidth
	area.Min.Y += axisHeight + axisTitleHeight
	area.Max.X -= keyWidth
	area.Max.Y -= titleHeight
	x, y := b.Axes[0].Values, b.Axes[1].Values
	p := newPanel(area, x[0], x[len(x)-1], y[0], y[len(y)-1])
	b.drawCells(c, p)
	levels, _ := b.levels()
	for _, level := range levels {
		b.drawContour(c, p, level)
	}
	p.axisX(c, valueTicks(p.x.lo, p.x.hi, 7), tickSize)
	titleX(c, p, b.name(0))
	for _, t := range valueTicks(p.y.lo, p.y.hi, 7) {
		tickText.writeMiddle(c, vg.Point{X: p.Min.X - 5, Y: p.y.at(t.at)}, fromRight, t.label)
	}
	labelText.write(c, vg.Point{X: c.Min.X, Y: p.Max.Y + 6}, fromLeft, "↑ "+labelText.fit(b.name(1), c.Size().X-30))
	b.drawKey(c, p)
}

// between interpolates the probability between the four values around a place,
// given in steps of both axes.
func (b mapBody) between(u, v float64) float64 {
	i, j := min(int(u), len(b.Axes[0].Values)-2), min(int(v), len(b.Axes[1].Values)-2)
	s, t := u-float64(i), v-float64(j)
	low := b.at(i, j) + float64(s*(b.at(i+1, j)-b.at(i, j)))
	high := b.at(i, j+1) + float64(s*(b.at(i+1, j+1)-b.at(i, j+1)))
	return low + float64(t*(high-low))
}

// shadesAlong is about how many shades a side of the map is cut into, so that it
// looks continuous; every cell has equally many.
const shadesAlong = 48

func shadesIn(cells int) int { return max(1, shadesAlong/cells) }

// drawCells fills the map with small rectangles that overlap a little, so that no
// seams show.
func (b mapBody) drawCells(c draw.Canvas, p panel) {
	cellsX, cellsY := len(b.Axes[0].Values)-1, len(b.Axes[1].Values)-1
	nx, ny := shadesIn(cellsX)*cellsX, shadesIn(cellsY)*cellsY
	lo, hi := b.extent()
	width, height := p.Size().X/vg.Length(nx), p.Size().Y/vg.Length(ny)
	for i := range nx {
		for j := range ny {
			v := b.between((float64(i)+0.5)/float64(shadesIn(cellsX)), (float64(j)+0.5)/float64(shadesIn(cellsY)))
			from := vg.Point{X: p.Min.X + vg.Length(width*vg.Length(i)), Y: p.Min.Y + vg.Length(height*vg.Length(j))}
			to := vg.Point{X: min(from.X+width+0.4, p.Max.X), Y: min(from.Y+height+0.4, p.Max.Y)}
			c.FillPolygon(shadeOf(v, lo, hi), corners(vg.Rectangle{Min: from, Max: to}))
		}
	}
}

// mapAnchors are cividis (Nuñez, Anderton & Renslow, PLoS ONE 13, 2018) at six even
// places, light for unlikely.
var mapAnchors = []color.NRGBA{
	opaque(0xFEE838), opaque(0xCBB95B), opaque(0x9A9372), opaque(0x6C6D74), opaque(0x40496C), opaque(0x00224E),
}

func shadeOf(v, lo, hi float64) color.NRGBA {
	const whole = 1 << 10
	at := int(float64((v - lo) / (hi - lo) * float64(whole*(len(mapAnchors)-1))))
	k := min(max(at/whole, 0), len(mapAnchors)-2)
	return blend(mapAnchors[k], mapAnchors[k+1], min(max(at-k*whole, 0), whole), whole)
}

// extent is the range of the shades.
func (b mapBody) extent() (lo, hi float64) {
	lo, hi = 1, 0
	for _, q := range b.Points {
		lo, hi = min(lo, q[b.Outcome].Value), max(hi, q[b.Outcome].Value)
	}
	if hi-lo < 0.001 {
		return max(0, lo-0.001), lo + 0.001
	}
	return lo, hi
}

const mostKeyTicks = 7

// levels are the contours: where words change, or where no such place lies on the map the
// ticks of the key.
func (b mapBody) levels() (levels []tick, words bool) {
	lo, hi := b.extent()
	for _, v := range b.Scale.edges() {
		if v > lo && v < hi {
			levels = append(levels, tick{v, percentNumber(v, 0.01) + percentSign})
		}
	}
	if len(levels) > 0 {
		return levels, true
	}
	return percentTicks(lo, hi, mostKeyTicks), false
}

func (b mapBody) drawKey(c draw.Canvas, p panel) {
	lo, hi := b.extent()
	const steps = 64
	strip := newPanel(vg.Rectangle{Min: vg.Point{X: p.Max.X + 10, Y: p.Min.Y}, Max: vg.Point{X: p.Max.X + 10 + keyStrip, Y: p.Max.Y}}, 0, 1, lo, hi)
	height := strip.Size().Y / steps
	for i := range steps {
		y := strip.Min.Y + vg.Length(height*vg.Length(i))
		v := lo + float64((float64(i)+0.5)/steps*(hi-lo))
		c.FillPolygon(shadeOf(v, lo, hi), corners(vg.Rectangle{Min: vg.Point{X: strip.Min.X, Y: y}, Max: vg.Point{X: strip.Max.X, Y: min(y+height+0.4, strip.Max.Y)}}))
	}
	for _, t := range percentTicks(lo, hi, mostKeyTicks) {
		tickText.writeMiddle(c, vg.Point{X: strip.Max.X + 4, Y: strip.y.at(t.at)}, fromLeft, t.label)
	}
}

func (b mapBody) data() (header []string, rows [][]string) {
	for k, q := range b.Points {
		rows = append(rows, append([]string{short(b.value(0, k)), short(b.value(1, k))}, sweptCells(q[b.Outcome])...))
	}
	return []string{b.Axes[0].Address, b.Axes[1].Address, "probability", "low", "high"}, rows
}
