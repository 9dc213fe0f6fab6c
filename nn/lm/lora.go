package lm

import (
	"math"
	"math/rand/v2"

	"breakeven/nn/device"
)

// MaxRank is the highest rank of an adapter.
const MaxRank = 16

// loraAlpha is the α of LoRA's scale α/rank: at rank 4 the scale is 1, and an
// adapter of another rank changes the model about as fast. The scale is not a
// multiplication: the paper's B₀ starts at 0, and steps of Adam have the same
// length whatever the gradient's, so learning B₀ and using α/rank·B₀ is learning
// B = α/rank·B₀ itself at α/rank times the rate (but for Adam's ε).
const loraAlpha = 4

// stream of A's random numbers.
const loraStream = 0x6c6d206c6f7261

// AdapterParams returns the number of weights of an adapter: for each matrix A
// [in×rank] and B [rank×out], four bytes each.
func (c Config) AdapterParams(rank int) int {
	return 2 * rank * c.Layers * (5*c.Width + c.MLP) // what goes in and what comes out add up to the same
}

// adapt returns a model of m's own weights, which must stay as they are while it
// is used, under a new adapter:
//
//	A  N(0, 1/in)
//	B  0: at first nothing is changed
func (m *Model) adapt(rank int, seed uint64) (_ *Model, err error) {
	a := &Model{memory: memory{dev: m.dev}, cfg: m.cfg, w: m.w, rank: rank}
	defer a.catch(&err)
	a.adapter = a.floats(m.cfg.AdapterParams(rank))
	r := rand.New(rand.NewPCG(seed, loraStream))
	var all []float32
	for _, t := range m.cfg.Tensors() {
		if t.Muon {
			x := make([]float32, t.Shape[0]*rank)
			normal(x, 1/math.Sqrt(float64(t.Shape[0])), r)
			all = append(all, x...)
		}
	}
	must(write(&a.memory, a.adapter, all))
	return a, nil
}

// Merge returns a model that says the same without an adapter: W + A·B stands in
// the place of every W. It has memory of its own, which m's Close leaves alone.
func (m *Model) Merge() (_ *Model, err error) {
	w, err := m.Weights()
	if err != nil {
		return nil, err
	}
	merged, err := NewModel(m.dev, m.cfg, w)
	if err != nil || m.rank == 0 {
		return merged, err
	}
	defer merged.catch(&err)
	work := memory{dev: m.dev}
	defer work.Close()
	sum := work.floats(m.cfg.Width * max(m.cfg.Width, m.cfg.MLP))
	from, to := m.parts(device.View{}, device.View{}), merged.parts(device.View{}, device.View{})
	for i := range from.blocks {
		into := to.blocks[i].matrices()
		for j, x := range from.blocks[i].matrices() {
			s := sum.View(0, x.in*x.out)
			plan := work.compile([]device.Op{
				device.Dense(s, x.a.w, x.b.w, device.View{}, x.in, x.rank, x.out),
				device.Add(into[j].w, into[j].w, s, x.in, x.out),
			})
			must(work.run(plan, device.Step{Rows: x.in}))
		}
	}
	return merged, nil
}
