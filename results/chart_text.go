package results

import (
	"image/color"
	"strings"
	"unicode"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// An ink is how text looks.
type ink struct {
	size  vg.Length
	bold  bool
	color color.NRGBA
}

// Where a text lies relative to its point.
const (
	fromLeft  = 0.0
	fromRight = 1.0
)

// capHeight is the height of a capital of Liberation Sans in units of its size.
const capHeight = 0.7

const ellipsis = "…"

func (k ink) face() font.Face {
	f := font.Font{Size: k.size}
	if k.bold {
		f.Weight = xfont.WeightBold
	}
	return typefaces().Lookup(f, k.size)
}

func (k ink) width(s string) vg.Length {
	face := k.face()
	return face.Width(s)
}

func (k ink) leading() vg.Length { return vg.Length(k.size * leading) }

// write puts s on the baseline through at.
func (k ink) write(c vg.Canvas, at vg.Point, align float64, s string) {
	if s == "" {
		return
	}
	face := k.face()
	if align != fromLeft { // which needs no measuring
		at.X -= vg.Length(vg.Length(align) * face.Width(s))
	}
	c.SetColor(k.color)
	c.FillString(face, at, s)
}

// writeMiddle puts s so that its capitals are centred on the height of at:
// gonum's own centring includes the descent and sits too low.
func (k ink) writeMiddle(c vg.Canvas, at vg.Point, align float64, s string) {
	at.Y -= vg.Length(capHeight / 2 * k.size)
	k.write(c, at, align, s)
}

// writeLines puts lines under one another, the top of the first at the height
// of at, and returns the height at which they end.
func (k ink) writeLines(c vg.Canvas, at vg.Point, lines []string) vg.Length {
	for _, line := range lines {
		k.write(c, vg.Point{X: at.X, Y: at.Y - k.size}, fromLeft, line)
		at.Y -= k.leading()
	}
	return at.Y
}

// fit shortens s with an ellipsis until it is no wider than width.
func (k ink) fit(s string, width vg.Length) string {
	if k.width(s) <= width {
		return s
	}
	runes := []rune(s)
	for n := len(runes) - 1; n > 0; n-- {
		if short := strings.TrimRight(string(runes[:n]), " ,;:–-") + ellipsis; k.width(short) <= width {
			return short
		}
	}
	return ellipsis
}

// plain makes a text from a scenario safe to draw: white space becomes single
// spaces, control and bidirectional formatting characters vanish. Joiners stay,
// for the scripts that need them.
func plain(s string) string {
	kept := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200C' || r == '\u200D':
			return r
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs), r == '\uFFFE', r == '\uFFFF':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Join(strings.Fields(kept), " ")
}
