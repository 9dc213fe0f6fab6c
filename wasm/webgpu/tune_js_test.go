//go:build js && wasm

package webgpu

import (
	"context"
	"testing"
)

// The form that is chosen is the faster one; on the software adapter, where
// barriers are dear, that is known.
func TestTune(t *testing.T) {
	d := open(t)
	got, err := d.measureForms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("registers %v, tiles %v", got.Registers, got.Tiles)
	if (got.Form == Tiles) != (float64(got.Registers) > gain*float64(got.Tiles)) || got.Registers <= 0 || got.Tiles <= 0 {
		t.Errorf("chose %+v", got)
	}
	if !d.Info().Fallback {
		return
	}
	if got.Form != Registers {
		t.Errorf("a software adapter: chose %+v", got)
	}
	if got, err = d.Tune(context.Background()); err != nil || got.Form != Registers || d.Form() != Registers || got.Tiles != 0 {
		t.Errorf("a software adapter, not measured: %+v, %v", got, err)
	}
}
