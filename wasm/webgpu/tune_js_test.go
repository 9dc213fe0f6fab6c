//go:build js && wasm

package webgpu

import (
	"context"
	"testing"
)

// On the software adapter barriers are dear, and the measurement sees it.
func TestTune(t *testing.T) {
	d := open(t)
	got, err := d.measureForms(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("registers %v, tiles %v", got.Registers, got.Tiles)
	if got.Form != Registers || got.Tiles <= got.Registers || got.Registers <= 0 {
		t.Errorf("chose %+v", got)
	}
	if got, err = d.Tune(context.Background()); err != nil || got.Form != Registers || d.Form() != Registers || got.Tiles != 0 {
		t.Errorf("a software adapter: %+v, %v", got, err)
	}
}
