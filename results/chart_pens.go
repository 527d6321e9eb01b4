package results

import (
	"image"
	"image/color"

	"gonum.org/v1/plot/vg"
)

// pens are the part of vg.Canvas that both our canvases share: the state that
// Push saves. The charts turn, scale, shift and dash nothing and hold no pixels,
// so that a canvas need not; those calls panic.
type pens []pen

type pen struct {
	color color.NRGBA
	width vg.Length
}

func (p pens) now() *pen { return &p[len(p)-1] }

func (p pens) SetLineWidth(w vg.Length) { p.now().width = w }

func (p pens) SetColor(c color.Color) {
	p.now().color = color.NRGBAModel.Convert(c).(color.NRGBA)
}

func (p *pens) Push() { *p = append(*p, *p.now()) }
func (p *pens) Pop()  { *p = (*p)[:len(*p)-1] }

func (p pens) SetLineDash(dashes []vg.Length, _ vg.Length) {
	if len(dashes) > 0 {
		panic("results: the charts dash their lines themselves")
	}
}

func (p pens) Rotate(float64)                      { panic("results: the charts turn nothing") }
func (p pens) Scale(float64, float64)              { panic("results: the charts scale nothing") }
func (p pens) Translate(vg.Point)                  { panic("results: the charts shift nothing") }
func (p pens) DrawImage(vg.Rectangle, image.Image) { panic("results: the charts hold no pixels") }
