package scenarios

import (
	"fmt"
	"go/doc/comment"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reference writes the keys of a record, and of the records within it, as the
// text of a package comment.
func reference(b *strings.Builder, header string, f *form) {
	fmt.Fprintf(b, "# Keys of %s\n\n", header)
	var inner []func()
	for i := range f.fields {
		one := &f.fields[i]
		fmt.Fprintf(b, "  - %s: %s%s\n", one.key, one.doc, one.details())
		if record := one.form.innermost(); record.shape == aRecord {
			inner = append(inner, func() { reference(b, pattern(placeholders(header)+one.key), record) })
		}
	}
	b.WriteString("\n")
	for _, write := range inner {
		write()
	}
}

func (f *form) innermost() *form {
	for f.shape == aMap {
		f = f.each
	}
	return f
}

func placeholders(header string) string {
	if !strings.HasPrefix(header, "[") {
		return ""
	}
	return strings.NewReplacer("[", "", "]", "", "<", "", ">", "").Replace(header) + "."
}

// details says in brackets what a value is.
func (f field) details() string {
	var parts []string
	if f.need == required {
		parts = append(parts, "required")
	}
	if f.neededBy != nil {
		parts = append(parts, "required with "+enumerate(f.neededBy, "or"))
	}
	if f.onlyWith != nil {
		parts = append(parts, "only with "+enumerate(f.onlyWith, "or"))
	}
	if f.form.innermost().shape == aBelief {
		q := f.form.innermost().quantity
		parts = append(parts, fmt.Sprintf("%s, %s", q, q.Allowed()))
	}
	text := ""
	if parts != nil {
		text = " (" + strings.Join(parts, "; ") + ")"
	}
	if f.sample != "" {
		text += " Example: " + f.sample
	}
	return text
}

// TestReferenceIsComplete compares the package comment, from "Keys of a
// scenario" on, with the declarations of the language.
func TestReferenceIsComplete(t *testing.T) {
	var b strings.Builder
	reference(&b, "a scenario", &scenarioForm)
	want := strings.TrimSpace(b.String())
	intro, keys, _ := strings.Cut(packageComment(t), "# Keys of a scenario")
	if *update {
		writePackageComment(t, intro+want)
		return
	}
	parsed := func(text string) string {
		var p comment.Parser
		return string((&comment.Printer{}).Text(p.Parse(text)))
	}
	if got := "# Keys of a scenario" + keys; parsed(got) != parsed(want) {
		t.Errorf("the package comment reads\n%s\nbut the language is\n%s", parsed(got), parsed(want))
	}
}

func packageComment(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, after, opened := strings.Cut(string(text), "/*\n")
	comment, _, closed := strings.Cut(after, "*/")
	if !opened || !closed {
		t.Fatal("doc.go holds no comment")
	}
	return comment
}

func writePackageComment(t *testing.T, text string) {
	t.Helper()
	text = "/*\n" + strings.TrimSpace(text) + "\n*/\npackage scenarios\n"
	if err := os.WriteFile("doc.go", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestReferenceExamplesLoad loads every complete file of the package comment.
func TestReferenceExamplesLoad(t *testing.T) {
	var p comment.Parser
	count := 0
	for _, block := range p.Parse(packageComment(t)).Content {
		code, ok := block.(*comment.Code)
		if !ok || !strings.HasPrefix(code.Text, "format") {
			continue
		}
		count++
		file := filepath.Join(t.TempDir(), "example.toml")
		if err := os.WriteFile(file, []byte(code.Text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := Load(file, nil); err != nil {
			t.Error(err)
		}
	}
	if count < 3 {
		t.Errorf("the package comment has %d examples", count)
	}
}
