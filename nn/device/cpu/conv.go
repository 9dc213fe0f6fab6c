package cpu

import (
	"breakeven/nn/device"
	"gonum.org/v1/gonum/blas"
)

// convShape is a convolution's, and what follows from it.
type convShape struct {
	in, to device.Planes // images before and behind
	k      int
	taps   int // C·k·k, the products in a number of y
	pixels int // of a plane of y
}

func convOf(o device.Op) convShape {
	in, out, k := device.ConvOf(o.Dims)
	c := convShape{in: in, to: in.Conv(out, k), k: k}
	c.taps, c.pixels = c.in.C*c.k*c.k, c.to.H*c.to.W
	return c
}

// row returns image r of a batch whose images have this shape.
func row(x []float32, r int, p device.Planes) []float32 { return x[r*p.Size():][:p.Size()] }

func (d *Device) conv(o device.Op) func(*device.Step) {
	x, w, b, y := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.In[2]), d.f32(o.Out[0])
	c, bl := convOf(o), d.blas
	if k, ok := d.kernels.(Convolver); ok {
		return func(s *device.Step) {
			k.Conv(y[:s.Rows*c.to.Size()], x[:s.Rows*c.in.Size()], w, b, s.Rows, c.in, c.to.C, c.k)
		}
	}
	return func(s *device.Step) {
		cols := d.scratch(c.taps * c.pixels)
		for r := range s.Rows {
			y := row(y, r, c.to)
			for o, bias := range b {
				plane := y[o*c.pixels:][:c.pixels]
				for i := range plane {
					plane[i] = bias
				}
			}
			c.toColumns(cols, row(x, r, c.in))
			bl.Sgemm(blas.NoTrans, blas.NoTrans, c.to.C, c.pixels, c.taps, 1, w, c.taps, cols, c.pixels, 1, y, c.pixels)
		}
	}
}

func (d *Device) convWeightGrad(o device.Op) func(*device.Step) {
	x, dY, dW, db := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0]), d.f32(o.Out[1])
	c, bl := convOf(o), d.blas
	if k, ok := d.kernels.(Convolver); ok {
		return func(s *device.Step) {
			k.ConvWeightGrad(dW, db, x[:s.Rows*c.in.Size()], dY[:s.Rows*c.to.Size()], s.Rows, c.in, c.to.C, c.k, !s.First)
		}
	}
	return func(s *device.Step) {
		if s.First {
			clear(dW)
			clear(db)
		}
		cols := d.scratch(c.taps * c.pixels)
		for r := range s.Rows {
			dY := row(dY, r, c.to)
			for o := range db {
				sum := float32(0)
				for _, g := range dY[o*c.pixels:][:c.pixels] {
					sum += g
				}
				db[o] += sum
			}
			c.toColumns(cols, row(x, r, c.in))
			bl.Sgemm(blas.NoTrans, blas.Trans, c.to.C, c.taps, c.pixels, 1, dY, c.pixels, cols, c.pixels, 1, dW, c.taps)
		}
	}
}

func (d *Device) convInputGrad(o device.Op) func(*device.Step) {
	dY, w, dX := d.f32(o.In[0]), d.f32(o.In[1]), d.f32(o.Out[0])
	c, bl := convOf(o), d.blas
	if k, ok := d.kernels.(Convolver); ok {
		return func(s *device.Step) {
			k.ConvInputGrad(dX[:s.Rows*c.in.Size()], dY[:s.Rows*c.to.Size()], w, s.Rows, c.in, c.to.C, c.k)
		}
	}
	return func(s *device.Step) {
		cols := d.scratch(c.taps * c.pixels)
		for r := range s.Rows {
			bl.Sgemm(blas.Trans, blas.NoTrans, c.taps, c.pixels, c.to.C, 1, w, c.taps, row(dY, r, c.to), c.pixels, 0, cols, c.pixels)
			c.fromColumns(row(dX, r, c.in), cols)
		}
	}
}

// toColumns writes for every tap of the kernel what it meets, pixel by pixel
// ("im2col", Chellapilla et al. 2006): convolution becomes w·cols.
//
//	cols[c][u][v][i][j] = x[c][i+u][j+v]
func (c convShape) toColumns(cols, x []float32) {
	for ch := range c.in.C {
		for u := range c.k {
			for v := range c.k {
				from := x[(ch*c.in.H+u)*c.in.W+v:]
				for i := range c.to.H {
					copy(cols[:c.to.W], from[i*c.in.W:])
					cols = cols[c.to.W:]
				}
			}
		}
	}
}

// fromColumns is the backward of toColumns: each number of x gets the sum of
// the places to which it went.
func (c convShape) fromColumns(dX, cols []float32) {
	clear(dX)
	for ch := range c.in.C {
		for u := range c.k {
			for v := range c.k {
				to := dX[(ch*c.in.H+u)*c.in.W+v:]
				for i := range c.to.H {
					line := to[i*c.in.W:][:c.to.W]
					for j, g := range cols[:c.to.W] {
						line[j] += g
					}
					cols = cols[c.to.W:]
				}
			}
		}
	}
}
