package scenarios

import (
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// tomlTest is the folder of the toml-test suite that comes with the decoder.
func tomlTest(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/BurntSushi/toml").Output()
	if err != nil {
		t.Skipf("the go command cannot name the decoder's folder: %v", err)
	}
	return filepath.Join(strings.TrimSpace(string(out)), "internal", "toml-test", "tests")
}

func tomlFiles(t *testing.T, folder string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".toml" {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestScannerAgreesWithDecoder holds the scanner's tree of every valid file of
// toml-test against what the decoder makes of it: the same keys in the same
// tables and, decoded from its span alone, the same value at every leaf.
func TestScannerAgreesWithDecoder(t *testing.T) {
	folder := tomlTest(t)
	checked := 0
	for _, file := range tomlFiles(t, filepath.Join(folder, "valid")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]any
		if _, err := toml.Decode(string(text), &want); err != nil {
			continue // a version of TOML that the decoder does not read
		}
		found := &findings{}
		s := scan(newSource(filepath.Base(file), strings.TrimPrefix(string(text), "\ufeff"), 0), found)
		if found.failed() {
			t.Errorf("%s is refused:\n%v", file, found.sorted(severityError))
			continue
		}
		agree(t, file, s.root, want)
		checked++
	}
	if checked < 200 {
		t.Errorf("only %d valid files were checked", checked)
	}
}

func agree(t *testing.T, where string, n *node, want any) {
	t.Helper()
	switch n.kind {
	case kindTable:
		table, _ := want.(map[string]any)
		if len(table) != len(n.items) {
			t.Errorf("%s: table with keys %q, want %d keys", where, n.keys(), len(table))
		}
		for _, item := range n.items {
			agree(t, where+" "+item.key, item, table[item.key])
		}
	case kindArray:
		list := elements(want)
		if len(list) != len(n.items) {
			t.Fatalf("%s: list of %d, want %d", where, len(n.items), len(list))
		}
		for i, item := range n.items {
			agree(t, where, item, list[i])
		}
	default:
		var alone map[string]any
		if _, err := toml.Decode("value = "+n.at.text(), &alone); err != nil {
			t.Errorf("%s: the span %q is no value: %v", where, n.at.text(), err)
		}
		if !equal(alone["value"], want) {
			t.Errorf("%s: the span %q is %v, want %v", where, n.at.text(), alone["value"], want)
		}
	}
}

// equal compares scalars; NaN equals itself.
func equal(a, b any) bool {
	x, ok := a.(float64)
	y, also := b.(float64)
	return reflect.DeepEqual(a, b) || ok && also && x != x && y != y
}

// TestInvalidFilesAreRefused decodes every invalid file of toml-test.
func TestInvalidFilesAreRefused(t *testing.T) {
	folder := tomlTest(t)
	checked := 0
	for _, file := range tomlFiles(t, filepath.Join(folder, "invalid")) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var want map[string]any
		if _, err := toml.Decode(string(text), &want); err == nil {
			continue // valid in the version of TOML that the decoder reads
		}
		found := &findings{}
		decode(newSource(filepath.Base(file), string(text), 0), found)
		if !found.failed() {
			t.Errorf("%s is accepted", file)
		}
		for _, one := range found.sorted(severityError) {
			if one.Line < 1 || one.Col < 1 || one.Len < 1 || one.Col > len([]rune(one.Source))+1 {
				t.Errorf("%s: no place in the file: %+v", file, one)
			}
		}
		checked++
	}
	if checked < 400 {
		t.Errorf("only %d invalid files were checked", checked)
	}
}
