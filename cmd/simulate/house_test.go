package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The house: who may import whom inside the module. What is not in the table
// may not be imported, and every package must be in the table.
var house = map[string][]string{
	"model/elementary":  {},
	"model/spelling":    {},
	"model/chain":       {"model/elementary"},
	"model/belief":      {"model/elementary", "model/spelling"},
	"model/sample":      {"model/elementary"},
	"model/sensitivity": {},
	"model":             {"model/spelling", "model/elementary", "model/chain", "model/belief", "model/sample", "model/sensitivity"},
	"scenarios":         {"model/spelling", "model", "model/belief"},
	"results":           {"model", "model/belief"},
	"cmd/simulate":      {"model", "model/belief", "model/sensitivity", "scenarios", "results"},
}

// Guests, and the rooms that may receive them. What is imported from outside the
// standard library and is not here needs a reason first.
var guests = map[string][]string{
	"gonum.org/v1/gonum/":           {"model", "model/belief", "model/chain", "results"},
	"gonum.org/v1/plot":             {"results"},
	"github.com/BurntSushi/toml":    {"scenarios"},
	"github.com/spf13/cobra":        {"cmd/simulate"},
	"golang.org/x/term":             {"cmd/simulate"},
	"github.com/jedib0t/go-pretty/": {"results"},
	"codeberg.org/go-fonts/":        {"results"},
	"golang.org/x/image/":           {"results"},
	"github.com/golang/freetype/":   {"results"},
}

// The standard library's files, clocks and networks stay out of the model.
var notInModel = []string{"os", "os/exec", "net", "net/http", "path/filepath", "log", "math/rand", "math/rand/v2", "unsafe"}

const module = "entente/"

type listed struct {
	ImportPath string
	Imports    []string
}

func TestHouse(t *testing.T) {
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, module)
		allowed, known := house[room]
		if !known {
			t.Errorf("%s is not in the house: give it a room in the table, or fold it into one", p.ImportPath)
		}
		for _, imported := range p.Imports {
			inner, isInner := strings.CutPrefix(imported, module)
			switch {
			case isInner && !slices.Contains(allowed, inner):
				t.Errorf("%s imports %s: imports run downward only", room, inner)
			case strings.Contains(strings.Split(imported, "/")[0], ".") && !welcome(imported, room):
				t.Errorf("%s imports %s, which is no guest of that room", room, imported)
			case strings.HasPrefix(room, "model") && slices.Contains(notInModel, imported):
				t.Errorf("%s imports %s: the model knows no files, no clock and no other randomness", room, imported)
			}
		}
	}
}

func welcome(imported, room string) bool {
	for guest, rooms := range guests {
		if strings.HasPrefix(imported, guest) && slices.Contains(rooms, room) {
			return true
		}
	}
	return false
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < len(house) {
		t.Fatalf("%d packages found, the table has %d", len(all), len(house))
	}
	return all
}
