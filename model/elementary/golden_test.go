package elementary

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"testing"
)

// TestBitsAreTheSameEverywhere holds the hash that amd64 (v1 and v3), 386 and arm64
// all gave. A processor, a compiler or an edit that changes one bit fails it.
func TestBitsAreTheSameEverywhere(t *testing.T) {
	const want = 0x31bddd3d5fcda6bf
	random := rand.New(rand.NewPCG(3, 4))
	sum := fnv.New64a()
	put := func(y float64) {
		if y != y {
			y = math.NaN() // one NaN for all
		}
		sum.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(y)))
	}
	for range 20_000 {
		u := 1 - random.Float64()
		small := math.Ldexp(u, -random.IntN(1060))
		x := math.Ldexp(2*u-1, random.IntN(40)-29)
		put(Exp(x))
		put(Expm1(x))
		put(Log(small))
		put(Log1p(x))
		put(Logistic(x))
		put(Logit(u))
		put(NormalQuantile(u))
		put(NormalQuantile(small))
	}
	if got := sum.Sum64(); got != want {
		t.Errorf("the hash of 160,000 results is %#x, want %#x", got, uint64(want))
	}
}
