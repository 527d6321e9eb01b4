package scenarios

import (
	"fmt"
	"path"
	"sort"
	"strings"
	"unicode/utf8"
)

// A source is the text of one file, or of one override.
type source struct {
	name  string // as it is shown to the reader
	text  string // without byte-order mark
	rank  int    // position in the order of findings
	lines []int  // offset at which each line starts
}

func newSource(name, text string, rank int) *source {
	s := &source{name: name, text: text, rank: rank, lines: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// base is the name of the file without its folder, fit to be shown.
func (s *source) base() string { return visible(path.Base(s.name)) }

// line returns the number, from 1, and the text of the line around an offset.
func (s *source) line(offset int) (number, start int, text string) {
	number = sort.SearchInts(s.lines, offset+1)
	start = s.lines[number-1]
	text, _, _ = strings.Cut(s.text[start:], "\n")
	return number, start, strings.TrimSuffix(text, "\r")
}

// A place is a span of a source, in bytes. The zero place is nowhere.
type place struct {
	source     *source
	start, end int
}

// within narrows a place to length bytes from offset; an empty span marks one
// byte, one that does not fit leaves the place as it is.
func (p place) within(offset, length int) place {
	length = max(length, 1)
	if offset < 0 || p.start+offset+length > p.end {
		return p
	}
	return place{p.source, p.start + offset, p.start + offset + length}
}

// to joins two places of one source.
func (p place) to(last place) place {
	return place{p.source, p.start, max(p.end, last.end)}
}

func (p place) rank() int {
	if p.source == nil {
		return 0
	}
	return p.source.rank
}

func (p place) text() string {
	if p.source == nil {
		return ""
	}
	return p.source.text[p.start:p.end]
}

// origin is where a value comes from, for a reader: file:line.
func (p place) origin() string {
	if p.source.name == overrideFile {
		return overrideFile
	}
	number, _, _ := p.source.line(p.start)
	return fmt.Sprintf("%s:%d", visible(p.source.name), number)
}

// locate fills in where a diagnostic is. A span over several lines is marked
// to the end of its first.
func (p place) locate(d *Diagnostic) {
	if p.source == nil {
		return
	}
	d.File = p.source.name
	if p.source.text == "" {
		return
	}
	number, start, text := p.source.line(p.start)
	from := min(p.start-start, len(text))
	to := min(max(p.end-start, from), len(text))
	d.Line, d.Source = number, text
	d.Col = utf8.RuneCountInString(text[:from]) + 1
	d.Len = max(1, utf8.RuneCountInString(text[from:to]))
}
