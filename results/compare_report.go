package results

import (
	"bytes"
	"fmt"

	"entente/model"
)

// report explains a comparison in Markdown.
func (c Comparison) report(charts []Chart) []byte {
	var b bytes.Buffer
	base := c.base()
	fmt.Fprintf(&b, "# Compared with %s\n\n%s\n\n", c.title(c.Baseline), plain(base.Scenario.Question))
	for _, i := range c.others() {
		fmt.Fprintf(&b, "- %s\n", c.comparedSentence(i, base.Outcomes[0].Key))
	}
	b.WriteString("\n")
	for _, w := range c.warnings() {
		fmt.Fprintf(&b, "> Note: %s.\n\n", w)
	}
	for _, t := range c.tables() {
		section(&b, t.Title, "")
		t.Title = ""
		write(&b, t)
	}
	wordsList(&b, c.Scale, c.words())
	section(&b, "How to read the numbers", howToCompare)
	chartSection(&b, charts)
	section(&b, "The scenarios", "")
	for i, r := range c.Scenarios {
		fmt.Fprintf(&b, "- **%s** (`%s`, hash `%s`). %s\n", c.title(i), c.name(i), r.Provenance.Hash, plain(r.Forecast.Scenario.Why))
	}
	b.WriteString("\n")
	section(&b, "Where it comes from", "- "+c.precision()+"\n"+provenanceOf(c.whatIf()))
	return b.Bytes()
}

// comparedSentence says what a scenario does to an outcome.
func (c Comparison) comparedSentence(i int, key string) string {
	d := c.difference(i, key)
	if d == nil {
		return fmt.Sprintf("**%s** does not ask about it.", c.title(i))
	}
	if d.Higher == 0 && d.Lower == 0 {
		return fmt.Sprintf("**%s**: no difference.", c.title(i))
	}
	s := fmt.Sprintf("**%s**: %s for %s", c.title(i), pointsOf(d.Horizon.Value, d.Horizon.Error), named(d.Name, d.Key))
	if d.Horizon.High > d.Horizon.Low {
		s += fmt.Sprintf(", nine in ten sets of assumptions giving %s", differenceBand(d.Horizon))
	}
	return s + fmt.Sprintf("; in %s plausible worlds it is higher than in the baseline.", worlds(d.Higher))
}

// words has the first outcome of every scenario in estimative language; nothing on
// the scale none.
func (c Comparison) words() []string {
	var lines []string
	for i := range c.Scenarios {
		o := c.outcome(i, c.base().Outcomes[0].Key)
		if o == nil {
			continue
		}
		lines = append(lines, c.Scale.outcomeSentence(c.title(i)+", ", o, c.Scenarios[i].Forecast))
	}
	return nonEmpty(lines...)
}

// precision says how exact the comparison is.
func (c Comparison) precision() string {
	probability, difference := c.Errors()
	return fmt.Sprintf("Largest Monte Carlo error at the horizon: %s of a probability, %s of a difference.", points(probability), points(difference))
}

func subjectIn(o *model.OutcomeForecast, f *model.Forecast) string {
	return named(o.Name, o.Key) + " " + dated(o.Outcome, horizon(f))
}

// wordsList is a section of sentences in estimative language; nothing where there
// are none.
func wordsList(b *bytes.Buffer, s Scale, lines []string) {
	if len(lines) == 0 {
		return
	}
	section(b, "In words", fmt.Sprintf("On the scale `%s`; each word stands for the range in brackets.", s))
	for _, l := range lines {
		fmt.Fprintf(b, "- %s\n", l)
	}
	b.WriteString("\n")
}

func chartSection(b *bytes.Buffer, charts []Chart) {
	if len(charts) == 0 {
		return
	}
	section(b, "Charts", "")
	for _, c := range charts {
		fmt.Fprintf(b, "### %s\n\n![%s](%s.svg)\n\n%s The numbers: [%s.csv](%s.csv).\n\n",
			c.Title, bracketless(c.Alt), c.Name, c.Alt, c.Name, c.Name)
	}
}

func provenanceOf(m whatIf) string {
	first, again := m.runs[0], "repeats it byte for byte"
	if m.search.Ended {
		again = "does the same, but how far it comes depends on the machine: the time allowed ended the search"
	}
	return fmt.Sprintf("- %s draws of the assumptions × %s futures each, in %s independent randomizations, seed %d\n- entente %s; `%s` %s",
		m.span(drawsOf), m.span(futuresOf), m.span(blocksOf), first.Forecast.Plan.Seed, first.Provenance.Version, m.repeat(), again)
}

const howToCompare = `A difference is the probability in the scenario minus that in the baseline, in percentage points. Both are computed on common random numbers: every set of assumptions, every course of the drivers and every shock that the two share is the same in both, so that only what the scenario changes is left.

- **Band of the difference**: the difference itself depends on the assumptions; nine in ten sets of them give one within the band. It is not the difference of the two bands.
- **Higher in**: the share of plausible sets of assumptions under which the outcome is more probable in the scenario than in the baseline. That is about the direction, not the size.
- **Ratio**: the probability in the scenario divided by that in the baseline.

The Monte Carlo error of a difference is smaller than two separate runs would leave; no digit beyond it is printed.`
