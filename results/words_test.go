package results

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/model"
)

// Edges, gaps and ends of the published tables.
func TestWords(t *testing.T) {
	for _, c := range []struct {
		scale Scale
		p     float64
		want  string
	}{
		{"icd203", 0.005, "rarer than almost no chance (1–5 %)"},
		{"icd203", 0.01, "almost no chance (1–5 %)"},
		{"icd203", 0.05, "very unlikely (5–20 %)"},
		{"icd203", 0.0499, "almost no chance (1–5 %)"},
		{"icd203", 0.20, "unlikely (20–45 %)"},
		{"icd203", 0.45, "roughly even chance (45–55 %)"},
		{"icd203", 0.5, "roughly even chance (45–55 %)"},
		{"icd203", 0.55, "roughly even chance (45–55 %)"},
		{"icd203", 0.80, "likely (55–80 %)"},
		{"icd203", 0.801, "very likely (80–95 %)"},
		{"icd203", 0.99, "almost certain (95–99 %)"},
		{"icd203", 0.995, "surer than almost certain (95–99 %)"},
		{"phia", 0.05, "remote chance (up to 5 %)"},
		{"phia", 0.07, "between remote chance (up to 5 %) and highly unlikely (10–20 %)"},
		{"phia", 0.10, "highly unlikely (10–20 %)"},
		{"phia", 0.22, "between highly unlikely (10–20 %) and unlikely (25–35 %)"},
		{"phia", 0.4999, "realistic possibility (40 to under 50 %)"},
		{"phia", 0.5, "between realistic possibility (40 to under 50 %) and likely or probable (55–75 %)"},
		{"phia", 0.95, "almost certain (95 or more %)"},
		{"ipcc", 0.005, "exceptionally unlikely (0–1 %)"},
		{"ipcc", 0.10, "unlikely (0–33 %)"},
		{"ipcc", 0.33, "about as likely as not (33–66 %)"},
		{"ipcc", 0.66, "about as likely as not (33–66 %)"},
		{"ipcc", 0.9, "likely (66–100 %)"},
		{"ipcc", 0.999, "virtually certain (99–100 %)"},
		{"none", 0.3, ""},
		{"", 0.3, ""},
	} {
		if got := c.scale.word(c.p); got != c.want {
			t.Errorf("%s, %v: %q, want %q", c.scale, c.p, got, c.want)
		}
	}
}

func TestWordingWithinError(t *testing.T) {
	for _, c := range []struct {
		e    model.Estimate
		want string
	}{
		{model.Estimate{Value: 0.09, Error: 0.001, Low: 0.06, High: 0.15}, "X: very unlikely (5–20 %)."},
		{model.Estimate{Value: 0.199, Error: 0.001, Low: 0.15, High: 0.19}, "X: very unlikely (5–20 %) or unlikely (20–45 %)."},
		{model.Estimate{Value: 0.09, Error: 0.001, Low: 0.02, High: 0.28},
			"X: very unlikely (5–20 %). Over the plausible sets of assumptions the wording runs from almost no chance (1–5 %) to unlikely (20–45 %)."},
	} {
		if got := Scale("icd203").sentence("X", c.e); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Every probability has a wording on every scale, and a likelier one never a
// wording further down.
func TestWordsCoverAndAscend(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := Scale(rapid.SampledFrom([]string{"icd203", "phia", "ipcc"}).Draw(t, "scale"))
		p := rapid.Float64Range(0, 1).Draw(t, "p")
		q := rapid.Float64Range(p, 1).Draw(t, "q")
		if !strings.Contains(s.word(p), " %)") {
			t.Fatalf("%s, %v: %q", s, p, s.word(p))
		}
		if rankOf(s, p) > rankOf(s, q) {
			t.Fatalf("%s: %v is %q, %v is %q", s, p, s.word(p), q, s.word(q))
		}
	})
}

// rankOf places a probability by the words alone: twice the last term named, and
// one more where it is passed.
func rankOf(s Scale, p float64) int {
	word, rank := s.word(p), 0
	for i, t := range s.terms() {
		if strings.Contains(word, " "+t.String()) || strings.HasPrefix(word, t.String()) {
			rank = 2 * i
		}
	}
	switch {
	case strings.HasPrefix(word, "rarer"), strings.HasPrefix(word, "between"):
		return rank - 1
	case strings.HasPrefix(word, "surer"):
		return rank + 1
	}
	return rank
}

// A run says every outcome in words, once in the report and once in print, and its
// scale is in the command that repeats it.
func TestRunInWords(t *testing.T) {
	for scale, repeated := range map[Scale]string{"icd203": "", "phia": " --scale phia", "ipcc": " --scale ipcc", "none": " --scale none"} {
		r := usualRun()
		r.Scale = scale
		if got := r.repeat(); !strings.HasSuffix(got, repeated) || repeated == "" && strings.Contains(got, "scale") {
			t.Errorf("%s: %s", scale, got)
		}
		var printed strings.Builder
		if err := r.Print(&printed, Table.Text); err != nil {
			t.Fatal(err)
		}
		report, lines := string(report(r, nil)), r.words()
		if want := len(r.Forecast.Outcomes); scale != "none" && len(lines) != want || scale == "none" && len(lines) != 0 {
			t.Errorf("%s: %d sentences of %d outcomes", scale, len(lines), want)
		}
		for _, l := range lines {
			if strings.Count(printed.String(), l) != 1 || strings.Count(report, "- "+l) != 1 {
				t.Errorf("%s: %q is not once in print and report", scale, l)
			}
			for s := range strings.SplitSeq(l, ". ") {
				if strings.Contains(s, "likely") && strings.Contains(s, "confidence") {
					t.Errorf("%s: a likelihood and a confidence in one sentence: %q", scale, s)
				}
			}
		}
		if strings.Contains(report, "## In words") == (scale == "none") {
			t.Errorf("%s: the report has a section of words, or lacks it", scale)
		}
	}
}

// A run whose error crosses an edge names both words.
func TestRunInWordsAtAnEdge(t *testing.T) {
	r := usualRun()
	r.Scale = "icd203"
	o := &r.Forecast.Outcomes[0]
	o.ByDate[len(o.ByDate)-1] = model.Estimate{Value: 0.199, Error: 0.001, Low: 0.1, High: 0.3}
	want := ": very unlikely (5–20 %) or unlikely (20–45 %). Over the plausible sets of assumptions the wording runs from very unlikely (5–20 %) to unlikely (20–45 %)."
	if got := r.words()[0]; !strings.HasSuffix(got, want) {
		t.Errorf("%q", got)
	}
}
