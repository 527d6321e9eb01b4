package results

import (
	"image"
	"image/draw"
	"math"

	"github.com/golang/freetype/raster"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// pixelsPerPoint is the resolution of pictures.
const pixelsPerPoint = 2

// A rasterCanvas is a vg.Canvas of pixels in whole-number arithmetic: gonum's
// own places glyphs by floating-point filters, whose last bit, and with it the
// bytes of the file, differs between processors.
type rasterCanvas struct {
	pens
	height  vg.Length
	picture *image.RGBA
	painter overPainter
	filler  raster.Rasterizer // of paths, as high as the picture
	letters raster.Rasterizer // of glyphs, as high as a line of text
	glyphs  sfnt.Buffer
}

// newRaster is a white canvas; sizes are in points.
func newRaster(width, height vg.Length) *rasterCanvas {
	w, h := subpixels(width).Round(), subpixels(height).Round()
	picture := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(picture, picture.Bounds(), image.White, image.Point{}, draw.Src)
	c := &rasterCanvas{
		pens: make(pens, 1), height: height, picture: picture,
		painter: overPainter{picture: picture},
	}
	c.filler.SetBounds(w, h)
	c.filler.UseNonZeroWinding, c.letters.UseNonZeroWinding = true, true
	vg.Initialize(c)
	return c
}

// subpixels is a length in 64ths of a pixel.
func subpixels(l vg.Length) fixed.Int26_6 {
	return fixed.Int26_6(math.Round(float64(l * (64 * pixelsPerPoint))))
}

func (c *rasterCanvas) at(p vg.Point) fixed.Point26_6 {
	return fixed.Point26_6{X: subpixels(p.X), Y: subpixels(c.height - p.Y)}
}

func (c *rasterCanvas) Fill(path vg.Path) {
	c.trace(&c.filler, path)
	c.paint(&c.filler)
}

func (c *rasterCanvas) Stroke(path vg.Path) {
	var line raster.Path
	c.trace(&line, path)
	raster.Stroke(&c.filler, line, subpixels(c.now().width), raster.ButtCapper, raster.RoundJoiner)
	c.paint(&c.filler)
}

// paint colours what a filler has collected.
func (c *rasterCanvas) paint(filler *raster.Rasterizer) {
	c.painter.setColor(c.now().color)
	filler.Rasterize(&c.painter)
	filler.Clear()
}

// trace adds a path whose filled parts are closed.
func (c *rasterCanvas) trace(to raster.Adder, path vg.Path) {
	var start fixed.Point26_6
	for _, part := range path {
		switch part.Type {
		case vg.MoveComp:
			start = c.at(part.Pos)
			to.Start(start)
		case vg.LineComp:
			to.Add1(c.at(part.Pos))
		case vg.CurveComp:
			to.Add3(c.at(part.Control[0]), c.at(part.Control[1]), c.at(part.Pos))
		case vg.CloseComp:
			to.Add1(start)
		default:
			panic("results: the charts draw no arcs")
		}
	}
}

// FillString places every glyph from the widths in units of the font, as
// font.Face.Width measures, and fills its outline. One at a time and by a filler
// of few lines, because it searches all edges on a line and goes through all lines.
func (c *rasterCanvas) FillString(face font.Face, at vg.Point, s string) {
	size, unitsPerEm := subpixels(face.Font.Size), int64(face.Face.UnitsPerEm())
	origin := c.at(at)
	em := size.Ceil()
	c.letters.SetBounds(c.picture.Rect.Dx(), 2*em)
	c.letters.Dy = origin.Y.Floor() - 3*em/2
	origin.Y -= fixed.I(c.letters.Dy)
	var units int64
	var previous sfnt.GlyphIndex
	for i, r := range s {
		glyph, err := face.Face.GlyphIndex(&c.glyphs, r)
		mustHave(err)
		if i > 0 {
			units += c.kern(face, previous, glyph)
		}
		shift := fixed.Point26_6{X: fixed.Int26_6(units * int64(size) / unitsPerEm)}
		c.outline(face, glyph, size, origin.Add(shift))
		c.paint(&c.letters)
		advance, err := face.Face.GlyphAdvance(&c.glyphs, glyph, fixed.Int26_6(unitsPerEm), 0)
		mustHave(err)
		units += int64(advance)
		previous = glyph
	}
}

// kern is zero for a pair that the font has not.
func (c *rasterCanvas) kern(face font.Face, a, b sfnt.GlyphIndex) int64 {
	kern, err := face.Face.Kern(&c.glyphs, a, b, fixed.Int26_6(face.Face.UnitsPerEm()), 0)
	if err != nil {
		return 0
	}
	return int64(kern)
}

// outline adds a glyph to the filler of letters, every contour closed.
func (c *rasterCanvas) outline(face font.Face, glyph sfnt.GlyphIndex, size fixed.Int26_6, origin fixed.Point26_6) {
	segments, err := face.Face.LoadGlyph(&c.glyphs, glyph, size, nil)
	mustHave(err)
	var start fixed.Point26_6
	for i, s := range segments {
		p := [3]fixed.Point26_6{s.Args[0].Add(origin), s.Args[1].Add(origin), s.Args[2].Add(origin)}
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if i > 0 {
				c.letters.Add1(start)
			}
			start = p[0]
			c.letters.Start(start)
		case sfnt.SegmentOpLineTo:
			c.letters.Add1(p[0])
		case sfnt.SegmentOpQuadTo:
			c.letters.Add2(p[0], p[1])
		case sfnt.SegmentOpCubeTo:
			c.letters.Add3(p[0], p[1], p[2])
		}
	}
	if len(segments) > 0 {
		c.letters.Add1(start)
	}
}

// mustHave panics on a fault of the embedded font.
func mustHave(err error) {
	if err != nil {
		panic(err)
	}
}
