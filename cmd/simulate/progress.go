package main

import (
	"fmt"
	"io"
	"os"
	"sync"

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

// divided returns the reports of n parts of equal size, which may be made at once.
func (p *progressLine) divided(n int) func(part int) (report func(done, total int)) {
	var mutex sync.Mutex
	share := make([]float64, n)
	return func(part int) func(done, total int) {
		return func(done, total int) {
			mutex.Lock()
			defer mutex.Unlock()
			share[part] = float64(done) / float64(total)
			whole := 0.0
			for _, x := range share {
				whole += x
			}
			p.report(int(whole*float64(total)), n*total)
		}
	}
}

func (p *progressLine) clear() {
	if p.terminal != nil && p.percent >= 0 {
		fmt.Fprint(p.terminal, "\r\x1b[K")
	}
}
