package model

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat"

	"entente/model/belief"
)

// outlookOf takes the outlook of a scenario to so many points.
func outlookOf(t *testing.T, m *Model, steps ...int) *outlook {
	t.Helper()
	return outlookFrom(t, m, 5, steps...)
}

func outlookFrom(t *testing.T, m *Model, seed uint64, steps ...int) *outlook {
	t.Helper()
	l, err := m.newOutlook(seed, newGrid(m.calendar, 1), 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, points := range steps {
		if err := l.extend(context.Background(), points, 3); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// The mean over the points of the outlook is that over the draws, for every view, and
// its error is a small part of theirs. With a random seed one of the 40 or so would
// fail in about one of 400 cases.
func TestOutlookHasTheMeanOfTheDraws(t *testing.T) {
	for name, s := range agreement() {
		m := mustCompile(t, s)
		l := outlookOf(t, m, 4096)
		e := mustEnsemble(t, s, Plan{Seed: 8, Steps: 1, Futures: 8}.Sized(1024))
		for view := range m.views() {
			draws := e.gather(nil, view, func(b *block) []float64 { return b.view })
			mean, err := blockMean(draws, len(e.done))
			own, ownErr := scatter(l.means(view))
			if math.Abs(mean-own) > z4*math.Hypot(err, ownErr)+rounding {
				t.Errorf("%s, view %d: %v ± %v, over the draws %v ± %v", name, view, own, ownErr, mean, err)
			}
		}
	}
}

// Where assumptions rule the error of an outlook is far smaller than that of as many
// independent quiet courses, which would not even know what rounds say more.
func TestOutlookIsMoreExactThanIndependentPoints(t *testing.T) {
	const points = 4096
	for name, least := range map[string]float64{"rich": 3, "uncertain shock": 3} {
		l := outlookOf(t, mustCompile(t, agreement()[name]), points)
		weight := slices.Concat(l.weight...)
		_, variance := stat.MeanVariance(slices.Concat(l.quiet(0)...), weight)
		_, err := scatter(l.means(0))
		if gain := variance / points / (err * err); gain < least {
			t.Errorf("%s: variance %.1f times less, want %v", name, gain, least)
		}
	}
}

// An outlook that goes on has the points of one that went there at once; one that is
// interrupted stays as it is.
func TestOutlookGoesOn(t *testing.T) {
	m := mustCompile(t, rich())
	once, steps := outlookOf(t, m, 4096), outlookOf(t, m, leastOutlooks, 1024, 2048, 4096)
	if !reflect.DeepEqual(once.value, steps.value) || !reflect.DeepEqual(once.rounds, steps.rounds) {
		t.Error("taking it further step by step makes other points")
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if err := steps.extend(ended, 8192, 1); err == nil || !reflect.DeepEqual(once.rounds, steps.rounds) {
		t.Errorf("interrupted (%v), it is another", err)
	}
}

// What matters comes in the order of what it does, and has dimensions; what bears on nothing
// has none.
func TestWhatMatters(t *testing.T) {
	s := twoRungs("0.01 to 0.2")
	s.Drivers = []Driver{driverOn("pressure", "0.45 to 0.55", "0.9 to 1.1"), driverOn("idle", "0.2 to 0.8", "0")}
	m := mustCompile(t, s)
	l := outlookOf(t, m)
	names := m.Uncertain()
	if first := names[l.matter[0]]; first != "step.tie.apart.allied.rate" {
		t.Errorf("what matters most is %s", first)
	}
	for k, i := range l.matter {
		if strings.HasPrefix(names[i], "driver.idle") {
			t.Errorf("%s matters", names[i])
		}
		if k > 0 && math.Abs(l.index[0].slope[k]) > math.Abs(l.index[0].slope[k-1]) {
			t.Errorf("%s, which matters more, comes after %s", names[i], names[l.matter[k-1]])
		}
	}
	spread := len(names) - len(l.rest)
	for _, i := range l.matter[:spread] {
		if slices.Contains(l.rest, i) {
			t.Errorf("%s has a dimension and a lattice", names[i])
		}
	}
	if spread == 0 || spread > len(l.matter) {
		t.Errorf("%d have dimensions, of %d that matter", spread, len(l.matter))
	}
}

// Names keep their dimensions whatever other names there are, and whichever is the more
// important in a tier; no two have the same. By its list another name takes a place that is
// taken in one case of seven or so.
func TestSlots(t *testing.T) {
	var names []string
	var importance []float64
	for i := range 60 {
		names = append(names, fmt.Sprintf("driver.d%d.now", i))
		importance = append(importance, 0.5*math.Exp(-float64(i)/10))
	}
	if got, want := len(serving()), tiers[0].dimensions+tiers[1].dimensions; got != want {
		t.Fatalf("%d dimensions serve, want %d", got, want)
	}
	if n := len(slots(1, names, make([]float64, len(names)))); n != 0 {
		t.Errorf("%d that have no part in the answer have a dimension", n)
	}
	all := slots(1, names, importance)
	at := map[string]int{}
	seen := map[int]bool{}
	for i, slot := range all {
		if seen[slot] {
			t.Errorf("%s has slot %d, as another has", names[i], slot)
		}
		seen[slot], at[names[i]] = true, slot
		if first := slot < tiers[0].dimensions; first != (i < 4) {
			t.Errorf("%s has slot %d", names[i], slot)
		}
	}
	moved := 0
	for i, slot := range slots(1, names[10:], importance[:50]) {
		if slot != at[names[10+i]] {
			moved++
		}
	}
	// Four come to the first tier, whose places one of them left.
	if moved > 8 {
		t.Errorf("without the ten most important, %d of 50 have another place", moved)
	}
	slices.Reverse(names[4:])
	for i, slot := range slots(1, names, importance) {
		if slot != at[names[i]] {
			t.Errorf("%s has slot %d, and in another order %d", names[i], at[names[i]], slot)
		}
	}
}

// Rank correlations with the help of the outlook are those of a run of far more draws
// without it, and more exact than of the same draws alone.
func TestInfluenceAgreesWithManyDraws(t *testing.T) {
	s := rich()
	few := mustEnsemble(t, s, Plan{Seed: 3, Steps: 1, Futures: 16}.Sized(256))
	many := mustEnsemble(t, s, Plan{Seed: 4, Steps: 1, Futures: 16}.Sized(4096))
	got := few.Forecast().Outcomes[0].Influence
	few.outlook, many.outlook = nil, nil
	want, alone := byAddress(many.Forecast().Outcomes[0].Influence), byAddress(few.Forecast().Outcomes[0].Influence)
	var square, squareAlone float64
	for _, i := range got {
		w := want[i.Address]
		if d := math.Abs(i.Correlation - w.Correlation); d > z4*math.Hypot(i.Error, w.Error) {
			t.Errorf("%s: %v ± %v, of many draws %v ± %v", i.Address, i.Correlation, i.Error, w.Correlation, w.Error)
		}
		square += i.Error * i.Error
		squareAlone += alone[i.Address].Error * alone[i.Address].Error
	}
	if square > squareAlone/2 {
		t.Errorf("mean square error %v, of the same draws alone %v", square, squareAlone)
	}
}

func byAddress(all []Influence) map[string]Influence {
	m := map[string]Influence{}
	for _, i := range all {
		m[i.Address] = i
	}
	return m
}

// Where the answer is a function of the quiet probability, as many draws lie beyond an
// end as have a quiet probability beyond its own, and their error has no part in it.
func TestAnchorHoldsAnEnd(t *testing.T) {
	const n, blocks = 400, 20
	draws, points, weight := make([]float64, n), table(outlookSequences, 100), table(outlookSequences, 100)
	for i := range draws {
		draws[i] = (float64(i) + 0.5) / n * 0.9 // too many are low
	}
	for r := range points {
		for i := range points[r] {
			points[r][i], weight[r][i] = (float64(i)+0.5)/100, 1
		}
	}
	a := newAnchor(draws, points, weight, blocks, func(p float64) bool { return p < bandLow })
	tail := make([]ranked, 60)
	for i := range tail {
		tail[i] = ranked{draws[i] * draws[i], int32(i / (n / blocks)), int32(i)}
	}
	h := a.hold(tail, n)
	// The 20 lowest are among the 22. Of the 400 draws 22 have a quiet probability below 0.05, where 20 should.
	share := (20./400 - 20*22/400./400) / math.Sqrt(20*380./400/400*22*378/400/400)
	if math.Abs(a.excess-2) > 1e-12 || math.Abs(h.share-share) > 1e-12 || math.Abs(h.shift-2*h.share) > 1e-12 || a.err > 1e-12 {
		t.Errorf("excess %v, share %v, shift %v, error %v", a.excess, h.share, h.shift, a.err)
	}
	// What has nothing to do with the quiet probability is not shifted.
	for i := range tail {
		tail[i].draw = int32(n - 1 - i)
	}
	if h := a.hold(tail, n); h.share != 0 || h.shift != 0 {
		t.Errorf("an independent end is shifted by %v", h.shift)
	}
}

// However far weights, rates and effects multiply up, quiet courses and sketches say
// probabilities.
func TestRoughSolutionsOfExtremes(t *testing.T) {
	s := twoRungs("0")
	s.Steps = append(s.Steps, Step{Ladder: "tie", From: "allied", To: "apart", Rate: num("step.tie.allied.apart.rate", "0.01 to 100", belief.Rate)})
	for i := range 40 {
		s.Drivers = append(s.Drivers, driverOn(fmt.Sprintf("driver_%d", i), "0.05 to 0.95", "-20 to 20"))
	}
	for i := range 40 {
		shock := lasting(shockRate("0.01 to 100"), "0.01 to 100", "-20 to 20")
		shock.Key, shock.Repeats = fmt.Sprintf("shock_%d", i), i%2 == 0
		d := s.Drivers[i].Key
		shock.Push = []LevelChange{{d, num("shock."+shock.Key+".push."+d, "-20 to 20", belief.Weight)}}
		s.Shocks = append(s.Shocks, shock)
	}
	m := mustCompile(t, s)
	for _, points := range outlookOf(t, m, 1024).value {
		for _, view := range points {
			for _, p := range view {
				if !(p >= -rounding && p <= 1+rounding) {
					t.Fatalf("a quiet probability of %v", p)
				}
			}
		}
	}
}

// The likeliest outcome is what the others leave, whichever place it has among them.
func TestTheLikeliestOutcomeIsNotFollowed(t *testing.T) {
	for rate, want := range map[string]int{"0.01": 0, "0.5": 1} { // allied; apart
		l := outlookOf(t, mustCompile(t, withShock(twoRungs(rate), lasting(shockRate("0.05 to 0.2"), "1", "1"))))
		if len(l.followed) != 1 || l.followed[0] != want {
			t.Errorf("at a rate of %s outcomes %v are followed, want %d", rate, l.followed, want)
		}
		p := l.newProspect()
		z, err := l.logOdds(p, trial{})
		if end := p.quiet.seen[l.model.width():]; err != nil || z[0] != logOdds(end[want]) {
			t.Errorf("log-odds %v, want those of %v (%v)", z, end[want], err)
		}
	}
}
