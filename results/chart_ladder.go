package results

import (
	"fmt"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// ladderChart draws how probable each rung is at each date, lowest at the foot.
func ladderChart(f *model.Forecast, l model.LadderForecast) Chart {
	return Chart{
		Name:     "ladder-" + l.Key,
		Title:    ladderTitle(f, l),
		Subtitle: "Probability of standing on each rung by date, lowest rung at the foot",
		Caption:  "Height of an area: average probability over all assumptions.",
		Alt: fmt.Sprintf("Stacked areas of the probability of each rung of %s; in %s, from the lowest: %s.",
			named(l.Name, l.Key), monthYear(horizon(f)), joined(rungPhrases(l))),
		body: ladderBody{f.Dates, l},
	}
}

// ladderTitle names the likeliest rung at the start and at the horizon.
func ladderTitle(f *model.Forecast, l model.LadderForecast) string {
	now, then := likeliest(l, 0), likeliest(l, len(f.Dates)-1)
	end := l.ByDate[then][len(f.Dates)-1]
	where := fmt.Sprintf("%s: %s", named(l.Name, l.Key), rungName(l, then))
	if now == then {
		return fmt.Sprintf("%s stays likeliest, %s in %s", where, percentWithBand(end), monthYear(horizon(f)))
	}
	return fmt.Sprintf("%s replaces %s as likeliest, %s in %s",
		where, rungName(l, now), percentWithBand(end), monthYear(horizon(f)))
}

// likeliest is the rung of the highest probability at a date, the lower of two.
func likeliest(l model.LadderForecast, date int) int {
	best := 0
	for i := range l.ByDate {
		if l.ByDate[i][date].Value > l.ByDate[best][date].Value {
			best = i
		}
	}
	return best
}

func rungName(l model.LadderForecast, i int) string { return named(l.Rungs[i].Name, l.Rungs[i].Key) }

func rungPhrases(l model.LadderForecast) []string {
	var phrases []string
	for i, estimates := range l.ByDate {
		phrases = append(phrases, rungName(l, i)+" "+percentWithBand(estimates[len(estimates)-1]))
	}
	return phrases
}

type ladderBody struct {
	dates  []time.Time
	ladder model.LadderForecast
}

const (
	ladderPanelHeight vg.Length = 220
	rungGap           vg.Length = labelSize + 4
	swatchSize        vg.Length = 8
	leaderWidth       vg.Length = 12
	rungNameWidth     vg.Length = 150
)

func (b ladderBody) height() vg.Length {
	return max(ladderPanelHeight, vg.Length(rungGap*vg.Length(len(b.ladder.Rungs)))) + axisHeight + 4
}

func (b ladderBody) draw(c draw.Canvas) {
	labels := b.labels()
	area := c.Rectangle
	area.Min.X += percentAxisWidth
	area.Min.Y += axisHeight
	area.Max.X -= leaderWidth + swatchSize + 5 + labelsWidth(labels)
	area.Max.Y -= 4
	first, end := b.dates[0], b.dates[len(b.dates)-1]
	p := newPanel(area, instant(first), instant(end), 0, 1)
	p.gridY(c, percentTicks(0, 1, 5), true)
	edges := b.edges()
	b.drawAreas(c, p, edges)
	p.axisX(c, dateTicks(first, end, area.Size().X, tickText), tickSize)
	b.drawLabels(c, p, edges, labels)
}

// edges are the heights between the areas: edges[i][date] is the probability of
// standing below rung i.
func (b ladderBody) edges() [][]float64 {
	edges := [][]float64{make([]float64, len(b.dates))}
	for i, estimates := range b.ladder.ByDate {
		edge := make([]float64, len(b.dates))
		for j, e := range estimates {
			edge[j] = min(edges[i][j]+e.Value, 1)
		}
		edges = append(edges, edge)
	}
	return edges
}

func (b ladderBody) drawAreas(c draw.Canvas, p panel, edges [][]float64) {
	xs := make([]float64, len(b.dates))
	for i, date := range b.dates {
		xs[i] = instant(date)
	}
	n := len(b.ladder.Rungs)
	for i := range n {
		p.band(c, rungColor(i, n), xs, edges[i], edges[i+1])
	}
	for i := 1; i < n; i++ {
		p.line(c, white, hairline, xs, edges[i])
	}
}

func (b ladderBody) labels() []string {
	var labels []string
	for i, estimates := range b.ladder.ByDate {
		name := labelText.fit(rungName(b.ladder, i), rungNameWidth)
		labels = append(labels, name+" "+percentOf(estimates[len(estimates)-1]))
	}
	return labels
}

func labelsWidth(labels []string) vg.Length {
	var width vg.Length
	for _, l := range labels {
		width = max(width, labelText.width(l))
	}
	return width
}

// drawLabels names each area at its right end, with a swatch of its colour and
// a line to it, for a thin area's label may have had to move.
func (b ladderBody) drawLabels(c draw.Canvas, p panel, edges [][]float64, labels []string) {
	last := len(b.dates) - 1
	want := make([]vg.Length, len(labels))
	for i := range labels {
		want[i] = p.y.at((edges[i][last] + edges[i+1][last]) / 2)
	}
	for i, y := range apart(want, rungGap, p.Min.Y+rungGap/2, p.Max.Y-rungGap/2) {
		x := p.Max.X + leaderWidth
		segment(c, hairline, axisColor, p.Max.X+1, want[i], x-1, y)
		swatch := vg.Rectangle{Min: vg.Point{X: x, Y: y - swatchSize/2}, Max: vg.Point{X: x + swatchSize, Y: y + swatchSize/2}}
		c.FillPolygon(rungColor(i, len(labels)), corners(swatch))
		labelText.writeMiddle(c, vg.Point{X: x + swatchSize + 5, Y: y}, fromLeft, labels[i])
	}
}

func (b ladderBody) data() (header []string, rows [][]string) {
	header = []string{"rung", "date", "probability", "from", "to"}
	edges := b.edges()
	for i, rung := range b.ladder.Rungs {
		for j, date := range b.dates {
			se := b.ladder.ByDate[i][j].Error
			rows = append(rows, []string{rung.Key, date.Format(time.DateOnly), number(b.ladder.ByDate[i][j].Value, se),
				number(edges[i][j], se), number(edges[i+1][j], se)})
		}
	}
	return header, rows
}
