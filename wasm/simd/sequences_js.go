//go:build js && wasm

package simd

import "unsafe"

// What stands in an index is tried here, because a kernel would read or write
// past a slice's end without a panic.

// below panics where an index is not below n.
func below(index []uint32, n int) {
	for _, i := range index {
		if int(i) >= n {
			panic("simd: index outside the table")
		}
	}
}

// counts panics where a token would stand before its document's first.
func counts(pos []uint32) {
	for i, p := range pos {
		if int(p) > i {
			panic("simd: a document that began before the first row")
		}
	}
}

func (Kernels) Add(y, a, b []float32) {
	if ptr(y) == ptr(b) {
		a, b = b, a
	}
	if ptr(y) != ptr(a) {
		copy(y, a)
	}
	axpy(int32(len(y)), 1, ptr(b), ptr(y))
}

func (Kernels) Embed(x, table []float32, token []uint32, d int, scale float32) {
	below(token, len(table)/d)
	embed(ptr(x), ptr(table), ptr(token), int32(len(token)), int32(d), scale)
}

func (Kernels) EmbedGrad(dTable, dX []float32, token []uint32, d int, scale float32) {
	below(token, len(dTable)/d)
	embedGrad(ptr(dTable), ptr(dX), ptr(token), int32(len(token)), int32(d), scale)
}

func (Kernels) ReLU2(y, x []float32) { relu2(ptr(y), ptr(x), int32(len(x))) }

func (Kernels) ReLU2Grad(dX, x, dY []float32) { relu2Grad(ptr(dX), ptr(x), ptr(dY), int32(len(x))) }

func (Kernels) Norm(y, x, gain []float32, d int, eps float32) {
	norm(ptr(y), ptr(x), ptr(gain), int32(len(x)/d), int32(len(gain)), int32(d), eps)
}

func (Kernels) NormGrad(dX, dGain, x, gain, dY []float32, d int, eps float32) {
	normGrad(ptr(dX), ptr(dGain), ptr(x), ptr(gain), ptr(dY), int32(len(x)/d), int32(len(gain)), int32(d), eps)
}

func (Kernels) Rotate(y, x, turns []float32, pos []uint32, heads, dh, rotary int) {
	below(pos, len(turns)/dh)
	rotate(ptr(y), ptr(x), ptr(turns), ptr(pos), int32(len(pos)), int32(heads), int32(dh), int32(rotary))
}

func (Kernels) CausalConv(y, x, w []float32, pos []uint32, d int) {
	counts(pos)
	causalConv(ptr(y), ptr(x), ptr(w), ptr(pos), int32(len(pos)), int32(len(y)/d), int32(d), int32(len(w)/d))
}

func (Kernels) CausalConvWeightGrad(dW, x, dY []float32, pos []uint32, d int) {
	counts(pos)
	causalConvWeightGrad(ptr(dW), ptr(x), ptr(dY), ptr(pos), int32(len(pos)), int32(len(dY)/d), int32(d), int32(len(dW)/d))
}

func (Kernels) CausalConvInputGrad(dX, dY, w []float32, pos []uint32, d int) {
	causalConvInputGrad(ptr(dX), ptr(dY), ptr(w), ptr(pos), int32(len(pos)), int32(d), int32(len(w)/d))
}

func (Kernels) CausalSoftmax(s, lse []float32, m, n, stride int) {
	causalSoftmax(ptr(s), ptr(lse), int32(m), int32(n), int32(stride))
}

func (Kernels) CausalSoftmaxGrad(s, dP, lse, y, dY []float32, m, n, stride, dh int) {
	causalSoftmaxGrad(ptr(s), ptr(dP), ptr(lse), ptr(y), ptr(dY), int32(m), int32(n), int32(stride), int32(dh))
}

func (Kernels) WeightedCrossEntropy(dZ, z []float32, y []uint32, weight []float32, k int) (loss, correct float32) {
	below(y, k)
	var out [2]float32
	softmaxCrossEntropy(ptr(dZ), ptr(z), ptr(y), ptr(weight), int32(len(y)), int32(k), 1, unsafe.Pointer(&out))
	return out[0], out[1]
}
