//go:build !js

package simd

import (
	"context"
	_ "embed"
	"encoding/binary"
	"math"
	"testing"

	"breakeven/nn/device"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

//go:embed kernel/simd128.wasm
var simd128 []byte

//go:embed kernel/relaxed.wasm
var relaxed []byte

// host runs the SIMD128 kernels natively, in wazero, on copies of its caller's
// slices with guards around them. It is a gonum BLAS, cpu.Kernels and
// cpu.SequenceKernels (sequences_test.go), so that the device's conformance suite
// runs over it.
type host struct {
	gonum.Implementation
	t      testing.TB
	module api.Module
}

// memoryModule is a module named "go" that exports 64 MB as "mem", which is
// all of Go that the kernels see.
var memoryModule = []byte{
	0, 'a', 's', 'm', 1, 0, 0, 0,
	5, 4, 1, 0, 0x80, 8, // one memory of 1,024 pages
	7, 7, 1, 3, 'm', 'e', 'm', 2, 0,
}

func newHost(t testing.TB) *host {
	ctx := context.Background()
	r := wazero.NewRuntime(ctx)
	t.Cleanup(func() { r.Close(ctx) })
	if _, err := r.InstantiateWithConfig(ctx, memoryModule, wazero.NewModuleConfig().WithName("go")); err != nil {
		t.Fatal(err)
	}
	m, err := r.Instantiate(ctx, simd128)
	if err != nil {
		t.Fatal(err)
	}
	return &host{t: t, module: m}
}

const (
	guard      = 0xC3A5F00D
	guardWords = 19 // wider than any vector, and odd, so that slices are not aligned
)

// arena lays slices out in the kernels' memory for one call.
type arena struct {
	h     *host
	next  uint32
	check []func()
}

func (h *host) arena() *arena { return &arena{h: h, next: 4096} }

func (a *arena) guards() {
	at := a.next
	for i := range uint32(guardWords) {
		a.h.module.Memory().WriteUint32Le(at+4*i, guard)
	}
	a.next += 4 * guardWords
	a.check = append(a.check, func() {
		for i := range uint32(guardWords) {
			if v, _ := a.h.module.Memory().ReadUint32Le(at + 4*i); v != guard {
				a.h.t.Helper()
				a.h.t.Errorf("wrote outside its slices, at word %d after one", i)
				return
			}
		}
	})
}

// floats copies v in, and back after the call if it is an output; an input must
// be as it was.
func (a *arena) floats(v []float32, out bool) uint64 {
	if v == nil {
		return 0
	}
	if a.check == nil {
		a.guards()
	}
	at, mem := a.next, a.h.module.Memory()
	for i, x := range v {
		mem.WriteFloat32Le(at+4*uint32(i), x)
	}
	a.next += 4 * uint32(len(v))
	a.guards()
	a.check = append(a.check, func() {
		b, _ := mem.Read(at, 4*uint32(len(v)))
		for i := range v {
			bits := binary.LittleEndian.Uint32(b[4*i:])
			if !out && bits != math.Float32bits(v[i]) {
				a.h.t.Errorf("changed an input, at %d", i)
				return
			}
			v[i] = math.Float32frombits(bits)
		}
	})
	return uint64(at)
}

func (a *arena) words(v []uint32) uint64 {
	f := make([]float32, len(v))
	for i, x := range v {
		f[i] = math.Float32frombits(x)
	}
	return a.floats(f, false)
}

func (a *arena) bytes(v []byte) uint64 {
	at := a.next
	a.h.module.Memory().Write(at, v)
	a.next += (uint32(len(v)) + 3) &^ 3
	a.guards()
	return uint64(at)
}

func (a *arena) call(name string, args ...uint64) uint64 {
	res, err := a.h.module.ExportedFunction(name).Call(context.Background(), args...)
	if err != nil {
		a.h.t.Fatalf("%s: %v", name, err)
	}
	for _, f := range a.check {
		f()
	}
	if len(res) == 0 {
		return 0
	}
	return res[0]
}

func f(x float32) uint64 { return api.EncodeF32(x) }
func n(x int) uint64     { return api.EncodeI32(int32(x)) }
func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// same tells whether two slices are the same memory.
func same(a, b []float32) bool { return len(a) > 0 && len(b) > 0 && &a[0] == &b[0] }

// inOut places dst, and src beside it unless it is the same memory.
func (a *arena) inOut(dst, src []float32) (d, s uint64) {
	d = a.floats(dst, true)
	if same(dst, src) {
		return d, d
	}
	return d, a.floats(src, false)
}

func (h *host) Gather(x []float32, data []byte, index []uint32, d int, scale float32) {
	a := h.arena()
	a.call("gather", a.floats(x, true), a.bytes(data), a.words(index), n(len(index)), n(d), f(scale))
}

func (h *host) FillBias(y, b []float32) {
	a := h.arena()
	a.call("fill_bias", a.floats(y, true), a.floats(b, false), n(len(y)/len(b)), n(len(b)))
}

func (h *host) SumRows(db, dY []float32, add bool) {
	a := h.arena()
	a.call("sum_rows", a.floats(db, true), a.floats(dY, false), n(len(dY)/len(db)), n(len(db)), flag(add))
}

func (h *host) ReLU(y, x []float32) {
	a := h.arena()
	dst, src := a.inOut(y, x)
	a.call("relu", dst, src, n(len(x)))
}

func (h *host) ReLUGrad(dX, y, dY []float32) {
	a := h.arena()
	dst, src := a.inOut(dX, dY)
	a.call("relu_grad", dst, a.floats(y, false), src, n(len(dX)))
}

func (h *host) MaxPool(y, x []float32, planes, height, width int) {
	a := h.arena()
	a.call("max_pool", a.floats(y, true), a.floats(x, false), n(planes), n(height), n(width))
}

func (h *host) MaxPoolGrad(dX, x, dY []float32, planes, height, width int) {
	a := h.arena()
	a.call("max_pool_grad", a.floats(dX, true), a.floats(x, false), a.floats(dY, false), n(planes), n(height), n(width))
}

func (h *host) Tanh(y, x []float32) { h.activation("tanh", y, x) }

func (h *host) Sigmoid(y, x []float32) { h.activation("sigmoid", y, x) }

func (h *host) activation(name string, y, x []float32) {
	a := h.arena()
	dst, src := a.inOut(y, x)
	a.call(name, dst, src, n(len(x)))
}

func (h *host) TanhGrad(dX, y, dY []float32) { h.activationGrad("tanh_grad", dX, y, dY) }

func (h *host) SigmoidGrad(dX, y, dY []float32) { h.activationGrad("sigmoid_grad", dX, y, dY) }

func (h *host) activationGrad(name string, dX, y, dY []float32) {
	a := h.arena()
	dst, src := a.inOut(dX, dY)
	a.call(name, dst, a.floats(y, false), src, n(len(dX)))
}

func (h *host) Dropout(y, x []float32, seed, below uint32, scale float32) {
	a := h.arena()
	dst, src := a.inOut(y, x)
	a.call("dropout", dst, src, n(len(x)), uint64(seed), uint64(below), f(scale))
}

func (h *host) Conv(y, x, w, b []float32, rows int, s device.Planes, out, k int) {
	a := h.arena()
	a.call("conv", a.floats(y, true), a.floats(x, false), a.floats(w, false), a.floats(b, false),
		n(rows), n(s.C), n(s.H), n(s.W), n(out), n(k), a.scratch(convSize(s, out, k)))
}

func (h *host) ConvWeightGrad(dW, db, x, dY []float32, rows int, s device.Planes, out, k int, add bool) {
	a := h.arena()
	a.call("conv_weight_grad", a.floats(dW, true), a.floats(db, true), a.floats(x, false), a.floats(dY, false),
		n(rows), n(s.C), n(s.H), n(s.W), n(out), n(k), flag(add), a.scratch(convWeightGradSize(s, out, k)))
}

func (h *host) ConvInputGrad(dX, dY, w []float32, rows int, s device.Planes, out, k int) {
	a := h.arena()
	a.call("conv_input_grad", a.floats(dX, true), a.floats(dY, false), a.floats(w, false),
		n(rows), n(s.C), n(s.H), n(s.W), n(out), n(k), a.scratch(convInputGradSize(s, out, k)))
}

// scratch is what a kernel may write to; it must not take it for zeros.
func (a *arena) scratch(n int) uint64 {
	v := make([]float32, n)
	for i := range v {
		v[i] = float32(math.NaN())
	}
	return a.floats(v, true)
}

func (h *host) Decay(w []float32, factor float32) {
	a := h.arena()
	a.call("decay", a.floats(w, true), n(len(w)), f(factor))
}

func (h *host) Softmax(p, z []float32, k int) {
	a := h.arena()
	dst, src := a.inOut(p, z)
	a.call("softmax", dst, src, n(len(z)/k), n(k))
}

func (h *host) SoftmaxCrossEntropy(dZ, z []float32, y []uint32, k int, scale float32) (loss, correct float32) {
	return h.crossEntropy(dZ, z, y, nil, k, scale)
}

func (h *host) WeightedCrossEntropy(dZ, z []float32, y []uint32, weight []float32, k int) (loss, correct float32) {
	return h.crossEntropy(dZ, z, y, weight, k, 1)
}

func (h *host) crossEntropy(dZ, z []float32, y []uint32, weight []float32, k int, scale float32) (loss, correct float32) {
	a := h.arena()
	out := make([]float32, 2)
	dst, src := uint64(0), uint64(0)
	if dZ == nil {
		src = a.floats(z, false)
	} else {
		dst, src = a.inOut(dZ, z)
	}
	a.call("softmax_cross_entropy", dst, src, a.words(y), a.floats(weight, false), n(len(y)), n(k), f(scale), a.floats(out, true))
	return out[0], out[1]
}

func (h *host) SGD(w, g []float32, lr float32) {
	a := h.arena()
	dst, src := a.inOut(w, g)
	a.call("sgd", dst, src, n(len(w)), f(lr))
}

func (h *host) Momentum(w, v, g []float32, lr, mu float32) {
	a := h.arena()
	a.call("momentum", a.floats(w, true), a.floats(v, true), a.floats(g, false), n(len(w)), f(lr), f(mu))
}

func (h *host) Adam(w, m, v, g []float32, lr, beta1, beta2, eps, c1, c2 float32) {
	a := h.arena()
	a.call("adam", a.floats(w, true), a.floats(m, true), a.floats(v, true), a.floats(g, false), n(len(w)), f(lr), f(beta1), f(beta2), f(eps), f(c1), f(c2))
}

func (h *host) Sgemm(tA, tB blas.Transpose, m, nn, k int, alpha float32, x []float32, lda int, y []float32, ldb int, beta float32, c []float32, ldc int) {
	a := h.arena()
	scratch := make([]float32, scratchSize)
	a.call("sgemm", flag(tA == blas.Trans), flag(tB == blas.Trans), n(m), n(nn), n(k), f(alpha), a.floats(x, false), n(lda),
		a.floats(y, false), n(ldb), f(beta), a.floats(c, true), n(ldc), a.floats(scratch, true))
}
