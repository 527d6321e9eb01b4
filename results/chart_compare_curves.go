package results

import (
	"cmp"
	"fmt"
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// curvesChart draws one outcome by date in all scenarios, each curve named at its
// end. Bands would hide each other; the chart of probabilities has them.
func (c Comparison) curvesChart(o model.OutcomeForecast) Chart {
	b := curvesBody{c, o}
	return Chart{
		Name:     "by-date-" + o.Key,
		Title:    c.finding(o),
		Subtitle: fmt.Sprintf("Probability of %s, %s, in each scenario", named(o.Name, o.Key), outcomesBody{}.note(o)),
		Caption:  "Line: average over all assumptions.",
		Alt: fmt.Sprintf("Curves of the probability of %s from %s to %s: %s.", named(o.Name, o.Key),
			monthYear(c.base().Dates[0]), monthYear(horizon(c.base())), joined(b.phrases())),
		body: b,
	}
}

type curvesBody struct {
	Comparison
	of model.OutcomeForecast
}

// A namedCurve is the curve of one scenario.
type namedCurve struct {
	scenario int
	outcome  *model.OutcomeForecast
}

// curves has the baseline last, so that it lies on top.
func (b curvesBody) curves() []namedCurve {
	var all []namedCurve
	for _, i := range append(b.others(), b.Baseline) {
		if o := b.outcome(i, b.of.Key); o != nil {
			all = append(all, namedCurve{i, o})
		}
	}
	return all
}

func (b curvesBody) phrases() []string {
	var all []string
	for _, v := range b.curves() {
		all = append(all, b.title(v.scenario)+" "+percentOf(v.end()))
	}
	return all
}

func (v namedCurve) end() model.Estimate { return v.outcome.ByDate[len(v.outcome.ByDate)-1] }

const (
	curvesPanelHeight vg.Length = 240
	curveNameWidth    vg.Length = 165
)

// labels name the curves, lowest first.
func (b curvesBody) labels() []endLabel {
	all := b.curves()
	slices.SortStableFunc(all, func(x, y namedCurve) int { return cmp.Compare(x.end().Value, y.end().Value) })
	labels := make([]endLabel, len(all))
	for i, v := range all {
		k := ink{size: labelSize, bold: true, color: b.hue(v.scenario).text}
		value := " " + percentOf(v.end())
		labels[i] = endLabel{v.end().Value, k.fit(b.title(v.scenario), curveNameWidth-k.width(value)) + value, k}
	}
	return labels
}

func (b curvesBody) height() vg.Length {
	return max(curvesPanelHeight, vg.Length((labelSize+2.5)*vg.Length(len(b.Scenarios)))) + axisHeight + 6
}

func (b curvesBody) draw(c draw.Canvas) {
	labels := b.labels()
	area := c.Rectangle
	area.Min.X += percentAxisWidth
	area.Min.Y += axisHeight
	area.Max.X -= leaderWidth + 4 + widest(labels)
	area.Max.Y -= 6
	first, last := b.span()
	lo, hi := window(b.extent())
	p := newPanel(area, instant(first), instant(last), lo, hi)
	p.gridY(c, percentTicks(lo, hi, 7), true)
	p.axisX(c, dateTicks(first, last, area.Size().X, tickText), tickSize)
	for _, v := range b.curves() {
		xs, mean, _, _ := curves(b.Scenarios[v.scenario].Forecast.Dates, v.outcome.ByDate)
		p.line(c, b.hue(v.scenario).mark, lineWidth, xs, mean)
	}
	drawLeaders(c, p, labels)
}

// drawLeaders writes labels, lowest first, right of the panel, each tied to its
// value by a line, because crowded labels have to move.
func drawLeaders(c draw.Canvas, p panel, labels []endLabel) {
	want := make([]vg.Length, len(labels))
	for i, l := range labels {
		want[i] = p.y.at(l.at)
	}
	for i, y := range apart(want, labelSize+2, p.Min.Y, p.Max.Y) {
		segment(c, hairline, axisColor, p.Max.X+1, want[i], p.Max.X+leaderWidth, y)
		labels[i].ink.writeMiddle(c, vg.Point{X: p.Max.X + leaderWidth + 3, Y: y}, fromLeft, labels[i].text)
	}
}

func (b curvesBody) extent() (least, most float64) {
	least, most = 1, 0
	for _, v := range b.curves() {
		for _, e := range v.outcome.ByDate {
			least, most = min(least, e.Value), max(most, e.Value)
		}
	}
	return least, most
}

func (b curvesBody) data() (header []string, rows [][]string) {
	for _, v := range b.curves() {
		for i, e := range v.outcome.ByDate {
			rows = append(rows, []string{b.name(v.scenario), day(b.Scenarios[v.scenario].Forecast.Dates[i]), number(e.Value, e.Error)})
		}
	}
	return []string{"scenario", "date", "probability"}, rows
}
