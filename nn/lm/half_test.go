package lm

import (
	"math"
	"testing"
)

func TestHalf(t *testing.T) {
	for h, want := range map[uint16]float32{
		0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0400: 1. / (1 << 14), 0x0001: 1. / (1 << 24), 0x3555: 0.333251953125, 0: 0,
	} {
		if got := fromHalf(h); got != want {
			t.Errorf("%04x is %g, want %g", h, got, want)
		}
	}
	for x, want := range map[float32]uint16{
		65519: 0x7bff, 65520: 0x7c00, -1e30: 0xfc00, // above the largest half by less, by exactly half a step, by much
		1 + 1./2048: 0x3c00, 1 + 3./2048: 0x3c02, 1 + 1.01/2048: 0x3c01, // ties to even
		1. / (1 << 25): 0, 3. / (1 << 25): 2, 1e-10: 0, 2047. / (1 << 25): 0x400, // and where they are subnormal
	} {
		if got := toHalf(x); got != want {
			t.Errorf("%g becomes %04x, want %04x", x, got, want)
		}
	}
	for i := range 1 << 16 {
		h := uint16(i)
		switch x := fromHalf(h); {
		case x != x:
			if !math.IsNaN(float64(fromHalf(toHalf(x)))) {
				t.Fatalf("%04x is no number, but becomes one", h)
			}
		case toHalf(x) != h:
			t.Fatalf("%04x becomes %g and then %04x", h, x, toHalf(x))
		}
	}
}
