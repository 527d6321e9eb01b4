package results

import (
	"cmp"
	"encoding/binary"
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

// A run is a stretch of pixels of one colour. Charts are mostly long ones.
type run struct {
	cell   int32
	pixels int32
}

// paletted reduces an opaque picture to paletteSize colours.
func paletted(picture *image.RGBA) *image.Paletted {
	shades, runs := shadesOf(picture.Pix)
	chosen := shades[:min(paletteSize, len(shades))]
	reduced := image.NewPaletted(picture.Bounds(), make(color.Palette, 0, paletteSize))
	for _, s := range chosen {
		reduced.Palette = append(reduced.Palette, s.color())
	}
	var index [cubeCells]uint8
	for _, s := range shades {
		index[s.cell] = nearest(chosen, s)
	}
	rest := reduced.Pix
	for _, r := range runs {
		if colour := index[r.cell]; colour != 0 { // the ground mostly is
			for i := range rest[:r.pixels] {
				rest[i] = colour
			}
		}
		rest = rest[r.pixels:]
	}
	return reduced
}

// runLength is the number of bytes in the run that a picture begins with.
func runLength(pix []uint8) int {
	pixel := uint64(binary.LittleEndian.Uint32(pix))
	n := 4
	for n+8 <= len(pix) && binary.LittleEndian.Uint64(pix[n:]) == pixel<<32|pixel {
		n += 8
	}
	if n < len(pix) && binary.LittleEndian.Uint32(pix[n:]) == uint32(pixel) {
		n += 4
	}
	return n
}

// shadesOf lists what occurs in a picture, most frequent first, and the runs of it.
func shadesOf(pix []uint8) (found []shade, runs []run) {
	const usual = 8 * 4 // bytes of a run, at least
	runs = make([]run, 0, len(pix)/usual)
	var place [cubeCells]int32 // in found, from one
	for len(pix) > 0 {
		n, cell := runLength(pix), cellOf(pix)
		if place[cell] == 0 {
			found = append(found, shade{cell: cell})
			place[cell] = int32(len(found))
		}
		s := &found[place[cell]-1]
		s.pixels += n / 4
		s.r += n / 4 * int(pix[0])
		s.g += n / 4 * int(pix[1])
		s.b += n / 4 * int(pix[2])
		runs = append(runs, run{int32(cell), int32(n / 4)})
		pix = pix[n:]
	}
	slices.SortFunc(found, func(a, b shade) int {
		return cmp.Or(cmp.Compare(b.pixels, a.pixels), cmp.Compare(a.cell, b.cell))
	})
	return found, runs
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
