package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// A progressLine is one line on a terminal that is written over; elsewhere it is
// nothing.
type progressLine struct {
	terminal io.Writer
	percent  int
}

func progress(w io.Writer, quiet bool) *progressLine {
	p := &progressLine{percent: -1}
	if f, ok := w.(*os.File); ok && !quiet && term.IsTerminal(int(f.Fd())) {
		p.terminal = w
	}
	return p
}

func (p *progressLine) report(done, total int) {
	percent := 100 * done / total
	if p.terminal == nil || percent == p.percent {
		return
	}
	p.percent = percent
	fmt.Fprintf(p.terminal, "\rcomputing %d of %d futures (%d %%)", done, total, percent)
}

func (p *progressLine) clear() {
	if p.terminal != nil && p.percent >= 0 {
		fmt.Fprint(p.terminal, "\r\x1b[K")
	}
}
