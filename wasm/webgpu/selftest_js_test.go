//go:build js && wasm

package webgpu

import (
	"context"
	"testing"
	"time"
)

// The software adapter computes right, in both forms, and the form that it is
// chosen for in the time that the page has, in one of five tries: others use this
// machine too.
func TestSelfTest(t *testing.T) {
	d := open(t)
	best := time.Hour
	for _, f := range []Form{Registers, Tiles, Registers, Registers, Registers, Registers} {
		d.form = f
		r, err := SelfTest(context.Background(), d)
		d.form = Registers
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d checks, compiled in %v, ran in %v", f, r.Checks, r.Compile, r.Run)
		for _, f := range r.Failures {
			t.Errorf("%s: %s", f.Kernel, f.What)
		}
		if f == Registers {
			best = min(best, r.Run)
		}
	}
	if best > 400*time.Millisecond {
		t.Errorf("the self-test takes %v without compiling, at most 400 ms are allowed", best)
	}
}
