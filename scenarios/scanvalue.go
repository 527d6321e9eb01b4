package scenarios

import (
	"fmt"
	"regexp"
	"strings"
	"time"
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

var (
	numberWord    = regexp.MustCompile(`^[+-]?(0x[0-9A-Fa-f_]+|0o[0-7_]+|0b[01_]+|[0-9][0-9_]*(\.[0-9_]+)?([eE][+-]?[0-9_]+)?|inf|nan)$`)
	dateWord      = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	looksLikeDate = regexp.MustCompile(`^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$`)
	decimalComma  = regexp.MustCompile(`^[+-]?\d+,\d+$`)
	twoParts      = regexp.MustCompile(`^[\d.:-]+ ([\d.:-]+$|\w+ *=)`)
	timeWord      = regexp.MustCompile(`^(\d{4}-\d\d-\d\d[Tt ])?\d\d:\d\d[^\s]*$`)
)

// bare reads a value without quotes: a number, a date, true or false.
func (s *scanner) bare(inline bool) (*node, bool) {
	at := s.word(inline)
	word := at.text()
	one := &node{at: at}
	switch {
	case word == "true" || word == "false":
		one.kind = kindFlag
	case numberWord.MatchString(word):
		one.kind = kindNumber
	case dateWord.MatchString(word):
		one.kind = kindDate
		if _, err := time.Parse(time.DateOnly, word); err != nil {
			s.faultf(at, "a date is written year-month-day: 2026-07-01", "there is no day %s", word)
			return nil, false
		}
	case timeWord.MatchString(word):
		one.kind = kindTime
	default:
		s.notAValue(at)
		return nil, false
	}
	return one, true
}

// word takes a bare word: up to the end of the line or, inside brackets, up to
// what separates the parts.
func (s *scanner) word(inline bool) place {
	stops := "\n#"
	if inline {
		stops = "\n#,]}"
	}
	start := s.offset
	length := strings.IndexAny(s.text[start:], stops)
	if length < 0 {
		length = len(s.text) - start
	}
	s.offset += len(strings.TrimRight(s.text[start:start+length], " \t\r"))
	return place{s.source, start, s.offset}
}

func (s *scanner) notAValue(at place) {
	word := at.text()
	switch {
	case word == "":
		s.fault(at, "a value is missing here", "write a number, a date, true or false, or text in quotes")
	case looksLikeDate.MatchString(word):
		s.faultf(at, "write it year-month-day: 2026-07-01", "%s is not a date", quote(word))
	case decimalComma.MatchString(word):
		s.faultf(at, "write "+strings.Replace(word, ",", ".", 1), "%s is not a number: decimals have a point", quote(word))
	case strings.HasSuffix(word, ".") && numberWord.MatchString(word[:len(word)-1]):
		s.faultf(at, "write "+word[:len(word)-1], "%s is not a number", quote(word))
	case strings.HasPrefix(word, "."), strings.HasPrefix(word, "-."), strings.HasPrefix(word, "+."):
		s.faultf(at, "write a zero in front of the point", "%s is not a number", quote(word))
	case strings.EqualFold(word, "true"), strings.EqualFold(word, "yes"), strings.EqualFold(word, "on"):
		s.faultf(at, "write true", "%s is not a value", quote(word))
	case strings.EqualFold(word, "false"), strings.EqualFold(word, "no"), strings.EqualFold(word, "off"):
		s.faultf(at, "write false", "%s is not a value", quote(word))
	case strings.ContainsAny(word, "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"):
		s.faultf(at, "use straight quotes: \"", "%s stands in curly quotes", quote(word))
	case twoParts.MatchString(word):
		s.faultf(at, "put a comma, or the end of the line, between two values; put text in quotes", "%s is not one value", quote(word))
	case strings.ContainsAny(word, "\"'"):
		s.faultf(at, "text begins and ends with a quote, and nothing stands outside the quotes", "%s is not a value", quote(word))
	default:
		s.faultf(at, fmt.Sprintf("ranges and all other text stand in quotes: \"%s\"", clip(word)), "%s is not a number, a date, true or false", quote(word))
	}
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
