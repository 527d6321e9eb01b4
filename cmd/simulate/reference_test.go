package main

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/model"
	"entente/results"
	"entente/scenarios"
)

const referenceFolder = "../../results"

const gallery = "../../results/README.md"

// The committed results of every shipped scenario are what the program makes
// today. Of the base all files of the default run are kept but the large table of
// draws; of the others the headline: their manifests have the
// digests of the rest. After a change that is meant to change results:
//
//	go test ./cmd/simulate -run Reference -update
func TestReferenceResults(t *testing.T) {
	var page strings.Builder
	page.WriteString(galleryHead)
	for _, e := range scenarios.List() {
		if testing.Short() && e.Name != "china-russia" {
			continue
		}
		forecast, files := referenceRun(t, e.Name)
		galleryEntry(&page, e.Name, forecast)
		for _, f := range files {
			if kept(e.Name, f.Name) {
				compareFile(t, filepath.Join(referenceFolder, e.Name, f.Name), f)
			}
		}
	}
	if !testing.Short() {
		compareFile(t, gallery, results.File{Name: "README.md", Data: []byte(page.String())})
	}
}

// kept reports whether a file of a scenario's results is committed.
func kept(scenario, file string) bool {
	if scenario == "china-russia" {
		return file != "draws.csv"
	}
	return file == "manifest.json" || file == "incidence.csv" || file == "outcomes-by-date.svg"
}

const galleryHead = "# What the shipped scenarios say\n\n" +
	"Every scenario that comes with the program. `simulate run NAME` makes the whole folder of one, with its report;\n" +
	"of the base everything is here: start with [its report](china-russia/report.md). A test reproduces these files.\n\n"

func galleryEntry(b *strings.Builder, name string, f *model.Forecast) {
	fmt.Fprintf(b, "## %s\n\n`simulate run %s`", f.Scenario.Title, name)
	if why := strings.Join(strings.Fields(f.Scenario.Why), " "); why != "" {
		fmt.Fprintf(b, "\n\n%s", why)
	}
	chart := results.Charts(f, results.Provenance{})[0]
	fmt.Fprintf(b, "\n\n![%s](%s/%s.svg)\n\n", chart.Alt, name, chart.Name)
}

func shipped(name string) bool {
	for _, e := range scenarios.List() {
		if e.Name == name {
			return true
		}
	}
	return false
}

// referenceRun makes the forecast and the files of "simulate run NAME".
func referenceRun(t *testing.T, name string) (*model.Forecast, []results.File) {
	t.Helper()
	resolved, err := scenarios.Load(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := model.Compile(resolved.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	ensemble, err := compiled.Run(context.Background(), model.DefaultPlan().Exact(model.DefaultError), nil)
	if err != nil {
		t.Fatal(err)
	}
	forecast := ensemble.Forecast()
	files, err := resultsOf(resolved, forecast, nil, string(results.DefaultScale)).Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return forecast, files
}

// compareFile demands the same bytes, of pictures the same pixels: how tightly a
// picture is packed depends on the version of the compiler.
func compareFile(t *testing.T, path string, f results.File) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(path)
	switch {
	case err != nil:
		t.Error(err)
	case strings.HasSuffix(f.Name, ".png"):
		if !bytes.Equal(pixels(t, kept), pixels(t, f.Data)) {
			t.Errorf("%s: another picture", path)
		}
	case !bytes.Equal(kept, f.Data):
		t.Errorf("%s differs: %s", path, firstDifference(kept, f.Data))
	}
}

func pixels(t *testing.T, data []byte) []byte {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	flat := image.NewNRGBA(img.Bounds())
	draw.Draw(flat, flat.Rect, img, img.Bounds().Min, draw.Src)
	return flat.Pix
}

func firstDifference(a, b []byte) string {
	x, y := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "kept " + clip(x[i]) + ", made " + clip(y[i])
		}
	}
	return "one is longer"
}

func clip(s string) string { return s[:min(len(s), 120)] }
