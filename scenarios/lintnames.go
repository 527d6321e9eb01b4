package scenarios

import (
	"strings"
	"unicode"
)

// namedTables are the tables whose entries have names that charts show.
var namedTables = []string{"ladder", "driver", "shock", "outcome"}

// confusableNames warns of names that a reader cannot tell apart.
func (l linter) confusableNames() {
	for _, table := range namedTables {
		seen := map[string]string{}
		for _, one := range (part{node: l.root}).get(table).parts() {
			name := one.name()
			if mixesScripts(name) {
				l.warnAt(one.address, "write the name in one script", "%s mixes letters of different scripts, which look alike", quote(name))
			}
			plain := strings.ToLower(strings.Join(strings.Fields(name), " "))
			if other, twice := seen[plain]; twice {
				l.warnAt(one.address, "give each its own name", "%s has the same name as %s", one.key, other)
			}
			seen[plain] = one.key
		}
	}
}

// keysAlike warns of keys that differ only by an underscore or a final s.
func (l linter) keysAlike() {
	for _, table := range namedTables {
		seen := map[string]string{}
		for _, one := range (part{node: l.root}).get(table).parts() {
			plain := strings.TrimSuffix(strings.ReplaceAll(one.key, "_", ""), "s")
			if other, twice := seen[plain]; twice {
				l.warnAt(one.address, "if they are one, take one out; else choose keys further apart", "%s and %s are easily confused", other, one.key)
			}
			seen[plain] = one.key
		}
	}
}

// mixesScripts reports Latin letters together with Greek or Cyrillic ones,
// many of which cannot be told from them.
func mixesScripts(text string) bool {
	latin, other := false, false
	for _, r := range text {
		latin = latin || unicode.Is(unicode.Latin, r)
		other = other || unicode.Is(unicode.Cyrillic, r) || unicode.Is(unicode.Greek, r)
	}
	return latin && other
}
