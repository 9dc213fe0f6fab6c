package lm

import (
	"context"

	"breakeven/nn/device"
)

// memory is what a part of the model holds on its device.
type memory struct {
	dev     device.Device
	buffers []device.Buffer
	todo    []work
}

// plan is a program as its device compiled it, in pieces.
type plan []device.Plan

// work is what is left of a program's run for a step.
type work struct {
	plan plan
	step device.Step
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
func (m *memory) compile(ops []device.Op) (p plan) {
	for _, piece := range pieces(ops) {
		compiled, err := m.dev.Compile(piece)
		must(err)
		p = append(p, compiled)
	}
	return p
}

// pieceFLOPs is how much is computed in one piece: gonum in WebAssembly, the slowest
// device, does it in about ten milliseconds.
const pieceFLOPs = 8e6

// pieces cuts a program into runs of operations that have at most pieceFLOPs together;
// one that has more stands alone.
func pieces(ops []device.Op) (list [][]device.Op) {
	from, flops := 0, 0.0
	for i, o := range ops {
		n := o.FLOPs(o.Rows)
		if i > from && flops+n > pieceFLOPs {
			list = append(list, ops[from:i])
			from, flops = i, 0
		}
		flops += n
	}
	return append(list, ops[from:])
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
func (m *memory) run(p plan, s device.Step) error {
	for _, piece := range p {
		if err := m.dev.Run(context.Background(), piece, []device.Step{s}); err != nil {
			return err
		}
	}
	return nil
}

// later has a plan run for a step by piece, behind what is left to do.
func (m *memory) later(p plan, s device.Step) { m.todo = append(m.todo, work{p, s}) }

// Busy tells whether something that was begun is left to do.
func (m *memory) Busy() bool { return len(m.todo) > 0 }

// piece does the next piece of what is left to do. After an error nothing is left.
func (m *memory) piece() error {
	w := &m.todo[0]
	next := w.plan[:1]
	if w.plan = w.plan[1:]; len(w.plan) == 0 {
		m.todo = m.todo[1:]
	}
	err := m.run(next, w.step)
	if err != nil {
		m.todo = nil
	}
	return err
}

// finish does all that is left to do.
func (m *memory) finish() (err error) {
	for err == nil && m.Busy() {
		err = m.piece()
	}
	return err
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
