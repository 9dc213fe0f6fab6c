//go:build !js

package webgpu

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strconv"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/ref"
	"gonum.org/v1/gonum/blas/gonum"
)

var update = flag.Bool("update", false, "write golden.txt")

// goldenLine is an output's line in golden.txt.
func goldenLine(o output, v []float32) string {
	line := fmt.Sprintf("%s\t%d\t", o.name, len(v))
	values := v
	if o.exact {
		line += strconv.FormatFloat(checksum(v), 'g', -1, 64)
		values = nil
		for _, i := range samples(len(v)) {
			values = append(values, v[i])
		}
	} else {
		line += "near"
	}
	digits := 6 // more than the tolerance asks for
	if o.exact {
		digits = -1
	}
	for _, x := range values {
		line += "\t" + strconv.FormatFloat(float64(x), 'g', digits, 32)
	}
	return line + "\n"
}

// The golden values are the oracle's, and small.
func TestGolden(t *testing.T) {
	got := ""
	add := func(l *lab, steps []device.Step) {
		b, err := newBench(ref.New(), l)
		if err != nil {
			t.Fatal(err)
		}
		values, around, err := b.run(context.Background(), steps)
		if err != nil || around != "" {
			t.Fatal(err, around)
		}
		for i, o := range l.outs {
			got += goldenLine(o, values[i])
		}
	}
	for _, g := range testGroups {
		add(g.lab(), testSteps(g.rows))
	}
	add(networkLab(), networkSteps())
	if *update {
		if err := os.WriteFile("golden.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != goldens {
		t.Error("golden.txt is not what the oracle gives now: go test ./wasm/webgpu -run TestGolden -update")
	}
	if len(got) > 10<<10 {
		t.Errorf("golden.txt has %d bytes, must be at most 10 KiB", len(got))
	}
}

// Another right device passes: exact outputs don't depend on the order of sums.
func TestSelfTestPassesOthers(t *testing.T) {
	r, err := SelfTest(context.Background(), cpu.New(gonum.Implementation{}, cpu.Generic{}))
	if err != nil || !r.OK() {
		t.Errorf("%v, %+v", err, r)
	}
	t.Logf("%d checks", r.Checks)
}
