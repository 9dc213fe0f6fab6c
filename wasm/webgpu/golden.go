package webgpu

import (
	"context"
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"breakeven/nn/device"
)

// goldens are what the oracle (nn/device/ref) gives for every output of the
// cases: a line each, of a name, the number of values, a checksum and values: of
// exact outputs the middle and the last, of others all. Made by
//
//	go test ./wasm/webgpu -run TestGolden -update
//
//go:embed golden.txt
var goldens string

// nanValue stands for NaN in checksums.
const nanValue = 12345

// checksum is a sum in which every value has a weight of its own. The values are
// small fractions, so it is exact.
func checksum(v []float32) float64 {
	sum := 0.0
	for i, x := range v {
		x := float64(x)
		if math.IsNaN(x) {
			x = nanValue
		}
		sum += x * float64(1+device.Hash(1, uint32(i))%1000)
	}
	return sum
}

// samples are the places of the values that an exact output's line has.
func samples(n int) []int { return []int{n / 2, n - 1} }

// near is the tolerance of outputs that are not exact: absolute, and relative to
// the output's largest value. WGSL asks of exp(x) for 3 + 2|x| units in the last
// place, and no network's loss needs more.
const (
	nearAbs = 2e-6
	nearRel = 2e-5
)

// compare holds an output against its line; "" is right.
func compare(o output, v []float32, line string) string {
	f := strings.Split(line, "\t")
	if len(f) < 4 || f[0] != o.name || f[1] != strconv.Itoa(len(v)) {
		return fmt.Sprintf("the golden values have %q here", f[0])
	}
	want := make([]float64, len(f)-3)
	scale := 0.0
	for i := range want {
		want[i], _ = strconv.ParseFloat(f[i+3], 64)
		if !math.IsNaN(want[i]) {
			scale = max(scale, math.Abs(want[i]))
		}
	}
	places, allowed := samples(len(v)), 0.0
	if !o.exact {
		allowed = nearAbs + nearRel*scale
	}
	worst := ""
	for i, w := range want {
		at := i
		if o.exact {
			at = places[i]
		}
		g := float64(v[at])
		if float32(w) == v[at] || math.IsNaN(g) && math.IsNaN(w) || math.Abs(g-w) <= allowed {
			continue
		}
		worst = fmt.Sprintf("[%d] of %d is %g, must be %g", at, len(v), g, w)
	}
	if worst != "" || !o.exact {
		return worst
	}
	sum, _ := strconv.ParseFloat(f[2], 64)
	if got := checksum(v); got != sum {
		return fmt.Sprintf("some of %d values are wrong: their checksum is off by %g", len(v), got-sum)
	}
	return ""
}

// testGroup is a program of cases.
type testGroup struct {
	name  string
	rows  int
	cases func(*lab)
}

var testGroups = []testGroup{{"odd", oddRows, oddCases}, {"aligned", denseRows, alignedCases}, {"images", imageRows, imageCases}}

// bench is a lab's memory on a device.
type bench struct {
	lab   *lab
	dev   device.Device
	real  map[int]device.Buffer // by the number of the arena's own
	owned map[int][]bool        // the values that the program may change
	plan  device.Plan
}

// newBench compiles a lab's program on a device.
func newBench(dev device.Device, l *lab) (_ *bench, err error) {
	b := &bench{lab: l, dev: dev, real: map[int]device.Buffer{}, owned: map[int][]bool{}}
	defer func() {
		if err != nil {
			b.free()
		}
	}()
	for t := range l.arenas {
		for _, a := range l.arenas[t] {
			if b.real[a.buf.ID()], err = dev.Alloc(len(a.values), device.DType(t)); err != nil {
				delete(b.real, a.buf.ID())
				return nil, err
			}
			b.owned[a.buf.ID()] = make([]bool, len(a.values))
		}
	}
	for _, o := range l.ops {
		for _, v := range o.Out {
			for i := range v.Len {
				b.owned[v.Buf.ID()][v.Off+i] = true
			}
		}
		for _, views := range [][]device.View{o.In, o.Out} {
			for j, v := range views {
				if !v.IsZero() {
					views[j] = b.real[v.Buf.ID()].View(v.Off, v.Len)
				}
			}
		}
	}
	b.plan, err = dev.Compile(l.ops)
	return b, err
}

func (b *bench) free() {
	for _, buf := range b.real {
		b.dev.Free(buf)
	}
}

// start writes what every arena holds before.
func (b *bench) start() error {
	for t := range b.lab.arenas {
		for _, a := range b.lab.arenas[t] {
			if err := b.dev.Write(b.real[a.buf.ID()].All(), encode(a.values, device.DType(t))); err != nil {
				return err
			}
		}
	}
	return nil
}

// outputs reads the values of every output; around tells of a value outside of
// all of them that has changed.
func (b *bench) outputs(ctx context.Context) (values [][]float32, around string, err error) {
	// All reads begin before the first is waited for, where a device can do that.
	startRead := func(v device.View) func(context.Context, []byte) error {
		return func(ctx context.Context, data []byte) error { return b.dev.Read(ctx, v, data) }
	}
	if ahead, ok := b.dev.(device.ReadAhead); ok {
		startRead = ahead.StartRead
	}
	reads := map[int]func(context.Context, []byte) error{}
	for id, owned := range b.owned {
		if slices.Contains(owned, true) {
			reads[id] = startRead(b.real[id].All())
		}
	}
	after := map[int][]float32{}
	for t := range b.lab.arenas {
		for _, a := range b.lab.arenas[t] {
			id := a.buf.ID()
			if reads[id] == nil {
				continue
			}
			data := make([]byte, len(a.values)*device.DType(t).Size())
			if err := reads[id](ctx, data); err != nil {
				return nil, "", err
			}
			after[id] = decode(data, device.DType(t))
			for i, v := range after[id] {
				if !b.owned[id][i] && math.Float32bits(v) != math.Float32bits(a.values[i]) {
					around = b.near(id, i)
				}
			}
		}
	}
	for _, o := range b.lab.outs {
		values = append(values, after[o.view.Buf.ID()][o.view.Off:o.view.Off+o.view.Len])
	}
	return values, around, nil
}

// near names the output that lies nearest to a place.
func (b *bench) near(id, at int) string {
	name, distance := "", math.MaxInt
	for _, o := range b.lab.outs {
		if o.view.Buf.ID() != id {
			continue
		}
		if d := max(o.view.Off-at, at-o.view.Off-o.view.Len); d < distance {
			name, distance = o.name, d
		}
	}
	return name
}

// encode writes values as the elements of a type.
func encode(values []float32, t device.DType) []byte {
	b := make([]byte, 0, len(values)*t.Size())
	for _, v := range values {
		switch t {
		case device.F32:
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		case device.U8:
			b = append(b, byte(v))
		case device.U32:
			b = binary.LittleEndian.AppendUint32(b, uint32(v))
		}
	}
	return b
}

// decode reads elements of a type.
func decode(b []byte, t device.DType) []float32 {
	v := make([]float32, len(b)/t.Size())
	for i := range v {
		switch t {
		case device.F32:
			v[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
		case device.U8:
			v[i] = float32(b[i])
		case device.U32:
			v[i] = float32(binary.LittleEndian.Uint32(b[4*i:]))
		}
	}
	return v
}
