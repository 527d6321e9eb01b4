package sample

// A Stream is the random numbers of one named quantity. It holds no position: a
// number is a pure function of the seed, the name and where it is asked for, so
// that it does not depend on what else is drawn, in which order, or on which
// processor. It may be copied and used by many goroutines at once.
//
// Numbers are addressed by draw, future and step, all ≥ 0. Streams of different
// seeds or names, and numbers of different addresses, are independent.
type Stream struct{ key0, key1 uint64 }

// NewStream returns the stream of name under seed. Philox runs with the key
// (seed, hash of name) and the counter (draw, future, step/4, 0).
func NewStream(seed uint64, name string) Stream { return Stream{seed, hash(name)} }

// Uint64 returns 64 random bits.
func (s Stream) Uint64(draw, future, step int) uint64 {
	w := s.block(draw, future, step/4)
	return w[step%4]
}

// Uniform returns a number uniform on (0, 1): one of the odd multiples of 2**−53,
// hence never 0, 1 or 1/2.
func (s Stream) Uniform(draw, future, step int) float64 {
	return uniform(s.Uint64(draw, future, step))
}

// Normal returns a standard normal number. It is made of the same bits as Uint64
// and Uniform there, so that a quantity asks for one of them only.
func (s Stream) Normal(draw, future, step int) float64 {
	word := s.Uint64(draw, future, step)
	if z, done := normal(word); done {
		return z
	}
	return s.refine(word, draw, future, step)
}

// Uniforms sets dst[step] to Uniform(draw, future, step) for every step.
func (s Stream) Uniforms(dst []float64, draw, future int) {
	for block := 0; 4*block < len(dst); block++ {
		words := s.block(draw, future, block)
		for j, word := range words[:min(4, len(dst)-4*block)] {
			dst[4*block+j] = uniform(word)
		}
	}
}

// Normals sets dst[step] to Normal(draw, future, step) for every step.
func (s Stream) Normals(dst []float64, draw, future int) {
	for block := 0; 4*block < len(dst); block++ {
		words := s.block(draw, future, block)
		for j, word := range words[:min(4, len(dst)-4*block)] {
			z, done := normal(word)
			if !done {
				z = s.refine(word, draw, future, 4*block+j)
			}
			dst[4*block+j] = z
		}
	}
}

func (s Stream) block(draw, future, block int) (words [4]uint64) {
	words[0], words[1], words[2], words[3] = philox(uint64(draw), uint64(future), uint64(block), 0, s.key0, s.key1)
	return words
}

// uniform keeps 52 bits: a 53rd would make the middle of the last interval round to 1.
func uniform(word uint64) float64 {
	return float64(int64(word>>12)<<1|1) * 0x1p-53
}

// hash is FNV-1a, finalised to spread the last bytes of a name over all bits.
func hash(name string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001b3
	}
	return finalise(h)
}

// finalise is the output function of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
func finalise(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
