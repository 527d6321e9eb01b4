package scenarios

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	longestLine  = 200
	longestProse = 10_000
)

func (c checker) text(n *node, f *form) {
	text := n.value.(string)
	switch {
	case strings.TrimSpace(text) == "":
		c.faultf(n.at, "write it, or take the line out", "%s is empty", c.key())
		n.spoil()
	case f.shape == aName && !validKey.MatchString(text):
		c.badKey(n.at, text, f.noun)
		n.spoil()
	case f.shape == aLine:
		c.line(n, text)
	case utf8.RuneCountInString(text) > longestProse:
		c.faultf(n.at, fmt.Sprintf("at most %d are allowed", longestProse), "%s has %d characters", c.key(), utf8.RuneCountInString(text))
	default:
		c.characters(n, text, legibleProse)
	}
}

func (c checker) line(n *node, text string) {
	if length := utf8.RuneCountInString(text); length > longestLine {
		c.faultf(n.at, fmt.Sprintf("at most %d are allowed; a longer text belongs into why", longestLine), "%s has %d characters", c.key(), length)
	}
	c.characters(n, text, legibleName)
}

func (c checker) characters(n *node, text string, legible func(rune) bool) {
	for _, r := range text {
		if r == '\n' && !legible(r) {
			c.faultf(n.at, "write it on one line", "%s goes over more than one line", c.key())
			return
		}
		if !legible(r) {
			c.faultf(n.at, "leave it out", "%s contains the invisible character %U", c.key(), r)
			return
		}
	}
}

// texts checks a list of texts: keys of rungs, or addresses to remove.
func (c checker) texts(n *node, f *form) {
	if len(n.items) > mostEntries {
		c.limit(n.at, fmt.Sprintf("the list has %d entries", len(n.items)), fmt.Sprintf("there may be at most %d", mostEntries))
		n.spoil()
		return
	}
	seen := map[string]bool{}
	for _, item := range n.items {
		text, ok := item.value.(string)
		switch {
		case !ok:
			c.faultf(item.mark(), "write each in quotes", "the list holds %s where text belongs", item.kind)
			item.spoil()
		case f.shape == someNames && !validKey.MatchString(text):
			c.badKey(item.at, text, f.noun)
			item.spoil()
		case seen[text]:
			c.faultf(item.at, "keep one of them", "%s stands in the list twice", quote(text))
			item.spoil()
		}
		seen[text] = true
	}
	if f.shape == someNames && len(n.items) < 2 {
		c.faultf(n.at, "write at least two, the lowest first", "a ladder cannot have %d rungs", len(n.items))
	}
}

// sumTolerance is how far the probabilities of a start may be from one in sum:
// three thirds written with three digits are welcome.
const sumTolerance = 0.0015

func (c checker) start(n *node) {
	if n.kind == kindText {
		if text := n.value.(string); !validKey.MatchString(text) {
			c.badKey(n.at, text, aRung)
			n.spoil()
		}
		return
	}
	sum, sound := 0.0, true
	for _, item := range n.items {
		if !c.share(item) {
			sound = false
			continue
		}
		sum += item.value.(float64)
	}
	if sound && math.Abs(sum-1) > sumTolerance {
		c.faultf(n.mark(), "the probabilities of the rungs must add up to 1", "the probabilities add up to %.4g", sum)
	}
	if !sound {
		n.spoil()
	}
}

func (c checker) share(item *node) bool {
	p, ok := item.value.(float64)
	switch {
	case item.kind == kindBroken:
	case !validKey.MatchString(item.key):
		c.badKey(item.keyAt, item.key, aRung)
	case !ok:
		c.faultf(item.mark(), "write a number between 0 and 1, without quotes", "the probability of %s cannot be %s", quote(item.key), item.kind)
	case !(p >= 0 && p <= 1):
		c.faultf(item.at, "write a number between 0 and 1", "the probability of %s is out of range", quote(item.key))
	default:
		return true
	}
	return false
}

func (c checker) format(n *node) {
	if n.value.(float64) != 1 {
		c.faultf(n.at, "write format = 1", "this program does not know format %s", n.at.text())
	}
}

func (c checker) factor(n *node, f *form) {
	x := n.value.(float64)
	if !(x > f.low && x < f.high) {
		c.faultf(n.at, fmt.Sprintf("write a number above %g and below %g", f.low, f.high), "%s cannot be %s", c.key(), n.at.text())
		n.spoil()
	}
}

func (c checker) days(n *node) {
	if n.kind == kindDate {
		return
	}
	if len(n.items) == 0 || len(n.items) > mostDays {
		c.faultf(n.at, fmt.Sprintf("between 1 and %d are possible", mostDays), "the list has %d days", len(n.items))
		n.spoil()
		return
	}
	var last time.Time
	for _, item := range n.items {
		day, ok := item.value.(time.Time)
		switch {
		case item.kind != kindDate || !ok:
			c.faultf(item.mark(), "write dates without quotes, such as 2026-07-01", "the list holds %s where a date belongs", item.kind)
			n.spoil()
			return
		case !day.After(last):
			c.faultf(item.at, "write each day once, the earliest first", "the days are not in order")
			n.spoil()
			return
		}
		last = day
	}
}
