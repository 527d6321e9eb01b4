package results

import (
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// An endLabel stands at the right end of a curve, at the height of its value.
type endLabel struct {
	at   float64
	text string
	ink  ink
}

// endLabels are the final percentages of a curve and of its band, lowest first.
// A bound that prints like the value says nothing and is left out.
func endLabels(e model.Estimate, h hue) []endLabel {
	main := finalText
	main.color = h.text
	value := endLabel{e.Value, percentOf(e), main}
	low := endLabel{e.Low, percent(e.Low, e.LowError), boundText}
	high := endLabel{e.High, percent(e.High, e.HighError), boundText}
	var labels []endLabel
	if low.text != value.text && e.Low < e.Value {
		labels = append(labels, low)
	}
	labels = append(labels, value)
	if high.text != value.text && e.High > e.Value {
		labels = append(labels, high)
	}
	return labels
}

func widest(labels []endLabel) vg.Length {
	var width vg.Length
	for _, l := range labels {
		width = max(width, l.ink.width(l.text))
	}
	return width
}

// endLabels writes labels, given lowest first, right of the panel and apart.
func (p panel) endLabels(c draw.Canvas, labels []endLabel) {
	want := make([]vg.Length, len(labels))
	for i, l := range labels {
		want[i] = p.y.at(l.at)
	}
	for i, y := range apart(want, finalText.size+1, p.Min.Y, p.Max.Y) {
		labels[i].ink.writeMiddle(c, vg.Point{X: p.Max.X + 5, Y: y}, fromLeft, labels[i].text)
	}
}
