package scenarios

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"
)

// Text prints the findings for a reader at a terminal: the position, what is
// wrong, the line with the span marked, and what would be right.
func (d Diagnostics) Text() string {
	var b strings.Builder
	for _, one := range d {
		fmt.Fprintf(&b, "%s: %s: %s\n", one.position(), one.Severity, visible(one.Problem))
		if one.Line > 0 {
			line, caret := one.excerpt()
			fmt.Fprintf(&b, "  %s\n  %s\n", line, caret)
		}
		if one.Remedy != "" {
			fmt.Fprintf(&b, "  %s\n", visible(one.Remedy))
		}
	}
	return b.String()
}

func (d Diagnostic) position() string {
	if d.Line == 0 {
		return visible(d.File)
	}
	return fmt.Sprintf("%s:%d:%d", visible(d.File), d.Line, d.Col)
}

// JSON prints the findings as an array of objects.
func (d Diagnostics) JSON() []byte {
	if d == nil {
		d = Diagnostics{}
	}
	text, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		panic(err) // strings and integers always marshal
	}
	return append(text, '\n')
}

// GitHub prints the findings as workflow commands, which GitHub shows beside
// the lines of a pull request.
func (d Diagnostics) GitHub() string {
	var b strings.Builder
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	message := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	for _, one := range d {
		text := visible(one.Problem)
		if one.Remedy != "" {
			text += "\n" + visible(one.Remedy)
		}
		fmt.Fprintf(&b, "::%s file=%s,line=%d,col=%d,endColumn=%d::%s\n", one.Severity,
			property.Replace(visible(one.File)), max(one.Line, 1), max(one.Col, 1), max(one.Col, 1)+one.Len, message.Replace(text))
	}
	return b.String()
}

// Lines longer than excerptWidth are cut around the span; excerptBefore
// characters stay in front of it.
const (
	excerptWidth  = 120
	excerptBefore = 40
)

// excerpt returns the line and, below it, carets under the span.
func (d Diagnostic) excerpt() (line, caret string) {
	text := []rune(d.Source)
	from := min(d.Col-1, len(text))
	to := min(from+max(d.Len, 1), max(len(text), from+1))
	if len(text) > excerptWidth {
		first := max(0, from-excerptBefore)
		text = text[first:min(len(text), first+excerptWidth)]
		from, to = from-first, min(to-first, excerptWidth)
	}
	for i := range text {
		text[i] = visibleRune(text[i])
	}
	marked := text[min(from, len(text)):min(to, len(text))]
	return strings.TrimRight(string(text), " \t"), indent(text[:min(from, len(text))]) + strings.Repeat("^", max(1, columns(marked)))
}

// indent is as wide as the text on a terminal.
func indent(text []rune) string {
	var b strings.Builder
	for _, r := range text {
		if r == '\t' {
			b.WriteByte('\t')
			continue
		}
		b.WriteString(strings.Repeat(" ", columns([]rune{r})))
	}
	return b.String()
}

// columns counts the cells of a terminal that a text takes: two for the
// characters of Chinese, Japanese and Korean.
func columns(text []rune) int {
	n := 0
	for _, r := range text {
		n++
		if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) || '\uff01' <= r && r <= '\uff60' {
			n++
		}
	}
	return n
}

// visible makes text from a file safe to print: a control or bidirectional
// character could move the cursor or hide what follows.
func visible(text string) string { return strings.Map(visibleRune, text) }

func visibleRune(r rune) rune {
	if r == '\t' || unicode.IsPrint(r) {
		return r
	}
	return unicode.ReplacementChar
}
