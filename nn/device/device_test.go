package device_test

import (
	"fmt"
	"testing"

	"breakeven/nn/device"
)

func panics(f func()) (yes bool) {
	defer func() { yes = recover() != nil }()
	f()
	return false
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
	{"ReLU", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.ReLU(v[0], v[1], 3, 5) }},
	{"ReLUGrad", f32(3), []int{3 * 5, 3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.ReLUGrad(v[0], v[1], v[2], 3, 5) }},
	{"Softmax", f32(2), []int{3 * 5, 3 * 5}, func(v []device.View) device.Op { return device.Softmax(v[0], v[1], 3, 5) }},
	{"SoftmaxCrossEntropy", append(f32(2), device.U32), []int{3 * 5, 3 * 5, 3}, func(v []device.View) device.Op {
		return device.SoftmaxCrossEntropy(v[0], buffer(8, device.F32), v[1], v[2], 3, 5)
	}},
	{"SGD", f32(2), []int{7, 7}, func(v []device.View) device.Op { return device.SGD(v[0], v[1]) }},
	{"Momentum", f32(3), []int{7, 7, 7}, func(v []device.View) device.Op { return device.Momentum(v[0], v[1], v[2], 0.9) }},
	{"Adam", f32(4), []int{7, 7, 7, 7}, func(v []device.View) device.Op { return device.Adam(v[0], v[1], v[2], v[3], 0.9, 0.999, 1e-8) }},
}

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
	if len(seen) != int(device.NumKinds) {
		t.Errorf("%d kinds are tested, of %d", len(seen), device.NumKinds)
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
