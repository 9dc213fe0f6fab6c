package train

import (
	"math"
	"testing"
	"time"

	"breakeven/nn/dataset"
	"breakeven/nn/device/cpu"
	"gonum.org/v1/gonum/blas"
	"gonum.org/v1/gonum/blas/gonum"
)

// BenchmarkStep compares a step of the default network on the cpu device with
// the gonum calls and loops that one would write for it by hand: the program
// of operations must cost nothing (≥ 0.95 of plain gonum's steps a second). The
// two take turns, so that other work on the machine slows both; the fastest step
// of each counts.
func BenchmarkStep(b *testing.B) {
	d := blobs(640)
	r, err := New(newCPU(), Config{Hidden: []int{128}, LR: 0.001, Batch: 64}, d, dataset.Digits{})
	if err != nil {
		b.Fatal(err)
	}
	m, n := newPlain(), 0
	least := [2]time.Duration{time.Hour, time.Hour}
	turn := func(i int, step func()) {
		from := time.Now()
		step()
		least[i] = min(least[i], time.Since(from))
	}
	for b.Loop() {
		turn(0, func() {
			if _, err := r.Train(1); err != nil {
				b.Fatal(err)
			}
		})
		turn(1, func() { m.step(d, n*64%640) })
		n++
	}
	b.ReportMetric(1/least[0].Seconds(), "device-steps/s")
	b.ReportMetric(1/least[1].Seconds(), "gonum-steps/s")
}

// plain is the default network by hand: no programs, no device.
type plain struct {
	bl                 gonum.Implementation
	k                  cpu.Generic
	w, g, m, v         []float32
	x, h, z, dh        []float32
	t                  int
	w1, b1, w2, b2     []float32
	dw1, db1, dw2, db2 []float32
}

func newPlain() *plain {
	const params = 784*128 + 128 + 128*10 + 10
	p := &plain{}
	for _, s := range []*[]float32{&p.w, &p.g, &p.m, &p.v} {
		*s = make([]float32, params)
	}
	for i := range p.w {
		p.w[i] = float32(math.Sin(float64(i))) / 20
	}
	p.x, p.h, p.z, p.dh = make([]float32, 64*784), make([]float32, 64*128), make([]float32, 64*10), make([]float32, 64*128)
	cut := func(v []float32) (w1, b1, w2, b2 []float32) {
		return v[:784*128], v[784*128 : 785*128], v[785*128 : 785*128+1280], v[785*128+1280:]
	}
	p.w1, p.b1, p.w2, p.b2 = cut(p.w)
	p.dw1, p.db1, p.dw2, p.db2 = cut(p.g)
	return p
}

func (p *plain) step(d dataset.Digits, from int) {
	for i, v := range d.Images[from*784 : (from+64)*784] {
		p.x[i] = float32(v) / 255
	}
	var y [64]uint32
	for i := range y {
		y[i] = uint32(d.Labels[from+i])
	}
	p.k.FillBias(p.h, p.b1)
	p.bl.Sgemm(blas.NoTrans, blas.NoTrans, 64, 128, 784, 1, p.x, 784, p.w1, 128, 1, p.h, 128)
	p.k.ReLU(p.h, p.h)
	p.k.FillBias(p.z, p.b2)
	p.bl.Sgemm(blas.NoTrans, blas.NoTrans, 64, 10, 128, 1, p.h, 128, p.w2, 10, 1, p.z, 10)
	p.k.SoftmaxCrossEntropy(p.z, p.z, y[:], 10, 1.0/64)
	p.bl.Sgemm(blas.Trans, blas.NoTrans, 128, 10, 64, 1, p.h, 128, p.z, 10, 0, p.dw2, 10)
	p.k.SumRows(p.db2, p.z, false)
	p.bl.Sgemm(blas.NoTrans, blas.Trans, 64, 128, 10, 1, p.z, 10, p.w2, 10, 0, p.dh, 128)
	p.k.ReLUGrad(p.dh, p.h, p.dh)
	p.bl.Sgemm(blas.Trans, blas.NoTrans, 784, 128, 64, 1, p.x, 784, p.dh, 128, 0, p.dw1, 128)
	p.k.SumRows(p.db1, p.dh, false)
	p.t++
	c1, c2 := 1-math.Pow(0.9, float64(p.t)), 1-math.Pow(0.999, float64(p.t))
	p.k.Adam(p.w, p.m, p.v, p.g, 0.001, 0.9, 0.999, 1e-8, float32(c1), float32(c2))
}
