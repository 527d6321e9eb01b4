package sample

import "testing"

// TestPhiloxKnownAnswers uses the vectors that come with Random123 (kat_vectors,
// philox4x64 10) and, the third, one computed independently in Python integers.
func TestPhiloxKnownAnswers(t *testing.T) {
	const all = 1<<64 - 1
	for _, c := range []struct {
		counter, want [4]uint64
		key           [2]uint64
	}{
		{[4]uint64{}, [4]uint64{0x16554d9eca36314c, 0xdb20fe9d672d0fdc, 0xd7e772cee186176b, 0x7e68b68aec7ba23b}, [2]uint64{}},
		{[4]uint64{all, all, all, all}, [4]uint64{0x87b092c3013fe90b, 0x438c3c67be8d0224, 0x9cc7d7c69cd777b6, 0xa09caebf594f0ba0}, [2]uint64{all, all}},
		{[4]uint64{1, 2, 3, 4}, [4]uint64{0xa39b5519339fe354, 0xaceb1228efc25196, 0xa0a2e3c25aa5f4fc, 0x08d0cfa9332720df}, [2]uint64{5, 6}},
	} {
		var got [4]uint64
		got[0], got[1], got[2], got[3] = philox(c.counter[0], c.counter[1], c.counter[2], c.counter[3], c.key[0], c.key[1])
		if got != c.want {
			t.Errorf("philox(%x, %x) = %x, want %x", c.counter, c.key, got, c.want)
		}
	}
}

// TestFinaliseKnownAnswers uses the first words of SplitMix64 from the states 0 and
// 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64").
func TestFinaliseKnownAnswers(t *testing.T) {
	const step = 0x9e3779b97f4a7c15
	for _, c := range []struct{ state, want uint64 }{
		{step, 0xe220a8397b1dcdaf}, {1234567 + step, 0x599ed017fb08fc85},
	} {
		if got := finalise(c.state); got != c.want {
			t.Errorf("finalise(%#x) = %#x, want %#x", c.state, got, c.want)
		}
	}
}
