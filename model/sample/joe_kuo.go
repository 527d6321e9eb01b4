package sample

import (
	_ "embed"
	"math/bits"
	"strconv"
	"strings"
	"sync"
)

// joeKuo is a table whose head states its origin and licence.
//
//go:embed joe_kuo.txt
var joeKuo string

// MostDimensions is the number of dimensions of the table.
const MostDimensions = 1024

// generators returns the generator matrices of all dimensions by column.
var generators = sync.OnceValue(func() [][digits]uint32 {
	matrices := make([][digits]uint32, 0, MostDimensions)
	for line := range strings.Lines(joeKuo) {
		if line[0] != '#' {
			matrices = append(matrices, generator(numbers(line)))
		}
	}
	return matrices
})

// generator extends the direction numbers m by the recurrence of the polynomial
// (Joe and Kuo 2008, equation 3).
func generator(polynomial uint32, m []uint32) (columns [digits]uint32) {
	degree := bits.Len32(polynomial) - 1
	for k := range columns {
		switch {
		case degree == 0: // van der Corput's sequence
			columns[k] = 1 << (digits - 1 - k)
		case k < degree:
			columns[k] = m[k] << (digits - 1 - k)
		default:
			columns[k] = columns[k-degree] >> degree
			for j := range degree {
				columns[k] ^= columns[k-degree+j] & -(polynomial >> j & 1)
			}
		}
	}
	return columns
}

// numbers reads a line of joeKuo.
func numbers(line string) (polynomial uint32, m []uint32) {
	for field := range strings.FieldsSeq(line) {
		x, err := strconv.ParseUint(field, 10, 32)
		if err != nil {
			panic("sample: the embedded direction numbers are damaged: " + err.Error())
		}
		m = append(m, uint32(x))
	}
	return m[0], m[1:]
}
