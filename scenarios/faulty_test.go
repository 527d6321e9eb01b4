package scenarios

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the expected output of the faulty files anew, to be read before it is kept")

// TestFaultyFiles loads every file of the catalogue and compares all that the
// user is told with the text beside it.
func TestFaultyFiles(t *testing.T) {
	files, err := filepath.Glob("testdata/faulty/*_*.toml")
	if err != nil || len(files) < 150 {
		t.Fatalf("the catalogue has %d files (%v)", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".toml"), func(t *testing.T) {
			_, err := Load(file, nil)
			if err == nil {
				t.Fatal("loaded without an error")
			}
			want := strings.TrimSuffix(file, ".toml") + ".want"
			got := err.Error() + "\n"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			expected, err := os.ReadFile(want)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(expected) {
				t.Errorf("got\n%s\nwant\n%s", got, expected)
			}
		})
	}
}
