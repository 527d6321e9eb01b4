package results

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"math"
	"strconv"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// An svgCanvas is a vg.Canvas that writes the SVG our charts need: title and
// description for readers of the screen, presentation attributes instead of
// style= (which a strict content security policy forbids), coordinates to a
// hundredth of a point. gonum's own canvas offers none of the three.
type svgCanvas struct {
	pens
	out    bytes.Buffer
	height vg.Length
}

// newSVG begins a document on a white ground; id is unique among the charts of a page.
func newSVG(width, height vg.Length, id, title, description string) *svgCanvas {
	c := &svgCanvas{height: height, pens: make(pens, 1)}
	w, h := decimal(width), decimal(height)
	fmt.Fprintf(&c.out, `<svg xmlns="http://www.w3.org/2000/svg" width="%spt" height="%spt" viewBox="0 0 %s %s" role="img" aria-labelledby="%s-title %s-desc" font-family="%s">`+"\n",
		w, h, w, h, escaped(id), escaped(id), svgFontFamily)
	c.element("title", id, title)
	c.element("desc", id, description)
	fmt.Fprintf(&c.out, `<rect width="%s" height="%s" fill="#FFFFFF"/>`+"\n", w, h)
	vg.Initialize(c)
	return c
}

func (c *svgCanvas) element(name, id, content string) {
	fmt.Fprintf(&c.out, `<%s id="%s-%s">%s</%s>`+"\n", name, escaped(id), name, escaped(content), name)
}

// bytes closes the document.
func (c *svgCanvas) bytes() []byte {
	c.out.WriteString("</svg>\n")
	return c.out.Bytes()
}

func (c *svgCanvas) Stroke(path vg.Path) {
	fmt.Fprintf(&c.out, `<path d="%s" fill="none" %s stroke-width="%s"/>`+"\n",
		c.data(path), paint("stroke", c.now().color), decimal(c.now().width))
}

func (c *svgCanvas) Fill(path vg.Path) {
	fmt.Fprintf(&c.out, `<path d="%s" %s/>`+"\n", c.data(path), paint("fill", c.now().color))
}

func (c *svgCanvas) FillString(face font.Face, at vg.Point, s string) {
	weight := ""
	if face.Font.Weight == xfont.WeightBold {
		weight = ` font-weight="bold"`
	}
	fmt.Fprintf(&c.out, `<text x="%s" y="%s" font-size="%s"%s %s>%s</text>`+"\n",
		decimal(at.X), decimal(c.height-at.Y), decimal(face.Font.Size), weight, paint("fill", c.now().color), escaped(s))
}

// data writes a path with each point relative to the one before, in half the
// bytes of absolute coordinates.
func (c *svgCanvas) data(path vg.Path) []byte {
	var d []byte
	var at grid
	for _, part := range path {
		from := at
		switch part.Type {
		case vg.MoveComp:
			from, d = grid{}, append(d, 'M')
		case vg.LineComp:
			d = append(d, 'l')
		case vg.CurveComp:
			d = append(d, 'c')
			for _, control := range part.Control {
				d = append(c.grid(control).since(from).append(d), ' ')
			}
		case vg.CloseComp:
			d = append(d, 'Z')
			continue
		default:
			panic("results: the charts draw no arcs")
		}
		at = c.grid(part.Pos)
		d = at.since(from).append(d)
	}
	return d
}

// A grid is a point in hundredths of a point from the upper left corner: whole
// numbers, so that differences do not drift.
type grid struct{ x, y int }

func (c *svgCanvas) grid(p vg.Point) grid {
	return grid{hundredths(p.X), hundredths(c.height - p.Y)}
}

func (g grid) since(from grid) grid { return grid{g.x - from.x, g.y - from.y} }

func (g grid) append(d []byte) []byte {
	d = appendHundredths(d, g.x)
	return appendHundredths(append(d, ','), g.y)
}

func hundredths(l vg.Length) int { return int(math.Round(float64(l * 100))) }

// appendHundredths writes n/100 in the fewest bytes: 12.5, -.04.
func appendHundredths(d []byte, n int) []byte {
	if n < 0 {
		d, n = append(d, '-'), -n
	}
	if n == 0 || n >= 100 {
		d = strconv.AppendInt(d, int64(n/100), 10)
	}
	switch rest := n % 100; {
	case rest == 0:
		return d
	case rest%10 == 0:
		return append(d, '.', byte('0'+rest/10))
	default:
		return append(d, '.', byte('0'+rest/10), byte('0'+rest%10))
	}
}

// decimal prints a length in points to a hundredth.
func decimal(l vg.Length) string { return string(appendHundredths(nil, hundredths(l))) }

// paint is the attribute of a colour, with its opacity where it is not opaque.
func paint(what string, c color.NRGBA) string {
	s := fmt.Sprintf(`%s="#%02X%02X%02X"`, what, c.R, c.G, c.B)
	if c.A < 0xFF {
		s += fmt.Sprintf(` %s-opacity="%.2f"`, what, float64(c.A)/0xFF)
	}
	return s
}

// escaped makes any string well-formed character data; runes that XML forbids
// become U+FFFD.
func escaped(s string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(s)) // a bytes.Buffer takes every write
	return out.String()
}
