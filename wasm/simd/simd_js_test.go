//go:build js && wasm

package simd

import (
	"fmt"
	"testing"
	"time"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"breakeven/nn/train"
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

func TestConformance(t *testing.T) {
	if Available() == "" {
		t.Fatal("no kernels beside this program")
	}
	devicetest.Run(t, func(*testing.T) device.Device { return New() }, devicetest.F32)
}

// gonum in wasm is what a browser without SIMD runs.
func TestConformanceCPU(t *testing.T) {
	devicetest.Run(t, func(*testing.T) device.Device { return cpu.New(gonum.Implementation{}, cpu.Generic{}) }, devicetest.F32)
}

// Memory that grows under the kernels must not pull it away from them.
func TestMemoryGrowth(t *testing.T) {
	d := New()
	var keep [][]float32
	for i := range 20 {
		buf, err := d.Alloc(1000, device.F32)
		if err != nil {
			t.Fatal(err)
		}
		p, err := d.Compile([]device.Op{device.SGD(buf.All(), buf.All())})
		if err != nil {
			t.Fatal(err)
		}
		keep = append(keep, make([]float32, 4<<20)) // 16 MB
		keep[i][0] = 1
		if err := d.Run(t.Context(), p, []device.Step{{Rows: 1, Batch: 1, First: true, Last: true, T: 1}}); err != nil {
			t.Fatal(err)
		}
	}
}

func digits(n int) dataset.Digits {
	d := dataset.Digits{Images: make([]byte, n*dataset.ImageSize), Labels: make([]byte, n)}
	for i := range d.Images {
		d.Images[i] = byte(i * 7919 >> 3)
	}
	for i := range d.Labels {
		d.Labels[i] = byte(i * 7 % 10)
	}
	return d
}

func BenchmarkStep(b *testing.B) {
	for name, dev := range map[string]device.Device{"simd": New(), "cpu": cpu.New(gonum.Implementation{}, cpu.Generic{})} {
		for _, batch := range []int{64, 512} {
			b.Run(fmt.Sprintf("%s/%d", name, batch), func(b *testing.B) {
				r, err := train.New(dev, train.Config{Hidden: []int{128}, LR: 0.001, Batch: batch}, digits(5120), dataset.Digits{})
				if err != nil {
					b.Fatal(err)
				}
				defer r.Close()
				steps := 0
				for steps < b.N {
					points, err := r.Train(8)
					if err != nil {
						b.Fatal(err)
					}
					steps += len(points)
				}
				b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
			})
		}
	}
}

func BenchmarkSgemm(b *testing.B) {
	for _, s := range []struct {
		name    string
		tA, tB  blas.Transpose
		m, n, k int
	}{
		{"forward1", blas.NoTrans, blas.NoTrans, 64, 128, 784}, {"gradient1", blas.Trans, blas.NoTrans, 784, 128, 64},
		{"forward2", blas.NoTrans, blas.NoTrans, 64, 10, 128}, {"gradient2", blas.Trans, blas.NoTrans, 128, 10, 64},
		{"input2", blas.NoTrans, blas.Trans, 64, 128, 10}, {"square", blas.NoTrans, blas.NoTrans, 256, 256, 256},
	} {
		b.Run(s.name, func(b *testing.B) {
			a, x, c := make([]float32, s.m*s.k), make([]float32, s.k*s.n), make([]float32, s.m*s.n)
			for i := range a {
				a[i] = float32(i%13) - 6
			}
			lda, ldb := s.k, s.n
			if s.tA == blas.Trans {
				lda = s.m
			}
			if s.tB == blas.Trans {
				ldb = s.k
			}
			for range b.N {
				BLAS{}.Sgemm(s.tA, s.tB, s.m, s.n, s.k, 1, a, lda, x, ldb, 0, c, s.n)
			}
			b.ReportMetric(2*float64(s.m*s.n*s.k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
		})
	}
	b.Run("peak", func(b *testing.B) {
		flops, begin := 0.0, time.Now()
		for range b.N {
			flops += Peak(100000)
		}
		b.ReportMetric(flops/time.Since(begin).Seconds()/1e9, "GFLOP/s")
	})
}
