package results

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"entente/model"
)

// An Explanation says which of the changes that lead from one scenario to another
// account for the change of the answer.
type Explanation struct {
	A, B    Run
	Groups  []ChangeGroup
	Shares  [][]model.Share // [outcome][group]
	Outcome int             // the one explained in words and pictures
	Exact   bool            // every combination of changes was run
	Runs    int
	Whole   bool // the groups are tables because the user said so
	Scale   Scale
}

// A ChangeGroup is values that were changed together.
type ChangeGroup struct {
	Key       string   // the table or the address
	Addresses []string // of the values
}

// A part is one group with its share of the chosen outcome.
type part struct {
	name string
	ChangeGroup
	model.Share
}

// parts are the groups, the largest share first.
func (x Explanation) parts() []part {
	names := x.names()
	all := make([]part, len(x.Groups))
	for i, g := range x.Groups {
		all[i] = part{names(g.Key), g, x.Shares[x.Outcome][i]}
	}
	slices.SortStableFunc(all, func(a, b part) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	return all
}

// names calls groups by the words of the scenario that has them.
func (x Explanation) names() func(key string) string {
	inB, inA := groupNames(x.B.Forecast.Scenario), groupNames(x.A.Forecast.Scenario)
	return func(key string) string {
		switch {
		case inB[key] != "":
			return inB[key]
		case inA[key] != "":
			return "without: " + inA[key]
		}
		return key
	}
}

// groupNames names every table and every assumption of a scenario.
func groupNames(s model.Scenario) map[string]string {
	all := map[string]string{"correlation": "Correlations"}
	for address, name := range assumptionNames(s) {
		all[address] = name.String()
	}
	n := namer{s: s}
	for _, l := range s.Ladders {
		all["ladder."+l.Key] = "Start of “" + named(l.Name, l.Key) + "”"
	}
	for _, d := range s.Drivers {
		all["driver."+d.Key] = named(d.Name, d.Key)
	}
	for _, k := range s.Shocks {
		all["shock."+k.Key] = named(k.Name, k.Key)
	}
	for _, t := range s.Steps {
		all[strings.Join([]string{"step", t.Ladder, t.From, t.To}, ".")] = n.rung(t.Ladder, t.From) + " → " + n.rung(t.Ladder, t.To)
	}
	return all
}

func (x Explanation) outcome(r Run) model.OutcomeForecast { return r.Forecast.Outcomes[x.Outcome] }

func (x Explanation) ends() (a, b model.Estimate) {
	inA, inB := x.outcome(x.A), x.outcome(x.B)
	return inA.ByDate[len(inA.ByDate)-1], inB.ByDate[len(inB.ByDate)-1]
}

// total is the change explained, and the error with which its digits are printed:
// that of the least certain share.
func (x Explanation) total() (value, worst float64) {
	a, b := x.ends()
	for _, s := range x.Shares[x.Outcome] {
		worst = max(worst, s.Error)
	}
	return b.Value - a.Value, worst
}

// sentence is the explanation in words.
func (x Explanation) sentence() string {
	total, worst := x.total()
	parts := x.parts()
	if len(parts) == 0 {
		return "The two scenarios state the same numbers: there is nothing to explain."
	}
	var phrases []string
	for i, p := range parts {
		if i == 3 && len(parts) > 4 {
			phrases = append(phrases, fmt.Sprintf("the other %d %s together", len(parts)-i, pointsNumber(restOf(parts[i:]), worst)))
			break
		}
		phrases = append(phrases, fmt.Sprintf("%s brings %s", quotedName(p.name), pointsNumber(p.Value, worst)))
	}
	o := x.outcome(x.A)
	s := fmt.Sprintf("Of %s for %s, %s", pointsOf(total, worst), named(o.Name, o.Key), joined(phrases))
	if len(parts) > 1 {
		s += "; what the changes do only together is shared among them"
	}
	return s + "."
}

// quotedName sets a name off from the sentence, unless it holds quotation marks
// of its own.
func quotedName(name string) string {
	if strings.Contains(name, "“") {
		return name
	}
	return "“" + name + "”"
}

func restOf(parts []part) float64 {
	total := 0.0
	for _, p := range parts {
		total += p.Value
	}
	return total
}

func (x Explanation) readerTable() Table {
	_, worst := x.total()
	t := Table{Header: []string{"Change", "Share", "Monte Carlo error", "Alone", "On top of the rest", "Values changed"}, Left: []string{"Values changed"}}
	for _, p := range x.parts() {
		t.Rows = append(t.Rows, []string{p.name, pointsOf(p.Value, worst), points(p.Error), pointsOf(p.Alone, worst), pointsOf(p.Last, worst), p.where()})
	}
	total, _ := x.total()
	t.Rows = append(t.Rows, []string{"Together", pointsOf(total, worst), "", "", "", ""})
	return t
}

// where lists the addresses of a group by what follows its key.
func (g ChangeGroup) where() string {
	if len(g.Addresses) == 1 {
		return g.Addresses[0]
	}
	var keys []string
	for _, a := range g.Addresses {
		keys = append(keys, strings.TrimPrefix(a, g.Key+"."))
	}
	if len(keys) > 4 {
		keys = append(keys[:3], fmt.Sprintf("%d more", len(keys)-3))
	}
	return g.Key + ": " + strings.Join(keys, ", ")
}

// Table has the share of every group in every outcome, in the unit of probability.
func (x Explanation) Table() Table {
	t := Table{Header: []string{"outcome", "group", "name", "addresses", "share", "standard_error", "alone", "on_top_of_the_rest"}}
	names := x.names()
	for k, o := range x.A.Forecast.Outcomes {
		for i, g := range x.Groups {
			s := x.Shares[k][i]
			t.Rows = append(t.Rows, []string{o.Key, g.Key, names(g.Key), strings.Join(g.Addresses, " "),
				number(s.Value, s.Error), errorNumber(s.Error), number(s.Alone, s.Error), number(s.Last, s.Error)})
		}
	}
	return t
}

// method says how the shares were found.
func (x Explanation) method() string {
	changes := fmt.Sprintf("%d changes", len(x.Groups))
	if len(x.Groups) == 1 {
		changes = "1 change"
	}
	if x.Exact {
		return fmt.Sprintf("Shapley’s rule over all %s combinations of %s", thousands(x.Runs), changes)
	}
	return fmt.Sprintf("Shapley’s rule over sampled orders of %s, %s runs", changes, thousands(x.Runs))
}

// Print writes the explanation.
func (x Explanation) Print(w io.Writer, table func(Table, io.Writer) error) error {
	s, u := x.A.Forecast.Scenario, x.B.Forecast.Scenario
	a, b := x.ends()
	o := x.outcome(x.A)
	if _, err := fmt.Fprintf(w, "From “%s” to “%s”\n%s: %s to %s\n\n%s\n\n", named(s.Title, s.Name), named(u.Title, u.Name),
		subjectIn(&o, x.A.Forecast), percentOf(a), percentOf(b), x.sentence()); err != nil {
		return err
	}
	if err := printTables(w, table, []Table{x.readerTable()}); err != nil {
		return err
	}
	return printLines(w, x.words())
}

// words has the outcome in both scenarios in estimative language; nothing on the
// scale none.
func (x Explanation) words() []string {
	var lines []string
	for _, r := range []Run{x.A, x.B} {
		o, s := x.outcome(r), r.Forecast.Scenario
		lines = append(lines, x.Scale.outcomeSentence(named(s.Title, s.Name)+", ", &o, r.Forecast))
	}
	return nonEmpty(lines...)
}

// Files makes all files of an explanation; the manifest is the last.
func (x Explanation) Files(ctx context.Context) ([]File, error) {
	var charts []Chart
	if len(x.Groups) > 0 {
		charts = []Chart{x.waterfallChart()}
	}
	jobs := []func() ([]File, error){
		func() ([]File, error) { return []File{{"report.md", x.report(charts)}}, nil },
		tableJob("shares.csv", x.Table),
	}
	for _, chart := range charts {
		jobs = append(jobs, chart.files)
	}
	files, err := gather(ctx, jobs)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"scenario-a.toml", x.A.Scenario}, File{"scenario-b.toml", x.B.Scenario})
	manifest, err := x.whatIf().manifest(files)
	return append(files, File{"manifest.json", manifest}), err
}

func (x Explanation) whatIf() whatIf {
	arguments := []string{"--outcome " + x.outcome(x.A).Key}
	if x.Whole {
		arguments = append(arguments, "--by table")
	}
	return whatIf{command: "explain", runs: []Run{x.A, x.B}, arguments: append(arguments, x.Scale.argument()...)}
}

func (x Explanation) report(charts []Chart) []byte {
	var b bytes.Buffer
	s, u := x.A.Forecast.Scenario, x.B.Forecast.Scenario
	from, to := x.ends()
	o := x.outcome(x.A)
	fmt.Fprintf(&b, "# From “%s” to “%s”\n\n%s\n\n%s: %s in the first, %s in the second. %s\n\n", named(s.Title, s.Name), named(u.Title, u.Name),
		plain(s.Question), subjectIn(&o, x.A.Forecast), percentOf(from), percentOf(to), x.sentence())
	write(&b, x.readerTable())
	wordsList(&b, x.Scale, x.words())
	section(&b, "How to read the numbers", howToExplain)
	chartSection(&b, charts)
	section(&b, "Where it comes from", "- "+x.method()+"\n"+provenanceOf(x.whatIf()))
	return b.Bytes()
}

func nonEmpty(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

const howToExplain = `The changes that lead from the first scenario to the second are taken one after the other, in every order, and each is credited with what it adds when its turn comes; its **share** is the average over all orders (Shapley 1953). The shares add up to the whole change exactly. A change that never matters has none; two that always matter alike have the same.

- **Alone**: what this change does if it is the only one.
- **On top of the rest**: what it does when all others are made already. Where the two differ much, the changes reinforce or replace one another, and the share lies between.

A share says what a change brings in the model. It is no statement about causes beyond it.`
