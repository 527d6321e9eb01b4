package scenarios

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

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
