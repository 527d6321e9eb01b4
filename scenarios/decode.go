package scenarios

import (
	"fmt"
	"slices"
	"time"

	"github.com/BurntSushi/toml"
)

// mostRetries is how often a file is decoded again without the statement that
// the decoder refused, so that one load finds all mistakes.
const mostRetries = 20

// decode reads a file into a tree with values. Unreadable statements are noted
// and left in the tree as broken, and so are the lines after an unreadable
// header. The result is nil if no more than that can be said.
func decode(src *source, found *findings) *node {
	if !legible(src, found) {
		return nil
	}
	s := scan(src, found)
	if s.exhausted {
		return nil
	}
	values, ok := s.decodeAll()
	if !ok {
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
	return slices.ContainsFunc(n.items, holdsValue)
}

func (s *scanner) disagree(n *node) *node {
	s.fault(n.mark(), fmt.Sprintf("%s is written in a way that can be read in two ways", quote(n.key)), "write it as one table under its own [header]")
	n.spoil()
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
