package results

import (
	"fmt"
	"slices"

	"entente/model"
)

// A Scale is a scale of estimative language: words that stand for ranges of
// probability. Its name is one of
//
//	icd203  Intelligence Community Directive 203 (2015), D.6.e(2)(a)
//	phia    Professional Head of Intelligence Assessment, probability yardstick (2018)
//	ipcc    Mastrandrea et al., guidance note on uncertainties for AR5 (2010), table 1
//	none    no words
//
// and the empty Scale is none. Each word is printed with its range. A probability
// on the edge of two words takes the one nearer to an even chance, which claims
// less. Between two words of the yardstick, whose gaps are deliberate, both are
// named as neighbours; it has no word for exactly 50 %. Beyond the ends of a scale
// the last word is named as passed.
type Scale string

// DefaultScale is the one in use where none is named.
const DefaultScale Scale = "icd203"

// Scales are the names of all scales, that of the default first.
func Scales() []string { return []string{string(DefaultScale), "phia", "ipcc", "none"} }

// argument is what the command line that repeats a result says of the scale: nothing
// of the default.
func (s Scale) argument() []string {
	switch s {
	case DefaultScale:
		return nil
	case "":
		s = "none"
	}
	return []string{"--scale " + string(s)}
}

// A term is a word and the probabilities for which it is used, both ends
// included. Where a scale nests its words, shown is the range it gives and low to
// high what no narrower word takes.
type term struct {
	word      string
	low, high float64
	shown     string
	open      bool // high is excluded
}

func (t term) holds(p float64) bool {
	return p >= t.low && (p < t.high || p == t.high && !t.open)
}

func (t term) String() string { return fmt.Sprintf("%s (%s %%)", t.word, t.shown) }

func (s Scale) terms() []term {
	switch s {
	case "icd203":
		return []term{
			{word: "almost no chance", low: 0.01, high: 0.05, shown: "1–5"},
			{word: "very unlikely", low: 0.05, high: 0.20, shown: "5–20"},
			{word: "unlikely", low: 0.20, high: 0.45, shown: "20–45"},
			{word: "roughly even chance", low: 0.45, high: 0.55, shown: "45–55"},
			{word: "likely", low: 0.55, high: 0.80, shown: "55–80"},
			{word: "very likely", low: 0.80, high: 0.95, shown: "80–95"},
			{word: "almost certain", low: 0.95, high: 0.99, shown: "95–99"},
		}
	case "phia":
		return []term{
			{word: "remote chance", low: 0, high: 0.05, shown: "up to 5"},
			{word: "highly unlikely", low: 0.10, high: 0.20, shown: "10–20"},
			{word: "unlikely", low: 0.25, high: 0.35, shown: "25–35"},
			{word: "realistic possibility", low: 0.40, high: 0.50, shown: "40 to under 50", open: true},
			{word: "likely or probable", low: 0.55, high: 0.75, shown: "55–75"},
			{word: "highly likely", low: 0.80, high: 0.90, shown: "80–90"},
			{word: "almost certain", low: 0.95, high: 1, shown: "95 or more"},
		}
	case "ipcc":
		return []term{
			{word: "exceptionally unlikely", low: 0, high: 0.01, shown: "0–1"},
			{word: "extremely unlikely", low: 0.01, high: 0.05, shown: "0–5"},
			{word: "very unlikely", low: 0.05, high: 0.10, shown: "0–10"},
			{word: "unlikely", low: 0.10, high: 0.33, shown: "0–33"},
			{word: "about as likely as not", low: 0.33, high: 0.66, shown: "33–66"},
			{word: "likely", low: 0.66, high: 0.90, shown: "66–100"},
			{word: "very likely", low: 0.90, high: 0.95, shown: "90–100"},
			{word: "extremely likely", low: 0.95, high: 0.99, shown: "95–100"},
			{word: "virtually certain", low: 0.99, high: 1, shown: "99–100"},
		}
	}
	return nil
}

// word is the wording of a probability with the range of every word in it; empty
// on the scale none.
func (s Scale) word(p float64) string {
	terms := s.terms()
	if len(terms) == 0 {
		return ""
	}
	best := -1
	for i, t := range terms {
		if t.holds(p) && (best < 0 || p < 0.5) {
			best = i
		}
	}
	if best >= 0 {
		return terms[best].String()
	}
	above := slices.IndexFunc(terms, func(t term) bool { return t.low > p })
	switch above {
	case 0:
		return "rarer than " + terms[0].String()
	case -1:
		return "surer than " + terms[len(terms)-1].String()
	}
	return "between " + terms[above-1].String() + " and " + terms[above].String()
}

// twoErrors is the half-width of the interval within which a probability is taken
// to lie when a word is chosen, in standard errors: 95 %.
const twoErrors = 1.96

// wording is the word of an estimate, or both where the Monte Carlo error leaves
// open which one holds.
func (s Scale) wording(e model.Estimate) string {
	reach := float64(twoErrors * e.Error)
	low, high := s.word(max(0, e.Value-reach)), s.word(min(1, e.Value+reach))
	if low == high {
		return low
	}
	return low + " or " + high
}

// bandWording says, in a sentence of its own, between which words the band over
// the assumptions lies; empty where one word holds for all of it.
func (s Scale) bandWording(e model.Estimate) string {
	low, high := s.word(e.Low), s.word(e.High)
	if low == high {
		return ""
	}
	return fmt.Sprintf("Over the plausible sets of assumptions the wording runs from %s to %s.", low, high)
}

// sentence states an outcome in words: "Formal alliance by 1 July 2036: very
// unlikely (5–20 %)." A second sentence has the span of the band. Empty on the
// scale none.
func (s Scale) sentence(subject string, e model.Estimate) string {
	word := s.wording(e)
	if word == "" {
		return ""
	}
	out := subject + ": " + word + "."
	if band := s.bandWording(e); band != "" {
		out += " " + band
	}
	return out
}

// outcomeSentence states an outcome of a forecast at the horizon in words.
func (s Scale) outcomeSentence(before string, o *model.OutcomeForecast, f *model.Forecast) string {
	return s.sentence(before+subjectIn(o, f), o.ByDate[len(o.ByDate)-1])
}

// edges are the probabilities at which one word gives way to another, ascending,
// without 0 and 1.
func (s Scale) edges() []float64 {
	var all []float64
	for _, t := range s.terms() {
		for _, edge := range []float64{t.low, t.high} {
			if edge > 0 && edge < 1 && !slices.Contains(all, edge) {
				all = append(all, edge)
			}
		}
	}
	return all
}
