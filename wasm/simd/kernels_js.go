//go:build js && wasm

package simd

import (
	"unsafe"

	"breakeven/nn/device"
)

// Kernels are cpu.Kernels, cpu.Convolver and cpu.SequenceKernels in SIMD. Each routine's equation
// stands in its file of kernel/.
type Kernels struct{}

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

func (Kernels) MaxPool(y, x []float32, planes, h, w int) {
	maxPool(ptr(y), ptr(x), int32(planes), int32(h), int32(w))
}

func (Kernels) MaxPoolGrad(dX, x, dY []float32, planes, h, w int) {
	maxPoolGrad(ptr(dX), ptr(x), ptr(dY), int32(planes), int32(h), int32(w))
}

func (Kernels) Tanh(y, x []float32) { tanh(ptr(y), ptr(x), int32(len(x))) }

func (Kernels) TanhGrad(dX, y, dY []float32) { tanhGrad(ptr(dX), ptr(y), ptr(dY), int32(len(dX))) }

func (Kernels) Sigmoid(y, x []float32) { sigmoid(ptr(y), ptr(x), int32(len(x))) }

func (Kernels) SigmoidGrad(dX, y, dY []float32) {
	sigmoidGrad(ptr(dX), ptr(y), ptr(dY), int32(len(dX)))
}

func (Kernels) Dropout(y, x []float32, seed, below uint32, scale float32) {
	dropout(ptr(y), ptr(x), int32(len(x)), seed, below, scale)
}

func (Kernels) Conv(y, x, w, b []float32, rows int, s device.Planes, out, k int) {
	conv(ptr(y), ptr(x), ptr(w), ptr(b), int32(rows), int32(s.C), int32(s.H), int32(s.W), int32(out), int32(k),
		convScratch.of(convSize(s, out, k)))
}

func (Kernels) ConvWeightGrad(dW, db, x, dY []float32, rows int, s device.Planes, out, k int, add bool) {
	convWeightGrad(ptr(dW), ptr(db), ptr(x), ptr(dY), int32(rows), int32(s.C), int32(s.H), int32(s.W), int32(out), int32(k),
		toInt(add), convScratch.of(convWeightGradSize(s, out, k)))
}

func (Kernels) ConvInputGrad(dX, dY, w []float32, rows int, s device.Planes, out, k int) {
	convInputGrad(ptr(dX), ptr(dY), ptr(w), int32(rows), int32(s.C), int32(s.H), int32(s.W), int32(out), int32(k),
		convScratch.of(convInputGradSize(s, out, k)))
}

// convScratch is what all convolutions work in, as large as the largest has
// needed. One is enough, because a kernel call is never interrupted.
var convScratch growing

type growing []float32

func (g *growing) of(n int) unsafe.Pointer {
	if len(*g) < n {
		*g = make([]float32, n)
	}
	return ptr(*g)
}

func (Kernels) Decay(w []float32, factor float32) { decay(ptr(w), int32(len(w)), factor) }

func (Kernels) Softmax(p, z []float32, k int) { softmax(ptr(p), ptr(z), int32(len(z)/k), int32(k)) }

func (Kernels) SoftmaxCrossEntropy(dZ, z []float32, y []uint32, k int, scale float32) (loss, correct float32) {
	below(y, k)
	var out [2]float32
	softmaxCrossEntropy(ptr(dZ), ptr(z), ptr(y), nil, int32(len(y)), int32(k), scale, unsafe.Pointer(&out))
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
