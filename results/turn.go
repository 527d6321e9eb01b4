package results

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"

	"entente/model"
)

// A TurnTable says what would have to be known for an outcome to cross a threshold:
// for each of some assumptions the value at which it does, and the nearest joint
// move of all of them.
type TurnTable struct {
	Base      Run
	Outcome   int
	Threshold float64
	Turns     []model.Turn
	Joint     *model.JointTurn // nil if a single assumption was asked about
	Arguments []string         // of the command, to repeat it
	Scale     Scale
}

func (t TurnTable) outcome() model.OutcomeForecast { return t.Base.Forecast.Outcomes[t.Outcome] }

func (t TurnTable) subject() string {
	o := t.outcome()
	return subjectIn(&o, t.Base.Forecast)
}

func (t TurnTable) now() model.Estimate {
	o := t.outcome()
	return o.ByDate[len(o.ByDate)-1]
}

// threshold is printed as the user gave it, not as an estimate.
func (t TurnTable) threshold() string {
	return strconv.FormatFloat(100*t.Threshold, 'g', 4, 64) + percentSign
}

func (t TurnTable) name(a model.Assumption) string {
	return wordsFor(t.Base.Forecast.Scenario, a.Address)
}

// ranked has the turns with the nearest first, in units of the beliefs, then those
// without such a unit, then those that do not turn the answer, the one that comes
// nearest to it first.
func (t TurnTable) ranked() []model.Turn {
	const notFound = 1e100
	far := func(x model.Turn) float64 {
		switch {
		case !x.Found:
			return notFound * (1 + min(math.Abs(x.AtLo.Value-t.Threshold), math.Abs(x.AtHi.Value-t.Threshold)))
		case math.IsNaN(x.Units):
			return notFound / 2
		}
		return math.Abs(x.Units)
	}
	all := slices.Clone(t.Turns)
	slices.SortStableFunc(all, func(a, b model.Turn) int { return cmp.Compare(far(a), far(b)) })
	return all
}

// sentence answers in words.
func (t TurnTable) sentence() string {
	first := t.ranked()[0]
	if !first.Found {
		if len(t.Turns) == 1 {
			return fmt.Sprintf("No value of “%s” between %s and %s takes it to %s: it goes from %s to %s.", t.name(first.Assumption),
				plainNumber(first.Lo), plainNumber(first.Hi), t.threshold(), percentOf(first.AtLo), percentOf(first.AtHi))
		}
		return fmt.Sprintf("No single one of these assumptions takes it to %s within the values searched.", t.threshold())
	}
	s := fmt.Sprintf("It crosses %s at %s = %s", t.threshold(), t.name(first.Assumption), valueWithError(first))
	if !math.IsNaN(first.Units) {
		s += fmt.Sprintf(", %s standard deviations of the stated belief from its median", signed(first.Units, 1))
	}
	if first.Count > 1 {
		s += fmt.Sprintf("; it does so at %d values, of which this is the nearest", first.Count)
	}
	return s + "."
}

// valueWithError prints a crossing with the digits that its error permits.
func valueWithError(t model.Turn) string {
	value := digitsFor(t.At, t.Error)
	if t.Error == 0 {
		return value
	}
	return value + " ± " + strconv.FormatFloat(t.Error, 'g', 1, 64)
}

// digitsFor rounds a value to the place of its error.
func digitsFor(v, standardError float64) string {
	if standardError <= 0 {
		return plainNumber(v)
	}
	decimals := max(0, min(mostDecimals, -int(math.Floor(math.Log10(standardError)))))
	return withMinus(plainZero(strconv.FormatFloat(v, 'f', decimals, 64)))
}

func (t TurnTable) readerTable() Table {
	table := Table{
		Header: []string{"Assumption", "As stated", "Crosses at", "Move", "In beliefs", "Probability there", "Searched"},
		Left:   []string{"As stated", "Searched"},
	}
	for i, x := range t.ranked() {
		if i == mostRows {
			break
		}
		row := []string{t.name(x.Assumption), x.Assumption.Belief.String(), "no value", "", "",
			percentOf(x.AtLo) + " to " + percentOf(x.AtHi), threeDigits(x.Lo) + " to " + threeDigits(x.Hi)}
		if x.Found {
			row[2], row[3], row[4], row[5] = valueWithError(x), signedNumber(x.Move), beliefUnits(x.Units), percentOf(x.Reached)
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// mostRows are the assumptions that a reader's table has; the CSV file has all.
const mostRows = 20

func threeDigits(v float64) string { return withMinus(strconv.FormatFloat(v, 'g', 3, 64)) }

// beliefUnits prints a distance in standard deviations of a belief; a point has none.
func beliefUnits(units float64) string {
	if math.IsNaN(units) {
		return "a point"
	}
	return signed(units, 1) + " s.d."
}

// signedNumber prints a move with three significant digits.
func signedNumber(v float64) string {
	text := strconv.FormatFloat(math.Abs(v), 'g', 3, 64)
	if v < 0 {
		return minusSign + text
	}
	return "+" + text
}

// jointTable lists the assumptions that make up most of the joint move.
func (t TurnTable) jointTable() Table {
	table := Table{
		Title:  fmt.Sprintf("Nearest joint move: %s standard deviations", strconv.FormatFloat(t.Joint.Distance, 'f', 1, 64)),
		Header: []string{"Assumption", "As stated", "Median moves to", "In beliefs"}, Left: []string{"As stated"},
	}
	for _, x := range t.Joint.Shifts {
		if x.Units*x.Units < leastPart*t.Joint.Distance*t.Joint.Distance {
			break
		}
		table.Rows = append(table.Rows, []string{t.name(x.Assumption), x.Assumption.Belief.String(), plainNumber(x.Median), beliefUnits(x.Units)})
	}
	return table
}

// leastPart is the share of the squared distance below which a part of a joint move
// is not shown.
const leastPart = 0.02

func (t TurnTable) tables() []Table {
	all := []Table{t.readerTable()}
	if t.Joint != nil && t.Joint.Found {
		all = append(all, t.jointTable())
	}
	return all
}

// Table has every assumption searched.
func (t TurnTable) Table() Table {
	table := Table{Header: []string{"assumption", "as_stated", "searched_low", "searched_high", "probability_at_low", "probability_at_high",
		"crosses_at", "standard_error", "probability", "probability_error", "move", "standard_deviations", "crossings"}}
	for _, x := range t.ranked() {
		row := []string{x.Assumption.Address, x.Assumption.Belief.String(), short(x.Lo), short(x.Hi),
			number(x.AtLo.Value, x.AtLo.Error), number(x.AtHi.Value, x.AtHi.Error), "", "", "", "", "", "", strconv.Itoa(x.Count)}
		if x.Found {
			row[6], row[7] = short(x.At), errorNumber(x.Error)
			row[8], row[9], row[10] = number(x.Reached.Value, x.Reached.Error), errorNumber(x.Reached.Error), short(x.Move)
			if !math.IsNaN(x.Units) {
				row[11] = short(x.Units)
			}
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

func (t TurnTable) jointCSV() Table {
	table := Table{Header: []string{"assumption", "as_stated", "slope_per_standard_deviation", "standard_deviations", "median"}}
	for _, x := range t.Joint.Shifts {
		table.Rows = append(table.Rows, []string{x.Assumption.Address, x.Assumption.Belief.String(), short(x.Slope), short(x.Units), short(x.Median)})
	}
	return table
}

// Print writes the answer.
func (t TurnTable) Print(w io.Writer, table func(Table, io.Writer) error) error {
	if _, err := fmt.Fprintf(w, "%s\n%s: %s. %s\n\n", plain(t.Base.Forecast.Scenario.Title), t.subject(), percentWithBand(t.now()), t.sentence()); err != nil {
		return err
	}
	if err := printTables(w, table, t.tables()); err != nil {
		return err
	}
	return printLines(w, t.words())
}

// Files makes all files of the search; the manifest is the last.
func (t TurnTable) Files(ctx context.Context) ([]File, error) {
	charts := t.charts()
	jobs := []func() ([]File, error){
		func() ([]File, error) { return []File{{"report.md", t.report(charts)}}, nil },
		tableJob("crossings.csv", t.Table),
	}
	for _, chart := range charts {
		jobs = append(jobs, chart.files)
	}
	if t.Joint != nil {
		jobs = append(jobs, tableJob("joint-move.csv", t.jointCSV))
	}
	files, err := gather(ctx, jobs)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"scenario.toml", t.Base.Scenario})
	manifest, err := t.whatIf().manifest(files)
	return append(files, File{"manifest.json", manifest}), err
}

// words has the answer as the scenario stands in estimative language; nothing on the
// scale none.
func (t TurnTable) words() []string { return nonEmpty(t.Scale.sentence(t.subject(), t.now())) }

func (t TurnTable) whatIf() whatIf {
	return whatIf{command: "turn", runs: []Run{t.Base}, arguments: slices.Concat(t.Arguments, t.Scale.argument())}
}

func (t TurnTable) report(charts []Chart) []byte {
	var b bytes.Buffer
	f := t.Base.Forecast
	fmt.Fprintf(&b, "# %s\n\n%s\n\nWhat would take %s from %s to %s? %s\n\n", plain(f.Scenario.Title), plain(f.Scenario.Question),
		t.subject(), percentOf(t.now()), t.threshold(), t.sentence())
	for _, table := range t.tables() {
		write(&b, table)
	}
	wordsList(&b, t.Scale, t.words())
	section(&b, "How to read the numbers", howToTurn)
	chartSection(&b, charts)
	section(&b, "Where it comes from", provenanceOf(t.whatIf()))
	return b.Bytes()
}

const howToTurn = `Each row asks: if this one assumption were known exactly, and all others stayed as uncertain as they are, at which value would the probability cross the threshold? All values are tried on the same random numbers.

- **Crosses at**: the value, with the Monte Carlo error of the probability there carried over to it.
- **Move**: the distance from the median of what the scenario states, in the assumption's own unit.
- **In beliefs**: the same distance in standard deviations of the stated belief, on the scale on which it is stated (log-odds for levels, the logarithm for rates). Beyond about two it is a value that the scenario calls implausible.
- **Nearest joint move**: all listed beliefs shift at once, each in proportion to what it moves the probability by; to first order there is no shorter way.`
