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
	{"Add", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Add(v[0], v[1], v[2], 3, 5) }},
	{"Embed", f32(2), []int{3 * 5, 7 * 5}, func(v []device.View) device.Op {
		return device.Embed(v[0], v[1], buffer(9, device.U32), 3, 5, 7, 2)
	}},
	{"EmbedGrad", f32(2), []int{7 * 5, 3 * 5}, func(v []device.View) device.Op {
		return device.EmbedGrad(v[0], v[1], buffer(9, device.U32), 3, 5, 7, 2)
	}},
	{"ReLU2", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.ReLU2(v[0], v[1], 3, 5) }},
	{"ReLU2Grad", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.ReLU2Grad(v[0], v[1], v[2], 3, 5) }},
	{"RMSNorm", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.RMSNorm(v[0], v[1], 3, 5, 1e-6) }},
	{"RMSNormGrad", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op {
		return device.RMSNormGrad(v[0], v[1], v[2], 3, 5, 1e-6)
	}},
	{"HeadNorm", f32(3), []int{3 * 2 * 5, 3 * 2 * 5, 2}, func(v []device.View) device.Op {
		return device.HeadNorm(v[0], v[1], v[2], 3, 2, 5, 1e-6)
	}},
	{"HeadNormGrad", f32(5), []int{3 * 2 * 5, 2, 3 * 2 * 5, 2, 3 * 2 * 5}, func(v []device.View) device.Op {
		return device.HeadNormGrad(v[0], v[1], v[2], v[3], v[4], 3, 2, 5, 1e-6)
	}},
	{"RoPE", f32(2), []int{3 * 2 * 4, 3 * 2 * 4}, func(v []device.View) device.Op {
		return device.RoPE(v[0], v[1], buffer(9, device.U32), 3, 2, 4, 1, 1e4, false)
	}},
	{"Append", f32(1), []int{3 * 5}, func(v []device.View) device.Op { return device.Append(buffer(9*5, device.F32), v[0], 3, 5) }},
	{"CausalConv", f32(2), []int{3 * 5, 4 * 5}, func(v []device.View) device.Op {
		return device.CausalConv(v[0], buffer(9*5, device.F32), v[1], buffer(9, device.U32), 3, 5, 4)
	}},
	{"CausalConvWeightGrad", f32(2), []int{4 * 5, 3 * 5}, func(v []device.View) device.Op {
		return device.CausalConvWeightGrad(v[0], buffer(9*5, device.F32), v[1], buffer(9, device.U32), 3, 5, 4)
	}},
	{"CausalConvInputGrad", f32(3), []int{3 * 5, 3 * 5, 4 * 5}, func(v []device.View) device.Op {
		return device.CausalConvInputGrad(v[0], v[1], v[2], buffer(9, device.U32), 3, 5, 4)
	}},
	{"Attention", f32(3), []int{3 * 2 * 4, 3 * 2, 3 * 2 * 4}, func(v []device.View) device.Op {
		return device.Attention(v[0], v[1], v[2], buffer(9*8, device.F32), buffer(9*8, device.F32), buffer(9, device.U32), 3, 2, 4)
	}},
	{"AttentionGrad", f32(9), []int{3 * 8, 3 * 8, 3 * 8, 3 * 8, 3 * 8, 3 * 8, 3 * 8, 3 * 2, 3 * 8}, func(v []device.View) device.Op {
		return device.AttentionGrad(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], buffer(9, device.U32), 3, 2, 4)
	}},
	{"Select", f32(1), []int{3 * 5}, func(v []device.View) device.Op {
		return device.Select(v[0], buffer(9*5, device.F32), buffer(9, device.U32), 3, 5)
	}},
	{"SelectGrad", f32(1), []int{3 * 5}, func(v []device.View) device.Op {
		return device.SelectGrad(buffer(9*5, device.F32), v[0], buffer(9, device.U32), 3, 5)
	}},
	{"WeightedCrossEntropy", f32(3), []int{3 * 5, 3 * 5, 9}, func(v []device.View) device.Op {
		return device.WeightedCrossEntropy(v[0], buffer(8, device.F32), v[1], buffer(9, device.U32), v[2], 3, 5)
	}},
	{"Decay", nil, nil, func([]device.View) device.Op { return device.Decay(buffer(7, device.F32), 0.1) }},
	{"SGD", f32(2), []int{7, 7}, func(v []device.View) device.Op { return device.SGD(v[0], v[1]) }},
	{"Momentum", f32(3), []int{7, 7, 7}, func(v []device.View) device.Op { return device.Momentum(v[0], v[1], v[2], 0.9) }},
	{"Muon", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Muon(v[0], v[1], v[2], 3, 5, 0.9, 0.1) }},
	{"Adam", f32(4), []int{7, 7, 7, 7}, func(v []device.View) device.Op { return device.Adam(v[0], v[1], v[2], v[3], 0.9, 0.999, 1e-8) }},
}

// optional is the number, from 1, of the view that an operation can do without.
var optional = map[string]int{
	"Dense": 4, "DenseWeightGrad": 2, "HeadNormGrad": 2, // no bias; a frozen gain
	"SoftmaxCrossEntropy": 1, "WeightedCrossEntropy": 1, // no gradient wanted
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
		if weights := op.Rows == 0; op.OnLast() != weights {
			t.Errorf("%s: OnLast is %t", c.name, op.OnLast())
		}
		seen[op.Kind] = true
		for i, n := range c.lens {
			bad := map[string]device.View{
				"one more":     buffer(n+1, c.types[i]),
				"one less":     buffer(n-1, c.types[i]),
				"another type": buffer(n, (c.types[i]+1)%3),
				"none":         {},
			}
			if optional[c.name] == i+1 {
				delete(bad, "none")
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
	for _, c := range [][3]int{{2, 3, 1}, {2, 4, 3}, {2, 4, -1}} {
		if got, want := panicOf(func() { device.RoPE(v, v, v, 0, c[0], c[1], c[2], 1e4, false) }), "device: RoPE: heads cannot be turned so"; got != want {
			t.Errorf("RoPE of %v: panic %v, want %s", c, got, want)
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

// Operations of sequences, counted by hand at three rows.
func TestFLOPs(t *testing.T) {
	want := map[string]float64{
		"DenseWeightGrad": 3*2*5*2 + 3*2, // with its biases
		"Embed":           3 * 5, "EmbedGrad": 3 * 2 * 5, "Add": 3 * 5, "ReLU2": 3 * 2 * 5, "ReLU2Grad": 3 * 3 * 5,
		"RMSNorm": 3 * (3*5 + 4), "HeadNorm": 3 * 2 * (3*5 + 5), "RoPE": 3 * 3 * 4, // one head is turned: two pairs, six each
		"CausalConv": 3 * 2 * 5 * 4, "Append": 0, "Select": 0, "SelectGrad": 0,
		"Attention":     6 * 2 * (4*4 + 5), // six pairs of tokens
		"AttentionGrad": 6*2*(10*4+6) + 3*2*2*4, "WeightedCrossEntropy": 3 * 6 * 5,
		// 3×5, so A is 3×3: 2·3·3·5 for it, 2·3·3·3 and 3·9 for the sum, 2·3·3·5 and 2·15 for X
		"Muon": 11*15 + 5*(90+54+27+90+30),
	}
	for _, c := range constructors {
		v := make([]device.View, len(c.lens))
		for i := range v {
			v[i] = buffer(c.lens[i], c.types[i])
		}
		if n, ok := want[c.name]; ok && c.make(v).FLOPs(3) != n {
			t.Errorf("%s has %g operations, want %g", c.name, c.make(v).FLOPs(3), n)
		}
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
