package main

import (
	"bytes"
	"context"
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

// The committed results of a shipped scenario are what the program makes today.
// After a change that is meant to change them, run the scenario again from the
// root of the project and commit what it writes.
func TestReferenceResults(t *testing.T) {
	folders, err := filepath.Glob(filepath.Join(referenceFolder, "*", "manifest.json"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no reference results: %v", err)
	}
	for _, manifest := range folders {
		dir := filepath.Dir(manifest)
		name := filepath.Base(dir)
		if !shipped(name) {
			continue // a run of the user's own
		}
		t.Run(name, func(t *testing.T) {
			for _, f := range defaultRun(t, name) {
				compareFile(t, filepath.Join(dir, f.Name), f)
			}
		})
	}
}

func shipped(name string) bool {
	for _, e := range scenarios.List() {
		if e.Name == name {
			return true
		}
	}
	return false
}

// defaultRun makes the files of "simulate run NAME".
func defaultRun(t *testing.T, name string) []results.File {
	t.Helper()
	resolved, err := scenarios.Load(name, nil)
	if err != nil {
		t.Fatal(err)
	}
	compiled, err := model.Compile(resolved.Scenario)
	if err != nil {
		t.Fatal(err)
	}
	ensemble, err := compiled.Run(context.Background(), model.DefaultPlan(), nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := resultsOf(resolved, ensemble.Forecast(), nil).Files(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// compareFile demands the same bytes, of pictures the same pixels: how tightly a
// picture is packed depends on the version of the compiler. The table of draws is
// not kept; its digest in the manifest is.
func compareFile(t *testing.T, path string, f results.File) {
	t.Helper()
	kept, err := os.ReadFile(path)
	switch {
	case f.Name == "draws.csv":
		return
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
