package scenarios

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// write puts files into a new folder and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range files {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestErrorsTellTheirClass(t *testing.T) {
	small := smallScenario(t)
	folder := write(t, map[string]string{
		"small.toml":   small,
		"faulty.toml":  small + "\nfrmat = 1\n",
		"large.toml":   small + "\n#" + strings.Repeat("x", mostBytes),
		"deep.toml":    "format = " + strings.Repeat("[", 20_000) + "\n",
		"dotted.toml":  strings.Repeat("a.", 10_000) + "a = 1\n",
		"keys.toml":    "format = 1\n" + numbered("k%d = 1\n", 20_001),
		"nobase.toml":  "format = 1\nbase = \"gone.toml\"\n",
		"drivers.toml": small + numbered("[driver.d%d]\nreference = 0.5\nnow = 0.5\n", 63),
	})
	for name, want := range map[string]error{
		"small.toml": nil, "faulty.toml": nil, "large.toml": ErrLimit, "deep.toml": ErrLimit, "dotted.toml": ErrLimit,
		"keys.toml": ErrLimit, "drivers.toml": ErrLimit, "nobase.toml": ErrUnreadable, "gone.toml": ErrUnreadable, "": ErrUnreadable,
		"no/such/folder.toml": ErrUnreadable,
	} {
		_, err := Load(filepath.Join(folder, name), nil)
		if name == "small.toml" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s is accepted", name)
		}
		for _, class := range []error{ErrLimit, ErrUnreadable} {
			if errors.Is(err, class) != (class == want) {
				t.Errorf("%s: errors.Is(%v) is %v:\n%v", name, class, class != want, err)
			}
		}
	}
}

func numbered(format string, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestLongChainOfBases(t *testing.T) {
	files := map[string]string{"f0.toml": smallScenario(t)}
	for i := 1; i <= mostFiles; i++ {
		files[fmt.Sprintf("f%d.toml", i)] = fmt.Sprintf("format = 1\nbase = \"f%d.toml\"\n", i-1)
	}
	folder := write(t, files)
	if _, err := Load(filepath.Join(folder, fmt.Sprintf("f%d.toml", mostFiles-1)), nil); err != nil {
		t.Errorf("a chain of %d files: %v", mostFiles, err)
	}
	if _, err := Load(filepath.Join(folder, fmt.Sprintf("f%d.toml", mostFiles)), nil); !errors.Is(err, ErrLimit) {
		t.Errorf("a chain of %d files: %v", mostFiles+1, err)
	}
}

// TestNothingOutsideTheFolderIsRead tries the ways out of the folder of a
// scenario: dots, an absolute path, and links.
func TestNothingOutsideTheFolderIsRead(t *testing.T) {
	folder := write(t, map[string]string{
		"secret.toml":      smallScenario(t),
		"in/dots.toml":     "format = 1\nbase = \"../secret.toml\"\n",
		"in/inside.toml":   "format = 1\nbase = \"sub/../../secret.toml\"\n",
		"in/link.toml":     "format = 1\nbase = \"to-secret.toml\"\n",
		"in/folder.toml":   "format = 1\nbase = \"out/secret.toml\"\n",
		"in/absolute.toml": "",
		"in/small.toml":    smallScenario(t),
		"in/friend.toml":   "format = 1\nbase = \"to-small.toml\"\n",
	})
	in := filepath.Join(folder, "in")
	absolute := fmt.Sprintf("format = 1\nbase = %q\n", filepath.ToSlash(filepath.Join(folder, "secret.toml")))
	if err := os.WriteFile(filepath.Join(in, "absolute.toml"), []byte(absolute), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, target := range map[string]string{"to-secret.toml": "../secret.toml", "out": "..", "to-small.toml": "small.toml"} {
		if err := os.Symlink(target, filepath.Join(in, link)); err != nil {
			t.Skip(err)
		}
	}
	for _, name := range []string{"dots", "inside", "link", "folder", "absolute"} {
		_, err := Load(filepath.Join(in, name+".toml"), nil)
		if err == nil {
			t.Errorf("%s.toml reads a file outside its folder", name)
		} else if strings.Contains(err.Error(), "neighbours") {
			t.Errorf("%s.toml shows a file outside its folder:\n%v", name, err)
		}
	}
	if _, err := Load(filepath.Join(in, "friend.toml"), nil); err != nil {
		t.Errorf("a link within the folder: %v", err)
	}
}

func TestOnlyOrdinaryFilesAreRead(t *testing.T) {
	folder := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(folder, "pipe.toml"), 0o644); err != nil {
		t.Skip(err)
	}
	if err := os.Mkdir(filepath.Join(folder, "folder.toml"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pipe.toml", "folder.toml"} {
		if _, err := Load(filepath.Join(folder, name), nil); !errors.Is(err, ErrUnreadable) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFilesAreNamed(t *testing.T) {
	folder := write(t, map[string]string{
		"My Scenario.toml": "format = 1\nbase = \"sub/middle.toml\"\ntitle = \"Mine\"\n",
		"sub/middle.toml":  "format = 1\nbase = \"base.toml\"\n",
		"sub/base.toml":    smallScenario(t),
	})
	r, err := Load(filepath.Join(folder, "My Scenario.toml"), nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Name != "my-scenario" || r.Scenario.Name != r.Name {
		t.Errorf("the name is %q", r.Name)
	}
	if len(r.Files) != 3 || !strings.HasSuffix(r.Files[2], "sub/base.toml") {
		t.Errorf("the files are %q", r.Files)
	}
}
