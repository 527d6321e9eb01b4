package belief

import (
	"strconv"
	"strings"
)

// A Fault is why something is not a belief. Parse gives the bytes of its text
// that are at fault; the other constructors leave Offset and Length at 0.
type Fault struct {
	Offset, Length int    // in bytes, for a caret
	Problem        string // lower case, no full stop
	Remedy         string // what would be right

	arg int // index of the number at fault, or whole
}

// whole marks a fault that lies in no number alone.
const whole = -1

// Error returns the problem and, after a semicolon, the remedy.
func (f *Fault) Error() string { return f.Problem + "; " + f.Remedy }

func faultAt(arg int, problem, remedy string) *Fault {
	return &Fault{Problem: problem, Remedy: remedy, arg: arg}
}

// one returns q with its article but without its unit: "a rate".
func one(q Quantity) string { return "a " + q.domain().noun }

// limits says what q may be: "a level is strictly between 0 and 1".
func limits(q Quantity) string { return one(q) + " is " + q.Allowed() }

// quoted returns what the analyst wrote for a message: its first forty
// characters, with anything that cannot be seen escaped.
func quoted(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return strconv.Quote(text)
}

// listed joins two words or more for a sentence: "a, b and c".
func listed(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
