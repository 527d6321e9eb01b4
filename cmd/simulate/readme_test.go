package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the commands print into the README")

var (
	readmeFile    = regexp.MustCompile("(?s)<!-- file (\\S+) -->\n```toml\n(.*?)```\n")
	readmeCommand = regexp.MustCompile("(?s)(<!-- checked by a test -->\n```console\n)\\$ simulate ([^\n]*)\n(.*?)(```\n)")
)

// The README's files are saved and its commands run, in a folder of their own;
// what it shows must be what they print.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	path2, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	for _, m := range readmeFile.FindAllSubmatch(text, -1) {
		if err := os.WriteFile(string(m[1]), m[2], 0o666); err != nil {
			t.Fatal(err)
		}
		if lines := bytes.Count(m[2], []byte("\n")); lines > 40 {
			t.Errorf("%s has %d lines, more than the forty promised", m[1], lines)
		}
		if name := string(m[1]); name != "typo.toml" {
			if code, out := simulate("check", name); code != exitDone {
				t.Errorf("%s is refused:\n%s", name, out)
			}
		}
	}
	commands := 0
	now := readmeCommand.ReplaceAllFunc(text, func(block []byte) []byte {
		commands++
		m := readmeCommand.FindSubmatch(block)
		_, out := simulate(strings.Fields(string(m[2]))...)
		return bytes.Join([][]byte{m[1], []byte("$ simulate "), m[2], []byte("\n"), []byte(out), m[4]}, nil)
	})
	if commands < 3 {
		t.Fatalf("only %d commands found in the README", commands)
	}
	switch {
	case bytes.Equal(text, now):
	case *update:
		if err := os.WriteFile(path2, now, 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("the README does not show what its commands print: %s\nRun go test ./cmd/simulate -run Readme -update", firstDifference(text, now))
	}
}

// simulate runs the program and returns its exit code and all it prints, as on a
// terminal, trailing spaces gone.
func simulate(args ...string) (code int, printed string) {
	var out bytes.Buffer
	code = run(args, &out, &out)
	lines := strings.Split(out.String(), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " ")
	}
	return code, strings.Join(lines, "\n")
}
