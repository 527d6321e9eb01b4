package results

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func usualRun() Run {
	return Run{Forecast: usual().forecast(), Provenance: Provenance{Version: "1.2.3", Hash: strings.Repeat("ab", 32), Seed: 7},
		Scenario: []byte("format = 1\n"), Overrides: []string{"driver.x.now=0.4"}}
}

func usualFiles(t *testing.T) map[string][]byte {
	t.Helper()
	files, err := usualRun().Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if last := files[len(files)-1].Name; last != "manifest.json" {
		t.Errorf("the last file is %s: a folder without manifest must be an unfinished one", last)
	}
	byName := map[string][]byte{}
	for _, f := range files {
		if byName[f.Name] != nil {
			t.Errorf("%s is made twice", f.Name)
		}
		byName[f.Name] = f.Data
	}
	return byName
}

func TestManifestAccountsForEveryFile(t *testing.T) {
	files := usualFiles(t)
	var m manifest
	if err := json.Unmarshal(files["manifest.json"], &m); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		if name == "manifest.json" || strings.HasSuffix(name, ".png") {
			continue
		}
		if digest := sha256.Sum256(data); m.Files[name] != hex.EncodeToString(digest[:]) {
			t.Errorf("%s: digest %q is not that of its bytes", name, m.Files[name])
		}
	}
	if m.Plan.Seed != 7 && m.Plan.Seed != usualRun().Forecast.Plan.Seed || m.Scenario.Hash != strings.Repeat("ab", 32) ||
		!slices.Equal(m.Overrides, []string{"driver.x.now=0.4"}) || len(m.Reached) != 3 {
		t.Errorf("manifest %+v", m)
	}
}

// Numbers of CSV and JSON are those of the forecast, to the error's precision.
func TestFilesHoldTheForecast(t *testing.T) {
	f, files := usual().forecast(), usualFiles(t)
	rows, err := csv.NewReader(bytes.NewReader(files["incidence.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 + len(f.Dates)*len(f.Outcomes); len(rows) != want {
		t.Fatalf("incidence.csv has %d rows, want %d", len(rows), want)
	}
	for i, row := range rows[1:] {
		e := f.Outcomes[i%len(f.Outcomes)].ByDate[i/len(f.Outcomes)]
		got, err := strconv.ParseFloat(row[2], 64)
		if tolerance := max(e.Error, 1e-8); err != nil || got < e.Value-tolerance || got > e.Value+tolerance {
			t.Fatalf("row %d: %v, the forecast says %v ± %v", i, row, e.Value, e.Error)
		}
	}
	var doc jsonForecast
	if err := json.Unmarshal(files["forecast.json"], &doc); err != nil {
		t.Fatal(err)
	}
	last := len(f.Dates) - 1
	for i, o := range doc.Outcomes {
		if string(o.ByDate.Probability[last]) != string(o.Horizon.Probability) || string(o.Horizon.Probability) != rows[1+last*len(f.Outcomes)+i][2] {
			t.Errorf("outcome %s: JSON and CSV differ", o.Key)
		}
	}
	draws, err := csv.NewReader(bytes.NewReader(files["draws.csv"])).ReadAll()
	if err != nil || len(draws) != 1+len(f.Draws) || len(draws[0]) != 1+len(f.Outcomes)+len(f.Assumptions) {
		t.Errorf("draws.csv: %v, %d rows", err, len(draws))
	}
}

// The report shows every chart with a text that says the same, and lists what a
// reader needs to doubt it.
func TestReportIsComplete(t *testing.T) {
	files := usualFiles(t)
	text := string(files["report.md"])
	for _, c := range Charts(usualRun().Forecast, usualRun().Provenance) {
		if !strings.Contains(text, "]("+c.Name+".svg)") || !strings.Contains(text, c.Alt) || files[c.Name+".csv"] == nil {
			t.Errorf("chart %s is not shown with its text and its numbers", c.Name)
		}
	}
	for _, want := range []string{"## How to read the numbers", "## What the forecast leaves out", "## Every assumption", "seed 7", "`driver.x.now=0.4`"} {
		if !strings.Contains(text, want) {
			t.Errorf("the report has no %q", want)
		}
	}
}

func TestWriteLeavesNothingHalfDone(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "out")
	keep := filepath.Join(dir, "notes.txt")
	old := []File{{"a.csv", []byte("old a")}, {"manifest.json", []byte("old")}}
	if err := Write(context.Background(), dir, old); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(keep, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	stopped, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(stopped, dir, []File{{"a.csv", []byte("new a")}}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v after the context ended", err)
	}
	if err := Write(context.Background(), dir, []File{{"a.csv", []byte("new a")}, {"no/such/folder", nil}}); err == nil {
		t.Error("a file that cannot be written is no error")
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a.csv")); string(got) != "old a" {
		t.Errorf("a.csv is %q after writing failed", got)
	}
	if err := Write(context.Background(), dir, []File{{"a.csv", []byte("new a")}}); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, "a.csv")); string(got) != "new a" {
		t.Errorf("a.csv is %q after it was written", got)
	}
	if got, _ := os.ReadFile(keep); string(got) != "mine" {
		t.Error("a file of the user's is gone")
	}
	if left, _ := filepath.Glob(filepath.Join(parent, ".simulate-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestNumbersHaveTheDigitsOfTheirError(t *testing.T) {
	for _, c := range []struct {
		v, err float64
		want   string
	}{
		{0.083872, 0.0009, "0.08387"}, {0.083872, 0.012, "0.084"}, {0.083872, 0, "0.08387200"},
		{-0.00001, 0.01, "0.000"}, {0.5, 3, "0.5"}, {0.123456789012, 1e-12, "0.12345679"},
	} {
		if got := number(c.v, c.err); got != c.want {
			t.Errorf("number(%v, %v) = %s, want %s", c.v, c.err, got, c.want)
		}
	}
	for e, want := range map[float64]string{0: "none", 0.00004: "under 0.01 points", 0.0005: "0.05 points", 0.0123: "1.2 points"} {
		if got := points(e); got != want {
			t.Errorf("points(%v) = %s, want %s", e, got, want)
		}
	}
}

func TestTables(t *testing.T) {
	table := Table{Title: "T", Header: []string{"Name", "Value", "Note"}, Left: []string{"Note"},
		Rows: [][]string{{"a|b", "1 %", "x, \"y\""}, {"c", "10 %", "<z>\nw"}}}
	for name, c := range map[string]struct {
		write func(Table, *bytes.Buffer) error
		want  string
	}{
		"text": {func(t Table, b *bytes.Buffer) error { return t.Text(b) },
			"T\n\nName  Value  Note\n─────────────────────\na|b     1 %  x, \"y\"\nc      10 %  <z>\n             w\n"},
		"markdown": {func(t Table, b *bytes.Buffer) error { return t.Markdown(b) },
			"**T**\n\n| Name | Value | Note |\n|:--- | ---:|:--- |\n| a\\|b | 1 % | x, \"y\" |\n| c | 10 % | &lt;z&gt; w |\n"},
		"csv": {func(t Table, b *bytes.Buffer) error { return t.CSV(b) },
			"Name,Value,Note\na|b,1 %,\"x, \"\"y\"\"\"\nc,10 %,\"<z>\nw\"\n"},
	} {
		var b bytes.Buffer
		if err := c.write(table, &b); err != nil || b.String() != c.want {
			t.Errorf("%s: %v\n%s\nwant\n%s", name, err, b.String(), c.want)
		}
	}
}
