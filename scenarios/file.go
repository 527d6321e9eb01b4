package scenarios

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"entente/model/spelling"
)

// A shelf is where the files of one scenario come from: the shipped library or
// one folder with all below it. Nothing outside a shelf can be reached from it.
type shelf struct {
	files  fs.FS
	folder string // as messages show it
}

var shippedShelf = shelf{shipped, shippedFolder}

var shippedName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// folder opens the folder of a file the user named. Its os.Root follows no
// link that leads out of it.
func (l *loader) folder(file string) (shelf, error) {
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return shelf{}, err
	}
	l.roots = append(l.roots, root)
	return shelf{root.FS(), filepath.Dir(file)}, nil
}

// show is the name of a file for messages.
func (s shelf) show(name string) string {
	if s.folder == "." {
		return name
	}
	return filepath.ToSlash(filepath.Join(s.folder, name))
}

// read returns the text of a file without its byte-order mark. It reads only
// ordinary files, and no more of them than the limit.
func (s shelf) read(name string) (string, error) {
	about, err := fs.Stat(s.files, name)
	if err != nil {
		return "", plainly(err)
	}
	if !about.Mode().IsRegular() {
		return "", errors.New("it is not an ordinary file")
	}
	file, err := s.files.Open(name)
	if err != nil {
		return "", plainly(err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, mostBytes+1))
	if err != nil {
		return "", plainly(err)
	}
	return strings.TrimPrefix(string(text), "\ufeff"), nil
}

// plainly drops from an error of the file system the path, which the message
// names anyway.
func plainly(err error) error {
	var where *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("permission is denied")
	case errors.As(err, &where):
		if strings.Contains(where.Err.Error(), "escapes") {
			return errors.New("it leads outside the folder of the scenario")
		}
		return where.Err
	}
	return err
}

// unread says that a file of the shelf cannot be read.
func (s shelf) unread(file string, err error) string {
	if s == shippedShelf {
		return fmt.Sprintf("there is no shipped scenario %s", quote(slug(file)))
	}
	return fmt.Sprintf("%s cannot be read: %v", quote(s.show(file)), err)
}

// similar is the remedy for a name that is no file.
func (s shelf) similar(file string) string {
	if s == shippedShelf {
		if near := spelling.Nearest(slug(file), shippedNames()); near != "" {
			return fmt.Sprintf("did you mean %s?", near)
		}
		return "name a file that ends in .toml, or a shipped scenario: simulate list shows them"
	}
	files, err := fs.Glob(s.files, path.Join(path.Dir(file), "*.toml"))
	if near := spelling.Nearest(file, files); err == nil && near != "" {
		return fmt.Sprintf("did you mean %s?", s.show(near))
	}
	return "name a file, or a shipped scenario without .toml"
}

// locate finds the file that a base names: a shipped scenario, or a path from
// the file that names it.
func (s shelf) locate(from, base string) (shelf, string, error) {
	if shippedName.MatchString(base) {
		return shippedShelf, base + ".toml", nil
	}
	if strings.Contains(base, `\`) || path.IsAbs(base) || filepath.IsAbs(base) {
		return s, "", fmt.Errorf("write a path from this file, with forward slashes")
	}
	name := path.Join(path.Dir(from), base)
	if !fs.ValidPath(name) {
		return s, "", fmt.Errorf("keep the base in the folder of the scenario or below it")
	}
	return s, name, nil
}

// slug makes the name of a scenario from that of its file.
func slug(file string) string {
	name := strings.ToLower(strings.TrimSuffix(path.Base(filepath.ToSlash(file)), ".toml"))
	name = strings.Trim(notInName.ReplaceAllString(name, "-"), "-")
	if name == "" {
		return "scenario"
	}
	return name
}

var notInName = regexp.MustCompile(`[^a-z0-9]+`)
