package results

import (
	"fmt"
	"time"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// stripChart draws the histories side by side: a strip a ladder, coloured by the
// rung on which it stands, with the shocks above by their letters.
func (f Futures) stripChart() Chart {
	b := stripBody{f}
	return Chart{
		Name:     "histories",
		Scenario: plain(f.Scenario.Title),
		Title:    f.headline(),
		Subtitle: fmt.Sprintf("Rung by date in each history: %s", joined(b.ladderNames())),
		Caption:  "One strip a ladder, darker is higher. Letters: shocks.\n" + f.whatIf().provenance(),
		Alt:      "Strips of sampled histories. " + f.finding() + ".",
		body:     b,
	}
}

// headline counts the first outcome alone, so that a title of long names stays
// readable.
func (f Futures) headline() string {
	if f.Wanted >= 0 || len(f.Histories) == 1 {
		return f.finding()
	}
	count := 0
	for _, h := range f.Histories {
		if h.Outcome == 0 {
			count++
		}
	}
	verb := "end"
	if count == 1 {
		verb = "ends"
	}
	return fmt.Sprintf("%d of %d histories %s in %s", count, len(f.Histories), verb, f.outcomeName(0))
}

type stripBody struct{ Futures }

const (
	stripHeight vg.Length = 9
	stripGap    vg.Length = 1.5
	letterRoom  vg.Length = 8.5
	stripBelow  vg.Length = 6
	stripName   vg.Length = 140
	legendLine  vg.Length = 13
)

func (b stripBody) ladderNames() []string {
	var all []string
	for i, l := range b.Scenario.Ladders {
		where := ""
		switch {
		case len(b.Scenario.Ladders) == 2 && i == 0:
			where = " (upper strip)"
		case len(b.Scenario.Ladders) == 2:
			where = " (lower strip)"
		}
		all = append(all, named(l.Name, l.Key)+where)
	}
	return all
}

func (b stripBody) rowHeight() vg.Length {
	return letterRoom + vg.Length((stripHeight+stripGap)*vg.Length(len(b.Scenario.Ladders))) + stripBelow
}

// letters gives every shock that happens a letter, in scenario order.
func (b stripBody) letters() map[string]string {
	happens := map[string]bool{}
	for _, h := range b.Histories {
		for _, e := range h.Events {
			happens[e.Key] = happens[e.Key] || e.Kind == model.ShockEvent
		}
	}
	all := map[string]string{}
	for _, s := range b.Scenario.Shocks {
		if happens[s.Key] {
			all[s.Key] = letter(len(all))
		}
	}
	return all
}

// letter counts a, b … z, aa, ab …
func letter(i int) string {
	if i < 26 {
		return string(rune('a' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// legend is lines of entries: the rungs of each ladder, then the shocks.
func (b stripBody) legend() [][]legendEntry {
	var lines [][]legendEntry
	for _, l := range b.Scenario.Ladders {
		var entries []legendEntry
		for r, rung := range l.Rungs {
			entries = append(entries, legendEntry{named(rung.Name, rung.Key), r, len(l.Rungs)})
		}
		lines = append(lines, wrapEntries(entries)...)
	}
	letters := b.letters()
	var entries []legendEntry
	for _, s := range b.Scenario.Shocks {
		if at, ok := letters[s.Key]; ok {
			entries = append(entries, legendEntry{at + "  " + named(s.Name, s.Key), -1, 0})
		}
	}
	return append(lines, wrapEntries(entries)...)
}

// A legendEntry is a rung with its colour, or a text where rung is −1.
type legendEntry struct {
	text     string
	rung, of int
}

func (e legendEntry) width() vg.Length {
	width := aspectText.width(e.text) + 14
	if e.rung >= 0 {
		width += swatchSize + 4
	}
	return width
}

func wrapEntries(entries []legendEntry) [][]legendEntry {
	var lines [][]legendEntry
	room := vg.Length(0)
	for _, e := range entries {
		if room < e.width() {
			lines, room = append(lines, nil), chartWidth-2*chartMargin
		}
		lines[len(lines)-1] = append(lines[len(lines)-1], e)
		room -= e.width()
	}
	return lines
}

func (b stripBody) height() vg.Length {
	return vg.Length(legendLine*vg.Length(len(b.legend()))) + vg.Length(b.rowHeight()*vg.Length(len(b.Histories))) + axisHeight + 4
}

func (b stripBody) draw(c draw.Canvas) {
	y := c.Max.Y
	for _, line := range b.legend() {
		y -= legendLine
		b.drawLegend(c, line, y)
	}
	area := c.Rectangle
	area.Min.X += stripName
	area.Max.X -= tickSize
	area.Min.Y += axisHeight
	area.Max.Y = y - 4
	p := newPanel(area, instant(b.Scenario.Start), instant(b.Scenario.Horizon), 0, 1)
	ticks := dateTicks(b.Scenario.Start, b.Scenario.Horizon, area.Size().X, tickText)
	for _, t := range ticks {
		segment(c, hairline, gridColor, p.x.at(t.at), p.Min.Y, p.x.at(t.at), p.Max.Y)
	}
	p.axisX(c, ticks, tickSize)
	for i := range b.Histories {
		b.drawHistory(c, p, i, p.Max.Y-vg.Length(b.rowHeight()*vg.Length(i)))
	}
}

func (b stripBody) drawLegend(c draw.Canvas, line []legendEntry, y vg.Length) {
	x := c.Min.X
	for _, e := range line {
		at := x
		if e.rung >= 0 {
			swatch := vg.Rectangle{Min: vg.Point{X: at, Y: y + 2}, Max: vg.Point{X: at + swatchSize, Y: y + 2 + swatchSize}}
			c.FillPolygon(rungColor(e.rung, e.of), corners(swatch))
			at += swatchSize + 4
		}
		aspectText.write(c, vg.Point{X: at, Y: y + 3}, fromLeft, e.text)
		x += e.width()
	}
}

func (b stripBody) drawHistory(c draw.Canvas, p panel, i int, top vg.Length) {
	h := b.Histories[i]
	name := thingText
	name.color = hueOf(h.Outcome).text
	middle := top - letterRoom - stripHeight
	name.writeMiddle(c, vg.Point{X: c.Min.X, Y: middle}, fromLeft, name.fit(fmt.Sprintf("%d  %s", i+1, b.outcomeName(h.Outcome)), stripName-8))
	y := top - letterRoom
	for k, l := range b.Scenario.Ladders {
		b.drawStrip(c, p, h, k, l, y)
		y -= stripHeight + stripGap
	}
	b.drawShocks(c, p, h, top)
}

func (b stripBody) drawStrip(c draw.Canvas, p panel, h model.History, k int, l model.Ladder, top vg.Length) {
	rung, since := h.Start[k], b.Scenario.Start
	fill := func(until time.Time) {
		c.FillPolygon(rungColor(rung, len(l.Rungs)), corners(vg.Rectangle{
			Min: vg.Point{X: p.x.at(instant(since)), Y: top - stripHeight}, Max: vg.Point{X: p.x.at(instant(until)), Y: top}}))
	}
	for _, e := range h.Events {
		if e.Kind == model.RungEvent && e.Key == l.Key {
			fill(e.Date)
			rung, since = e.To, e.Date
		}
	}
	fill(b.Scenario.Horizon)
}

// drawShocks marks each shock and writes its letter where the one before leaves
// room.
func (b stripBody) drawShocks(c draw.Canvas, p panel, h model.History, top vg.Length) {
	letters := b.letters()
	foot := top - letterRoom
	end := p.Min.X - tickSize
	for _, e := range h.Events {
		if e.Kind != model.ShockEvent {
			continue
		}
		x := p.x.at(instant(e.Date))
		segment(c, 1, hueOf(1).mark, x, foot-2, x, foot+2)
		k := smallText
		k.color = hueOf(1).text
		text := letters[e.Key]
		if left := x - k.width(text)/2; left > end {
			k.write(c, vg.Point{X: left, Y: foot + 2.5}, fromLeft, text)
			end = left + k.width(text) + 1
		}
	}
}

func (b stripBody) data() (header []string, rows [][]string) {
	t := b.Table()
	return t.Header, t.Rows
}
