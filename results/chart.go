package results

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"entente/model"
)

// A Provenance says of what a result was made; with the plan of the forecast it
// is enough to make it again.
type Provenance struct {
	Version string // of the program
	Hash    string // of the resolved scenario, hexadecimal
	Seed    uint64
}

// A Chart is a picture of one part of a forecast, the words around it and the
// numbers it shows.
type Chart struct {
	Name     string // stem of its files: lower-case letters, digits, hyphens and underscores
	Scenario string // title of the scenario, above the title
	Title    string // the finding, with its number
	Subtitle string // what is drawn
	Caption  string // what the marks mean; on a second line the provenance
	Alt      string // the picture in one sentence, with the numbers it shows

	body  body
	fault error
}

// A body is what a chart draws between its subtitle and its caption.
type body interface {
	height() vg.Length
	draw(c draw.Canvas) // on a canvas of that height
	data() (header []string, rows [][]string)
}

// Charts draws a forecast, in the order of the report: outcomes by date, each
// ladder, the spread of the first outcome over the assumptions as dots and as a
// curve, the drivers, and the influence of the assumptions. What the forecast
// has not, such as a spread where every assumption is a point, has no chart. A
// forecast with numbers that cannot be (NaN, a probability of 1.2) has one chart,
// whose SVG and PNG return the reason.
func Charts(f *model.Forecast, provenance Provenance) []Chart {
	if err := drawable(f); err != nil {
		return []Chart{{Name: outcomesName, fault: err}}
	}
	charts := []Chart{outcomesChart(f)}
	for _, l := range f.Ladders {
		charts = append(charts, ladderChart(f, l))
	}
	if len(f.Assumptions) > 0 {
		charts = append(charts, dotsChart(f), curveChart(f))
	}
	if len(f.Drivers) > 0 {
		charts = append(charts, driversChart(f))
	}
	if len(f.Outcomes[0].Influence) > 0 {
		charts = append(charts, influenceChart(f))
	}
	for i := range charts {
		charts[i].Scenario = plain(f.Scenario.Title)
		charts[i].Caption += "\n" + provenanceLine(f.Plan, provenance)
	}
	return charts
}

// hashDigits identify a scenario beyond doubt among all that anyone will write.
const hashDigits = 12

func provenanceLine(p model.Plan, from Provenance) string {
	hash := plain(from.Hash)
	return fmt.Sprintf("%s draws × %s futures, seed %d, scenario %s, entente %s.",
		thousands(p.Draws), thousands(p.Futures), from.Seed, hash[:min(hashDigits, len(hash))], plain(from.Version))
}

// thousands prints a count with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// SVG returns the chart as an SVG document of its own, without scripts, style
// sheets or links. The same chart has the same bytes.
func (c Chart) SVG() ([]byte, error) {
	if c.fault != nil {
		return nil, c.fault
	}
	f := newFrame(c)
	canvas := newSVG(chartWidth, f.height, c.Name, c.Title, c.Alt)
	f.draw(draw.NewCanvas(canvas, chartWidth, f.height))
	return canvas.bytes(), nil
}

// PNG returns the chart as a picture of 1120 pixels' width. The same chart has
// the same bytes.
func (c Chart) PNG() ([]byte, error) {
	if c.fault != nil {
		return nil, c.fault
	}
	f := newFrame(c)
	canvas := newRaster(chartWidth, f.height)
	f.draw(draw.NewCanvas(canvas, chartWidth, f.height))
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := encoder.Encode(&out, paletted(canvas.picture)); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// Data returns the numbers that the chart draws as a table: probabilities and
// levels between 0 and 1, dates as 2006-01-02.
func (c Chart) Data() (header []string, rows [][]string) {
	if c.fault != nil {
		return nil, nil
	}
	return c.body.data()
}
