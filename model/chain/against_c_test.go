package chain

import (
	"bytes"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ladders are chains of the size of the shipped scenarios, with their start and rates
// of a step of three months, 40 of which are a course of ten years.
func ladders() (chains []*Chain, start, rates []float64) {
	c := grid(5)
	rates = randomRates(c, 1)
	busiest(c, rates, 0.2)
	return []*Chain{c, c.Killed(lastTwoColumns())}, at(c, 6), rates
}

const course = 40

// inC runs the same in C and returns the nanoseconds a repetition and both laws. It skips
// where there is no compiler.
func inC(t testing.TB, repetitions int) (ns float64, laws [][2]float64) {
	gcc, err := exec.LookPath("gcc")
	if err != nil {
		t.Skip("no gcc")
	}
	program := filepath.Join(t.TempDir(), "laws")
	if out, err := exec.Command(gcc, "-O2", "-std=c11", "-D_POSIX_C_SOURCE=199309L", "-o", program, "testdata/laws.c").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	chains, start, rates := ladders()
	var in bytes.Buffer
	net := chains[0].net
	fmt.Fprintln(&in, net.states, len(rates), repetitions, course)
	for _, i := range net.order {
		fmt.Fprintln(&in, net.arcs[i].From, net.arcs[i].To, rates[i])
	}
	for _, live := range chains[1].live {
		if live {
			fmt.Fprintln(&in, 1)
		} else {
			fmt.Fprintln(&in, 0)
		}
	}
	fmt.Fprintln(&in, strings.Trim(fmt.Sprint(start), "[]"), 1)
	run := exec.Command(program)
	run.Stdin = &in
	out, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	laws = make([][2]float64, net.states)
	r := bytes.NewReader(out)
	if _, err := fmt.Fscan(r, &ns); err != nil {
		t.Fatal(err)
	}
	for s := range laws {
		if _, err := fmt.Fscan(r, &laws[s][0], &laws[s][1]); err != nil {
			t.Fatal(err)
		}
	}
	return ns, laws
}

// The program in C does the same arithmetic.
func TestLawsInC(t *testing.T) {
	_, want := inC(t, course)
	chains, start, rates := ladders()
	laws, w := [][]float64{slices.Clone(start), slices.Clone(start)}, chains[0].NewWorkspace()
	for range course {
		if err := AdvanceAll(chains, laws, rates, 1, w); err != nil {
			t.Fatal(err)
		}
	}
	for s, p := range want {
		if math.Abs(laws[0][s]-p[0]) > 1e-14 || math.Abs(laws[1][s]-p[1]) > 1e-14 {
			t.Errorf("state %d: %v and %v, in C %v and %v", s, laws[0][s], laws[1][s], p[0], p[1])
		}
	}
}

// The inner loop of a future beside the same in C, gcc −O2.
func BenchmarkAgainstC(b *testing.B) {
	chains, start, rates := ladders()
	laws, w, done := [][]float64{slices.Clone(start), slices.Clone(start)}, chains[0].NewWorkspace(), 0
	for b.Loop() {
		if done++; done%course == 0 {
			copy(laws[0], start)
			copy(laws[1], start)
		}
		if err := AdvanceAll(chains, laws, rates, 1, w); err != nil {
			b.Fatal(err)
		}
	}
	ns, _ := inC(b, max(b.N, 20_000))
	b.ReportMetric(ns, "ns/op-in-C")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/ns, "x-of-C")
}
