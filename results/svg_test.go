package results

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

// texts parses a document strictly and returns the character data of each
// element by name; it reports what a strict content security policy or a screen
// reader would object to.
func texts(t *testing.T, svg []byte) map[string][]string {
	t.Helper()
	found := make(map[string][]string)
	decoder := xml.NewDecoder(bytes.NewReader(svg))
	var element string
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			element = token.Name.Local
			for _, a := range token.Attr {
				if n := a.Name.Local; n == "style" || n == "href" || strings.HasPrefix(n, "on") {
					t.Errorf("attribute %s on %s", n, element)
				}
				if strings.Contains(a.Value, "NaN") || strings.Contains(a.Value, "Inf") {
					t.Errorf("attribute %s=%q", a.Name.Local, a.Value)
				}
			}
			if element == "script" || element == "style" || element == "image" {
				t.Errorf("element %s", element)
			}
		case xml.CharData:
			if s := string(token); strings.TrimSpace(s) != "" {
				found[element] = append(found[element], s)
			}
		}
	}
}

func TestSVGStructure(t *testing.T) {
	for name, r := range ugly() {
		for _, c := range Charts(r.forecast(), testProvenance) {
			svg, err := c.SVG()
			if err != nil {
				t.Fatalf("%s, %s: %v", name, c.Name, err)
			}
			found := texts(t, svg)
			if len(found["title"]) != 1 || found["title"][0] != c.Title || len(found["desc"]) != 1 || found["desc"][0] != c.Alt {
				t.Errorf("%s, %s: title %q, desc %q", name, c.Name, found["title"], found["desc"])
			}
			if !bytes.Contains(svg, []byte(` role="img" `)) {
				t.Errorf("%s, %s: no role", name, c.Name)
			}
		}
	}
}

// FuzzNames puts any string where a scenario has a name.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"", "A & B <\"'>", "a\x00b\x1b[31mc", "x\u202Ey\u2066z\u200F", "\xff\xfe", "中国 ↔ Россия", "]]>", "  ", strings.Repeat("w", 300), "a\u2028b\uFFFEc"} {
		f.Add(s)
	}
	r := usual()
	r.years, r.drivers, r.draws = 1, 1, 20
	f.Fuzz(func(t *testing.T, s string) {
		forecast := r.forecast()
		forecast.Scenario.Title = s
		forecast.Outcomes[0].Name = s
		forecast.Ladders[0].Name, forecast.Ladders[0].Rungs[0].Name = s, s
		forecast.Drivers[0].Name, forecast.Drivers[0].High = s, s
		forecast.Scenario.Drivers[0].Name = s
		for _, c := range Charts(forecast, Provenance{Version: s, Hash: s}) {
			svg, err := c.SVG()
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range texts(t, svg) {
				for _, text := range found {
					if i := strings.IndexFunc(text, dangerous); i >= 0 {
						t.Fatalf("%s: %q", c.Name, text[i:])
					}
				}
			}
		}
	})
}

// dangerous are control characters and those that turn the direction of text.
func dangerous(r rune) bool {
	return unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r)
}

func TestHundredths(t *testing.T) {
	for n, want := range map[int]string{0: "0", 5: ".05", 50: ".5", 100: "1", 101: "1.01", -4: "-.04", -1230: "-12.3", 123456: "1234.56"} {
		if got := string(appendHundredths(nil, n)); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(-1e7, 1e7).Draw(t, "n")
		v, err := strconv.ParseFloat(string(appendHundredths(nil, n)), 64)
		if err != nil || v != float64(n)/100 {
			t.Fatalf("%d reads back as %v, %v", n, v, err)
		}
	})
}

// Relative coordinates add up to the absolute ones: rounding does not drift.
func TestPathDoesNotDrift(t *testing.T) {
	numbers := regexp.MustCompile(`-?[0-9.]+`)
	rapid.Check(t, func(t *rapid.T) {
		c := newSVG(500, 300, "id", "", "")
		xs := rapid.SliceOfN(rapid.Float64Range(0, 500), 2, 50).Draw(t, "xs")
		path := vg.Path{}
		path.Move(vg.Point{X: vg.Length(xs[0]), Y: vg.Length(xs[0] / 2)})
		for _, x := range xs[1:] {
			path.Line(vg.Point{X: vg.Length(x), Y: vg.Length(x / 2)})
		}
		var sum [2]float64
		for i, s := range numbers.FindAllString(string(c.data(path)), -1) {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			sum[i%2] += v
		}
		last := xs[len(xs)-1]
		if dx, dy := sum[0]-last, sum[1]-(300-last/2); dx*dx > 0.006*0.006 || dy*dy > 0.006*0.006 {
			t.Fatalf("ends %v, %v off", dx, dy)
		}
	})
}
