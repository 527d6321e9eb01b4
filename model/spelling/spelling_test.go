package spelling

import "testing"

// Distances worked by hand; "ca" to "abc" is the textbook case in which optimal
// string alignment (3) and the unrestricted Damerau distance (2) part.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"kitten", "sitting", 3}, {"taiwan", "taiwna", 1}, {"ca", "abc", 3}, {"flaw", "lawn", 2},
	} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance(c.b, c.a); got != c.want {
			t.Errorf("%q to %q: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestNearest(t *testing.T) {
	words := []string{"taiwan_crisis", "treaty_term", "war"}
	for word, want := range map[string]string{
		"taiwn_crisis": "taiwan_crisis", "Treaty_Term": "treaty_term", "wra": "war", "raw": "", "peace": "", "": "",
	} {
		if got := Nearest(word, words); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}
