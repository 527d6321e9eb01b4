package results

import (
	"strings"
	"time"

	"entente/model"
)

// monthYear prints a date as it is spoken of in titles.
func monthYear(t time.Time) string { return t.Format("January 2006") }

// dated says when an outcome must hold by: "by July 2036" if once is enough,
// "in July 2036" if it must hold then.
func dated(o model.Outcome, t time.Time) string {
	if o.OnceReached {
		return "by " + monthYear(t)
	}
	return "in " + monthYear(t)
}

// longestName is the number of characters of a name that a title or a label
// shows; the tables have the rest.
const longestName = 60

// named is how a chart calls what has a name and a key; a key stands in, its
// underscores as spaces, where there is no name.
func named(name, key string) string {
	if name = plain(name); name == "" {
		name = strings.ReplaceAll(plain(key), "_", " ")
	}
	return shorten(name)
}

func shorten(name string) string {
	runes := []rune(name)
	if len(runes) <= longestName {
		return name
	}
	return strings.TrimRight(string(runes[:longestName-1]), " ") + ellipsis
}

// joined lists phrases as a sentence does: "a, b and c".
func joined(phrases []string) string {
	last := len(phrases) - 1
	if last < 1 {
		return strings.Join(phrases, "")
	}
	return strings.Join(phrases[:last], ", ") + " and " + phrases[last]
}
