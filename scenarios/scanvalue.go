package scenarios

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// value reads one value. A broken one comes back nil or half read, with false.
func (s *scanner) value(depth int, inline bool) (*node, bool) {
	if depth > deepest {
		s.stop(s.here(), fmt.Sprintf("values are nested more than %d deep", deepest), "no value of a scenario is nested more than six deep")
		return nil, false
	}
	switch {
	case s.at("["):
		return s.list(depth)
	case s.at("{"):
		return s.inlineTable(depth)
	case s.at(`"`), s.at("'"):
		return s.quoted()
	}
	return s.bare(inline)
}

func (s *scanner) list(depth int) (*node, bool) {
	start := s.offset
	s.accept("[")
	list := &node{kind: kindArray, at: place{s.source, start, s.offset}}
	for s.blank(); !s.accept("]"); s.blank() {
		if s.unclosed(start, "list", "]") {
			return list, false
		}
		item, ok := s.value(depth+1, true)
		if !ok {
			return list, false
		}
		list.items = append(list.items, item)
		s.blank()
		if !s.accept(",") && !s.at("]") {
			s.between(start, "list", "]")
			return list, false
		}
	}
	list.at.end = s.offset
	return list, true
}

func (s *scanner) inlineTable(depth int) (*node, bool) {
	start := s.offset
	s.accept("{")
	table := newTable("", place{s.source, start, s.offset}, openedByHeader)
	defer seal(table)
	for s.blank(); !s.accept("}"); s.blank() {
		if s.unclosed(start, "table", "}") {
			return table, false
		}
		if _, ok := s.pair(table, depth); !ok {
			return table, false
		}
		s.blank()
		if !s.accept(",") && !s.at("}") {
			s.between(start, "table", "}")
			return table, false
		}
	}
	table.at.end = s.offset
	return table, true
}

// seal forbids later lines to add to an inline table.
func seal(table *node) {
	table.opening = openedInline
	for _, item := range table.items {
		if item.kind == kindTable {
			seal(item)
		}
	}
}

func (s *scanner) unclosed(start int, what, bracket string) bool {
	if s.offset < len(s.text) {
		return false
	}
	s.faultf(place{s.source, start, start + 1}, fmt.Sprintf("add %q at its end", bracket), "this %s is never closed", what)
	s.offset = start
	return true
}

func (s *scanner) between(start int, what, bracket string) {
	if s.unclosed(start, what, bracket) {
		return
	}
	number, _, _ := s.source.line(start)
	s.faultf(s.here(), fmt.Sprintf("separate its parts with commas and close it with %q", bracket),
		"the %s that begins on line %d goes on without a comma", what, number)
}

func (s *scanner) quoted() (*node, bool) {
	start := s.offset
	var ok bool
	if s.at(`"""`) || s.at("'''") {
		ok = s.block(s.text[s.offset : s.offset+3])
	} else {
		ok = s.lineOfText(s.text[s.offset : s.offset+1])
	}
	if !ok {
		s.openQuotes(start)
		return nil, false
	}
	return &node{kind: kindText, at: place{s.source, start, s.offset}}, true
}

// openQuotes notes a text without an end. Triple quotes swallow the rest of
// the file, so that nothing more can be read.
func (s *scanner) openQuotes(start int) {
	quotes := s.text[start : start+1]
	s.offset = start
	if strings.HasPrefix(s.text[start:], strings.Repeat(quotes, 3)) {
		quotes = strings.Repeat(quotes, 3)
		s.offset, s.exhausted = len(s.text), true
	}
	s.faultf(place{s.source, start, start + len(quotes)}, fmt.Sprintf("add %s at the end of the text", quotes), "the quotes are never closed")
}

// lineOfText passes over a text in single quotes or double quotes.
func (s *scanner) lineOfText(quote string) bool {
	for s.offset++; s.offset < len(s.text) && !s.at("\n"); s.offset++ {
		if s.accept(quote) {
			return true
		}
		if quote == `"` && s.at(`\`) && s.offset+1 < len(s.text) && s.text[s.offset+1] != '\n' {
			s.offset++
		}
	}
	return false
}

// block passes over a text in triple quotes, which may end in up to two
// quotes of its own.
func (s *scanner) block(quotes string) bool {
	for s.offset += 3; s.offset < len(s.text); s.offset++ {
		if s.accept(quotes) {
			for range 2 {
				s.accept(quotes[:1])
			}
			return true
		}
		if quotes == `"""` && s.at(`\`) {
			s.offset++
		}
	}
	return false
}

// unquote reads a quoted key; the decoder has the last word on escapes.
func unquote(text string) string {
	var holder map[string]string
	if _, err := toml.Decode("key = "+text, &holder); err != nil {
		return text
	}
	return holder["key"]
}

// quote shows text from a file inside a message: short, and printable.
func quote(text string) string { return fmt.Sprintf("%q", clip(text)) }

const longestQuote = 60

func clip(text string) string {
	if utf8.RuneCountInString(text) <= longestQuote {
		return text
	}
	return string([]rune(text)[:longestQuote]) + "..."
}
