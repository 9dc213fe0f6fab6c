package device_test

import (
	"fmt"
	"math"
	"testing"

	"breakeven/nn/device"
)

func panics(f func()) bool { return panicOf(f) != nil }

func panicOf(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

// constructors makes each operation from its views' lengths, with their types.
var constructors = []struct {
	name  string
	types []device.DType
	lens  []int
	make  func(v []device.View) device.Op
}{
	{"Gather", []device.DType{device.F32}, []int{3 * 5}, func(v []device.View) device.Op {
		return device.Gather(v[0], buffer(7*5, device.U8), buffer(9, device.U32), 3, 5, 1)
	}},
	{"Pick", []device.DType{device.U32}, []int{3}, func(v []device.View) device.Op {
		return device.Pick(v[0], buffer(7, device.U8), buffer(9, device.U32), 3)
	}},
	{"Dense", f32(4), []int{3 * 2, 3 * 5, 5 * 2, 2}, func(v []device.View) device.Op { return device.Dense(v[0], v[1], v[2], v[3], 3, 5, 2) }},
	{"DenseWeightGrad", f32(4), []int{5 * 2, 2, 3 * 5, 3 * 2}, func(v []device.View) device.Op {
		return device.DenseWeightGrad(v[0], v[1], v[2], v[3], 3, 5, 2)
	}},
	{"DenseInputGrad", f32(3), []int{3 * 5, 3 * 2, 5 * 2}, func(v []device.View) device.Op { return device.DenseInputGrad(v[0], v[1], v[2], 3, 5, 2) }},
	{"Conv", f32(4), []int{3 * 4 * 3 * 5, 3 * 2 * 5 * 7, 4 * 2 * 3 * 3, 4}, func(v []device.View) device.Op {
		return device.Conv(v[0], v[1], v[2], v[3], 3, image, 4, 3)
	}},
	{"ConvWeightGrad", f32(4), []int{4 * 2 * 3 * 3, 4, 3 * 2 * 5 * 7, 3 * 4 * 3 * 5}, func(v []device.View) device.Op {
		return device.ConvWeightGrad(v[0], v[1], v[2], v[3], 3, image, 4, 3)
	}},
	{"ConvInputGrad", f32(3), []int{3 * 2 * 5 * 7, 3 * 4 * 3 * 5, 4 * 2 * 3 * 3}, func(v []device.View) device.Op {
		return device.ConvInputGrad(v[0], v[1], v[2], 3, image, 4, 3)
	}},
	{"MaxPool", f32(2), []int{3 * 2 * 2 * 3, 3 * 2 * 5 * 7}, func(v []device.View) device.Op { return device.MaxPool(v[0], v[1], 3, image) }},
	{"MaxPoolGrad", f32(3), []int{3 * 2 * 5 * 7, 3 * 2 * 5 * 7, 3 * 2 * 2 * 3}, func(v []device.View) device.Op {
		return device.MaxPoolGrad(v[0], v[1], v[2], 3, image)
	}},
	{"ReLU", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.ReLU(v[0], v[1], 3, 5) }},
	{"ReLUGrad", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.ReLUGrad(v[0], v[1], v[2], 3, 5) }},
	{"Tanh", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Tanh(v[0], v[1], 3, 5) }},
	{"TanhGrad", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.TanhGrad(v[0], v[1], v[2], 3, 5) }},
	{"Sigmoid", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Sigmoid(v[0], v[1], 3, 5) }},
	{"SigmoidGrad", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.SigmoidGrad(v[0], v[1], v[2], 3, 5) }},
	{"Dropout", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Dropout(v[0], v[1], 3, 5, 0.5, 1) }},
	{"Softmax", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Softmax(v[0], v[1], 3, 5) }},
	{"SoftmaxCrossEntropy", append(f32(2), device.U32), []int{3 * 5, 3 * 5, 3}, func(v []device.View) device.Op {
		return device.SoftmaxCrossEntropy(v[0], buffer(8, device.F32), v[1], v[2], 3, 5)
	}},
	{"Decay", nil, nil, func([]device.View) device.Op { return device.Decay(buffer(7, device.F32), 0.1) }},
	{"SGD", f32(2), []int{7, 7}, func(v []device.View) device.Op { return device.SGD(v[0], v[1]) }},
	{"Momentum", f32(3), []int{7, 7, 7}, func(v []device.View) device.Op { return device.Momentum(v[0], v[1], v[2], 0.9) }},
	{"Adam", f32(4), []int{7, 7, 7, 7}, func(v []device.View) device.Op { return device.Adam(v[0], v[1], v[2], v[3], 0.9, 0.999, 1e-8) }},
}

var image = device.Planes{C: 2, H: 5, W: 7}

func f32(n int) []device.DType { return make([]device.DType, n) }

func buffer(n int, t device.DType) device.View { return device.NewBuffer(1, n, t).All() }

// A view of another length, another type, or none at all is a mistake that
// every constructor must notice.
func TestConstructorsCheckShapes(t *testing.T) {
	seen := map[device.Kind]bool{}
	for _, c := range constructors {
		views := func(change int, to device.View) []device.View {
			v := make([]device.View, len(c.lens))
			for i := range v {
				v[i] = buffer(c.lens[i], c.types[i])
			}
			if change >= 0 {
				v[change] = to
			}
			return v
		}
		op := c.make(views(-1, device.View{}))
		if op.Kind.String() != c.name {
			t.Errorf("%s made %v", c.name, op.Kind)
		}
		seen[op.Kind] = true
		for i, n := range c.lens {
			bad := map[string]device.View{
				"one more":     buffer(n+1, c.types[i]),
				"one less":     buffer(n-1, c.types[i]),
				"another type": buffer(n, (c.types[i]+1)%3),
				"none":         {},
			}
			if c.name == "SoftmaxCrossEntropy" && i == 0 {
				delete(bad, "none") // no gradient wanted
			}
			for what, v := range bad {
				if !panics(func() { c.make(views(i, v)) }) {
					t.Errorf("%s took %s for view %d", c.name, what, i)
				}
			}
		}
	}
	if !panics(func() { device.Decay(buffer(7, device.U32), 0.1) }) {
		t.Error("Decay took weights that are no numbers")
	}
	if len(seen) != int(device.NumKinds) {
		t.Errorf("%d kinds are tested, of %d", len(seen), device.NumKinds)
	}
}

// Kernels larger than their image, images without channels, and chances that
// are none.
func TestConstructorsCheckSettings(t *testing.T) {
	v := buffer(0, device.F32)
	for _, c := range []struct {
		shape  device.Planes
		out, k int
	}{
		{device.Planes{C: 1, H: 2, W: 3}, 1, 3}, {device.Planes{C: 1, H: 3, W: 2}, 1, 3},
		{device.Planes{C: 0, H: 3, W: 3}, 1, 3}, {device.Planes{C: 1, H: 3, W: 3}, 0, 3}, {device.Planes{C: 1, H: 3, W: 3}, 1, 0},
	} {
		for name, make := range map[string]func(){
			"Conv":           func() { device.Conv(v, v, v, v, 0, c.shape, c.out, c.k) },
			"ConvWeightGrad": func() { device.ConvWeightGrad(v, v, v, v, 0, c.shape, c.out, c.k) },
			"ConvInputGrad":  func() { device.ConvInputGrad(v, v, v, 0, c.shape, c.out, c.k) },
		} {
			if got, want := panicOf(make), "device: "+name+": a kernel does not fit its image"; got != want {
				t.Errorf("%s of %+v: panic %v, want %s", name, c, got, want)
			}
		}
	}
	for _, p := range []float32{-0.1, 1, float32(math.NaN())} {
		if !panics(func() { device.Dropout(v, v, 0, 0, p, 0) }) {
			t.Errorf("Dropout took p = %g", p)
		}
	}
}

// Known answers of lowbias32, by its author's definition in exact arithmetic,
// and a share of small numbers that is what it should be.
func TestHash(t *testing.T) {
	for _, c := range []struct{ seed, place, want uint32 }{{0, 0, 0x0}, {0, 1, 0x688990c0}, {1, 0, 0x58f54975}, {4294967295, 12345, 0xe16d080a}} {
		if got := device.Hash(c.seed, c.place); got != c.want {
			t.Errorf("Hash(%d, %d) = %#x, want %#x", c.seed, c.place, got, c.want)
		}
	}
	const n, p = 100000, 0.3
	below := 0
	for i := range uint32(n) {
		if device.Hash(7, i) < device.DropoutBelow(p) {
			below++
		}
	}
	if share := float64(below) / n; math.Abs(share-p) > 0.005 { // 3.5 standard deviations
		t.Errorf("a share of %.4f is left out, want %g", share, p)
	}
}

func TestViews(t *testing.T) {
	v := device.NewBuffer(1, 10, device.F32).View(2, 6)
	if got := v.View(1, 3); got.Off != 3 || got.Len != 3 {
		t.Errorf("a view of a view is %d+%d, want 3+3", got.Off, got.Len)
	}
	for _, c := range [][2]int{{-1, 2}, {0, -1}, {0, 7}, {7, 0}, {5, 2}, {1, 1<<63 - 1}} {
		if !panics(func() { v.View(c[0], c[1]) }) {
			t.Errorf("%s is no view of 6 elements", fmt.Sprint(c))
		}
	}
}
