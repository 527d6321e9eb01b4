package model

import (
	"fmt"
	"strings"

	"entente/model/spelling"
)

type keyed interface{ key() string }

func (l Ladder) key() string  { return l.Key }
func (r Rung) key() string    { return r.Key }
func (d Driver) key() string  { return d.Key }
func (s Shock) key() string   { return s.Key }
func (o Outcome) key() string { return o.Key }

func keysOf[T keyed](all []T) []string {
	keys := make([]string, len(all))
	for i, x := range all {
		keys[i] = x.key()
	}
	return keys
}

// duplicates reports keys that stand twice.
func duplicates[T keyed](c *compiler, prefix string, all []T) {
	seen := map[string]bool{}
	for _, x := range all {
		if seen[x.key()] {
			c.fault(prefix+x.key(), "a key of its own for each", "%q stands twice", x.key())
		}
		seen[x.key()] = true
	}
}

// oneOf says what would be right where key is not among keys: the nearest
// spelling if one is near, else all of them.
func oneOf(kind, key string, keys []string) string {
	switch near := spelling.Nearest(key, keys); {
	case near != "":
		return fmt.Sprintf("did you mean %q?", near)
	case len(keys) == 0:
		return "no " + kind + " is declared"
	}
	return fmt.Sprintf("one of %s", strings.Join(keys, ", "))
}
