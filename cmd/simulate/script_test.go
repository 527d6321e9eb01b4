package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"simulate": main})
}

// The scripts in testdata/script run the program as a user would, in a folder of
// their own, and look at output, files and exit codes.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			small, err := os.ReadFile("testdata/small.toml")
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(env.WorkDir, "small.toml"), small, 0o666)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":      exits,
			"samefolder": sameFolder,
			"interrupt":  interrupt,
			"repeat":     repeat,
		},
	})
}

// exits runs "simulate" with the given arguments and demands an exit code:
// exits 3 check wrong.toml
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code argument...")
	}
	err := ts.Exec("simulate", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("simulate %s: exit code %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// sameFolder demands the same files with the same bytes in two folders, or with
// "!" that some differ.
func sameFolder(ts *testscript.TestScript, neg bool, args []string) {
	a, b := folder(ts, args[0]), folder(ts, args[1])
	var differ []string
	for name, data := range a {
		if b[name] != data {
			differ = append(differ, name)
		}
	}
	if len(a) != len(b) {
		differ = append(differ, fmt.Sprintf("%d and %d files", len(a), len(b)))
	}
	if len(a) == 0 || neg != (len(differ) > 0) {
		ts.Fatalf("%s and %s: %d files, differing: %v", args[0], args[1], len(a), differ)
	}
}

// repeat runs the command that the manifest of a run states, on the given scenario into
// the given folder: repeat results copy/small.toml again
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	var stated struct{ Repeat string }
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(filepath.Join(args[0], "manifest.json"))), &stated))
	words := strings.Fields(strings.Replace(stated.Repeat, "scenario.toml", args[1], 1))
	ts.Check(ts.Exec(words[0], append(words[1:], "-q", "-o", args[2])...))
}

func folder(ts *testscript.TestScript, name string) map[string]string {
	entries, err := os.ReadDir(ts.MkAbs(name))
	ts.Check(err)
	files := map[string]string{}
	for _, e := range entries {
		data, err := os.ReadFile(filepath.Join(ts.MkAbs(name), e.Name()))
		ts.Check(err)
		files[e.Name()] = string(data)
	}
	return files
}

// interrupt sends Ctrl-C to the program started in the background, once it is at
// work: when the file named has appeared, or after a moment.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	time.Sleep(300 * time.Millisecond)
	for _, c := range ts.BackgroundCmds() {
		ts.Check(c.Process.Signal(os.Interrupt))
	}
}
