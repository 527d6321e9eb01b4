package main

import (
	"math"
	"testing"
)

func TestAxisOf(t *testing.T) {
	a, err := axisOf("driver.war.now=10%:0.5:5", 21)
	if err != nil || a.Address != "driver.war.now" || len(a.Values) != 5 || a.Values[0] != 0.1 || math.Abs(a.Values[2]-0.3) > 1e-15 || a.Values[4] != 0.5 {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err := axisOf("x=-1:1", 3); err != nil || len(a.Values) != 3 || a.Values[1] != 0 {
		t.Errorf("%+v, %v", a, err)
	}
	for _, bad := range []string{"", "x", "x=1", "=1:2", "x=2:1", "x=1:1", "x=1:2:1", "x=1:2:1001", "x=1:2:3:4", "x=a:2", "x=1:NaN", "x=0:Inf", "x=-1e308:1e308"} {
		if a, err := axisOf(bad, 3); err == nil {
			t.Errorf("%q gives %+v", bad, a)
		}
	}
}

// Whatever is accepted is an ascending list of finite numbers.
func FuzzAxisOf(f *testing.F) {
	f.Add("driver.war.now=0.1:0.9:5")
	f.Add("x=1%:20%")
	f.Add("x=-1e6:1e6:3")
	f.Fuzz(func(t *testing.T, text string) {
		a, err := axisOf(text, 3)
		if err != nil {
			return
		}
		for i, v := range a.Values {
			if math.IsNaN(v) || math.IsInf(v, 0) || i > 0 && v < a.Values[i-1] {
				t.Fatalf("%q gives %v", text, a.Values)
			}
		}
	})
}
