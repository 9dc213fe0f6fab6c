package lm

import "breakeven/nn/device"

// Model is a model's weights on a device.
type Model struct {
	memory
	cfg Config
	w   device.View // [Params], in the order of Config.Tensors

	rank    int         // of the adapter that a Tuner has put on the weights; 0 without one
	adapter device.View // [AdapterParams]: every matrix's A, then every one's B
}

// NewModel puts weights, [Params], on a device. Errors: Config.Check's, and the
// device's.
func NewModel(dev device.Device, cfg Config, weights []float32) (_ *Model, err error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	m := &Model{memory: memory{dev: dev}, cfg: cfg}
	defer m.catch(&err)
	m.w = m.floats(cfg.Params())
	must(m.SetWeights(weights))
	return m, nil
}

// Config returns the model's shape.
func (m *Model) Config() Config { return m.cfg }

// Weights returns a copy of the weights, [Params] in the order of Config.Tensors,
// without what an adapter adds: Merge's have it.
func (m *Model) Weights() ([]float32, error) { return m.read(m.w) }

// SetWeights changes the weights to these, [Params].
func (m *Model) SetWeights(w []float32) error { return m.dev.Write(m.w, device.Bytes(w)) }

// param is a tensor of the model and its gradient: a zero view where the tensor is
// frozen, or nobody learns.
type param struct{ w, g device.View }

// view returns n elements of both, from off.
func (p param) view(off, n int) param {
	p.w = p.w.View(off, n)
	if !p.g.IsZero() {
		p.g = p.g.View(off, n)
	}
	return p
}

// parts are a model's tensors.
type parts struct {
	embed  param
	blocks []blockParts
}

// blockParts are those of a block.
type blockParts struct {
	conv1        param
	q, k, v      matrix
	qGain, kGain param
	o            matrix
	conv2        param
	in, out      matrix
}

// parts finds the tensors, and their gradients in a buffer of [Params] and one of
// [AdapterParams]; either may be the zero view.
func (m *Model) parts(g, dAdapter device.View) (p parts) {
	all, adapter := param{m.w, g}, param{m.adapter, dAdapter}
	a, b := 0, m.adapter.Len/2
	var list []matrix
	for _, t := range m.cfg.Tensors() {
		x := matrix{param: all.view(t.At, t.Size())}
		if t.Muon {
			x.in, x.out, x.rank = t.Shape[0], t.Shape[1], m.rank
			x.a, x.b = adapter.view(a, x.in*m.rank), adapter.view(b, m.rank*x.out)
			a, b = a+x.a.w.Len, b+x.b.w.Len
		}
		list = append(list, x)
	}
	p.embed = list[0].param
	for l := list[1:]; len(l) > 0; l = l[10:] {
		p.blocks = append(p.blocks, blockParts{l[0].param, l[1], l[2], l[3], l[4].param, l[5].param, l[6], l[7].param, l[8], l[9]})
	}
	return p
}

// matrices returns the block's, in the order of Config.Tensors.
func (b *blockParts) matrices() []*matrix {
	return []*matrix{&b.q, &b.k, &b.v, &b.o, &b.in, &b.out}
}
