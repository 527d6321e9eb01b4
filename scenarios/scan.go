package scenarios

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A scanner reads the shape of a TOML file: which keys and values stand where.
// It stands beside the decoder, which gives values but no positions, and it goes
// on after a mistake, where the decoder stops.
type scanner struct {
	*findings
	source     *source
	text       string
	offset     int
	root       *node
	table      *node // that of the last header; nil after an unreadable header
	statements []statement
	keys       int
	exhausted  bool // a limit was met: the rest is not read
}

// A statement is one header or one key with its value.
type statement struct {
	start, end int
	broken     bool
	header     bool
	node       *node // of a key with a value
}

const (
	deepest  = 16     // levels of tables and lists
	mostKeys = 20_000 // in one file, every part of a dotted key counted
)

// scan reads the whole file. The tree lacks the scalar values: see decode.
func scan(src *source, found *findings) *scanner {
	s := &scanner{findings: found, source: src, text: src.text}
	s.root = newTable("", place{src, 0, 0}, openedByHeader)
	s.table = s.root
	for s.blank(); s.offset < len(s.text) && !s.exhausted; s.blank() {
		s.statement()
	}
	return s
}

func (s *scanner) statement() {
	one := statement{start: s.offset, header: s.at("[")}
	var good bool
	if one.header {
		good = s.header()
	} else {
		one.node, good = s.pair(s.table, 0)
		good = good && s.endOfLine()
	}
	if !good {
		s.toNextLine()
		one.broken = true
		if one.node != nil {
			one.node.spoil()
		}
		s.partial = s.partial || one.header
	}
	one.end = s.offset
	s.statements = append(s.statements, one)
}

// pair reads key = value into a table. Where there is none it is as good as broken.
func (s *scanner) pair(table *node, depth int) (*node, bool) {
	path, ok := s.path()
	if !ok {
		return nil, false
	}
	value, ok := s.afterKey(path, depth)
	last := path[len(path)-1]
	value.key, value.keyAt = last.key, last.at
	if table == nil {
		return nil, false
	}
	return value, s.insert(table, path, value) && ok
}

// afterKey reads = value. What cannot be read comes back as a broken node.
func (s *scanner) afterKey(path []pathKey, depth int) (*node, bool) {
	s.spaces()
	whole := path[0].at.to(path[len(path)-1].at)
	broken := &node{kind: kindBroken, at: whole}
	if !s.accept("=") {
		s.noEquals(whole)
		return broken, false
	}
	s.spaces()
	value, ok := s.value(depth+len(path), depth > 0)
	if value == nil {
		return broken, false
	}
	return value, ok
}

func (s *scanner) noEquals(key place) {
	rest := s.restOfLine()
	words, _, hasValue := strings.Cut(rest.text(), "=")
	switch {
	case s.strange():
	case hasValue && rest.start > key.end:
		name := strings.Join(strings.Fields(key.text()+" "+words), "_")
		s.faultf(key.to(rest), fmt.Sprintf("write %s = %s", name, strings.TrimSpace(rest.text()[len(words)+1:])), "a key has no spaces")
	default:
		s.faultf(s.here(), fmt.Sprintf("write %s = and then the value", key.text()), "an equals sign is missing after the key %s", quote(key.text()))
	}
}

// strange notes a letter that looks at home in a key and is not.
func (s *scanner) strange() bool {
	r, size := utf8.DecodeRuneInString(s.text[s.offset:])
	if r < utf8.RuneSelf {
		return false
	}
	s.faultf(place{s.source, s.offset, s.offset + size}, "keys are made of the letters a to z, digits and underscores", "a key cannot contain %q (%U)", r, r)
	return true
}

// blank passes over empty lines and comments.
func (s *scanner) blank() {
	for {
		s.spaces()
		s.comment()
		if !s.newline() {
			return
		}
	}
}

func (s *scanner) spaces() {
	for s.offset < len(s.text) && (s.text[s.offset] == ' ' || s.text[s.offset] == '\t') {
		s.offset++
	}
}

func (s *scanner) comment() {
	if s.at("#") {
		s.toLineEnd()
	}
}

func (s *scanner) newline() bool { return s.accept("\n") || s.accept("\r\n") }

func (s *scanner) toLineEnd() {
	length := strings.IndexByte(s.text[s.offset:], '\n')
	if length < 0 {
		s.offset = len(s.text)
		return
	}
	s.offset += length
	if length > 0 && s.text[s.offset-1] == '\r' {
		s.offset--
	}
}

func (s *scanner) toNextLine() {
	s.toLineEnd()
	s.newline()
}

// endOfLine accepts what may follow a statement.
func (s *scanner) endOfLine() bool {
	s.spaces()
	s.comment()
	if s.offset == len(s.text) || s.newline() {
		return true
	}
	rest := s.restOfLine()
	remedy := "put it on a line of its own, or in front of it a # if it is a remark"
	if strings.HasSuffix(rest.text(), `"`) {
		remedy = `inside a text a quote is written \"`
	}
	s.faultf(rest, remedy, "%s does not belong here", quote(rest.text()))
	return false
}

func (s *scanner) restOfLine() place {
	start := s.offset
	s.toLineEnd()
	rest := place{s.source, start, s.offset}
	s.offset = start
	return rest
}

func (s *scanner) at(prefix string) bool { return strings.HasPrefix(s.text[s.offset:], prefix) }

func (s *scanner) accept(token string) bool {
	if !s.at(token) {
		return false
	}
	s.offset += len(token)
	return true
}

func (s *scanner) here() place {
	return place{s.source, s.offset, min(s.offset+1, len(s.text))}
}

// stop ends the reading of the file at a limit.
func (s *scanner) stop(at place, problem, remedy string) {
	s.limit(at, problem, remedy)
	s.exhausted = true
	s.offset = len(s.text)
}
