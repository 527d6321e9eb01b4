package scenarios

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// mostRetries is how often a file is decoded again without the statement that
// the decoder refused, so that one load finds all mistakes.
const mostRetries = 20

// decode reads a file into a tree with values. Unreadable statements are noted
// and left in the tree as broken; a broken header makes the tree useless, since
// the lines after it belong nowhere: then decode returns nil.
func decode(src *source, found *findings) *node {
	if !legible(src, found) {
		return nil
	}
	s := scan(src, found)
	if s.exhausted {
		return nil
	}
	values, ok := s.decodeAll()
	if !ok || s.lostHeader() {
		return nil
	}
	return s.fill(s.root, values)
}

// decodeAll decodes what the scanner could read, and less with every refusal.
func (s *scanner) decodeAll() (map[string]any, bool) {
	for range mostRetries {
		var values map[string]any
		_, err := toml.Decode(s.readable(), &values)
		if err == nil {
			return values, true
		}
		if !s.refuse(err) {
			return nil, false
		}
	}
	return nil, false
}

// readable is the text with every broken statement blanked out, line for line.
func (s *scanner) readable() string {
	text := []byte(s.text)
	for _, one := range s.statements {
		if !one.broken {
			continue
		}
		for i := one.start; i < one.end; i++ {
			if text[i] != '\n' && text[i] != '\r' {
				text[i] = ' '
			}
		}
	}
	return string(text)
}

// refuse notes what the decoder refuses and breaks that statement. It reports
// whether there is reason to decode again.
func (s *scanner) refuse(err error) bool {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		s.fault(place{s.source, 0, 0}, err.Error(), "")
		return false
	}
	offset := min(max(parse.Position.Start, 0), len(s.text))
	at := place{s.source, offset, min(offset+max(parse.Position.Len, 1), len(s.text))}
	problem, remedy := inPlainWords(parse.Message)
	for i := range s.statements {
		one := &s.statements[i]
		if one.broken || offset < one.start || offset > one.end || (offset == one.end && i+1 < len(s.statements)) {
			continue
		}
		one.broken = true
		if one.node != nil {
			s.fault(one.node.at.narrow(at), problem, remedy)
			one.node.kind, one.node.items = kindBroken, nil
			return true
		}
		s.fault(at, problem, remedy)
		return true
	}
	s.fault(at, problem, remedy)
	return false
}

// narrow returns inner where it lies within p, else p.
func (p place) narrow(inner place) place {
	if inner.start >= p.start && inner.end <= p.end && inner.start < inner.end {
		return inner
	}
	return p
}

var badEscape = regexp.MustCompile(`invalid escape in string|hexadecimal digits after`)

// inPlainWords rewords the refusals of the decoder that the scanner leaves to it.
func inPlainWords(message string) (problem, remedy string) {
	switch {
	case badEscape.MatchString(message):
		return "a backslash in double quotes begins a special character, and this is none",
			`write \\ for a backslash, \" for a quote`
	case strings.Contains(message, "leading zero"):
		return "a number does not begin with 0", "leave out the leading zeros"
	case strings.Contains(message, "underscores"), strings.Contains(message, "nderscore"):
		return "an underscore in a number stands between two digits", "leave it out"
	case strings.Contains(message, "out of range"):
		return "the number is too large", "write it with a decimal point, or smaller"
	}
	return "this is not valid TOML: " + message, ""
}

func (s *scanner) lostHeader() bool {
	for _, one := range s.statements {
		if one.header && one.broken {
			return true
		}
	}
	return false
}

// fill joins the decoded values to the tree. Where the decoder and the scanner
// read a file differently the file is refused: nothing may be silently ignored.
func (s *scanner) fill(n *node, value any) *node {
	switch n.kind {
	case kindTable:
		values, ok := value.(map[string]any)
		if !ok || s.readableItems(n) != len(values) {
			return s.disagree(n)
		}
		for _, item := range n.items {
			if holdsValue(item) {
				s.fill(item, values[item.key])
			}
		}
	case kindArray:
		values := elements(value)
		if len(values) != len(n.items) {
			return s.disagree(n)
		}
		for i, item := range n.items {
			s.fill(item, values[i])
		}
	case kindBroken:
	default:
		if n.value = scalar(value); n.value == nil {
			return s.disagree(n)
		}
	}
	return n
}

func (s *scanner) readableItems(n *node) int {
	count := 0
	for _, item := range n.items {
		if holdsValue(item) {
			count++
		}
	}
	return count
}

// holdsValue tells whether the decoder saw anything of a node: a table made
// only by the dotted key of a broken statement never reached it.
func holdsValue(n *node) bool {
	if n.kind == kindBroken {
		return false
	}
	if n.kind != kindTable || n.opening != openedByDots || len(n.items) == 0 {
		return true
	}
	for _, item := range n.items {
		if holdsValue(item) {
			return true
		}
	}
	return false
}

func (s *scanner) disagree(n *node) *node {
	s.fault(n.mark(), fmt.Sprintf("%s is written in a way that can be read in two ways", quote(n.key)), "write it as one table under its own [header]")
	n.kind, n.items = kindBroken, nil
	return n
}

func elements(value any) []any {
	switch list := value.(type) {
	case []any:
		return list
	case []map[string]any:
		all := make([]any, len(list))
		for i := range list {
			all[i] = list[i]
		}
		return all
	}
	return nil
}

// scalar brings numbers to float64 and a date to midnight UTC.
func scalar(value any) any {
	switch v := value.(type) {
	case int64:
		return float64(v)
	case time.Time:
		return time.Date(v.Year(), v.Month(), v.Day(), 0, 0, 0, 0, time.UTC)
	case string, float64, bool:
		return v
	}
	return nil
}
