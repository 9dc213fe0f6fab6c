package lm

import "breakeven/nn/device"

// head is the output layer, which shares the embedding, and the loss over it. Its
// rows are only those that have a target, whatever the trunk's are: its program
// is one of its own.
type head struct {
	embed                 param       // [vocab×width]
	index, target, weight device.View // of each row: its row in the trunk, what comes next, how much it counts
	metrics               device.View // weighted sums of loss and of targets that were foreseen [2]

	y, dZ device.View // what forward leaves for backward
}

// logits appends z = y·Eᵀ, [rows×vocab].
func (p *program) logits(y, embed device.View) (z device.View) {
	z = p.Alloc(p.Rows * p.cfg.Vocab)
	p.Add(device.DenseInputGrad(z, y, embed, p.Rows, p.cfg.Vocab, p.cfg.Width)) // Dense with E turned round
	return z
}

// logitsBackward overwrites the embedding's gradient, and y by dY.
func (p *program) logitsBackward(y, dZ device.View, embed param) {
	if !embed.g.IsZero() {
		p.Add(device.DenseWeightGrad(embed.g, device.View{}, dZ, y, p.Rows, p.cfg.Vocab, p.cfg.Width))
	}
	p.Add(device.Dense(y, dZ, embed.w, device.View{}, p.Rows, p.cfg.Vocab, p.cfg.Width))
}

// forward takes what the trunk made, [n×width].
func (h *head) forward(p *program, x device.View) {
	h.y = p.Alloc(p.Rows * p.cfg.Width)
	p.Add(device.Select(h.y, x, h.index, p.Rows, p.cfg.Width))
	h.dZ = p.logits(h.y, h.embed.w)
	p.Add(device.WeightedCrossEntropy(h.dZ, h.metrics, h.dZ, h.target, h.weight, p.Rows, p.cfg.Vocab))
}

// backward returns the gradient of what the trunk made, [n×width].
func (h *head) backward(p *program, n int) (dX device.View) {
	p.logitsBackward(h.y, h.dZ, h.embed)
	dX = p.Alloc(n * p.cfg.Width)
	p.Add(device.SelectGrad(dX, h.y, h.index, p.Rows, p.cfg.Width))
	return dX
}
