package belief

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind int

const (
	end    tokenKind = iota // of the text
	digits                  // a decimal number without sign: 0.4, 1e-3
	word                    // to, median, beta, student_t
	mark                    // any other character
)

// A token is a piece of notation with its place in the text.
type token struct {
	kind   tokenKind
	offset int
	text   string
}

func (t token) is(text string) bool { return t.text == text }

// after returns the offset of the byte that follows t.
func (t token) after() int { return t.offset + len(t.text) }

// tokenize splits text[from:to] into tokens, the last of which is end.
func tokenize(text string, from, to int) []token {
	var tokens []token
	for at := from; at < to; {
		r, size := utf8.DecodeRuneInString(text[at:to])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		t := scan(text[at:to], r, size)
		t.offset = at
		tokens = append(tokens, t)
		at = t.after()
	}
	return append(tokens, token{kind: end, offset: to})
}

// scan reads the token at the start of s, whose first rune is r.
func scan(s string, r rune, size int) token {
	if n := numberLength(s); n > 0 {
		return token{kind: digits, text: s[:n]}
	}
	if unicode.IsLetter(r) {
		n := strings.IndexFunc(s, func(r rune) bool {
			return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
		})
		if n < 0 {
			n = len(s)
		}
		return token{kind: word, text: s[:n]}
	}
	return token{kind: mark, text: s[:size]}
}

// numberLength returns the length of the unsigned decimal number that s starts
// with, 0 if none: digits with at most one point, and an exponent if complete.
func numberLength(s string) int {
	n := digitsLength(s)
	whole := n
	if n < len(s) && s[n] == '.' {
		fraction := digitsLength(s[n+1:])
		if whole+fraction == 0 {
			return 0
		}
		if fraction > 0 {
			n += 1 + fraction
		}
	}
	if n == 0 || n == len(s) || (s[n] != 'e' && s[n] != 'E') {
		return n
	}
	sign := n + 1
	if sign < len(s) && (s[sign] == '-' || s[sign] == '+') {
		sign++
	}
	if e := digitsLength(s[sign:]); e > 0 {
		return sign + e
	}
	return n
}

func digitsLength(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
