package scenarios

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// TOML returns the scenario as one complete file in canonical form: fields in
// the order of the reference, entries in the order of the author. Loading it
// gives the same scenario and the same Hash.
func (r *Resolved) TOML() []byte { return canonical(r.root, false) }

// Annotated returns the canonical file with a comment behind each value that
// names the file and line it comes from.
func (r *Resolved) Annotated() []byte { return canonical(r.root, true) }

// Hash returns the SHA-256 of the canonical file in hexadecimal digits.
func (r *Resolved) Hash() string {
	sum := sha256.Sum256(r.TOML())
	return hex.EncodeToString(sum[:])
}

type printer struct {
	strings.Builder
	origins bool
}

func canonical(root *node, origins bool) []byte {
	p := &printer{origins: origins}
	p.lines("", root, &scenarioForm)
	for _, one := range scenarioForm.fields {
		if item := root.child(one.key); item != nil && one.form.shape == aMap {
			p.sections(one.key, item, &one.form)
		}
	}
	return []byte(p.String())
}

// lines prints the fields of a record that stand on lines of their own.
func (p *printer) lines(address string, record *node, f *form) {
	for _, one := range f.fields {
		item := record.child(one.key)
		if item == nil || one.form.shape == aMap && (address == "" || one.form.each.shape == aRecord) {
			continue
		}
		p.line(one.key, item, &one.form)
	}
}

// line prints one value, or one line for each value of a table of names.
func (p *printer) line(key string, n *node, f *form) {
	if f.shape == aMap {
		for _, item := range n.items {
			p.line(key+"."+item.key, item, f.each)
		}
		return
	}
	p.WriteString(key + " = " + written(n, f))
	p.origin(n.at)
	p.WriteByte('\n')
}

// sections prints the tables of a map, each under its header.
func (p *printer) sections(address string, n *node, f *form) {
	switch f.each.shape {
	case aRecord:
		for _, item := range n.items {
			p.section(join(address, item.key), item, f.each)
		}
	case aMap:
		for _, item := range n.items {
			p.sections(join(address, item.key), item, f.each)
		}
	default:
		p.header(address, n)
		for _, item := range n.items {
			p.line(item.key, item, f.each)
		}
	}
}

func (p *printer) section(address string, record *node, f *form) {
	p.header(address, record)
	p.lines(address, record, f)
	for _, one := range f.fields {
		if item := record.child(one.key); item != nil && one.form.shape == aMap && one.form.each.shape == aRecord {
			p.sections(join(address, one.key), item, &one.form)
		}
	}
}

func (p *printer) header(address string, n *node) {
	p.WriteString("\n[" + address + "]")
	p.origin(n.keyAt)
	p.WriteByte('\n')
}

func (p *printer) origin(at place) {
	if p.origins {
		p.WriteString("  # " + at.origin())
	}
}

// written is a value as TOML.
func written(n *node, f *form) string {
	switch n.kind {
	case kindNumber:
		return strconv.FormatFloat(n.value.(float64)+0, 'g', -1, 64)
	case kindFlag:
		return strconv.FormatBool(n.value.(bool))
	case kindDate:
		return n.value.(time.Time).Format(time.DateOnly)
	case kindText:
		if f != nil && f.shape == aBelief {
			return quoted(strings.Join(strings.Fields(n.value.(string)), " "))
		}
		return quoted(n.value.(string))
	case kindArray:
		return "[" + strings.Join(writtenItems(n, f), ", ") + "]"
	case kindTable:
		return "{ " + strings.Join(writtenItems(n, f), ", ") + " }"
	}
	panic(fmt.Sprintf("scenarios: %s is printed though it is %s", n.key, n.kind))
}

func writtenItems(n *node, f *form) []string {
	var all []string
	for _, item := range n.items {
		var inner *form
		if f != nil {
			inner = f.under(item.key)
		}
		text := written(item, inner)
		if n.kind == kindTable {
			text = item.key + " = " + text
		}
		all = append(all, text)
	}
	return all
}

// quoted writes text in double quotes; what cannot be seen is escaped.
func quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r > 0xffff:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
