package elementary

import (
	"math"
	"math/big"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// normalQuantiles was computed with 60 digits. Each p is exact as a float64 to the
// precision that the quantile needs, or its rounding is inside the bound.
var normalQuantiles = []struct{ p, z float64 }{
	{1e-300, -37.047096299361199}, {1e-16, -8.2220822161304356}, {1e-9, -5.9978070150076869},
	{1e-6, -4.753424308822899}, {0.001, -3.0902323061678135}, {0.01, -2.3263478740408411},
	{0.05, -1.6448536269514727}, {0.25, -0.67448975019608174}, {0.75, 0.67448975019608174},
	{0.95, 1.6448536269514723}, {0.99, 2.3263478740408408}, {0.999, 3.0902323061678133},
	{0.999999, 4.7534243088170878}, {0.999999999, 5.9978070196016374},
}

func TestNormalQuantileKnownValues(t *testing.T) {
	for _, c := range normalQuantiles {
		if z := NormalQuantile(c.p); math.Abs(z/c.z-1) > 6e-16 {
			t.Errorf("NormalQuantile(%v) = %v, want %v", c.p, z, c.z)
		}
	}
}

// wideTail is the probability of a normal number below z < 0: one half less the
// density times z + z³/3 + z⁵/15 + …, with enough bits for what cancels.
func wideTail(z float64) (below, density *big.Float) {
	prec := 200 + int(z*z)
	x := new(big.Float).SetPrec(uint(prec)).SetFloat64(-z)
	square := new(big.Float).Mul(x, x)
	term, sum := new(big.Float).Copy(x), new(big.Float).Copy(x)
	for k := int64(3); term.MantExp(nil) > sum.MantExp(nil)-prec; k += 2 {
		term.Mul(term, square).Quo(term, new(big.Float).SetInt64(k))
		sum.Add(sum, term)
	}
	density = wideExp(new(big.Float).Quo(square, big.NewFloat(-2)))
	density.Quo(density, new(big.Float).SetPrec(uint(prec)).Sqrt(twoPi(uint(prec))))
	half := new(big.Float).SetPrec(uint(prec)).SetFloat64(0.5)
	return half.Sub(half, sum.Mul(sum, density)), density
}

// twoPi by Machin's formula, π/4 = 4·arctan(1/5) − arctan(1/239).
func twoPi(prec uint) *big.Float {
	arctan := func(n int64) *big.Float {
		sum, power := new(big.Float).SetPrec(prec), new(big.Float).SetPrec(prec).SetInt64(1)
		power.Quo(power, new(big.Float).SetInt64(n))
		for k := int64(1); power.MantExp(nil) > -int(prec); k += 2 {
			term := new(big.Float).Quo(power, new(big.Float).SetInt64(k))
			if k%4 == 3 {
				term.Neg(term)
			}
			sum.Add(sum, term)
			power.Quo(power, new(big.Float).SetInt64(n*n))
		}
		return sum
	}
	pi := new(big.Float).Mul(arctan(5), big.NewFloat(32))
	return pi.Sub(pi, new(big.Float).Mul(arctan(239), big.NewFloat(8)))
}

func TestNormalQuantileInvertsTheDistribution(t *testing.T) {
	worst := 0.0
	check := func(p float64) {
		z := NormalQuantile(p)
		below, density := wideTail(z)
		off := below.Sub(below, new(big.Float).SetFloat64(p))
		step, _ := off.Quo(off, density).Float64() // Newton's step to the true quantile
		worst = max(worst, math.Abs(step/z))
	}
	for p := 0.4999; p > 1e-12; p *= 0.99 {
		check(p)
	}
	for p := 1e-12; p > 1e-300; p *= 1e-4 {
		check(p)
	}
	if !(worst < 7e-16) {
		t.Errorf("NormalQuantile is off by relative %v", worst)
	}
}

func TestNormalQuantileAgreesWithGonum(t *testing.T) {
	for i := 1; i < 1<<14; i++ {
		p := float64(i) / (1 << 14)
		z, want := NormalQuantile(p), distuv.UnitNormal.Quantile(p)
		if math.Abs(z-want) > 1e-15*math.Abs(want) {
			t.Fatalf("NormalQuantile(%v) = %v, want %v", p, z, want)
		}
		if z != -NormalQuantile(1-p) {
			t.Fatalf("NormalQuantile(%v) is not the opposite of NormalQuantile(%v)", p, 1-p)
		}
	}
}
