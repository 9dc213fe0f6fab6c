//go:build !js

package simd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
)

// Every number of channels in a tile, kernels that are not 3×3, planes that are
// narrower than a vector, odd and single rows.
func TestConv(t *testing.T) {
	h := newHost(t)
	r := rand.New(rand.NewPCG(5, 6))
	for _, k := range []int{1, 2, 3, 5} {
		for width := k; width < k+7; width++ {
			s := device.Planes{C: 1 + r.IntN(5), H: k + r.IntN(5), W: width}
			checkConv(t, h, r, s, 1+r.IntN(5), k)
		}
	}
	for out := 1; out <= 12; out++ {
		checkConv(t, h, r, device.Planes{C: 13 - out, H: 9, W: 12}, out, 3)
	}
}

func checkConv(t *testing.T, h *host, r *rand.Rand, s device.Planes, out, k int) {
	const rows = 2
	to := s.Conv(out, k)
	name := fmt.Sprintf("%+v to %d, k %d", s, out, k)
	x, _ := matrix(r, 1, rows*s.Size())
	w, _ := matrix(r, 1, out*s.C*k*k)
	b, _ := matrix(r, 1, out)
	dY, _ := matrix(r, 1, rows*to.Size())
	wantY, wantDX := make([]float64, rows*to.Size()), make([]float64, rows*s.Size())
	wantDW, wantDB := make([]float64, len(w)), make([]float64, out)
	for r := range rows {
		for o := range out {
			for i := range to.H {
				for j := range to.W {
					at := ((r*out+o)*to.H+i)*to.W + j
					wantY[at] = float64(b[o])
					wantDB[o] += float64(dY[at])
					for c := range s.C {
						for u := range k {
							for v := range k {
								xi, wi := ((r*s.C+c)*s.H+i+u)*s.W+j+v, ((o*s.C+c)*k+u)*k+v
								wantY[at] += float64(x[xi]) * float64(w[wi])
								wantDX[xi] += float64(dY[at]) * float64(w[wi])
								wantDW[wi] += float64(dY[at]) * float64(x[xi])
							}
						}
					}
				}
			}
		}
	}
	h.t = t
	near := func(what string, got []float32, want []float64, offset float64) {
		for i := range want {
			if d := math.Abs(float64(got[i]) - want[i] - offset); !(d < 5e-5) { // sums of some hundred normal numbers
				t.Fatalf("%s: %s[%d] is %g, want %g", name, what, i, got[i], want[i]+offset)
			}
		}
	}
	y, dX := make([]float32, len(wantY)), make([]float32, len(wantDX))
	h.Conv(y, x[:rows*s.Size()], w[:len(wantDW)], b[:out], rows, s, out, k)
	near("y", y, wantY, 0)
	h.ConvInputGrad(dX, dY[:len(wantY)], w[:len(wantDW)], rows, s, out, k)
	near("dX", dX, wantDX, 0)
	dW, db := slices.Repeat([]float32{7}, len(wantDW)), slices.Repeat([]float32{7}, out)
	h.ConvWeightGrad(dW, db, x[:rows*s.Size()], dY[:len(wantY)], rows, s, out, k, true)
	near("dW added", dW, wantDW, 7)
	near("db added", db, wantDB, 7)
	dW[0] = float32(math.NaN()) // must not be read
	h.ConvWeightGrad(dW, db, x[:rows*s.Size()], dY[:len(wantY)], rows, s, out, k, false)
	near("dW", dW, wantDW, 0)
	near("db", db, wantDB, 0)
}

// Blocks with equals and with NaN, odd rows and columns: bit for bit as in Go.
func TestMaxPool(t *testing.T) {
	h := newHost(t)
	r := rand.New(rand.NewPCG(7, 8))
	for height := 1; height < 6; height++ {
		for width := 1; width < 20; width++ {
			s := device.Planes{C: 3, H: height, W: width}
			x, dY := make([]float32, s.Size()), make([]float32, s.Pool().Size())
			for i := range x {
				x[i] = float32(r.IntN(4))
				if r.IntN(20) == 0 {
					x[i] = float32(math.NaN())
				}
			}
			for i := range dY {
				dY[i] = float32(i + 1)
			}
			got, want := make([]float32, len(dY)), make([]float32, len(dY))
			h.MaxPool(got, x, s.C, s.H, s.W)
			cpu.Generic{}.MaxPool(want, x, s.C, s.H, s.W)
			equal(t, fmt.Sprintf("max of %d×%d", height, width), got, want)
			got, want = slices.Repeat([]float32{7}, len(x)), make([]float32, len(x))
			h.MaxPoolGrad(got, x, dY, s.C, s.H, s.W)
			cpu.Generic{}.MaxPoolGrad(want, x, dY, s.C, s.H, s.W)
			equal(t, fmt.Sprintf("gradient of %d×%d", height, width), got, want)
		}
	}
}

func equal(t *testing.T, name string, got, want []float32) {
	t.Helper()
	for i := range want {
		if got[i] != want[i] && (got[i] == got[i] || want[i] == want[i]) {
			t.Fatalf("%s: [%d] is %g, want %g", name, i, got[i], want[i])
		}
	}
}

func TestActivations(t *testing.T) {
	h := newHost(t)
	x := []float32{0, float32(math.Copysign(0, -1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()), 1e-30, -1e-30, 0.625, -0.625, 400, -400}
	for v := float32(-20); v < 20; v += 0.0371 {
		x = append(x, v)
	}
	y := make([]float32, len(x))
	for _, c := range []struct {
		name string
		run  func(y, x []float32)
		f    func(float64) float64
	}{
		{"tanh", h.Tanh, math.Tanh},
		{"sigmoid", h.Sigmoid, func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }},
	} {
		c.run(y, x)
		for i, v := range x {
			want := c.f(float64(v))
			// 4 ulp; sigmoid's end at exp(−87) is where exp4 stops.
			if d := math.Abs(float64(y[i]) - want); !(d <= 5e-7*math.Abs(want)+1e-37) && v == v || (v != v) != (y[i] != y[i]) {
				t.Errorf("%s(%g) is %g, want %g", c.name, v, y[i], want)
			}
		}
	}
}

// The same numbers are left out as everywhere else, and NaN is not kept there.
func TestDropout(t *testing.T) {
	h := newHost(t)
	for size := 1; size < 40; size++ {
		x, got, want := make([]float32, size), make([]float32, size), make([]float32, size)
		for i := range x {
			x[i] = float32(i) - 5.5
		}
		x[0] = float32(math.NaN())
		for _, below := range []uint32{0, 1 << 31, 0xF0000000, 0xFFFFFFFF} {
			h.Dropout(got, x, uint32(size)*0x9E3779B9, below, 2)
			cpu.Generic{}.Dropout(want, x, uint32(size)*0x9E3779B9, below, 2)
			equal(t, fmt.Sprintf("%d numbers, below %#x", size, below), got, want)
		}
	}
}
