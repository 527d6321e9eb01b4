package scenarios

import (
	"slices"
	"strings"
)

func quoteAll(words []string) []string {
	all := make([]string, len(words))
	for i, word := range words {
		all[i] = quote(word)
	}
	return all
}

func others(keys []string, but string) []string {
	return slices.DeleteFunc(keys, func(key string) bool { return key == but })
}

// enumerate joins words as a sentence does: "a, b or c".
func enumerate(words []string, last string) string {
	if len(words) == 0 {
		return "nothing"
	}
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " " + last + " " + words[len(words)-1]
}
