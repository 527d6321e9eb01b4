package results

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// charts are one of all assumptions, and for a single one its curve.
func (t TurnTable) charts() []Chart {
	charts := []Chart{t.reachChart()}
	if len(t.Turns) == 1 {
		charts = append(charts, t.sweep().curveChart())
		charts[1].Name = "turn-curve"
	}
	return charts
}

// sweep is the search for a single assumption as a sweep through the values tried.
func (t TurnTable) sweep() Sweep {
	s := Sweep{Base: t.Base, Outcome: t.Outcome, Scale: t.Scale, Axes: []Axis{{Address: t.Turns[0].Assumption.Address}}}
	for _, x := range t.Turns[0].Tried {
		point := make([]model.Estimate, t.Outcome+1)
		point[t.Outcome] = x.Probability
		s.Axes[0].Values = append(s.Axes[0].Values, x.Value)
		s.Points = append(s.Points, point)
	}
	return s
}

// reachChart draws how far each assumption takes the probability within the values
// searched, and where it crosses the threshold.
func (t TurnTable) reachChart() Chart {
	b := turnBody{t, t.shown()}
	return Chart{
		Name:     "turn",
		Scenario: plain(t.Base.Forecast.Scenario.Title),
		Title:    b.finding(),
		Subtitle: fmt.Sprintf("Probability of %s as one assumption goes through the values searched, nearest crossing first", t.subject()),
		Caption:  "Bar: from the lowest value searched (open end) to the highest (dot). Dark line: threshold. Dashed: the scenario as it stands. Right: the distance to the crossing in standard deviations of the belief.\n" + t.whatIf().provenance(),
		Alt:      b.alt(),
		body:     b,
	}
}

// mostTurns are the assumptions drawn.
const mostTurns = 16

func (t TurnTable) shown() []model.Turn {
	all := t.ranked()
	return all[:min(len(all), mostTurns)]
}

type turnBody struct {
	TurnTable
	rows []model.Turn
}

func (b turnBody) finding() string {
	found := 0
	for _, x := range b.Turns {
		if x.Found {
			found++
		}
	}
	first := b.rows[0]
	switch {
	case found == 0 && len(b.Turns) == 1:
		return fmt.Sprintf("No value of %s takes %s to %s", b.name(first.Assumption), b.subject(), b.threshold())
	case found == 0:
		return fmt.Sprintf("None of these assumptions alone takes %s to %s", b.subject(), b.threshold())
	case len(b.Turns) == 1:
		return fmt.Sprintf("%s crosses %s at %s", b.subject(), b.threshold(), valueWithError(first))
	}
	return fmt.Sprintf("%d of %d assumptions could alone take %s to %s; the nearest is %s", found, len(b.Turns), b.subject(), b.threshold(), b.name(first.Assumption))
}

func (b turnBody) alt() string {
	var phrases []string
	for _, x := range b.rows {
		phrase := fmt.Sprintf("%s %s to %s", b.name(x.Assumption), percentOf(x.AtLo), percentOf(x.AtHi))
		if x.Found {
			phrase += ", crossing at " + valueWithError(x)
		}
		phrases = append(phrases, phrase)
	}
	return "Bars of the probability between the ends of the values searched: " + joined(phrases) + "."
}

const (
	turnRow   vg.Length = 26
	turnName  vg.Length = 200
	turnUnits vg.Length = 66
)

func (b turnBody) height() vg.Length {
	return vg.Length(turnRow*vg.Length(len(b.rows))) + axisHeight + 14
}

func (b turnBody) draw(c draw.Canvas) {
	area := c.Rectangle
	area.Min.X += turnName + 10
	area.Max.X -= turnUnits
	area.Min.Y += axisHeight
	area.Max.Y -= 14
	lo, hi := b.window()
	p := newPanel(area, lo, hi, 0, float64(len(b.rows)))
	for _, t := range percentTicks(lo, hi, 7) {
		segment(c, hairline, gridColor, p.x.at(t.at), p.Min.Y, p.x.at(t.at), p.Max.Y)
	}
	p.axisX(c, percentTicks(lo, hi, 7), 2*tickSize)
	dashed(c, quietInk, p.x.at(b.now().Value), p.Min.Y, p.Max.Y)
	at := p.x.at(b.Threshold)
	segment(c, 1.4, titleInk, at, p.Min.Y, at, p.Max.Y+2)
	smallText.write(c, vg.Point{X: at - smallText.width(b.threshold())/2, Y: p.Max.Y + 4}, fromLeft, b.threshold())
	for i, x := range b.rows {
		b.drawRow(c, p, x, p.y.at(float64(len(b.rows)-i)-0.5))
	}
}

func (b turnBody) window() (lo, hi float64) {
	least, most := min(b.Threshold, b.now().Value), max(b.Threshold, b.now().Value)
	for _, x := range b.rows {
		least, most = min(least, x.AtLo.Value, x.AtHi.Value), max(most, x.AtLo.Value, x.AtHi.Value)
	}
	return window(least, most)
}

func (b turnBody) drawRow(c draw.Canvas, p panel, x model.Turn, y vg.Length) {
	h := hue{axisColor, quietInk}
	if x.Found {
		h = hueOf(0)
	}
	name, known := assumptionNames(b.Base.Forecast.Scenario)[x.Assumption.Address]
	if !known {
		name = assumptionName{thing: plain(x.Assumption.Address)}
	}
	influenceRow{name: name}.drawName(c, vg.Point{X: c.Min.X, Y: y})
	from, to := p.x.at(x.AtLo.Value), p.x.at(x.AtHi.Value)
	segment(c, 3, h.mark, from, y, to, y)
	disc(c, h.mark, vg.Point{X: from, Y: y}, 3.2)
	disc(c, white, vg.Point{X: from, Y: y}, 2)
	disc(c, h.mark, vg.Point{X: to, Y: y}, 3.2)
	k := valueText
	k.color = h.text
	text := "no value"
	if x.Found {
		text = beliefUnits(x.Units)
		if math.IsNaN(x.Units) {
			text = plainNumber(x.At)
		}
	}
	k.writeMiddle(c, vg.Point{X: c.Max.X, Y: y}, fromRight, text)
}

func (b turnBody) data() (header []string, rows [][]string) {
	for _, x := range b.rows {
		at := ""
		if x.Found {
			at = short(x.At)
		}
		rows = append(rows, []string{x.Assumption.Address, number(x.AtLo.Value, x.AtLo.Error), number(x.AtHi.Value, x.AtHi.Error), at})
	}
	return []string{"assumption", "probability_at_low", "probability_at_high", "crosses_at"}, rows
}
