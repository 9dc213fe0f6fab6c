//go:build js && wasm

package simd

import (
	"unsafe"

	"breakeven/nn/device/cpu"
)

// Kernels are cpu.Kernels in SIMD. Each routine's equation stands in its file
// of kernel/.
type Kernels struct{ cpu.Generic }

func (Kernels) Gather(x []float32, data []byte, index []uint32, d int, scale float32) {
	for _, i := range index {
		_ = data[int(i)*d : (int(i)+1)*d] // a kernel would read past the end without a panic
	}
	gather(ptr(x), ptr(data), ptr(index), int32(len(index)), int32(d), scale)
}

func (Kernels) FillBias(y, b []float32) {
	fillBias(ptr(y), ptr(b), int32(len(y)/len(b)), int32(len(b)))
}

func (Kernels) SumRows(db, dY []float32, add bool) {
	sumRows(ptr(db), ptr(dY), int32(len(dY)/len(db)), int32(len(db)), toInt(add))
}

func (Kernels) ReLU(y, x []float32) { relu(ptr(y), ptr(x), int32(len(x))) }

func (Kernels) ReLUGrad(dX, y, dY []float32) { reluGrad(ptr(dX), ptr(y), ptr(dY), int32(len(dX))) }

func (Kernels) Softmax(p, z []float32, k int) { softmax(ptr(p), ptr(z), int32(len(z)/k), int32(k)) }

func (Kernels) SoftmaxCrossEntropy(dZ, z []float32, y []uint32, k int, scale float32) (loss, correct float32) {
	for _, label := range y {
		if label >= uint32(k) {
			panic("simd: label outside the classes")
		}
	}
	var out [2]float32
	softmaxCrossEntropy(ptr(dZ), ptr(z), ptr(y), int32(len(y)), int32(k), scale, unsafe.Pointer(&out))
	return out[0], out[1]
}

func (Kernels) SGD(w, g []float32, lr float32) { sgd(ptr(w), ptr(g), int32(len(w)), lr) }

func (Kernels) Momentum(w, v, g []float32, lr, mu float32) {
	momentum(ptr(w), ptr(v), ptr(g), int32(len(w)), lr, mu)
}

func (Kernels) Adam(w, m, v, g []float32, lr, beta1, beta2, eps, c1, c2 float32) {
	adam(ptr(w), ptr(m), ptr(v), ptr(g), int32(len(w)), lr, beta1, beta2, eps, c1, c2)
}

// Peak multiplies and adds in registers as fast as this core can, n rounds, and
// returns the floating-point operations done. Divided by the time taken, it is
// what the speed of other kernels is a share of.
func Peak(n int) float64 {
	out := float32(0.25)
	return peak(int32(n), unsafe.Pointer(&out))
}
