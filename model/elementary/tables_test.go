package elementary

import (
	"math"
	"math/big"
	"testing"
)

func TestPowersTable(t *testing.T) {
	ln2 := wideLog(wideFloat(2), math.Ln2)
	for i, p := range powers {
		exact := wideExp(new(big.Float).Mul(ln2, wideFloat(float64(i)/128)))
		if head, _ := exact.Float64(); p.head != head {
			t.Errorf("powers[%d].head = %x, want %x", i, p.head, head)
		}
		loss := new(big.Float).Sub(exact, wideFloat(p.head))
		if tail, _ := loss.Quo(loss, wideFloat(p.head)).Float64(); p.tail != tail {
			t.Errorf("powers[%d].tail = %x, want %x", i, p.tail, tail)
		}
	}
}

func TestLogsTable(t *testing.T) {
	for i, l := range logs {
		if short := math.Ldexp(l.inverse, 10); short != math.Floor(short) {
			t.Errorf("logs[%d].inverse = %x has more than 11 significant bits", i, l.inverse)
		}
		for _, end := range []int{i, i + 1} {
			z := math.Float64frombits(logsFrom + uint64(end)<<45)
			if math.Abs(z*l.inverse-1) > 1.0/128 {
				t.Errorf("logs[%d].inverse = %v is far from 1/%v", i, l.inverse, z)
			}
		}
		exact := wideLog(wideFloat(l.inverse), math.Log(l.inverse))
		checkParts(t, "−log(inverse)", exact.Neg(exact), l.head, l.tail)
	}
	ln2 := wideLog(wideFloat(2), math.Ln2)
	checkParts(t, "log 2", ln2, ln2Head, ln2Tail)
	checkParts(t, "log(2)/128", new(big.Float).SetMantExp(ln2, -7), stepHead, stepTail)
	if got, want := float64(perLn2), float64(128/math.Ln2); got != want {
		t.Errorf("perLn2 = %x, want %x", got, want)
	}
}

// checkParts wants head on the grid of 2**−42 and tail to be what it leaves of exact.
func checkParts(t *testing.T, name string, exact *big.Float, head, tail float64) {
	t.Helper()
	if grid := math.Ldexp(head, 42); grid != math.Floor(grid) {
		t.Errorf("the head %x of %s ends below 2**−42", head, name)
	}
	if rest, _ := new(big.Float).Sub(exact, wideFloat(head)).Float64(); tail != rest {
		t.Errorf("the tail of %s is %x, want %x", name, tail, rest)
	}
}
