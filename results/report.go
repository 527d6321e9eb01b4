package results

import (
	"bytes"
	"fmt"
	"strings"

	"entente/model"
)

// report explains a run in Markdown: the answer, how sure it is, where it comes
// from, every chart with its words, and the register of assumptions.
func report(r Run, charts []Chart) []byte {
	var b bytes.Buffer
	f := r.Forecast
	fmt.Fprintf(&b, "# %s\n\n%s\n\n", plain(f.Scenario.Title), plain(f.Scenario.Question))
	for _, line := range sentences(f) {
		fmt.Fprintf(&b, "- %s\n", line)
	}
	b.WriteString("\n")
	for _, w := range f.Warnings {
		fmt.Fprintf(&b, "> Note: %s.\n\n", w)
	}
	headline := outcomeTable(f)
	headline.Title = ""
	write(&b, headline)
	wordsList(&b, r.Scale, r.words())
	section(&b, "How to read the numbers", howToRead)
	if f.Scenario.Why != "" {
		section(&b, "The argument", strings.Join(strings.Fields(f.Scenario.Why), " "))
	}
	if f.Scenario.Source != "" {
		fmt.Fprintf(&b, "*Source: %s.*\n\n", strings.Join(strings.Fields(f.Scenario.Source), " "))
	}
	origin(&b, f)
	if len(charts) > 0 {
		section(&b, "Charts", "")
	}
	for _, c := range charts {
		fmt.Fprintf(&b, "### %s\n\n![%s](%s.svg)\n\n%s The numbers: [%s.csv](%s.csv).\n\n",
			c.Title, bracketless(c.Alt), c.Name, c.Alt, c.Name, c.Name)
	}
	section(&b, "Year by year", "")
	write(&b, Table{Header: yearTable(f).Header, Rows: yearTable(f).Rows})
	reportParts(&b, f)
	section(&b, "Where it comes from", provenanceText(r))
	return b.Bytes()
}

func reportParts(b *bytes.Buffer, f *model.Forecast) {
	section(b, "Where the relationship stands", "Probability of each rung, highest first.")
	for _, l := range f.Ladders {
		write(b, ladderTable(l))
	}
	if len(f.Shocks) > 0 {
		section(b, "Shocks", "How often each happened among the simulated futures.")
		write(b, shockTable(f))
	}
	if len(f.Assumptions) > 0 {
		first := f.Outcomes[0]
		section(b, "What matters most", fmt.Sprintf("Rank correlation of each uncertain assumption with the probability of “%s” over the draws: "+
			"+1 if the probability rises whenever the assumption does, −1 if it falls. It shows where better knowledge would narrow the band, not what a policy would change.", first.Name))
		write(b, influenceTable(f, first, 15))
	}
	section(b, "What the forecast leaves out", leavesOut)
	section(b, "Every assumption", "A range “a to b” holds the true value with 90 % in the analyst's judgement, 5 % lying below a and 5 % above b.")
	register(b, f)
}

// sentences answers the question in words, one sentence an outcome.
func sentences(f *model.Forecast) []string {
	var out []string
	for _, o := range f.Outcomes {
		p := o.ByDate[len(o.ByDate)-1]
		s := fmt.Sprintf("%s by %s: %s", o.Name, longDate(f.Scenario.Horizon), percentOf(p))
		if hasBand(p) {
			s += fmt.Sprintf(", with nine in ten plausible sets of assumptions giving %s", bandOf(p))
		}
		out = append(out, s+".")
	}
	return out
}

// words has every outcome in estimative language; nothing on the scale none.
func (r Run) words() []string {
	var lines []string
	for i := range r.Forecast.Outcomes {
		lines = append(lines, r.Scale.outcomeSentence("", &r.Forecast.Outcomes[i], r.Forecast))
	}
	return nonEmpty(lines...)
}

const howToRead = `Three kinds of doubt are kept apart.

- **Chance**: even if every assumption were exactly right, the future could go several ways. The probability itself says this.
- **Ignorance**: the assumptions are known only within ranges. The 90 % band says this: the probability comes out below it under one in twenty plausible sets of assumptions, and above it under another one in twenty.
- **Monte Carlo error**: the computation samples assumptions and futures. The error is one standard error of the probability; more draws make it smaller, and no digit beyond it is printed.

An outcome that counts once reached is counted from the day it is first reached, even if it is later undone; the others count if they hold on the date. The outcomes exclude each other and their probabilities sum to one.`

const leavesOut = `- The relationship does not act back on the drivers: what an alliance would provoke belongs in the rates of the steps above it.
- Only the drivers, shocks and steps of the scenario exist. What nobody wrote down has no probability here.
- Assumptions are drawn independently of each other; only the noise of the drivers is correlated.
- The numbers are judgements and base rates carried through to their consequences. They have not been tested against a record of forecasts.`

func provenanceText(r Run) string {
	p := r.Forecast.Plan
	lines := []string{
		fmt.Sprintf("- scenario `%s`, hash `%s` ([scenario.toml](scenario.toml) has it complete)", r.Forecast.Scenario.Name, r.Provenance.Hash),
		fmt.Sprintf("- %s draws of the assumptions × %s futures each, in %d independent randomizations, and %s further draws answered roughly, seed %d",
			thousands(p.Draws), thousands(p.Futures), p.Randomizations, thousands(p.Outlooks), p.Seed),
		fmt.Sprintf("- entente %s; `%s` in this folder repeats it byte for byte", r.Provenance.Version, r.repeat()),
	}
	if len(r.Overrides) > 0 {
		lines = append(lines, fmt.Sprintf("- changed on the command line: `%s`", strings.Join(r.Overrides, "`, `")))
	}
	return strings.Join(lines, "\n")
}

func section(b *bytes.Buffer, title, text string) {
	fmt.Fprintf(b, "## %s\n\n", title)
	if text != "" {
		fmt.Fprintf(b, "%s\n\n", text)
	}
}

// write adds a table; writing to a buffer cannot fail.
func write(b *bytes.Buffer, t Table) {
	_ = t.Markdown(b)
	b.WriteString("\n")
}

// bracketless keeps a picture's text from ending early.
func bracketless(s string) string { return strings.NewReplacer("[", "(", "]", ")").Replace(s) }
