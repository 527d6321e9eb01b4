package scenarios

import (
	"fmt"
	"regexp"
	"strings"

	"entente/model/spelling"
)

// A checker compares a tree with the language and leaves in it what building
// needs: the beliefs read from the numbers. What is at fault it marks as broken.
type checker struct {
	*findings
	address  string   // of the value in hand
	siblings []string // keys declared beside it
}

// under is the checker for a part of the value in hand.
func (c checker) under(key string) checker {
	return checker{findings: c.findings, address: join(c.address, key)}
}

// key shows the last part of the address in a message.
func (c checker) key() string {
	return quote(c.address[strings.LastIndexByte(c.address, '.')+1:])
}

func (c checker) faultf(at place, remedy, format string, values ...any) {
	c.findings.faultf(at, remedy, format, values...)
	c.list[len(c.list)-1].Address = c.address
	c.blame(c.address)
}

// blame notes that other mistakes may only follow from the one at an address.
func (c checker) blame(address string) {
	if address != "" {
		c.blamed = append(c.blamed, address)
	}
}

// check compares one value with its form.
func (c checker) check(n *node, f *form) {
	if f.shape == aBelief {
		n.belief = standIn(f.quantity)
	}
	if n.kind == kindBroken {
		return
	}
	if want, ok := f.accepts(n); !ok {
		c.wrongKind(n, want)
		return
	}
	switch f.shape {
	case aRecord:
		c.record(n, f)
	case aMap:
		c.entries(n, f)
	case aBelief:
		c.number(n, f)
	case aLine, aProse, aName:
		c.text(n, f)
	case someNames, someAddresses:
		c.texts(n, f)
	case aStart:
		c.start(n)
	case aFormat:
		c.format(n)
	case aFactor:
		c.factor(n, f)
	case someDays:
		c.days(n)
	}
}

// accepts reports whether a value is of a kind that the form takes, and says
// in words what it takes.
func (f *form) accepts(n *node) (want string, ok bool) {
	switch f.shape {
	case aRecord, aMap:
		return "a table", n.kind == kindTable
	case aBelief:
		return `a number, or text such as "0.2 to 0.5"`, n.kind == kindNumber || n.kind == kindText || n.kind == kindTable && f.long != nil
	case aLine, aProse:
		return "text in quotes", n.kind == kindText
	case aName:
		return fmt.Sprintf("the key of a %s in quotes", f.noun), n.kind == kindText
	case someNames, someAddresses:
		return "a list of texts in brackets", n.kind == kindArray && !n.headers
	case aStart:
		return "a rung in quotes, or a table of probabilities", n.kind == kindText || n.kind == kindTable
	case aFormat, aFactor:
		return "a plain number, without quotes", n.kind == kindNumber
	case aDate:
		return "a date without quotes, such as 2026-07-01", n.kind == kindDate
	case someDays:
		return "a date without quotes, such as 2026-07-01, or a list of dates", n.kind == kindDate || n.kind == kindArray && !n.headers
	case aFlag:
		return "true or false, without quotes", n.kind == kindFlag
	}
	panic(fmt.Sprintf("scenarios: no check for shape %d", f.shape))
}

func (c checker) wrongKind(n *node, want string) {
	at := n.mark()
	if n.headers {
		c.faultf(at, "write its name in single brackets", "%s is a list of tables", c.key())
	} else {
		if want == "a table" {
			want = "a table headed " + pattern(c.address)
		}
		c.faultf(at, "write "+want, "%s cannot be %s", c.key(), n.kind)
	}
	n.spoil()
}

func (c checker) record(n *node, f *form) {
	for _, item := range n.items {
		known := f.field(item.key)
		if known == nil {
			c.unknown(item, f)
			continue
		}
		c.under(item.key).check(item, &known.form)
	}
	c.presence(n, f)
	if f.also != nil {
		f.also(c, n)
	}
}

// unknown answers a key that a table does not have.
func (c checker) unknown(item *node, f *form) {
	remedy := "it can have " + enumerate(f.keys(), "and")
	switch near := spelling.Nearest(item.key, f.keys()); {
	case near != "":
		remedy = fmt.Sprintf("did you mean %s?", near)
	case f != &scenarioForm && scenarioForm.field(item.key) != nil:
		remedy = fmt.Sprintf("%s belongs to the whole scenario: move it above the first [table]", item.key)
	case item.kind == kindBroken:
		return // most likely no key at all
	}
	c.under(item.key).faultf(item.keyAt, remedy, "%s has no key %s", c.subject(), quote(item.key))
	c.blame(c.address)
	item.spoil()
}

var validKey = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

func (c checker) entries(n *node, f *form) {
	if len(n.items) > f.most {
		c.limit(n.items[f.most].keyAt, fmt.Sprintf("there are %d %ss", len(n.items), f.noun), fmt.Sprintf("there may be at most %d", f.most))
		n.spoil()
		return
	}
	if len(n.items) == 0 {
		c.faultf(n.mark(), "put something into it, or take the table out", "%s is empty", c.key())
	}
	for _, item := range n.items {
		if !validKey.MatchString(item.key) {
			c.under(item.key).badKey(item.keyAt, item.key, f.noun)
			item.spoil()
			continue
		}
		part := c.under(item.key)
		if f.declares {
			part.siblings = others(n.keys(), item.key)
		}
		part.check(item, f.each)
	}
	if f.also != nil {
		f.also(c, n)
	}
}

func (c checker) badKey(at place, key string, what noun) {
	c.faultf(at, "use lower-case letters, digits and underscores, beginning with a letter, at most 40 in all",
		"%s is not a key for a %s", quote(key), what)
}
