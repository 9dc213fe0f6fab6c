package train

import (
	_ "embed"

	"breakeven/nn/device"
	"breakeven/nn/loss"
	"breakeven/nn/source"
)

//go:embed learn.go
var file string

// LearnSource is the source of what a training step does behind its forward:
// the page shows it.
func LearnSource() string { return source.Declared(file, "learn") }

// learn appends to a forward with logits z what makes the network better: the
// loss against labels y, backward through every layer, and the update.
func (n *network) learn(p *device.Program, cfg Config, l *loss.SoftmaxCrossEntropy, z, y device.View) {
	l.Forward(p, z, y, n.metrics, true)
	n.mark(p, Place{Layer: NoLayer, Phase: Loss})

	dZ := l.Backward()
	for i := len(n.layers) - 1; i >= 0; i-- {
		dZ = n.layers[i].Backward(p, dZ)
		n.mark(p, Place{Layer: i, Phase: Backward})
	}

	for _, l := range n.layers {
		if w := l.Decayed(); cfg.Decay > 0 && !w.IsZero() {
			p.Add(device.Decay(w, cfg.Decay))
		}
	}
	p.Add(cfg.Optimizer.Step(n.w, n.g, n.moments))
	n.mark(p, Place{Layer: NoLayer, Phase: Update})
}
