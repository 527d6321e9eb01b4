package scenarios

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

// The shipped scenarios stand beside this code.
//
//go:embed *.toml
var shipped embed.FS

// shippedFolder is the folder that messages show for a shipped file.
const shippedFolder = "shipped"

// An Entry describes a shipped scenario.
type Entry struct {
	Name     string `json:"name"` // to load it by
	Title    string `json:"title"`
	Base     string `json:"base,omitempty"` // name of the scenario that it changes; empty if it stands alone
	Question string `json:"question"`
}

// List returns the shipped scenarios, in order of their names. What a scenario
// leaves to its base is taken from there.
func List() []Entry {
	names := shippedNames()
	read := map[string]Entry{}
	for _, name := range names {
		read[name] = entry(name)
	}
	all := make([]Entry, len(names))
	for i, name := range names {
		one := read[name]
		for base := one.Base; base != "" && one.Question == ""; base = read[base].Base {
			one.Question = read[base].Question
		}
		all[i] = one
	}
	return all
}

func shippedNames() []string {
	files, err := fs.Glob(shipped, "*.toml")
	if err != nil {
		panic(err) // the pattern is sound
	}
	for i, file := range files {
		files[i] = strings.TrimSuffix(path.Base(file), ".toml")
	}
	return files
}

// entry reads what a shipped file says of itself. A test sees to it that
// every shipped file can be read.
func entry(name string) Entry {
	text, err := shippedShelf.read(name + ".toml")
	if err != nil {
		panic(err) // the names come from the same place
	}
	root := decode(newSource(name, text, 0), &findings{})
	if root == nil {
		return Entry{Name: name}
	}
	p := part{node: root}
	return Entry{Name: name, Title: p.text("title"), Base: p.text("base"), Question: p.text("question")}
}
