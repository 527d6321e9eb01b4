package results

import "gonum.org/v1/plot/vg"

// A tiling cuts the body of a chart into equal cells, row by row, right of a
// margin for the labels of the common vertical axis.
type tiling struct {
	count, columns   int
	cellHeight       vg.Length
	left, gapX, gapY vg.Length
}

func (t tiling) rows() int { return (t.count + t.columns - 1) / t.columns }

func (t tiling) height() vg.Length {
	rows := vg.Length(t.rows())
	return vg.Length(rows*t.cellHeight) + vg.Length((rows-1)*t.gapY)
}

func (t tiling) cellWidth(body vg.Length) vg.Length {
	columns := vg.Length(t.columns)
	return (body - t.left - vg.Length((columns-1)*t.gapX)) / columns
}

// cell is the i-th cell of the body.
func (t tiling) cell(body vg.Rectangle, i int) vg.Rectangle {
	width := t.cellWidth(body.Size().X)
	column, row := vg.Length(i%t.columns), vg.Length(i/t.columns)
	left := body.Min.X + t.left + vg.Length(column*(width+t.gapX))
	top := body.Max.Y - vg.Length(row*(t.cellHeight+t.gapY))
	return vg.Rectangle{
		Min: vg.Point{X: left, Y: top - t.cellHeight},
		Max: vg.Point{X: left + width, Y: top},
	}
}

func (t tiling) firstInRow(i int) bool { return i%t.columns == 0 }

// lowest tells whether no cell lies below the i-th.
func (t tiling) lowest(i int) bool { return i+t.columns >= t.count }
