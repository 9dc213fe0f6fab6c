package lm

import (
	"context"

	"breakeven/nn/device"
)

// memory is what a part of the model holds on its device.
type memory struct {
	dev     device.Device
	buffers []device.Buffer
}

// refusal is a device's error on its way out of the writing of a program, which
// cannot go on without memory.
type refusal struct{ error }

// must panics with a refusal, which catch turns back into its error.
func must(err error) {
	if err != nil {
		panic(refusal{err})
	}
}

// alloc returns n zeros, or panics as must does.
func (m *memory) alloc(n int, t device.DType) device.View {
	b, err := m.dev.Alloc(n, t)
	must(err)
	m.buffers = append(m.buffers, b)
	return b.All()
}

func (m *memory) floats(n int) device.View { return m.alloc(n, device.F32) }

// compile returns the plan of operations, or panics as must does.
func (m *memory) compile(ops []device.Op) device.Plan {
	plan, err := m.dev.Compile(ops)
	must(err)
	return plan
}

// catch, deferred, makes an error of a refusal again and gives back what was
// taken.
func (m *memory) catch(err *error) {
	switch r := recover().(type) {
	case nil:
	case refusal:
		m.Close()
		*err = r.error
	default:
		panic(r)
	}
}

// Close gives the device's memory back.
func (m *memory) Close() {
	for _, b := range m.buffers {
		m.dev.Free(b)
	}
	m.buffers = nil
}

// run runs a plan for one step.
func (m *memory) run(p device.Plan, s device.Step) error {
	return m.dev.Run(context.Background(), p, []device.Step{s})
}

// write puts numbers at the beginning of v.
func write[T float32 | uint32](m *memory, v device.View, x []T) error {
	return m.dev.Write(v.View(0, len(x)), device.Bytes(x))
}

// read returns what stands in v.
func (m *memory) read(v device.View) ([]float32, error) {
	x := make([]float32, v.Len)
	return x, m.dev.Read(context.Background(), v, device.Bytes(x))
}
