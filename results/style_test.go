package results

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestTextContrast(t *testing.T) {
	inks := []color.NRGBA{titleInk, textInk, quietInk}
	for _, h := range hues {
		inks = append(inks, h.text)
	}
	for _, k := range inks {
		if c := contrast(k, white); c < 4.5 {
			t.Errorf("%v on white has a contrast of %.2f", k, c)
		}
	}
	if c := contrast(color.NRGBA{0x77, 0x77, 0x77, 0xFF}, white); math.Abs(c-4.48) > 0.01 {
		t.Errorf("#777777 on white is known to be 4.48, not %.2f", c)
	}
}

func TestRungsDarkenUpwards(t *testing.T) {
	for n := 2; n <= 16; n++ {
		for i := 1; i < n; i++ {
			if below, above := rungColor(i-1, n), rungColor(i, n); luminance(above) >= luminance(below) {
				t.Errorf("rung %d of %d is not darker than the one below", i, n)
			}
		}
	}
	if rungColor(0, 5) != rungAnchors[0] || rungColor(2, 5) != rungAnchors[2] || rungColor(4, 5) != rungAnchors[4] {
		t.Error("five rungs do not have the five anchors")
	}
}

// A picture of flat colours keeps them exactly, whatever smooths their edges.
func TestPaletteKeepsFlatColours(t *testing.T) {
	picture := image.NewRGBA(image.Rect(0, 0, 400, 400))
	flat := []color.NRGBA{white, titleInk, gridColor, hues[0].mark, hues[1].mark, faded(hues[2].mark, 1)}
	for x := range 400 {
		for y := range 400 {
			picture.Set(x, y, flat[x*len(flat)/400])
		}
	}
	for i := range 5000 { // every shade of a rising sequence once, as on an edge
		picture.Set(i%400, 399-i/400, color.NRGBA{uint8(i), uint8(i / 5), uint8(i / 20), 0xFF})
	}
	reduced := paletted(picture)
	for x := 5; x < 400; x += 66 {
		if got, want := reduced.At(x, 10), picture.At(x, 10); got != want {
			t.Errorf("column %d: %v, want %v", x, got, want)
		}
	}
	if len(reduced.Palette) != paletteSize || slices.Max(reduced.Pix) == 0 {
		t.Errorf("%d colours", len(reduced.Palette))
	}
}
