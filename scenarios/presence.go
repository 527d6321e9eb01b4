package scenarios

import (
	"fmt"
	"slices"
	"strings"

	"entente/model/spelling"
)

// presence answers what a table lacks and what it has in vain.
func (c checker) presence(n *node, f *form) {
	if c.partial {
		return
	}
	has := func(key string) bool { return n.child(key) != nil }
	subject := c.subject()
	var missing []field
	for _, one := range f.fields {
		switch {
		case !has(one.key) && one.need == required:
			missing = append(missing, one)
		case !has(one.key) && slices.ContainsFunc(one.neededBy, has):
			cause := one.neededBy[slices.IndexFunc(one.neededBy, has)]
			c.faultf(n.child(cause).keyAt, c.hint(one), "%s has %q but lacks %q", subject, cause, one.key)
		case has(one.key) && one.onlyWith != nil && !slices.ContainsFunc(one.onlyWith, has):
			c.faultf(n.child(one.key).keyAt, fmt.Sprintf("add %s, or take %s out", enumerate(one.onlyWith, "or"), one.key),
				"%s has %q but no %q to go with it", subject, one.key, enumerate(one.onlyWith, "or"))
		}
	}
	if f.oneOf != nil && !slices.ContainsFunc(f.oneOf, has) {
		c.faultf(n.mark(), c.elseNear("add "+enumerate(f.oneOf, "or")), "%s lacks %s", subject, enumerate(quoteAll(f.oneOf), "or"))
	}
	c.missing(n, missing)
}

// missing answers all required fields that a table lacks, at once.
func (c checker) missing(n *node, fields []field) {
	if len(fields) == 0 {
		return
	}
	keys := make([]string, len(fields))
	for i, one := range fields {
		keys[i] = one.key
		c.blame(join(c.address, one.key))
	}
	remedy := "add a line or a table for each"
	if len(fields) == 1 {
		remedy = c.hint(fields[0])
	}
	c.faultf(n.mark(), c.elseNear(remedy), "%s lacks %s", c.subject(), enumerate(quoteAll(keys), "and"))
}

// elseNear puts before a remedy that the whole entry may be a misspelling.
func (c checker) elseNear(remedy string) string {
	key := c.address[strings.LastIndexByte(c.address, '.')+1:]
	if near := spelling.Nearest(key, c.siblings); near != "" {
		return fmt.Sprintf("did you mean %s? if it is another, %s", near, remedy)
	}
	return remedy
}

func (c checker) subject() string {
	if c.address == "" {
		return "the scenario"
	}
	return c.key()
}

// hint is how a missing field would be written.
func (c checker) hint(f field) string {
	if f.sample == "" {
		return "add a table headed " + pattern(c.under(f.key).address)
	}
	return fmt.Sprintf("add a line such as %s = %s", f.key, f.sample)
}

// pattern is the general header of the table at an address or around it:
// [step.<ladder>.<rung>.<rung>].
func pattern(address string) string {
	f, shown := &scenarioForm, ""
	for key := range strings.SplitSeq(address, ".") {
		if f.shape == aMap {
			key = f.noun.placeholder()
		}
		if f = f.under(key); f == nil {
			break
		}
		shown = join(shown, key)
	}
	for f != nil && f.shape == aMap && f.each.shape >= aRecord {
		shown, f = join(shown, f.noun.placeholder()), f.each
	}
	return "[" + shown + "]"
}

func (n noun) placeholder() string { return "<" + string(n) + ">" }
