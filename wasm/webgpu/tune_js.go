//go:build js && wasm

package webgpu

import (
	"context"
	"time"

	"breakeven/nn/device"
)

// Form returns how the dense kernels multiply in programs that are compiled from
// now on. Forms round alike but for the fusing of multiplications with additions,
// so a run's losses may depend on it in their last bits: it belongs to what is
// remembered of a device.
func (d *Device) Form() Form { return d.form }

// SetForm sets it.
func (d *Device) SetForm(f Form) { d.form = f }

// Tuning is what Tune has measured; zero times were not.
type Tuning struct {
	Form             Form
	Registers, Tiles time.Duration // of a forward and a backward of a dense layer
}

// gain is how much faster tiles must be: below it, noise would decide, and with
// it the last bits of a run.
const gain = 1.1

// Tune measures both forms and sets the faster one. On a software adapter it does
// not measure: there barriers are 10 times as dear as what they save, and their
// kernels take seconds to compile.
func (d *Device) Tune(ctx context.Context) (Tuning, error) {
	if d.info.Fallback {
		d.form = Registers
		return Tuning{Form: Registers}, nil
	}
	t, err := d.measureForms(ctx)
	d.form = t.Form
	return t, err
}

// measureForms times a forward and a backward of a dense layer of the page's
// network, in both forms by turns, so that a GPU that wakes up slowly, or that
// others use too, treats both alike. On an error the form is Registers.
func (d *Device) measureForms(ctx context.Context) (t Tuning, err error) {
	t.Form = Registers
	const rows, in, out = 64, 784, 128
	var views []device.View
	defer func(was Form) {
		d.form = was
		for _, v := range views {
			d.Free(v.Buf)
		}
	}(d.form)
	for _, n := range []int{rows * in, in * out, out, rows * out, in * out, out, rows * in} {
		b, err := d.Alloc(n, device.F32)
		if err != nil {
			return t, err
		}
		views = append(views, b.All())
	}
	x, w, b, y, dW, db, dX := views[0], views[1], views[2], views[3], views[4], views[5], views[6]
	plans := map[Form]device.Plan{}
	for _, f := range []Form{Registers, Tiles} {
		d.form = f
		if plans[f], err = d.Compile([]device.Op{
			device.Dense(y, x, w, b, rows, in, out),
			device.DenseWeightGrad(dW, db, x, y, rows, in, out),
			device.DenseInputGrad(dX, y, w, rows, in, out),
		}); err != nil {
			return t, err
		}
	}
	steps := make([]device.Step, 8) // enough for the kernels to outlast the way there and back
	for i := range steps {
		steps[i] = device.Step{Rows: rows, Batch: rows, First: true}
	}
	best := map[Form]time.Duration{}
	for round := range 4 { // the first warms up
		for f, p := range plans {
			from := time.Now()
			if err := d.Run(ctx, p, steps); err != nil {
				return t, err
			}
			if err := d.Read(ctx, db.View(0, 1), make([]byte, 4)); err != nil {
				return t, err
			}
			if e := time.Since(from) / time.Duration(len(steps)); round == 1 || e < best[f] {
				best[f] = e
			}
		}
	}
	t.Registers, t.Tiles = best[Registers], best[Tiles]
	if float64(t.Registers) > gain*float64(t.Tiles) {
		t.Form = Tiles
	}
	return t, nil
}
