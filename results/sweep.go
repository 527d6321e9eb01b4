package results

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"entente/model"
)

// A Sweep is the forecast of a scenario with some assumptions set to every
// combination of given values, on common random numbers.
type Sweep struct {
	Base    Run // the scenario as it stands, by the same plan
	Axes    []Axis
	Points  [][]model.Estimate // [combination, the last axis fastest][outcome] by the horizon
	Outcome int                // the one drawn
	Scale   Scale
}

// An Axis is the values given to one assumption, ascending.
type Axis struct {
	Address string
	Values  []float64
}

// value is that of an axis at a combination.
func (s Sweep) value(axis, combination int) float64 {
	for k := len(s.Axes) - 1; k > axis; k-- {
		combination /= len(s.Axes[k].Values)
	}
	return s.Axes[axis].Values[combination%len(s.Axes[axis].Values)]
}

func (s Sweep) outcome() model.OutcomeForecast { return s.Base.Forecast.Outcomes[s.Outcome] }

func (s Sweep) now() model.Estimate {
	o := s.outcome()
	return o.ByDate[len(o.ByDate)-1]
}

// name calls an axis by the words of the scenario.
func (s Sweep) name(axis int) string { return wordsFor(s.Base.Forecast.Scenario, s.Axes[axis].Address) }

// wordsFor names an assumption, or repeats its address.
func wordsFor(s model.Scenario, address string) string {
	if name, ok := assumptionNames(s)[address]; ok {
		return name.String()
	}
	return plain(address)
}

// subject is the outcome as a sentence speaks of it.
func (s Sweep) subject() string {
	o := s.outcome()
	return subjectIn(&o, s.Base.Forecast)
}

func (s Sweep) readerTable() Table {
	t := Table{Title: s.subject()}
	for i := range s.Axes {
		t.Header = append(t.Header, s.name(i))
	}
	t.Header = append(t.Header, colProbability, colBand, colError)
	if s.Scale.word(0.5) != "" {
		t.Header = append(t.Header, "In words")
		t.Left = append(t.Left, "In words")
	}
	for k, p := range s.Points {
		var row []string
		for i := range s.Axes {
			row = append(row, plainNumber(s.value(i, k)))
		}
		e := p[s.Outcome]
		row = append(row, percentOf(e), bandOf(e), points(e.Error))
		if s.Scale.word(0.5) != "" {
			row = append(row, s.Scale.wording(e))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// plainNumber prints a value of an assumption for a reader.
func plainNumber(v float64) string { return withMinus(strconv.FormatFloat(v, 'g', 4, 64)) }

// withMinus has a minus sign for a leading hyphen.
func withMinus(s string) string {
	if digits, negative := strings.CutPrefix(s, "-"); negative {
		return minusSign + digits
	}
	return s
}

// Table has every outcome at every combination.
func (s Sweep) Table() Table {
	t := Table{}
	for _, a := range s.Axes {
		t.Header = append(t.Header, a.Address)
	}
	t.Header = append(append(t.Header, "outcome"), estimateColumns...)
	for k, p := range s.Points {
		for i, e := range p {
			var row []string
			for axis := range s.Axes {
				row = append(row, short(s.value(axis, k)))
			}
			t.Rows = append(t.Rows, append(append(row, s.Base.Forecast.Outcomes[i].Key), estimateCells(e)...))
		}
	}
	return t
}

// finding is where the outcome is least and most probable.
func (s Sweep) finding() string {
	least, most := 0, 0
	for k, p := range s.Points {
		if p[s.Outcome].Value < s.Points[least][s.Outcome].Value {
			least = k
		}
		if p[s.Outcome].Value > s.Points[most][s.Outcome].Value {
			most = k
		}
	}
	low, high := s.Points[least][s.Outcome], s.Points[most][s.Outcome]
	if percentOf(low) == percentOf(high) {
		return fmt.Sprintf("%s hardly depends on it: %s throughout", s.subject(), percentOf(low))
	}
	return fmt.Sprintf("%s goes from %s at %s to %s at %s", s.subject(), percentOf(low), s.at(least), percentOf(high), s.at(most))
}

// at says where a combination lies.
func (s Sweep) at(combination int) string {
	var all []string
	for i := range s.Axes {
		all = append(all, plainNumber(s.value(i, combination)))
	}
	if len(all) == 1 {
		return all[0]
	}
	return "(" + joined(all) + ")"
}

// Print writes the sweep.
func (s Sweep) Print(w io.Writer, table func(Table, io.Writer) error) error {
	f := s.Base.Forecast
	if _, err := fmt.Fprintf(w, "%s\n%s.\nAs the scenario stands: %s\n\n", plain(f.Scenario.Title), s.finding(), percentWithBand(s.now())); err != nil {
		return err
	}
	return printTables(w, table, []Table{s.readerTable()})
}

func (s Sweep) charts() []Chart {
	switch len(s.Axes) {
	case 1:
		return []Chart{s.curveChart()}
	case 2:
		return []Chart{s.mapChart()}
	}
	return nil
}

// Files makes all files of a sweep; the manifest is the last.
func (s Sweep) Files(ctx context.Context) ([]File, error) {
	charts := s.charts()
	jobs := []func() ([]File, error){
		func() ([]File, error) { return []File{{"report.md", s.report(charts)}}, nil },
		tableJob("points.csv", s.Table),
	}
	for _, chart := range charts {
		jobs = append(jobs, chart.files)
	}
	files, err := gather(ctx, jobs)
	if err != nil {
		return nil, err
	}
	files = append(files, File{"scenario.toml", s.Base.Scenario})
	manifest, err := s.whatIf().manifest(files)
	return append(files, File{"manifest.json", manifest}), err
}

func (s Sweep) whatIf() whatIf {
	arguments := []string{"--outcome " + s.outcome().Key}
	for _, a := range s.Axes {
		n := len(a.Values)
		arguments = append(arguments, fmt.Sprintf("--vary %s=%s:%s:%d", a.Address, short(a.Values[0]), short(a.Values[n-1]), n))
	}
	return whatIf{command: "sweep", runs: []Run{s.Base}, arguments: append(arguments, s.Scale.argument()...)}
}

func (s Sweep) report(charts []Chart) []byte {
	var b bytes.Buffer
	f := s.Base.Forecast
	fmt.Fprintf(&b, "# %s\n\n%s\n\n%s. As the scenario stands, with every assumption as stated, it is %s.\n\n",
		plain(f.Scenario.Title), plain(f.Scenario.Question), s.finding(), percentWithBand(s.now()))
	t := s.readerTable()
	t.Title = ""
	write(&b, t)
	section(&b, "How to read the numbers", howToSweep)
	chartSection(&b, charts)
	section(&b, "Where it comes from", provenanceOf(s.whatIf()))
	return b.Bytes()
}

const howToSweep = `In every row the named assumptions are known to have the given values; all others stay as uncertain as the scenario has them, and the band comes from those. All rows use the same random numbers, so that neighbouring rows differ by what was varied and not by chance.`
