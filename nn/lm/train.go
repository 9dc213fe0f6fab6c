package lm

import (
	"breakeven/nn/device"
	"breakeven/nn/lm/corpus"
)

// MaxRows is the most tokens that a step learns from.
const MaxRows = 2048

// Rates and constants of the two optimizers.
const (
	muonRate     = .02
	muonMomentum = .95
	muonDecay    = .1
	adamRate     = 4e-3
	adamBeta1    = .9
	adamBeta2    = .99
	adamEps      = 1e-8
)

// Trainer is a model that learns: everything that it needs for a step of up to
// MaxRows tokens, allocated once. Use it from one goroutine.
type Trainer struct {
	backprop
	model *Model
	g     device.View // gradients [params]
	m, v  device.View // moments [params]; Muon has no second

	muon, adam plan
}

// NewTrainer returns a trainer of the seed's weights on a device. Errors:
// Config.Check's, and the device's.
func NewTrainer(dev device.Device, cfg Config, seed uint64) (*Trainer, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	model, err := NewModel(dev, cfg, cfg.Init(seed))
	if err != nil {
		return nil, err
	}
	t, err := newTrainer(model)
	if err != nil {
		model.Close()
	}
	return t, err
}

// newTrainer allocates everything and writes the programs.
func newTrainer(model *Model) (_ *Trainer, err error) {
	t := &Trainer{backprop: backprop{memory: memory{dev: model.dev}}, model: model}
	defer t.catch(&err)
	cfg, params := model.cfg, model.cfg.Params()
	t.g, t.m, t.v = t.floats(params), t.floats(params), t.floats(params)
	t.prepare(cfg, model.parts(t.g, device.View{}), MaxRows)

	// Two programs, as a step has one learning rate and the optimizers have two.
	var muon, adam []device.Op
	for _, x := range cfg.Tensors() {
		of := func(v device.View) device.View { return v.View(x.At, x.Size()) }
		if x.Muon {
			muon = append(muon, device.Muon(of(model.w), of(t.m), of(t.g), x.Shape[0], x.Shape[1], muonMomentum, muonDecay))
		} else {
			adam = append(adam, device.Adam(of(model.w), of(t.m), of(t.v), of(t.g), adamBeta1, adamBeta2, adamEps))
		}
	}
	t.muon, t.adam = t.compile(muon), t.compile(adam)
	return t, nil
}

// Model returns the model as it stands: it changes with every step.
func (t *Trainer) Model() *Model { return t.model }

// Close gives the device's memory back, the model's too.
func (t *Trainer) Close() {
	t.memory.Close()
	t.model.Close()
}

// Step learns from a batch of at most MaxRows rows: the next after so many of all
// steps. loss is the batch's cross-entropy before the update, in nats, and
// accuracy the share of targets that were the most probable, both weighted.
func (t *Trainer) Step(b *corpus.Batch, step, steps int) (loss, accuracy float32, err error) {
	if err := t.gradient(b); err != nil {
		return 0, 0, err
	}
	if err := t.update(step, steps); err != nil {
		return 0, 0, err
	}
	sums, err := t.read(t.metrics)
	return sums[0], sums[1], err
}

// Loss returns a batch's loss and accuracy as Step does, and learns nothing.
func (t *Trainer) Loss(b *corpus.Batch) (loss, accuracy float32, err error) {
	if err := t.predict(b); err != nil {
		return 0, 0, err
	}
	sums, err := t.read(t.metrics)
	return sums[0], sums[1], err
}

// update moves the weights by their gradients.
func (t *Trainer) update(step, steps int) error {
	now := rate(step, steps)
	s := device.Step{Rows: 1, Last: true, T: step + 1, LR: float32(muonRate * now)}
	if err := t.run(t.muon, s); err != nil {
		return err
	}
	s.LR = float32(adamRate * now)
	return t.run(t.adam, s)
}

// warmUp is how many steps the rate takes to its height, and decline the share of
// all steps in which it falls to 0.
const (
	warmUp  = 50
	decline = .55
)

// rate is the share of the full learning rate: up in a straight line, then level,
// then down in a straight line.
func rate(step, steps int) float64 {
	return min(float64(step+1)/warmUp, 1, float64(steps-step)/(decline*float64(steps)))
}
