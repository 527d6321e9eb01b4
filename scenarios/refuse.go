package scenarios

import (
	"errors"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
)

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
			one.node.spoil()
			return true
		}
		s.fault(at, problem, remedy)
		return false
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
