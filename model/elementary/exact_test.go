package elementary

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

// wide is enough for every sum below to keep 100 bits after its cancellations.
const wide = 320

func wideFloat(x float64) *big.Float { return new(big.Float).SetPrec(wide).SetFloat64(x) }

// wideExp is e**x by Taylor's series at x/2**32, squared 32 times.
func wideExp(x *big.Float) *big.Float {
	prec := x.Prec()
	r := new(big.Float).SetMantExp(x, -32)
	sum := new(big.Float).SetPrec(prec).SetInt64(1)
	term := new(big.Float).SetPrec(prec).SetInt64(1)
	for k := int64(1); term.Sign() != 0 && term.MantExp(nil) > -int(prec); k++ {
		term.Mul(term, r).Quo(term, new(big.Float).SetInt64(k))
		sum.Add(sum, term)
	}
	for range 32 {
		sum.Mul(sum, sum)
	}
	return sum
}

// wideLog is log x by two of Halley's steps, each of which triples the digits of guess.
func wideLog(x *big.Float, guess float64) *big.Float {
	y := wideFloat(guess)
	for range 2 {
		e := wideExp(y)
		above := new(big.Float).Sub(x, e)
		above.Quo(above.Mul(above, big.NewFloat(2)), new(big.Float).Add(x, e))
		y.Add(y, above)
	}
	return y
}

// ulps returns how many units in the last place of want got is away from it.
func ulps(got float64, want *big.Float) float64 {
	exponent := max(want.MantExp(nil)-53, -1074)
	off := new(big.Float).Sub(wideFloat(got), want)
	units, _ := off.SetMantExp(off, -exponent).Float64()
	return math.Abs(units)
}

func TestAgainstWideArithmetic(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	one := wideFloat(1)
	spread := func(widest int) float64 {
		return math.Ldexp(2*random.Float64()-1, random.IntN(widest+61)-60)
	}
	exp := func(x float64) *big.Float { return wideExp(wideFloat(x)) }
	positive := func() float64 { return math.Ldexp(1+random.Float64(), random.IntN(2080)-1060) }
	nearOne := func() float64 { return math.Exp(spread(-1)) }
	log := func(x float64) *big.Float { return wideLog(wideFloat(x), Log(x)) }
	for _, c := range []struct {
		name  string
		f     func(float64) float64
		truth func(float64) *big.Float
		pick  func() float64
		bound float64
	}{
		{"Exp", Exp, exp, func() float64 { return max(spread(9), -708) }, 0.52},
		{"Exp, subnormal", Exp, exp, func() float64 { return -708 - 37*random.Float64() }, 0.76},
		{"Expm1", Expm1, func(x float64) *big.Float {
			return new(big.Float).Sub(exp(x), one)
		}, func() float64 { return spread(6) }, 2.2},
		{"Log", Log, log, positive, 0.53},
		{"Log near 1", Log, log, nearOne, 0.53},
		{"Log1p", Log1p, func(x float64) *big.Float {
			return wideLog(new(big.Float).Add(one, wideFloat(x)), math.Log1p(x))
		}, func() float64 { return max(spread(30), -0.999) }, 1.1},
		{"Logistic", Logistic, func(z float64) *big.Float {
			return new(big.Float).Quo(one, new(big.Float).Add(one, exp(-z)))
		}, func() float64 { return spread(6) }, 2.1},
		{"Logit", Logit, func(x float64) *big.Float {
			odds := new(big.Float).Sub(one, wideFloat(x))
			return wideLog(odds.Quo(wideFloat(x), odds), Logit(x))
		}, func() float64 { return max(random.Float64(), 0x1p-60) }, 2},
	} {
		worst, at := 0.0, 0.0
		for range 4000 {
			x := c.pick()
			if off := ulps(c.f(x), c.truth(x)); !(off <= worst) {
				worst, at = off, x
			}
		}
		t.Logf("%s: %.3f ulp at %v", c.name, worst, at)
		if !(worst <= c.bound) {
			t.Errorf("%s(%v) is %.3f ulp off, want at most %v", c.name, at, worst, c.bound)
		}
	}
}
