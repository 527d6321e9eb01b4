package main

import (
	"bytes"
	"strings"
	"testing"
)

// Parts that run at once add up to one count.
func TestDividedProgress(t *testing.T) {
	var shown bytes.Buffer
	line := &progressLine{terminal: &shown, percent: -1}
	parts := line.divided(4)
	first, second := parts(0), parts(1)
	first(50, 100)
	second(100, 100)
	first(100, 100)
	if got, want := shown.String(), "\rcomputing 50 of 400 futures (12 %)"+"\rcomputing 150 of 400 futures (37 %)"+"\rcomputing 200 of 400 futures (50 %)"; got != want {
		t.Errorf("%q, want %q", strings.ReplaceAll(got, "\r", "\\r"), want)
	}
}
