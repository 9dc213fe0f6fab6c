//go:build js && wasm

package webgpu

import (
	"math"

	"breakeven/nn/device"
)

// stepIntegers are the whole numbers of a step in common.wgsl's Batch; floats
// follow.
const stepIntegers = 5

// stepWords is the number of a step's numbers: whether it ends its batch, then
// Batch word by word, Adam's corrections only as far as they are used.
func stepWords(pairs int) int { return 1 + 8 + 4*pairs }

// appendStep appends them; numbers, because JavaScript takes them without an
// object. What needs more digits than float32 has is computed here.
func appendStep(args []any, s *device.Step, pairs [][2]float32) []any {
	args = append(args, asWord(s.Last), s.Start, s.Rows, asWord(s.First), s.Slot, float64(s.Seed), s.LR, 1/float32(s.Batch), 0)
	for _, p := range pairs {
		args = append(args, correction(p[0], s.T), correction(p[1], s.T), 0, 0)
	}
	return args
}

// correction is 1 − β^t: float32 would lose half of its digits at small t.
func correction(beta float32, t int) float64 { return 1 - math.Pow(float64(beta), float64(t)) }
