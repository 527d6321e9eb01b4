package model

import (
	"fmt"
	"math"
	"strings"

	"gonum.org/v1/gonum/mat"
)

// nearestCorrelation returns the correlation matrix nearest to a in the
// Frobenius norm among those with no eigenvalue below least, by alternating
// projections with Dykstra's correction (Higham, IMA J. Numer. Anal. 22, 2002).
func nearestCorrelation(a *mat.SymDense, least float64) *mat.SymDense {
	const rounds, enough = 10_000, 1e-10
	n := a.SymmetricDim()
	y, correction := mat.NewSymDense(n, nil), mat.NewSymDense(n, nil)
	y.CopySym(a)
	for range rounds {
		r, x := mat.NewSymDense(n, nil), mat.NewSymDense(n, nil)
		subtract(r, y, correction)
		raiseEigenvalues(x, r, least)
		subtract(correction, x, r)
		change := 0.0
		for i := range n {
			for j := range i + 1 {
				v := x.At(i, j)
				if i == j {
					v = 1
				}
				change = math.Max(change, math.Abs(v-y.At(i, j)))
				y.SetSym(i, j, v)
			}
		}
		if change < enough {
			break
		}
	}
	return y
}

func subtract(dst, a, b *mat.SymDense) {
	for i := range dst.SymmetricDim() {
		for j := range i + 1 {
			dst.SetSym(i, j, a.At(i, j)-b.At(i, j))
		}
	}
}

// raiseEigenvalues sets dst to src with its eigenvalues below least set to least.
func raiseEigenvalues(dst, src *mat.SymDense, least float64) {
	var eigen mat.EigenSym
	if !eigen.Factorize(src, true) {
		panic("model: eigenvalues of a finite symmetric matrix do not converge")
	}
	var vectors, scaled, product mat.Dense
	eigen.VectorsTo(&vectors)
	scaled.CloneFrom(&vectors)
	for j, value := range eigen.Values(nil) {
		for i := range vectors.RawMatrix().Rows {
			scaled.Set(i, j, scaled.At(i, j)*math.Max(value, least))
		}
	}
	product.Mul(&scaled, vectors.T())
	for i := range dst.SymmetricDim() {
		for j := range i + 1 {
			dst.SetSym(i, j, (product.At(i, j)+product.At(j, i))/2)
		}
	}
}

// Offered correlations have two digits and keep this distance from
// contradiction, more than their rounding can take away for a dozen drivers.
const offeredLeast = 0.05

// offer writes out the correlations that must change for a matrix to be valid,
// and to what.
func offer(matrix [][]float64, names []string) string {
	n := len(matrix)
	a := mat.NewSymDense(n, nil)
	for i := range n {
		for j := range i + 1 {
			a.SetSym(i, j, matrix[i][j])
		}
	}
	nearest := nearestCorrelation(a, offeredLeast)
	var parts []string
	for i := range n {
		for j := range i {
			if v := math.Round(100*nearest.At(i, j)) / 100; math.Abs(v-matrix[i][j]) >= 0.01 {
				parts = append(parts, fmt.Sprintf("%s.%s = %.2f", names[j], names[i], v))
			}
		}
	}
	return "the nearest set without contradiction has correlation." + strings.Join(parts, ", correlation.")
}
