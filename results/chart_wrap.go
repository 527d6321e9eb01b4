package results

import (
	"math"
	"strings"

	"gonum.org/v1/plot/vg"
)

// wrap breaks s into at most limit lines no wider than width; what is left over
// is shortened. A percentage is not torn from its sign.
func (k ink) wrap(s string, width vg.Length, limit int) []string {
	return k.broken(k.words(s), width, limit)
}

// balanced wraps s into as few lines as wrap would, of about equal width.
func (k ink) balanced(s string, width vg.Length, limit int) []string {
	const step vg.Length = 4
	words := k.words(s)
	lines := k.lineCount(words, width)
	if lines > limit {
		return k.broken(words, width, limit)
	}
	for k.lineCount(words, width-step) == lines && width > step {
		width -= step
	}
	return k.broken(words, width, limit)
}

// A word is what a line is not broken within, measured once: measuring text is
// what drawing spends most of its time on.
type word struct {
	text  string
	width vg.Length
}

func (k ink) words(s string) []word {
	var words []word
	for _, text := range unbreakable(s) {
		words = append(words, word{text, k.width(text)})
	}
	return words
}

// taken is how many of the words fit on a line, at least one.
func (k ink) taken(words []word, width vg.Length) int {
	space := k.width(" ")
	used := words[0].width
	n := 1
	for n < len(words) && used+space+words[n].width <= width {
		used += space + words[n].width
		n++
	}
	return n
}

// tooWide stands for the number of lines of what holds a word wider than a line.
const tooWide = math.MaxInt

// lineCount is the number of lines of that width, or tooWide.
func (k ink) lineCount(words []word, width vg.Length) int {
	lines := 0
	for rest := words; len(rest) > 0; lines++ {
		if rest[0].width > width {
			return tooWide
		}
		rest = rest[k.taken(rest, width):]
	}
	return lines
}

func (k ink) broken(words []word, width vg.Length, limit int) []string {
	var lines []string
	for len(words) > 0 {
		n := k.taken(words, width)
		if len(lines) == limit-1 {
			n = len(words)
		}
		texts := make([]string, n)
		for i, w := range words[:n] {
			texts[i] = w.text
		}
		lines = append(lines, k.fit(strings.Join(texts, " "), width))
		words = words[n:]
	}
	return lines
}

// unbreakable splits s at spaces, except before a percent sign and an arrow.
func unbreakable(s string) []string {
	var words []string
	for word := range strings.FieldsSeq(s) {
		if (strings.HasPrefix(word, "%") || word == "→") && len(words) > 0 {
			words[len(words)-1] += " " + word
			continue
		}
		words = append(words, word)
	}
	return words
}
