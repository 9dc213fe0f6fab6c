package devicetest

import (
	"errors"
	"testing"

	"breakeven/nn/device"
)

func (s *suite) refuses(t *testing.T) {
	b := s.bench(t)
	d, unknown := b.dev, device.NumKinds
	if d.Supports(unknown) {
		t.Fatalf("supports operation %d, which does not exist", unknown)
	}
	v := b.pairs[b.floats("v", true, []float32{1})].dev
	_, err := d.Compile([]device.Op{device.SGD(v, v), {Kind: unknown}})
	var u *device.UnsupportedError
	if !errors.As(err, &u) || u.Kind != unknown {
		t.Errorf("Compile gave %v, want *UnsupportedError", err)
	}
	for k := device.Kind(0); k < device.NumKinds; k++ {
		if !d.Supports(k) && !k.OfSequences() {
			t.Errorf("lacks %v", k)
		}
	}
}

// complete proves that a device for sequences lacks nothing.
func (s *suite) complete(t *testing.T) {
	d := s.bench(t).dev
	for k := range device.NumKinds {
		if !d.Supports(k) {
			t.Errorf("lacks %v", k)
		}
	}
}
