// Package spelling guesses which word was meant by a misspelt one.
package spelling

import "strings"

// longest is the length in bytes beyond which a word is not looked up: the work
// grows with the product of the lengths.
const longest = 128

// Nearest returns the one of some words, in lower case, that a word most likely
// means, or "" where none is close: at most two slips, and fewer than half of
// its letters. The first of equals wins.
func Nearest(word string, words []string) string {
	if len(word) > longest {
		return ""
	}
	best, least := "", min(3, (len(word)+1)/2)
	for _, candidate := range words {
		if slips := distance(strings.ToLower(word), candidate); slips < least {
			best, least = candidate, slips
		}
	}
	return best
}

// distance counts insertions, deletions, substitutions and swaps of neighbouring
// bytes that turn a into b (optimal string alignment; Damerau, Comm. ACM 7, 1964).
func distance(a, b string) int {
	var before, row []int
	next := make([]int, len(b)+1)
	for j := range next {
		next[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, row, next = row, next, make([]int, len(b)+1)
		next[0] = i
		for j := 1; j <= len(b); j++ {
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost(a[i-1], b[j-1]))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
	}
	return next[len(b)]
}

func cost(a, b byte) int {
	if a == b {
		return 0
	}
	return 1
}
