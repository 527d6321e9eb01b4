package scenarios

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// mostBytes is the size of the largest file that is read.
const mostBytes = 1 << 20

// mostOddities is how many illegible characters of a file are shown.
const mostOddities = 10

// legible refuses what may not stand anywhere in a file: bytes that are not
// UTF-8, control characters, and characters that turn the direction of writing
// so that a line reads differently from what it says.
func legible(src *source, found *findings) bool {
	if len(src.text) > mostBytes {
		found.limit(place{src, 0, 0}, fmt.Sprintf("the file is larger than %d KiB", mostBytes/1024), "split the scenario, or shorten its texts")
		return false
	}
	odd := 0
	for i := 0; i < len(src.text) && odd < mostOddities; {
		r, size := utf8.DecodeRuneInString(src.text[i:])
		if r == utf8.RuneError && size == 1 {
			found.fault(place{src, i, i + size}, "the file is not UTF-8 text", "save it as UTF-8")
			return false
		}
		if problem := oddity(src.text[i:], r); problem != "" {
			found.fault(place{src, i, i + size}, problem, "delete it")
			odd++
		}
		i += size
	}
	return odd == 0
}

func oddity(rest string, r rune) string {
	switch {
	case r == '\r' && !strings.HasPrefix(rest, "\r\n"):
		return "a carriage return stands alone"
	case r < ' ' && r != '\t' && r != '\n' && r != '\r', 0x7f <= r && r < 0xa0:
		return fmt.Sprintf("the file contains the control character %U", r)
	case turnsDirection(r):
		return fmt.Sprintf("the file contains %U, which turns the direction of writing", r)
	}
	return ""
}

// turnsDirection lists the embeddings, overrides and isolates of Unicode's
// bidirectional algorithm (UAX 9), by which text can be shown in another order
// than it has.
func turnsDirection(r rune) bool {
	return '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}

// legibleProse refuses the same characters where they are written as escapes.
func legibleProse(r rune) bool {
	return r == '\n' || r == '\t' || r >= ' ' && !(0x7f <= r && r < 0xa0) && !turnsDirection(r)
}

// legibleName further refuses what makes two names look alike or a name
// invisible; prose in a right-to-left script may need these.
func legibleName(r rune) bool {
	return r != '\n' && r != '\t' && legibleProse(r) && !strings.ContainsRune("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u2060\ufeff", r)
}
