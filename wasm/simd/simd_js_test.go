//go:build js && wasm

package simd

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/devicetest"
	"breakeven/nn/lm"
	"breakeven/nn/lm/corpus"
	"breakeven/nn/train"
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

func TestConformance(t *testing.T) {
	if Available() == "" {
		t.Fatal("no kernels beside this program")
	}
	open := func(*testing.T) device.Device { return New() }
	devicetest.Run(t, open, devicetest.F32)
	devicetest.RunSequences(t, open, devicetest.F32)
}

// gonum in wasm is what a browser without SIMD runs.
func TestConformanceCPU(t *testing.T) {
	open := func(*testing.T) device.Device { return cpu.New(gonum.Implementation{}, cpu.Generic{}) }
	devicetest.Run(t, open, devicetest.F32)
	devicetest.RunSequences(t, open, devicetest.F32)
}

// What kernels don't cover is gonum's, its panics included.
func TestBLASAsGonum(t *testing.T) {
	const n = 40
	vec := func() []float32 {
		v := make([]float32, 3*n)
		for i := range v {
			v[i] = float32(i%7) - 3
		}
		return v
	}
	for _, c := range []struct {
		name string
		call func(b blas.Float32, out []float32)
	}{
		{"sgemm", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'T', 5, 6, 7, 2, vec(), 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm of one row", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'N', 1, 6, 7, 2, vec(), 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm of one row, transposed", func(b blas.Float32, out []float32) {
			b.Sgemm('T', 'T', 1, 6, 7, 2, vec(), 1, vec(), 9, 0, out, 6)
		}},
		{"sgemm of one row, every third element", func(b blas.Float32, out []float32) {
			b.Sgemm('T', 'N', 1, 6, 7, 2, vec(), 3, vec(), 9, 1, out, 6)
		}},
		{"sgemm, ConjTrans", func(b blas.Float32, out []float32) {
			b.Sgemm('C', 'N', 5, 6, 7, 2, vec(), 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm, alpha 0", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'N', 5, 6, 7, 0, vec(), 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm of nothing", func(b blas.Float32, out []float32) { b.Sgemm('N', 'N', 5, 6, 0, 1, nil, 1, nil, 6, 3, out, 6) }},
		{"sgemm, no such transpose", func(b blas.Float32, out []float32) {
			b.Sgemm('X', 'N', 5, 6, 7, 1, vec(), 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm, negative size", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'N', -5, 6, 7, 1, vec(), 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm, rows too close", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'N', 5, 6, 7, 1, vec(), 6, vec(), 9, 3, out, 6)
		}},
		{"sgemm, A too short", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'N', 5, 6, 7, 1, vec()[:38], 8, vec(), 9, 3, out, 6)
		}},
		{"sgemm, C too short", func(b blas.Float32, out []float32) {
			b.Sgemm('N', 'N', 5, 6, 7, 1, vec(), 8, vec(), 9, 3, out[:29], 6)
		}},
		{"sgemv", func(b blas.Float32, out []float32) { b.Sgemv('N', 5, 6, 2, vec(), 7, vec(), 1, 3, out, 1) }},
		{"sgemv, transposed", func(b blas.Float32, out []float32) { b.Sgemv('T', 5, 6, 2, vec(), 7, vec(), 1, 3, out, 1) }},
		{"sgemv, increments", func(b blas.Float32, out []float32) { b.Sgemv('N', 5, 6, 2, vec(), 7, vec(), -2, 3, out, 3) }},
		{"sgemv, x too short", func(b blas.Float32, out []float32) { b.Sgemv('N', 5, 6, 2, vec(), 7, vec()[:5], 1, 3, out, 1) }},
		{"saxpy", func(b blas.Float32, out []float32) { b.Saxpy(n, 2, vec(), 1, out, 1) }},
		{"saxpy, increments", func(b blas.Float32, out []float32) { b.Saxpy(n, 2, vec(), 3, out, -2) }},
		{"saxpy, y too short", func(b blas.Float32, out []float32) { b.Saxpy(n, 2, vec(), 1, out[:n-1], 1) }},
		{"sdot", func(b blas.Float32, out []float32) { out[0] = b.Sdot(n, vec(), 1, out, 1) }},
		{"sdot, increments", func(b blas.Float32, out []float32) { out[0] = b.Sdot(n, vec(), -3, out, 2) }},
		{"sscal", func(b blas.Float32, out []float32) { b.Sscal(n, 3, out, 1) }},
		{"sscal, alpha 0", func(b blas.Float32, out []float32) { b.Sscal(n, 0, out, 1) }},
		{"sscal, increments", func(b blas.Float32, out []float32) { b.Sscal(n, 3, out, 2) }},
		{"sscal, x too short", func(b blas.Float32, out []float32) { b.Sscal(n, 3, out[:n-1], 1) }},
		{"snrm2", func(b blas.Float32, out []float32) { out[0] = float32(math.Round(1e4 * float64(b.Snrm2(n, out, 1)))) }},
		{"snrm2, increments", func(b blas.Float32, out []float32) { out[0] = b.Snrm2(n, out, 3) }},
		{"snrm2, too large to square", func(b blas.Float32, out []float32) { out[1] = 1e30; out[0] = b.Snrm2(n, out, 1) }},
		{"snrm2, too small to square", func(b blas.Float32, out []float32) {
			clear(out)
			out[1] = 1e-30
			out[0] = b.Snrm2(n, out, 1)
		}},
		{"snrm2, x too short", func(b blas.Float32, out []float32) { out[0] = b.Snrm2(n, out[:n-1], 1) }},
		{"sdot, x too short", func(b blas.Float32, out []float32) { out[0] = b.Sdot(n, vec()[:n-1], 1, out, 1) }},
	} {
		got, want := vec(), vec()
		gotPanic, wantPanic := panicOf(func() { c.call(BLAS{}, got) }), panicOf(func() { c.call(gonum.Implementation{}, want) })
		if gotPanic != wantPanic {
			t.Errorf("%s: panics with %v, gonum with %v", c.name, gotPanic, wantPanic)
		}
		if !slices.Equal(got, want) { // small integers: nothing is rounded
			t.Errorf("%s: %v, gonum %v", c.name, got, want)
		}
	}
}

func panicOf(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
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

// digits returns n scribbles: as much ink, and as many zeros, as in MNIST.
func digits(n int) dataset.Digits {
	var d dataset.Digits
	r := rand.New(rand.NewPCG(1, 2))
	for i := range n {
		stroke := make([]dataset.Point, 5)
		for j := range stroke {
			stroke[j] = dataset.Point{X: r.Float64(), Y: r.Float64()}
		}
		image, _ := dataset.Rasterize([][]dataset.Point{stroke})
		d.Images = append(d.Images, image[:]...)
		d.Labels = append(d.Labels, byte(i%10))
	}
	return d
}

// The whole step of the page's networks with Adam. "best" is the fastest of its
// pieces, which neighbours on the machine disturb least.
func BenchmarkStep(b *testing.B) {
	data := digits(512)
	mlp := train.Config{Hidden: []int{128}}
	cnn := train.Config{Hidden: []int{100}, Channels: []int{10, 10}}
	pooled := cnn
	pooled.Pool = true
	for _, dev := range []struct {
		name string
		device.Device
	}{{"simd", New()}, {"cpu", cpu.New(gonum.Implementation{}, cpu.Generic{})}} {
		for _, net := range []struct {
			name   string
			config train.Config
			batch  int
			piece  int // micro-batches: 10 ms and more, as browsers' clocks are coarse
		}{{"mlp", mlp, 64, 32}, {"mlp", mlp, 512, 32}, {"cnn", cnn, 64, 2}, {"pooled", pooled, 64, 2}} {
			b.Run(fmt.Sprintf("%s/%s/%d", dev.name, net.name, net.batch), func(b *testing.B) {
				config := net.config
				config.LR, config.Batch = 0.001, net.batch
				r, err := train.New(dev, config, data, dataset.Digits{})
				if err != nil {
					b.Fatal(err)
				}
				defer r.Close()
				steps, best := 0, 0.0
				b.ResetTimer()
				for steps < b.N {
					begin := time.Now()
					points, err := r.Train(net.piece)
					if err != nil {
						b.Fatal(err)
					}
					best = max(best, float64(len(points))/time.Since(begin).Seconds())
					steps += len(points)
				}
				b.ReportMetric(float64(steps)/b.Elapsed().Seconds(), "steps/s")
				b.ReportMetric(best, "best-steps/s")
			})
		}
	}
}

// The whole step of the page's language model, beside what the core can do at best.
func BenchmarkTokens(b *testing.B) {
	config := lm.Recipe(corpus.Vocabulary().Len())
	tr, err := lm.NewTrainer(New(), config, 1)
	if err != nil {
		b.Fatal(err)
	}
	defer tr.Close()
	batch := corpus.NewBatch(lm.MaxRows)
	corpus.New(1).Batch(batch, 500, 1000)
	best := 0.0
	for b.Loop() {
		begin := time.Now()
		if _, _, err := tr.Step(batch, 500, 1000); err != nil {
			b.Fatal(err)
		}
		best = max(best, lm.MaxRows/time.Since(begin).Seconds())
	}
	b.ReportMetric(lm.MaxRows*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(best, "best-tokens/s")
	b.ReportMetric(leastTokens, "bar-tokens/s")
	b.ReportMetric(6*float64(config.Params())*best/1e9, "GFLOP/s") // Kaplan et al. 2020, arXiv 2001.08361: 6 a weight and token
	peak := 0.0
	for range 5 {
		begin := time.Now()
		flops := Peak(20_000_000)
		peak = max(peak, flops/time.Since(begin).Seconds()/1e9)
	}
	b.ReportMetric(peak, "peak-GFLOP/s")
	if best < leastTokens && b.Elapsed() >= time.Second { // the first steps of all are slower
		b.Errorf("%.0f tokens/s, must be %d", best, leastTokens)
	}
}

// leastTokens is how many tokens a second the language model must learn from.
const leastTokens = 10_000

// The convolutions of the page's network on 64 digits.
func BenchmarkConv(b *testing.B) {
	const rows, out, k = 64, 10, 3
	for _, shape := range []device.Planes{{C: 1, H: 28, W: 28}, {C: 10, H: 26, W: 26}} {
		to := shape.Conv(out, k)
		fill := func(n int) []float32 {
			v := make([]float32, n)
			for i := range v {
				v[i] = float32(i%13) - 6
			}
			return v
		}
		x, y, w, bias := fill(rows*shape.Size()), fill(rows*to.Size()), fill(out*shape.C*k*k), fill(out)
		dX, dY, dW, db := fill(len(x)), fill(len(y)), fill(len(w)), fill(len(bias))
		for _, op := range []struct {
			name string
			run  func()
		}{
			{"forward", func() { Kernels{}.Conv(y, x, w, bias, rows, shape, out, k) }},
			{"weights", func() { Kernels{}.ConvWeightGrad(dW, db, x, dY, rows, shape, out, k, false) }},
			{"input", func() { Kernels{}.ConvInputGrad(dX, dY, w, rows, shape, out, k) }},
		} {
			b.Run(fmt.Sprintf("%s/%d", op.name, shape.C), func(b *testing.B) {
				for range b.N {
					op.run()
				}
				b.ReportMetric(2*float64(rows*to.Size()*shape.C*k*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOP/s")
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
				a[i] = float32(i%13) + 1
			}
			lda, ldb := s.k, s.n
			if s.tA == blas.Trans {
				lda = s.m
			}
			if s.tB == blas.Trans {
				ldb = s.k
			}
			for i := range x {
				x[i] = float32(i%11) + 1
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
