package scenarios

import (
	"strings"
	"testing"
)

// hostile are files made to cost time or memory, each close to the largest that
// is read.
func hostile() map[string]string {
	const over = "format = 1\nbase = 'china-russia'\n"
	return map[string]string{
		"bad lines":      strings.Repeat("x y z\n", 170_000),
		"bad values":     numbered("k%d = 0.1 to\n", 19_000),
		"refused values": numbered("k%d = 0_1\n", 15_000),
		"unknown keys":   numbered("k%d = 1\n", 19_000),
		"many headers":   numbered("[driver.d%d.a.b.c.d.e.f.g.h.i.j]\n", 15_000),
		"deep headers":   numbered("[a.b.c.d.e.f.g.h.i.j.k.l.m.n.o%d]\n", 15_000),
		"list of tables": strings.Repeat("[[a]]\n", 170_000),
		"one line":       over + "[driver.x]\nweight = { " + numbered("k%d = 'to to', ", 15_000) + " }\n",
		"one start":      over + "ladder.x.start = {" + numbered("a%d=1,", 19_000) + "}\n",
		"rungs":          over + "ladder.x.rungs = [" + numbered("'a%d',", 100_000) + "]\n",
		"bad rungs":      over + "ladder.x.rungs = [" + strings.Repeat("'A',", 250_000) + "]\n",
		"removals":       over + "remove = [" + numbered("'a%d',", 100_000) + "]\n",
		"quotes":         over + "x = '''" + strings.Repeat("'", 900_000) + "\n",
		"empty texts":    strings.Repeat(`""`, 500_000),
		"escapes":        `a = "` + strings.Repeat(`\u0041`, 170_000) + `"`,
		"long key":       strings.Repeat("a", 1<<20-10) + "=1",
		"long bad key":   strings.Repeat("é", 1<<19-10) + "=1",
		"brackets":       strings.Repeat("[", 1<<20-10),
		"braces":         "a=" + strings.Repeat("{a=", 300_000),
		"one key":        strings.Repeat("a=1\n", 200_000),
		"words":          "a = " + strings.Repeat("1 ", 500_000),
		"empty lines":    strings.Repeat("\n", 1<<20-1),
		"remarks":        strings.Repeat("#\n", 1<<19-1),
		"pools":          over + "[driver.trade]\nnow = \"" + strings.Repeat("pool(", 200_000) + "\"",
	}
}

// TestHostileFilesAreAnswered loads each of them: the answer is short enough to
// be read, and points into the file.
func TestHostileFilesAreAnswered(t *testing.T) {
	for name, text := range hostile() {
		if len(text) > mostBytes {
			t.Errorf("%s has %d bytes", name, len(text))
		}
		_, err := loadText(text)
		found, ok := err.(Diagnostics)
		if !ok || len(found) > mostFindings+1 || len(found.Text()) > 200_000 {
			t.Errorf("%s is answered with %d findings, %T", name, len(found), err)
		}
		checkFindings(t, found)
	}
}

func BenchmarkHostile(b *testing.B) {
	for name, text := range hostile() {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := loadText(text); err == nil {
					b.Fatal("accepted")
				}
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load("taiwan-blockade", nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkList(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		List()
	}
}
