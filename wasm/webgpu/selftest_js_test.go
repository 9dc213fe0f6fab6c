//go:build js && wasm

package webgpu

import (
	"context"
	"testing"
	"time"
)

// The software adapter computes right in both forms, and in the one that it is chosen
// for sooner than in the other, by the best of some tries: others use this machine too.
func TestSelfTest(t *testing.T) {
	d := open(t)
	best := map[Form]time.Duration{}
	for _, f := range []Form{Registers, Tiles, Registers, Tiles, Registers, Tiles, Registers} {
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
		if was, ok := best[f]; !ok || r.Run < was {
			best[f] = r.Run
		}
	}
	if best[Registers] >= best[Tiles] {
		t.Errorf("the self-test takes %v in registers, %v in tiles", best[Registers], best[Tiles])
	}

}
