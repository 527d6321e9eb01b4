package results

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"
	"pgregory.net/rapid"
)

func TestWrapFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[A-Za-z0-9%–]{1,30}`)).Draw(t, "words")
		text := strings.Join(words, " ")
		width := vg.Length(rapid.Float64Range(30, 500).Draw(t, "width"))
		limit := rapid.IntRange(1, 5).Draw(t, "limit")
		for _, lines := range [][]string{titleText.wrap(text, width, limit), titleText.balanced(text, width, limit)} {
			if len(lines) > limit {
				t.Fatalf("%d lines, limit %d", len(lines), limit)
			}
			for _, line := range lines {
				if titleText.width(line) > width {
					t.Fatalf("%q is wider than %v", line, width)
				}
				if strings.HasPrefix(line, "%") && !strings.HasPrefix(text, "%") {
					t.Fatalf("%q begins with a sign torn off", line)
				}
			}
			if joined := strings.Join(lines, " "); !strings.Contains(joined, ellipsis) && joined != text {
				t.Fatalf("%q became %q", text, joined)
			}
		}
	})
}

func TestBalancedHasNoWidow(t *testing.T) {
	const text = "How they behave: strategic partnership replaces partnership as likeliest, 45 % in July 2036"
	lines := titleText.balanced(text, 532, 3)
	if len(lines) != 2 || titleText.width(lines[1]) < 0.6*titleText.width(lines[0]) {
		t.Errorf("%q", lines)
	}
}

func TestOneLongWordKeepsTheRest(t *testing.T) {
	lines := titleText.balanced(strings.Repeat("W", 60)+" is unlikely: 9 %", 532, 4)
	if len(lines) != 2 || titleText.width(lines[0]) < 500 || lines[1] != "is unlikely: 9 %" {
		t.Errorf("%q", lines)
	}
}

func TestFit(t *testing.T) {
	if got := labelText.fit("Quasi-alliance", 200); got != "Quasi-alliance" {
		t.Errorf("%q shortened", got)
	}
	short := labelText.fit("Quasi-alliance of long standing", 80)
	if !strings.HasPrefix(short, "Quasi") || !strings.HasSuffix(short, ellipsis) || labelText.width(short) > 80 {
		t.Errorf("%q", short)
	}
}

func TestPlain(t *testing.T) {
	for _, c := range [][2]string{
		{" a\n\tb  c ", "a b c"},
		{"x\u202Ey\u2066z\u200F\u061C", "xyz"},
		{"a\x00b\x1b[31m", "ab[31m"},
		{"\xff\uFFFE", "\uFFFD"},
		{"می\u200Cخواهم", "می\u200Cخواهم"},
		{"Côte d’Ivoire – Việt Nam", "Côte d’Ivoire – Việt Nam"},
	} {
		if got := plain(c[0]); got != c[1] {
			t.Errorf("plain(%q) = %q, want %q", c[0], got, c[1])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := plain(rapid.String().Draw(t, "s"))
		if !utf8.ValidString(s) || strings.IndexFunc(s, dangerous) >= 0 || plain(s) != s {
			t.Fatalf("%q", s)
		}
	})
}

func TestNamed(t *testing.T) {
	if got := named("", "quasi_alliance"); got != "quasi alliance" {
		t.Errorf("key as name: %q", got)
	}
	if got := named(strings.Repeat("long ", 30), "k"); utf8.RuneCountInString(got) > longestName || !strings.HasSuffix(got, ellipsis) {
		t.Errorf("%q", got)
	}
	if got := joined(slices.Repeat([]string{"a"}, 3)); got != "a, a and a" {
		t.Errorf("%q", got)
	}
}
