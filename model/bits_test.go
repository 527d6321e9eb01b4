package model

import (
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"testing"
)

// The bits of a forecast in which everything happens, the same on every processor,
// with and without fused multiplication and addition: run this test under
// GOARCH=amd64 with GOAMD64=v1 and v3, 386 and arm64. After a change that is meant
// to change numbers, take the value that it prints.
const forecastBits = 0xb87303c7bf7ab612

func TestBitsAreThoseOfEveryProcessor(t *testing.T) {
	f := mustRun(t, rich(), Plan{Seed: 13, Randomizations: 8, Draws: 256, Futures: 12, Steps: 1})
	sampled := mustRun(t, rich(), Plan{Seed: 13, Randomizations: 8, Draws: 256, Futures: 3, Steps: 1, Method: Sampled})
	h := fnv.New64a()
	count := 0
	var mix func(v reflect.Value)
	mix = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Float64:
			count++
			h.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(v.Float())))
		case reflect.Slice:
			for i := range v.Len() {
				mix(v.Index(i))
			}
		case reflect.Struct:
			for _, field := range v.Fields() {
				mix(field)
			}
		}
	}
	for _, x := range []*Forecast{f, sampled} {
		for _, part := range []any{x.Outcomes, x.Ladders, x.Drivers, x.Shocks, x.Draws} {
			mix(reflect.ValueOf(part))
		}
	}
	if count < 5_000 {
		t.Fatalf("only %d numbers were looked at", count)
	}
	if got := h.Sum64(); got != forecastBits {
		t.Errorf("the %d numbers of two forecasts have the bits %s, not %#x", count, fmt.Sprintf("%#x", got), uint64(forecastBits))
	}
}
