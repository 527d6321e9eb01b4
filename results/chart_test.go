package results

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"image/png"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/recorder"

	"entente/model"
)

var testProvenance = Provenance{Version: "0.1.0", Hash: "3fa9c1d2e4b5a6978812", Seed: 77}

func eachChart(t *testing.T, check func(t *testing.T, f *model.Forecast, c Chart)) {
	for name, r := range ugly() {
		f := r.forecast()
		for _, c := range Charts(f, testProvenance) {
			t.Run(strings.ReplaceAll(name, " ", "_")+"/"+c.Name, func(t *testing.T) { check(t, f, c) })
		}
	}
}

func TestChartsInOrder(t *testing.T) {
	names := func(r recipe) (names []string) {
		for _, c := range Charts(r.forecast(), testProvenance) {
			names = append(names, c.Name)
		}
		return names
	}
	want := []string{"outcomes-by-date", "ladder-alignment", "ladder-obligation", "spread-dots", "spread-curve", "driver-fans", "influence"}
	if got := names(usual()); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := names(ugly()["no uncertainty"]); !slices.Equal(got, append(want[:3:3], want[5])) {
		t.Errorf("without uncertain assumptions: %v", got)
	}
	if got := names(ugly()["no driver"]); slices.Contains(got, "driver-fans") {
		t.Errorf("without drivers: %v", got)
	}
}

func TestTitleStatesTheFinding(t *testing.T) {
	f := usual().forecast()
	headline := &f.Outcomes[0].ByDate[len(f.Dates)-1]
	*headline = model.Estimate{Value: 0.09, Low: 0.01, High: 0.28, Error: 0.0015, LowError: 0.001, HighError: 0.004}
	charts := Charts(f, testProvenance)
	if got, want := charts[0].Title, "Formal alliance by July 2036: 9 % (1–28 %)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := charts[3].Title, "Nine in ten sets of assumptions put Formal alliance by July 2036 at 1–28 %"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := "\n2,048 draws × 2 futures, seed 77, scenario 3fa9c1d2e4b5, entente 0.1.0."; !strings.HasSuffix(charts[0].Caption, want) {
		t.Errorf("caption %q does not end in %q", charts[0].Caption, want)
	}
}

// The alternative text has every percentage that the picture has, but those of
// the axis and of the single bounds of a band.
func TestAltHasTheNumbers(t *testing.T) {
	eachChart(t, func(t *testing.T, f *model.Forecast, c Chart) {
		for _, o := range f.Outcomes {
			if want := percentWithBand(o.ByDate[len(f.Dates)-1]); c.Name == outcomesName && !strings.Contains(c.Alt, want) {
				t.Errorf("%q lacks %s", c.Alt, want)
			}
		}
		for _, l := range f.Ladders {
			for _, rung := range l.ByDate {
				if want := percentOf(rung[len(f.Dates)-1]); c.Name == "ladder-"+l.Key && !strings.Contains(c.Alt, want) {
					t.Errorf("%q lacks %s", c.Alt, want)
				}
			}
		}
		for _, d := range f.Drivers {
			if want := level(d.Fans[len(d.Fans)-1].P50); c.Name == "driver-fans" && !strings.Contains(c.Alt, want) {
				t.Errorf("%q lacks %s", c.Alt, want)
			}
		}
		if band := bandOf(f.Outcomes[0].ByDate[len(f.Dates)-1]); c.Name == "spread-dots" && !strings.Contains(c.Alt, band) {
			t.Errorf("%q lacks %s", c.Alt, band)
		}
	})
}

func TestNoWordIsCertain(t *testing.T) {
	eachChart(t, func(t *testing.T, _ *model.Forecast, c Chart) {
		for _, text := range []string{c.Title, c.Caption, c.Alt} {
			if certain.MatchString(strings.ReplaceAll(text, "to 100 %", "")) {
				t.Errorf("certainty in %q", text)
			}
		}
	})
}

func TestSameForecastSameBytes(t *testing.T) {
	for _, name := range []string{"usual", "long, everything"} {
		r := ugly()[name]
		first, second := Charts(r.forecast(), testProvenance), Charts(r.forecast(), testProvenance)
		for i := range first {
			for kind, render := range map[string]func(Chart) ([]byte, error){"SVG": Chart.SVG, "PNG": Chart.PNG} {
				a, errA := render(first[i])
				b, errB := render(second[i])
				if errA != nil || errB != nil || !bytes.Equal(a, b) {
					t.Errorf("%s, %s: %s differs (%v, %v)", name, first[i].Name, kind, errA, errB)
				}
			}
		}
	}
}

func TestPNGIsTwoPixelsAPoint(t *testing.T) {
	c := Charts(usual().forecast(), testProvenance)[0]
	data, err := c.PNG()
	if err != nil {
		t.Fatal(err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if height := int(math.Round(float64(2 * newFrame(c).height))); size.Width != 2*int(chartWidth) || size.Height != height {
		t.Errorf("%d×%d pixels, want %d×%d", size.Width, size.Height, 2*int(chartWidth), height)
	}
}

// A textBox is where a text stands, from its descenders to its capitals.
type textBox struct {
	text                   string
	left, right, low, high vg.Length
}

func (a textBox) touches(b textBox) bool {
	const slack = 0.3
	return a.left+slack < b.right && b.left+slack < a.right && a.low+slack < b.high && b.low+slack < a.high
}

// A textRecorder is a canvas that remembers the texts.
type textRecorder struct {
	recorder.Canvas
	boxes []textBox
}

func (r *textRecorder) FillString(face font.Face, at vg.Point, s string) {
	r.boxes = append(r.boxes, textBox{s, at.X, at.X + face.Width(s), at.Y - 0.2*face.Font.Size, at.Y + 0.72*face.Font.Size})
}

func TestTextsInsideAndApart(t *testing.T) {
	eachChart(t, func(t *testing.T, _ *model.Forecast, c Chart) {
		f := newFrame(c)
		var r textRecorder
		f.draw(draw.NewCanvas(&r, chartWidth, f.height))
		for i, a := range r.boxes {
			if a.left < 0 || a.right > chartWidth || a.low < 0 || a.high > f.height {
				t.Errorf("%q lies outside the canvas: %+v", a.text, a)
			}
			for _, b := range r.boxes[:i] {
				if a.touches(b) {
					t.Errorf("%q and %q overlap", a.text, b.text)
				}
			}
		}
	})
}

// Titles keep their numbers however long the names.
func TestTitleIsNotCut(t *testing.T) {
	eachChart(t, func(t *testing.T, _ *model.Forecast, c Chart) {
		f := newFrame(c)
		if got := strings.Join(f.title, " "); got != c.Title {
			t.Errorf("%q became %q", c.Title, got)
		}
	})
}

// What is drawn with a glyph of "not defined" would be a box.
func TestFontHasOurCharacters(t *testing.T) {
	for _, r := range "–−×…→←“”±%" {
		for _, k := range []ink{titleText, labelText} {
			face := k.face()
			if index, err := face.Face.GlyphIndex(nil, r); err != nil || index == 0 {
				t.Errorf("no %c in %s: %v", r, face.Name(), err)
			}
		}
	}
}

func TestDataIsWhatIsDrawn(t *testing.T) {
	eachChart(t, func(t *testing.T, f *model.Forecast, c Chart) {
		header, rows := c.Data()
		var out bytes.Buffer
		w := csv.NewWriter(&out)
		if err := w.WriteAll(append([][]string{header}, rows...)); err != nil {
			t.Fatal(err)
		}
		if _, err := csv.NewReader(&out).ReadAll(); err != nil {
			t.Errorf("not a table: %v", err)
		}
		want := map[string]int{
			outcomesName:  len(f.Outcomes) * len(f.Dates),
			"spread-dots": dotCount,
			"driver-fans": len(f.Drivers) * len(f.Dates),
			"influence":   min(mostInfluences, len(f.Outcomes[0].Influence)),
		}
		if n, known := want[c.Name]; known && len(rows) != n {
			t.Errorf("%d rows, want %d", len(rows), n)
		}
		if bad := regexp.MustCompile(`NaN|Inf`); len(rows) == 0 || bad.MatchString(fmt.Sprint(rows)) {
			t.Errorf("rows %v", rows)
		}
	})
}

func TestUndrawableIsRefused(t *testing.T) {
	nan := math.NaN()
	for name, spoil := range map[string]func(*model.Forecast){
		"NaN value":        func(f *model.Forecast) { f.Outcomes[1].ByDate[3].Value = nan },
		"NaN band":         func(f *model.Forecast) { f.Outcomes[1].ByDate[3].Low = nan },
		"NaN error":        func(f *model.Forecast) { f.Outcomes[1].ByDate[3].HighError = nan },
		"value above one":  func(f *model.Forecast) { f.Ladders[0].ByDate[1][2].Value = 1.2 },
		"infinite band":    func(f *model.Forecast) { f.Outcomes[0].ByDate[0].High = math.Inf(1) },
		"band upside down": func(f *model.Forecast) { e := &f.Outcomes[0].ByDate[9]; e.Low, e.High = 0.5, 0.4 },
		"spread of NaN":    func(f *model.Forecast) { f.Outcomes[0].Spread[5] = nan },
		"no spread":        func(f *model.Forecast) { f.Outcomes[0].Spread = nil },
		"fan of NaN":       func(f *model.Forecast) { f.Drivers[0].Fans[1].P50 = nan },
		"fan out of order": func(f *model.Forecast) { f.Drivers[0].Fans[1].P25 = 0.999 },
		"missing date":     func(f *model.Forecast) { f.Dates = f.Dates[1:] },
		"missing rung":     func(f *model.Forecast) { f.Ladders[0].ByDate = f.Ladders[0].ByDate[1:] },
		"influence of NaN": func(f *model.Forecast) { f.Outcomes[0].Influence[0].Correlation = nan },
		"no outcome":       func(f *model.Forecast) { f.Outcomes = nil },
	} {
		f := usual().forecast()
		spoil(f)
		charts := Charts(f, testProvenance)
		_, errSVG := charts[0].SVG()
		_, errPNG := charts[0].PNG()
		if len(charts) != 1 || errSVG == nil || errPNG == nil {
			t.Errorf("%s: %d charts, %v, %v", name, len(charts), errSVG, errPNG)
		}
	}
}

func BenchmarkSVG(b *testing.B) { benchmarkRender(b, Chart.SVG) }
func BenchmarkPNG(b *testing.B) { benchmarkRender(b, Chart.PNG) }

// benchmarkRender draws all seven charts of the usual forecast.
func benchmarkRender(b *testing.B, render func(Chart) ([]byte, error)) {
	f := usual().forecast()
	b.ReportAllocs()
	for b.Loop() {
		for _, c := range Charts(f, testProvenance) {
			if _, err := render(c); err != nil {
				b.Fatal(err)
			}
		}
	}
}
