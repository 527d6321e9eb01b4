package results

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A crossingLine is a straight piece of a contour within one cell.
type crossingLine struct{ from, to vg.Point }

// contour finds where the map takes a level: marching squares with linear
// interpolation along the sides of each cell. A saddle is cut as the mean of its
// corners says.
func (b mapBody) contour(p panel, level float64) []crossingLine {
	var all []crossingLine
	for i := range len(b.Axes[0].Values) - 1 {
		for j := range len(b.Axes[1].Values) - 1 {
			cut := b.cuts(p, i, j, level)
			switch len(cut) {
			case 2:
				all = append(all, crossingLine{cut[0], cut[1]})
			case 4:
				if b.saddleJoins(i, j, level) {
					all = append(all, crossingLine{cut[0], cut[1]}, crossingLine{cut[2], cut[3]})
				} else {
					all = append(all, crossingLine{cut[3], cut[0]}, crossingLine{cut[1], cut[2]})
				}
			}
		}
	}
	return all
}

// cuts are the places where the level cuts the sides of a cell, anticlockwise from
// the lower side.
func (b mapBody) cuts(p panel, i, j int, level float64) []vg.Point {
	corner := [4][2]int{{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}}
	var cut []vg.Point
	for k := range corner {
		from, to := corner[k], corner[(k+1)%4]
		u, v := b.at(from[0], from[1])-level, b.at(to[0], to[1])-level
		if (u < 0) == (v < 0) {
			continue
		}
		share := vg.Length(u / (u - v))
		start, end := b.place(p, from), b.place(p, to)
		cut = append(cut, vg.Point{X: start.X + vg.Length(share*(end.X-start.X)), Y: start.Y + vg.Length(share*(end.Y-start.Y))})
	}
	return cut
}

func (b mapBody) place(p panel, at [2]int) vg.Point {
	return p.at(b.Axes[0].Values[at[0]], b.Axes[1].Values[at[1]])
}

// saddleJoins tells whether the first and the second cut of a saddle belong
// together: the corner between them is then on another side than the middle.
func (b mapBody) saddleJoins(i, j int, level float64) bool {
	middle := (b.at(i, j) + b.at(i+1, j) + b.at(i, j+1) + b.at(i+1, j+1)) / 4
	return (middle < level) != (b.at(i+1, j) < level)
}

// drawContour draws a level in white on dark and labels it once, where it has room.
func (b mapBody) drawContour(c draw.Canvas, p panel, level tick) {
	lines := b.contour(p, level.at)
	for _, l := range lines {
		segment(c, 2.2, titleInk, l.from.X, l.from.Y, l.to.X, l.to.Y)
		segment(c, 1.1, white, l.from.X, l.from.Y, l.to.X, l.to.Y)
	}
	if len(lines) == 0 {
		return
	}
	k := smallText
	k.color = titleInk
	at := labelPlace(p, lines)
	half := k.width(level.label)/2 + 2
	c.FillPolygon(white, corners(vg.Rectangle{Min: vg.Point{X: at.X - half, Y: at.Y - 5}, Max: vg.Point{X: at.X + half, Y: at.Y + 5}}))
	k.writeMiddle(c, vg.Point{X: at.X - half + 2, Y: at.Y}, fromLeft, level.label)
}

// labelPlace is the piece of a contour nearest to the middle of the map.
func labelPlace(p panel, lines []crossingLine) vg.Point {
	middle := vg.Point{X: (p.Min.X + p.Max.X) / 2, Y: (p.Min.Y + p.Max.Y) / 2}
	best, nearest := lines[0].from, vg.Length(-1)
	for _, l := range lines {
		at := vg.Point{X: (l.from.X + l.to.X) / 2, Y: (l.from.Y + l.to.Y) / 2}
		d := at.Sub(middle)
		if far := d.Dot(d); nearest < 0 || far < nearest {
			best, nearest = at, far
		}
	}
	return best
}
