package results

import (
	"fmt"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

const outcomesName = "outcomes-by-date"

// outcomesChart draws the probability of every outcome by date with its band,
// one panel an outcome: bands of several outcomes in one panel hide each other.
func outcomesChart(f *model.Forecast) Chart {
	first := f.Outcomes[0]
	headline := first.ByDate[len(first.ByDate)-1]
	return Chart{
		Name:     outcomesName,
		Title:    fmt.Sprintf("%s %s: %s", named(first.Name, first.Key), dated(first.Outcome, horizon(f)), percentWithBand(headline)),
		Subtitle: "Probability of each outcome by date; at each date the outcomes exclude one another and add up to 100 %",
		Caption:  "Line: average over all assumptions. Shading and small figures: 5th to 95th percentile over the assumptions.",
		Alt: fmt.Sprintf("Line charts of the probability of each outcome from %s to %s: %s.",
			monthYear(f.Dates[0]), monthYear(horizon(f)), joined(finalPhrases(f))),
		body: outcomesBody{f.Dates, f.Outcomes},
	}
}

func horizon(f *model.Forecast) time.Time { return f.Dates[len(f.Dates)-1] }

func finalPhrases(f *model.Forecast) []string {
	var phrases []string
	for _, o := range f.Outcomes {
		phrases = append(phrases, named(o.Name, o.Key)+" "+percentWithBand(o.ByDate[len(o.ByDate)-1]))
	}
	return phrases
}

type outcomesBody struct {
	dates    []time.Time
	outcomes []model.OutcomeForecast
}

const (
	outcomePanelHeight vg.Length = 190
	outcomeNameLines             = 3
	percentAxisWidth   vg.Length = 34 // of "100 %" and its gap
)

var (
	panelTitle = ink{size: 9.5, bold: true, color: titleInk}
	finalText  = ink{size: 9.5, bold: true}
	boundText  = ink{size: captionSize, color: quietInk}
	noteText   = ink{size: labelSize, color: quietInk}
)

// tiles arranges the panels: three a row, or two where that leaves no hole.
func (b outcomesBody) tiles() tiling {
	columns := min(len(b.outcomes), 3)
	if len(b.outcomes) == 4 {
		columns = 2
	}
	return tiling{
		count: len(b.outcomes), columns: columns,
		cellHeight: b.headHeight(columns) + outcomePanelHeight + axisHeight,
		left:       percentAxisWidth, gapX: 12, gapY: 12,
	}
}

// headHeight is the room for the longest name and the line below it.
func (b outcomesBody) headHeight(columns int) vg.Length {
	lines := 1
	for _, o := range b.outcomes {
		lines = max(lines, len(b.heading(o, columns)))
	}
	return linesHeight(panelTitle, make([]string, lines)) + noteText.leading() + 6
}

func (b outcomesBody) heading(o model.OutcomeForecast, columns int) []string {
	width := (chartWidth-2*chartMargin-percentAxisWidth)/vg.Length(columns) - 12
	return panelTitle.wrap(named(o.Name, o.Key), width, outcomeNameLines)
}

func (b outcomesBody) height() vg.Length { return b.tiles().height() }

func (b outcomesBody) draw(c draw.Canvas) {
	t := b.tiles()
	for i, o := range b.outcomes {
		k := panelTitle
		k.color = hueOf(i).text
		cell := t.cell(c.Rectangle, i)
		y := k.writeLines(c, vg.Point{X: cell.Min.X, Y: cell.Max.Y}, b.heading(o, t.columns))
		noteText.writeLines(c, vg.Point{X: cell.Min.X, Y: y}, []string{b.note(o)})
		cell.Max.Y = cell.Min.Y + axisHeight + outcomePanelHeight
		cell.Max.X -= b.labelWidth() + 6
		b.drawPanel(c, cell, hueOf(i), o, t.firstInRow(i))
	}
}

// labelWidth is the room right of every panel, so that all are equally wide.
func (b outcomesBody) labelWidth() vg.Length {
	var width vg.Length
	for i, o := range b.outcomes {
		width = max(width, widest(endLabels(o.ByDate[len(o.ByDate)-1], hueOf(i))))
	}
	return width
}

// note says whether the curve counts an outcome once reached or while it holds.
func (b outcomesBody) note(o model.OutcomeForecast) string {
	if o.OnceReached {
		return "reached by the date"
	}
	return "holding on the date"
}

func (b outcomesBody) drawPanel(c draw.Canvas, cell vg.Rectangle, h hue, o model.OutcomeForecast, labelled bool) {
	last := o.ByDate[len(o.ByDate)-1]
	first, end := b.dates[0], b.dates[len(b.dates)-1]
	cell.Min.Y += axisHeight
	p := newPanel(cell, instant(first), instant(end), 0, 1)
	p.gridY(c, percentTicks(0, 1, 5), labelled)
	p.axisX(c, dateTicks(first, end, cell.Size().X, tickText), tickSize)
	xs, mean, low, high := curves(b.dates, o.ByDate)
	if hasBand(last) {
		p.band(c, faded(h.mark, alpha90), xs, low, high)
	}
	p.line(c, h.mark, lineWidth, xs, mean)
	p.endLabels(c, endLabels(last, h))
}

// curves takes estimates apart into what is drawn.
func curves(dates []time.Time, estimates []model.Estimate) (xs, mean, low, high []float64) {
	for i, e := range estimates {
		xs = append(xs, instant(dates[i]))
		mean = append(mean, e.Value)
		low = append(low, e.Low)
		high = append(high, e.High)
	}
	return xs, mean, low, high
}

func (b outcomesBody) data() (header []string, rows [][]string) {
	header = []string{"outcome", "date", "probability", "low", "high"}
	for _, o := range b.outcomes {
		for i, e := range o.ByDate {
			rows = append(rows, []string{o.Key, b.dates[i].Format(time.DateOnly),
				number(e.Value, e.Error), number(e.Low, e.LowError), number(e.High, e.HighError)})
		}
	}
	return header, rows
}
