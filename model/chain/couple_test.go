package chain

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Two laws at once have the bits that they have one after the other, on whatever processor:
// for any arcs, none included, any dead states, and numbers as small as they come.
func TestApplyPairIsApply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := randomInstance(t, 3)
		c := in.Chain
		d := c.Killed(in.randomSet(t))
		w := c.NewWorkspace()
		if err := w.load(in.rates, 0.5); err != nil {
			t.Fatal(err)
		}
		mass := rapid.OneOf(rapid.Float64Range(0, 1), rapid.SampledFrom([]float64{0, 5e-324, 1e-310, 1}))
		states := len(c.Live())
		var p, q, nowP, nowQ []float64
		for range states {
			p, q = append(p, mass.Draw(t, "p")), append(q, mass.Draw(t, "q"))
			nowP, nowQ = append(nowP, mass.Draw(t, "now p")), append(nowQ, mass.Draw(t, "now q"))
		}
		d.bury(q)
		d.bury(nowQ)
		var now, next, plain couple
		var nowVector, nextP, nextQ vector
		for s := range states {
			w.pair[s], now[s] = [2]float64{p[s], q[s]}, [2]float64{nowP[s], nowQ[s]}
		}
		factor := rapid.Float64Range(0, 1).Draw(t, "factor")
		w.applyPair(&next, &now, factor, d.live)
		w.applyPairPlainly(&plain, &now, factor, d.live)
		copy(nowVector[:], nowP)
		w.apply(&nextP, &nowVector, p, factor)
		copy(nowVector[:], nowQ)
		w.apply(&nextQ, &nowVector, q, factor)
		for s := range states {
			if !d.live[s] {
				nextQ[s] = 0
			}
			for law, want := range [2]float64{nextP[s], nextQ[s]} {
				if math.Float64bits(next[s][law]) != math.Float64bits(want) || math.Float64bits(plain[s][law]) != math.Float64bits(want) {
					t.Fatalf("law %d, state %d of %d: %v, plainly %v, alone %v", law, s, states, next[s][law], plain[s][law], want)
				}
			}
		}
		for s := states; s < MaxStates; s++ {
			if next[s] != [2]float64{} {
				t.Fatalf("state %d, which is none, has %v", s, next[s])
			}
		}
	})
}
