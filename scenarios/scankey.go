package scenarios

import (
	"fmt"
	"strings"
)

// A pathKey is one part of a dotted key.
type pathKey struct {
	key string
	at  place
}

// path reads a dotted key.
func (s *scanner) path() ([]pathKey, bool) {
	var path []pathKey
	for {
		s.spaces()
		part, ok := s.key()
		if !ok {
			return nil, false
		}
		path = append(path, part)
		if !s.count(part.at) {
			return nil, false
		}
		if len(path) > deepest {
			s.stop(part.at, fmt.Sprintf("a dotted key has more than %d parts", deepest), "no key of a scenario needs more than six")
			return nil, false
		}
		s.spaces()
		if !s.accept(".") {
			return path, true
		}
	}
}

func (s *scanner) count(at place) bool {
	s.keys++
	if s.keys > mostKeys {
		s.stop(at, fmt.Sprintf("the file has more than %d keys", mostKeys), "split the scenario")
		return false
	}
	return true
}

func (s *scanner) key() (pathKey, bool) {
	start := s.offset
	if s.at(`"`) || s.at("'") {
		if s.at(`"""`) || s.at("'''") || !s.lineOfText(s.text[s.offset:s.offset+1]) {
			s.offset = start
			s.fault(s.restOfLine(), "the quotes around a key are not closed on its line", "keys need no quotes")
			return pathKey{}, false
		}
		at := place{s.source, start, s.offset}
		return pathKey{unquote(at.text()), at}, true
	}
	for s.offset < len(s.text) && isBare(s.text[s.offset]) {
		s.offset++
	}
	if s.offset == start {
		s.noKey()
		return pathKey{}, false
	}
	at := place{s.source, start, s.offset}
	return pathKey{at.text(), at}, true
}

func (s *scanner) noKey() {
	if s.at("=") || s.at(".") || s.at("]") {
		s.fault(s.here(), fmt.Sprintf("a key is missing in front of %q", s.here().text()), "a line reads key = value, a table begins with [its.name]")
		return
	}
	rest := s.restOfLine()
	if s.at("//") || s.at(";") || s.at("--") || s.at("%") {
		s.faultf(rest, "a remark begins with #", "%s is not a key", quote(rest.text()))
		return
	}
	s.faultf(rest, "keys are made of lower-case letters, digits and underscores", "%s is not a key", quote(rest.text()))
}

func isBare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

// header reads [a.b] or [[a.b]] and opens that table.
func (s *scanner) header() bool {
	start := s.offset
	s.table = nil
	list := s.accept("[[")
	closing := "]]"
	if !list {
		s.accept("[")
		closing = "]"
	}
	path, ok := s.path()
	if !ok {
		return false
	}
	if !s.accept(closing) {
		s.unclosedHeader(place{s.source, start, s.offset}, closing, path)
		return false
	}
	if !s.endOfLine() {
		return false
	}
	parent := s.descend(s.root, path[:len(path)-1], openedImplicitly)
	if parent == nil {
		return false
	}
	if list {
		s.table = s.openElement(parent, path)
	} else {
		s.table = s.openTable(parent, path)
	}
	return s.table != nil
}

func (s *scanner) unclosedHeader(at place, closing string, path []pathKey) {
	switch {
	case s.strange():
	case s.offset < len(s.text) && isBare(s.text[s.offset]):
		s.faultf(s.restOfLine(), "join its parts with points, and words with underscores", "the name of a table has no spaces")
	default:
		s.faultf(at, fmt.Sprintf("write [%s]", dotted(path)), "the name of this table is not closed by %q", closing)
	}
}

// descend walks down to the table at a path, making the tables on the way.
func (s *scanner) descend(table *node, path []pathKey, how opening) *node {
	for _, part := range path {
		next := table.child(part.key)
		if next == nil {
			next = newTable(part.key, part.at, how)
			table.append(next)
		}
		next = next.last()
		if next.kind != kindTable || next.opening == openedInline || how == openedByDots && next.opening == openedByHeader {
			s.again(part.at, next)
			return nil
		}
		table = next
	}
	return table
}

func (s *scanner) openTable(parent *node, path []pathKey) *node {
	last := path[len(path)-1]
	table := parent.child(last.key)
	if table == nil {
		table = newTable(last.key, last.at, openedByHeader)
		parent.append(table)
		return table
	}
	if table.kind != kindTable || table.opening != openedImplicitly {
		s.again(last.at, table)
		return nil
	}
	table.opening, table.keyAt, table.at = openedByHeader, last.at, last.at
	return table
}

func (s *scanner) openElement(parent *node, path []pathKey) *node {
	last := path[len(path)-1]
	list := parent.child(last.key)
	if list == nil {
		list = &node{key: last.key, keyAt: last.at, at: last.at, kind: kindArray, headers: true}
		parent.append(list)
	}
	if !list.headers {
		s.again(last.at, list)
		return nil
	}
	element := newTable("", last.at, openedByHeader)
	list.append(element)
	return element
}

// insert puts a value under a dotted key of a table.
func (s *scanner) insert(table *node, path []pathKey, value *node) bool {
	parent := s.descend(table, path[:len(path)-1], openedByDots)
	if parent == nil {
		return false
	}
	if first := parent.child(value.key); first != nil {
		s.again(value.keyAt, first)
		return false
	}
	parent.append(value)
	return true
}

// again notes that a key is stated twice.
func (s *scanner) again(at place, first *node) {
	number, _, _ := s.source.line(first.keyAt.start)
	if first.kind == kindTable {
		s.faultf(at, fmt.Sprintf("put its lines under the first, on line %d", number), "%s is opened a second time", quote(at.text()))
		return
	}
	s.faultf(at, fmt.Sprintf("keep one of them; the first is on line %d", number), "%s is stated twice", quote(at.text()))
}

func dotted(path []pathKey) string {
	keys := make([]string, len(path))
	for i, part := range path {
		keys[i] = part.at.text()
	}
	return strings.Join(keys, ".")
}
