package scenarios

import (
	"fmt"
	"strings"

	"entente/model/spelling"
)

// overrideFile is the name that messages show for an override.
const overrideFile = "--set"

// override lays address=value pairs over a tree.
func (l *loader) override(root *node, set []string) {
	for _, text := range set {
		src := newSource(overrideFile, text, 0)
		if tree := l.parseOverride(src); tree != nil && l.overridable(root, tree) {
			overrideMerger(src).merge(root, tree, &scenarioForm)
		}
	}
}

// parseOverride reads one pair as a file of one line. A value that is no TOML
// is taken as text, so that a range needs no second pair of quotes in a shell.
func (l *loader) parseOverride(src *source) *node {
	if !legible(src, l.findings) {
		return nil
	}
	address, value, ok := strings.Cut(src.text, "=")
	if !ok || strings.Contains(src.text, "\n") {
		l.noOverride(src)
		return nil
	}
	scratch := &findings{}
	if tree := decode(src, scratch); tree != nil && !scratch.failed() && len(tree.items) == 1 {
		return tree
	}
	if !plainText(strings.TrimSpace(value)) {
		l.list = append(l.list, scratch.list...)
		return nil
	}
	return l.textOverride(src, address)
}

// plainText reports whether a value that TOML cannot read is meant as text.
func plainText(value string) bool {
	return value == "" || !strings.ContainsAny(value[:1], "\"'[{") && !dateWord.MatchString(value) && !numberWord.MatchString(value)
}

// textOverride makes a tree of an address and all that follows it.
func (l *loader) textOverride(src *source, address string) *node {
	s := &scanner{findings: l.findings, source: src, text: src.text, root: newTable("", place{src, 0, len(src.text)}, openedByHeader)}
	path, ok := s.path()
	if !ok {
		return nil
	}
	if s.offset != len(address) {
		l.noOverride(src)
		return nil
	}
	s.accept("=")
	s.spaces()
	at := place{src, s.offset, len(src.text)}
	last := path[len(path)-1]
	s.insert(s.root, path, &node{key: last.key, keyAt: last.at, at: at, kind: kindText, value: strings.TrimSpace(at.text())})
	return s.root
}

func (l *loader) noOverride(src *source) {
	l.faultf(place{src, 0, len(src.text)}, "write address=value, for example driver.sanctions.now=0.7", "%s is not an override", quote(src.text))
}

// overridable refuses an override of something that the scenario does not
// have: an override changes a scenario and declares nothing.
func (l *loader) overridable(root, tree *node) bool {
	f, address := &scenarioForm, ""
	for n := tree; n.kind == kindTable && f != nil && (f.shape == aRecord || f.shape == aMap); {
		item := n.items[0]
		address = join(address, item.key)
		if address == "base" || address == "remove" || address == "format" {
			l.faultf(item.keyAt, "write an overlay file instead", "%s cannot be overridden", quote(address))
			return false
		}
		if f.declares && root.child(item.key) == nil {
			l.noSuch(item, f.noun, root)
			return false
		}
		f = f.under(item.key)
		n = item
		if root = root.child(item.key); root == nil || root.kind != kindTable {
			return true
		}
	}
	return true
}

func (l *loader) noSuch(item *node, what noun, among *node) {
	remedy := fmt.Sprintf("the scenario has %s", enumerate(among.keys(), "and"))
	if near := spelling.Nearest(item.key, among.keys()); near != "" {
		remedy = fmt.Sprintf("did you mean %s?", near)
	}
	l.faultf(item.keyAt, remedy, "there is no %s %s", what, quote(item.key))
}
