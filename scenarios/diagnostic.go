package scenarios

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Errors that a Diagnostics answers to with errors.Is, besides the ordinary
// case of a scenario that is refused.
var (
	ErrLimit      = errors.New("scenario exceeds a limit")
	ErrUnreadable = errors.New("scenario cannot be read")
)

// A Diagnostic is one finding in a scenario file: where, what, and what would
// be right. Line and Col count from 1, Col and Len in characters; Line is 0
// where no line can be named, as with a file that does not exist.
type Diagnostic struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Col       int    `json:"col"`
	Len       int    `json:"len"`
	Severity  string `json:"severity"` // "error" or "warning"
	Address   string `json:"address,omitempty"`
	Problem   string `json:"problem"` // lower case, no full stop
	Remedy    string `json:"remedy,omitempty"`
	Source    string `json:"source,omitempty"` // the line itself
	exception error  // ErrLimit, ErrUnreadable or nil
	at        place
}

// Diagnostics are all findings of one load, in file order. As an error they
// print one after the other with the source line and a caret under the span.
type Diagnostics []Diagnostic

// Error returns Text without its last line end.
func (d Diagnostics) Error() string {
	return strings.TrimSuffix(d.Text(), "\n")
}

// Is lets errors.Is find ErrLimit and ErrUnreadable.
func (d Diagnostics) Is(target error) bool {
	return slices.ContainsFunc(d, func(one Diagnostic) bool {
		return one.exception != nil && one.exception == target
	})
}

const (
	severityError   = "error"
	severityWarning = "warning"
)

// mostFindings is how many findings of one load are kept.
const mostFindings = 200

// findings collects diagnostics while a scenario is read.
type findings struct {
	list   []Diagnostic
	blamed []string // addresses of what is at fault; see loader.compile
	// A header could not be read: what its table holds is not known, and
	// nothing can be called missing.
	partial bool
}

func (f *findings) fault(at place, problem, remedy string) {
	f.add(at, severityError, problem, remedy)
}

func (f *findings) faultf(at place, remedy, format string, values ...any) {
	f.add(at, severityError, fmt.Sprintf(format, values...), remedy)
}

func (f *findings) warn(at place, problem, remedy string) {
	f.add(at, severityWarning, problem, remedy)
}

func (f *findings) limit(at place, problem, remedy string) {
	f.add(at, severityError, problem, remedy)
	f.list[len(f.list)-1].exception = ErrLimit
}

func (f *findings) unreadable(at place, problem, remedy string) {
	f.add(at, severityError, problem, remedy)
	f.list[len(f.list)-1].exception = ErrUnreadable
}

func (f *findings) add(at place, severity, problem, remedy string) {
	f.list = append(f.list, Diagnostic{Severity: severity, Problem: problem, Remedy: remedy, at: at})
}

func (f *findings) failed() bool {
	return slices.ContainsFunc(f.list, func(d Diagnostic) bool { return d.Severity == severityError })
}

// sorted returns the findings of one severity in file order, each once.
func (f *findings) sorted(severity string) Diagnostics {
	var kept Diagnostics
	for _, one := range f.list {
		if one.Severity == severity {
			kept = append(kept, one)
		}
	}
	slices.SortStableFunc(kept, func(a, b Diagnostic) int { return a.compare(b) })
	kept = slices.CompactFunc(kept, func(a, b Diagnostic) bool {
		return a.at == b.at && a.Problem == b.Problem
	})
	kept = kept.shortened()
	for i := range kept {
		kept[i].at.locate(&kept[i])
	}
	return kept
}

// compare puts overrides first, then the overlay, then its bases.
func (d Diagnostic) compare(other Diagnostic) int {
	return cmp.Or(d.at.rank()-other.at.rank(), d.at.start-other.at.start)
}

func (d Diagnostics) shortened() Diagnostics {
	if len(d) <= mostFindings {
		return d
	}
	last := d[mostFindings]
	last.Problem = fmt.Sprintf("and %d more like these", len(d)-mostFindings)
	last.Remedy = "mend the first ones and check again"
	return append(d[:mostFindings:mostFindings], last)
}
