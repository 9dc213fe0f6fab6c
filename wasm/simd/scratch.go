package simd

import "breakeven/nn/device"

// scratchSize is the floats that sgemm packs its operands into: SCRATCH of
// kernel/sgemm.c.
const scratchSize = 132*400 + 256*400 + 6*8 + 132/6*(400+1)

// convSize is the floats that kernel/conv.c works in: packed weights and lags.
func convSize(s device.Planes, out, k int) int { return (out + 1) * s.C * k * k }

// convInputGradSize is the floats that kernel/conv_input_grad.c works in:
// packed weights, lags and one image of dY between zeros.
func convInputGradSize(s device.Planes, out, k int) int {
	return (s.C+1)*out*k*k + out*(s.H+k-1)*s.W + k - 1
}

// convWeightGradSize is the floats that kernel/conv_weight_grad.c works in: four
// sums of each weight, whose number is made even.
func convWeightGradSize(s device.Planes, out, k int) int { return 4 * out * (s.C*k*k + 1) }
