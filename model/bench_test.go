package model

import (
	"context"
	"testing"
)

// prepared is a future of the rich scenario with its draw taken.
func prepared(t testing.TB) *future {
	m := mustCompile(t, rich())
	g := newGrid(m.calendar, 1)
	f := m.newFuture(g, m.streams(1, ""))
	point := make([]float64, len(m.uncertain))
	for i := range point {
		point[i] = 0.4
	}
	f.drawn.set(m, point, g.gaps, newLogitNormal())
	return f
}

func (f *future) run(t testing.TB, number int) {
	f.begin(0, number)
	for j := range f.grid.steps() {
		if err := f.step(j, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFutureAllocatesNothing(t *testing.T) {
	f, number := prepared(t), 0
	if n := testing.AllocsPerRun(20, func() { f.run(t, number); number++ }); n > 0 {
		t.Errorf("a future allocates %v times", n)
	}
}

func BenchmarkFuture(b *testing.B) {
	f, number := prepared(b), 0
	b.ReportAllocs()
	for b.Loop() {
		f.run(b, number)
		number++
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*f.grid.steps()), "ns/future-step")
}

func BenchmarkRound(b *testing.B) {
	look := lookingOut(b)
	b.ReportAllocs()
	for b.Loop() {
		look()
	}
}

// lookingOut returns what solves the quiet course and a round of a draw of the rich
// scenario, another round each time.
func lookingOut(t testing.TB) func() {
	t.Helper()
	m := mustCompile(t, rich())
	l, err := m.newOutlook(1, newGrid(m.calendar, 1), 1)
	if err != nil {
		t.Fatal(err)
	}
	p, draw := l.newProspect(), 0
	for i := range p.point {
		p.point[i] = 0.4
	}
	return func() {
		_, err := p.quietView()
		if err == nil {
			_, err = l.roundView(p, draw)
		}
		if err != nil {
			t.Fatal(err)
		}
		draw++
	}
}

func BenchmarkForecast(b *testing.B) {
	e, err := mustCompile(b, rich()).Run(context.Background(), DefaultPlan(), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		e.Forecast()
	}
}
