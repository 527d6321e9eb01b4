package scenarios

import (
	"fmt"
	"os"
	"path/filepath"

	"entente/model"
	"entente/model/spelling"
)

// A Resolved is a scenario after its bases and overrides are merged and all of
// it is checked. It is not changed by its methods.
type Resolved struct {
	Name     string // of the file, in lower-case letters, digits and hyphens
	Scenario model.Scenario
	Files    []string    // read for it, the overlay first and its bases after it
	Set      []string    // overrides, as given
	Warnings Diagnostics // what is allowed but likely a mistake
	root     *node
}

// Load reads a scenario: a shipped one by its name ("china-russia"), or a file
// by its path. Set holds overrides, each address=value, which are laid over it
// in order; the value is TOML, or a range without its quotes.
//
// The error is a Diagnostics with every mistake in all files. It is ErrLimit if
// a limit is exceeded and ErrUnreadable if a file cannot be read.
func Load(name string, set []string) (*Resolved, error) {
	l := &loader{findings: &findings{}}
	defer l.close()
	from, file, ok := l.top(name)
	if !ok {
		return nil, l.sorted(severityError)
	}
	return l.load(from, file, set)
}

func (l *loader) load(from shelf, file string, set []string) (*Resolved, error) {
	layers := l.layers(from, file)
	if len(layers) == 0 || !layers[len(layers)-1].whole {
		return nil, l.sorted(severityError)
	}
	root := l.merge(layers)
	l.override(root, set)
	checker{findings: l.findings}.check(root, &scenarioForm)
	scenario := build(root, layers[0].name)
	l.compile(scenario, root)
	if l.failed() {
		return nil, l.sorted(severityError)
	}
	linter{l.findings, root, scenario}.lint()
	return &Resolved{
		Name:     layers[0].name,
		Scenario: scenario,
		Files:    fileNames(layers),
		Set:      set,
		Warnings: l.sorted(severityWarning),
		root:     root,
	}, nil
}

func fileNames(layers []*layer) []string {
	names := make([]string, len(layers))
	for i, one := range layers {
		names[i] = one.source.name
	}
	return names
}

// A loader gathers the files of one scenario.
type loader struct {
	*findings
	roots []*os.Root
}

// A layer is one file of a scenario.
type layer struct {
	name   string
	source *source
	root   *node
	remove *node
	whole  bool // it was read to its end and needs no further base
}

const mostFiles = 64

func (l *loader) close() {
	for _, root := range l.roots {
		root.Close()
	}
}

// layers reads a scenario and its bases, the overlay first. It ends early at
// a file that cannot be used.
func (l *loader) layers(from shelf, file string) []*layer {
	var all []*layer
	seen := map[string]bool{}
	at := place{source: newSource(from.show(file), "", 1)}
	for {
		seen[from.show(file)] = true
		one := l.read(from, file, at, len(all)+1)
		if one == nil {
			return all
		}
		all = append(all, one)
		if one.root == nil {
			return all
		}
		base, sound := l.head(one)
		if base == nil {
			one.whole = sound
			return all
		}
		var err error
		from, file, err = from.locate(file, base.value.(string))
		switch {
		case err != nil:
			l.faultf(base.at, err.Error(), "%s is not a place for a base", quote(base.value.(string)))
			return all
		case seen[from.show(file)]:
			l.fault(base.at, "a scenario cannot be its own base", "name a file that does not rest on this one")
			return all
		case len(all) == mostFiles:
			l.limit(base.at, fmt.Sprintf("a scenario rests on more than %d files", mostFiles), "merge some of them")
			return all
		}
		at = base.at
	}
}

// read takes one file from a shelf; at is where it is named.
func (l *loader) read(from shelf, file string, at place, rank int) *layer {
	text, err := from.read(file)
	if err != nil {
		l.unreadable(at, from.unread(file, err), from.similar(file))
		return nil
	}
	src := newSource(from.show(file), text, rank)
	return &layer{name: slug(file), source: src, root: decode(src, l.findings)}
}

// top finds the file that the user named.
func (l *loader) top(name string) (shelf, string, bool) {
	if shippedName.MatchString(name) {
		return shippedShelf, name + ".toml", true
	}
	folder, err := l.folder(name)
	if err != nil {
		l.unreadable(place{source: newSource(name, "", 1)}, fmt.Sprintf("the folder of the scenario cannot be read: %v", plainly(err)), "")
		return shelf{}, "", false
	}
	return folder, filepath.Base(name), true
}

// head checks what concerns the file alone, and takes it out of the tree. It
// is not sound if the file needs a base and names none.
func (l *loader) head(one *layer) (base *node, sound bool) {
	c := checker{findings: l.findings}
	base, one.remove = one.root.child("base"), one.root.child("remove")
	for _, item := range []*node{base, one.remove} {
		if item != nil {
			c.under(item.key).check(item, &scenarioForm.field(item.key).form)
			one.root.remove(item.key)
		}
	}
	if one.root.child("format") == nil && !l.partial {
		c.under("format").faultf(one.root.mark(), "add a line format = 1 at the top", "the file does not say which format it has")
		one.root.append(&node{key: "format", kind: kindBroken, keyAt: one.root.at, at: one.root.at})
	}
	if base == nil && l.misspeltBase(one.root) {
		return nil, false
	}
	if one.remove != nil && base == nil {
		c.under("remove").faultf(one.remove.keyAt, "add base, or take remove out", "the file removes something but has no base")
	}
	if base == nil || base.kind == kindBroken {
		return nil, base == nil && one.remove == nil
	}
	return base, true
}

// misspeltBase answers a key that most likely means base, without which
// everything else would be found missing.
func (l *loader) misspeltBase(root *node) bool {
	for _, item := range root.items {
		if scenarioForm.field(item.key) == nil && spelling.Nearest(item.key, []string{"base"}) != "" {
			checker{findings: l.findings}.unknown(item, &scenarioForm)
			return true
		}
	}
	return false
}

// merge lays the overlays over the base, the last file first.
func (l *loader) merge(layers []*layer) *node {
	last := len(layers) - 1
	root := layers[last].root
	for i := last - 1; i >= 0; i-- {
		checker{findings: l.findings, address: "remove"}.removeFrom(root, layers[i].remove)
		above := layers[i]
		root = fileMerger(above.root, above.source).merge(root, above.root, &scenarioForm)
	}
	root.at, root.keyAt = layers[0].root.at, layers[0].root.keyAt
	return root
}
