package results

import (
	"encoding/binary"
	"image"
	"image/color"

	"github.com/golang/freetype/raster"
)

// An overPainter is a raster.Painter that lays one colour over a picture, with the
// arithmetic of raster.RGBAPainter, but once for each stretch of equal pixels.
type overPainter struct {
	picture    *image.RGBA
	r, g, b, a uint32
}

func (p *overPainter) setColor(c color.NRGBA) { p.r, p.g, p.b, p.a = c.RGBA() }

// Paint takes spans as a raster.Rasterizer of the picture's width makes them: none
// is too wide, but some may lie above or below the picture.
func (p *overPainter) Paint(spans []raster.Span, _ bool) {
	for _, s := range spans {
		if s.Y < 0 || s.Y >= p.picture.Rect.Dy() {
			continue
		}
		row := p.picture.Pix[s.Y*p.picture.Stride:]
		row = row[4*s.X0 : 4*s.X1]
		for len(row) > 0 {
			before := binary.LittleEndian.Uint32(row)
			after := p.over(before, s.Alpha)
			for len(row) > 0 && binary.LittleEndian.Uint32(row) == before {
				binary.LittleEndian.PutUint32(row, after)
				row = row[4:]
			}
		}
	}
}

// over is an opaque pixel, red first in its lowest byte, under the colour with the
// given opacity.
func (p *overPainter) over(pixel, alpha uint32) uint32 {
	const whole = 1<<16 - 1
	below := (whole - p.a*alpha/whole) * 0x101
	mix := func(under, over uint32) uint32 { return ((under&0xFF)*below + over*alpha) / whole >> 8 }
	return mix(pixel, p.r) | mix(pixel>>8, p.g)<<8 | mix(pixel>>16, p.b)<<16 | mix(pixel>>24, p.a)<<24
}
