package results

import (
	"image/color"
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// Sizes in points. A chart is as wide as a column of text; its height follows
// from what it shows.
const (
	chartWidth  vg.Length = 560
	chartMargin vg.Length = 14

	titleSize    vg.Length = 13
	subtitleSize vg.Length = 9.5
	labelSize    vg.Length = 8.5
	tickSize     vg.Length = 8
	captionSize  vg.Length = 7.5
	tinySize     vg.Length = 6.5

	lineWidth vg.Length = 1.8
	hairline  vg.Length = 0.6
)

// leading is the distance of two baselines in units of the size.
const leading = 1.3

// Colours of text have a contrast of at least 4.5 to 1 on white (WCAG 2.2, AA).
var (
	white     = opaque(0xFFFFFF)
	titleInk  = opaque(0x111827)
	textInk   = opaque(0x374151)
	quietInk  = opaque(0x5B6472)
	gridColor = opaque(0xE4E7EB)
	axisColor = opaque(0x9AA3AF)
)

// A hue is one colour twice: for marks, and darker where needed for text.
type hue struct{ mark, text color.NRGBA }

// hues are those of Okabe and Ito (2008) without yellow and black, which do
// not show on white or against the text.
var hues = []hue{
	{opaque(0x0072B2), opaque(0x0072B2)},
	{opaque(0xD55E00), opaque(0xC35600)},
	{opaque(0x009E73), opaque(0x008762)},
	{opaque(0xCC79A7), opaque(0xA36085)},
	{opaque(0xE69F00), opaque(0x9E6D00)},
	{opaque(0x56B4E9), opaque(0x3C7DA3)},
}

// hueOf gives the colour of the i-th of several things; panels and labels tell
// apart what shares a colour after the sixth.
func hueOf(i int) hue { return hues[i%len(hues)] }

// Opacity of the bands that hold 90 % and 50 % of something.
const (
	alpha90 = 0.18
	alpha50 = 0.26
)

// rungAnchors run from the foot of a ladder to its top: lightness falls
// steadily, so that the order survives grey print and colour blindness.
var rungAnchors = []color.NRGBA{
	opaque(0xE3E8EE), opaque(0xA6CBE3), opaque(0x5A9FD0), opaque(0x1F6DAB), opaque(0x0A3761),
}

// rungColor is the colour of rung i of n, interpolated between the anchors.
func rungColor(i, n int) color.NRGBA {
	if n < 2 {
		return rungAnchors[len(rungAnchors)/2]
	}
	const whole = 256
	at := i * (len(rungAnchors) - 1) * whole / (n - 1)
	k := min(at/whole, len(rungAnchors)-2)
	return blend(rungAnchors[k], rungAnchors[k+1], at-k*whole, whole)
}

func blend(a, b color.NRGBA, part, whole int) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8((int(x)*(whole-part) + int(y)*part) / whole) }
	return color.NRGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), 0xFF}
}

func opaque(rgb uint32) color.NRGBA {
	return color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xFF}
}

func faded(c color.NRGBA, alpha float64) color.NRGBA {
	c.A = uint8(float64(alpha*0xFF) + 0.5)
	return c
}

// svgFontFamily names faces of one metric, so that text measured in the first
// fits in the others.
const svgFontFamily = "Liberation Sans, Arial, Helvetica, sans-serif"

// typefaces holds Liberation Sans (SIL Open Font License 1.1), parsed at first use.
var typefaces = sync.OnceValue(func() *font.Cache {
	return font.NewCache(font.Collection{
		{Font: font.Font{}, Face: parseFace(liberationsansregular.TTF)},
		{Font: font.Font{Weight: xfont.WeightBold}, Face: parseFace(liberationsansbold.TTF)},
	})
})

func parseFace(ttf []byte) *opentype.Font {
	face, err := opentype.Parse(ttf)
	if err != nil {
		panic(err)
	}
	return face
}
