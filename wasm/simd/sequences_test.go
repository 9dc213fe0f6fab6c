//go:build !js

package simd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/device/cpu"
)

var _ cpu.SequenceKernels = (*host)(nil)

func (h *host) Add(y, x, z []float32) {
	if same(y, z) {
		x, z = z, x
	}
	if !same(y, x) {
		copy(y, x)
	}
	a := h.arena()
	dst, src := a.inOut(y, z)
	a.call("axpy", n(len(y)), f(1), src, dst)
}

func (h *host) Embed(x, table []float32, token []uint32, d int, scale float32) {
	a := h.arena()
	a.call("embed", a.floats(x, true), a.floats(table, false), a.words(token), n(len(token)), n(d), f(scale))
}

func (h *host) EmbedGrad(dTable, dX []float32, token []uint32, d int, scale float32) {
	a := h.arena()
	a.call("embed_grad", a.floats(dTable, true), a.floats(dX, false), a.words(token), n(len(token)), n(d), f(scale))
}

func (h *host) ReLU2(y, x []float32) { h.activation("relu2", y, x) }

func (h *host) ReLU2Grad(dX, x, dY []float32) { h.activationGrad("relu2_grad", dX, x, dY) }

func (h *host) Norm(y, x, gain []float32, d int, eps float32) {
	a := h.arena()
	dst, src := a.inOut(y, x)
	a.call("norm", dst, src, a.floats(gain, false), n(len(x)/d), n(len(gain)), n(d), f(eps))
}

func (h *host) NormGrad(dX, dGain, x, gain, dY []float32, d int, eps float32) {
	a := h.arena()
	dst, src := a.inOut(dX, dY)
	a.call("norm_grad", dst, a.floats(dGain, true), a.floats(x, false), a.floats(gain, false), src, n(len(x)/d), n(len(gain)), n(d), f(eps))
}

func (h *host) Rotate(y, x, turns []float32, pos []uint32, heads, dh, rotary int) {
	a := h.arena()
	dst, src := a.inOut(y, x)
	a.call("rotate", dst, src, a.floats(turns, false), a.words(pos), n(len(pos)), n(heads), n(dh), n(rotary))
}

func (h *host) CausalConv(y, x, w []float32, pos []uint32, d int) {
	a := h.arena()
	a.call("causal_conv", a.floats(y, true), a.floats(x, false), a.floats(w, false), a.words(pos), n(len(pos)), n(len(y)/d), n(d), n(len(w)/d))
}

func (h *host) CausalConvWeightGrad(dW, x, dY []float32, pos []uint32, d int) {
	a := h.arena()
	a.call("causal_conv_weight_grad", a.floats(dW, true), a.floats(x, false), a.floats(dY, false), a.words(pos), n(len(pos)), n(len(dY)/d), n(d), n(len(dW)/d))
}

func (h *host) CausalConvInputGrad(dX, dY, w []float32, pos []uint32, d int) {
	a := h.arena()
	a.call("causal_conv_input_grad", a.floats(dX, true), a.floats(dY, false), a.floats(w, false), a.words(pos), n(len(pos)), n(d), n(len(w)/d))
}

func (h *host) CausalSoftmax(s, lse []float32, m, keys, stride int) {
	a := h.arena()
	a.call("causal_softmax", a.floats(s, true), a.floats(lse, true), n(m), n(keys), n(stride))
}

func (h *host) CausalSoftmaxGrad(s, dP, lse, y, dY []float32, m, keys, stride, dh int) {
	a := h.arena()
	a.call("causal_softmax_grad", a.floats(s, true), a.floats(dP, true), a.floats(lse, false), a.floats(y, false), a.floats(dY, false), n(m), n(keys), n(stride), n(dh))
}

// Every length of a row's visible part, which the conformance suite meets only
// some of, and a NaN where a token may not see: it must leave no trace.
func TestCausalSoftmax(t *testing.T) {
	h := newHost(t)
	r := rand.New(rand.NewPCG(9, 10))
	const stride, dh = 2, 5
	random := func(n int) []float32 {
		v := make([]float32, n)
		for i := range v {
			v[i] = float32(r.NormFloat64())
		}
		return v
	}
	near := func(name string, got, want []float32) {
		t.Helper()
		for i := range want {
			if d := math.Abs(float64(got[i] - want[i])); !(d <= 1e-5) { // sums of up to 20 numbers of about 1
				t.Fatalf("%s: [%d] is %g, want %g", name, i, got[i], want[i])
			}
		}
	}
	for keys := 1; keys < 20; keys++ {
		for m := 1; m <= keys; m++ {
			name := fmt.Sprintf("%d of %d", m, keys)
			scores, lse := random(m*keys), make([]float32, (m-1)*stride+1)
			dP, y, dY := random(m*keys), random(((m-1)*stride+1)*dh), random(((m-1)*stride+1)*dh)
			for row := range m {
				for j := keys - m + 1 + row; j < keys; j++ {
					scores[row*keys+j], dP[row*keys+j] = float32(math.NaN()), float32(math.Inf(1))
				}
			}
			got, want := slices.Clone(scores), slices.Clone(scores)
			gotLSE, wantLSE := slices.Clone(lse), slices.Clone(lse)
			h.CausalSoftmax(got, gotLSE, m, keys, stride)
			cpu.Generic{}.CausalSoftmax(want, wantLSE, m, keys, stride)
			near(name, got, want)
			near(name+", logs", gotLSE, wantLSE)
			got, want = slices.Clone(scores), slices.Clone(scores)
			gotDP, wantDP := slices.Clone(dP), slices.Clone(dP)
			h.CausalSoftmaxGrad(got, gotDP, wantLSE, y, dY, m, keys, stride, dh)
			cpu.Generic{}.CausalSoftmaxGrad(want, wantDP, wantLSE, y, dY, m, keys, stride, dh)
			near(name+", again", got, want)
			near(name+", gradient", gotDP, wantDP)
		}
	}
}
