//go:build !js

package webgpu

import (
	"errors"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/device/ref"
	"breakeven/nn/train"
)

// recorder keeps the programs that a run compiles.
type recorder struct {
	device.Device
	programs [][]device.Op
}

func (r *recorder) Compile(ops []device.Op) (device.Plan, error) {
	r.programs = append(r.programs, ops)
	return r.Device.Compile(ops)
}

// compiled are a program's dispatches, without a GPU.
func compiled(t *testing.T, f Form, ops []device.Op) []dispatch {
	t.Helper()
	c := &compiler{form: f, kernels: func(name string) *kernel { return parse(name, source(name)) }}
	c.program(ops)
	if c.err != nil {
		t.Fatal(c.err)
	}
	for i := range c.dispatches {
		d := &c.dispatches[i]
		d.shapeWords(parse(d.kernel, source(d.kernel))) // panics where a number is missing
	}
	return c.dispatches
}

// Whatever network a visitor makes, the self-test has run the very kernels, in
// the variants, that it needs; and a step is few dispatches.
func TestSelfTestCoversNetworks(t *testing.T) {
	tested := map[string]bool{}
	for _, f := range []Form{Registers, Tiles} {
		for _, l := range []*lab{testGroups[0].lab(), testGroups[1].lab(), testGroups[2].lab(), networkLab()} {
			for _, d := range compiled(t, f, l.ops) {
				tested[pipelineKey(&d)] = true
			}
		}
	}
	digits := dataset.Digits{Images: make([]byte, 70*dataset.ImageSize), Labels: make([]byte, 70)}
	for _, c := range []struct {
		cfg        train.Config
		dispatches int // of a training step; 0 is not counted
	}{
		{train.Config{Hidden: []int{128}}, 8},
		{train.Config{Channels: []int{10, 10}, Hidden: []int{100}}, 18},
		{train.Config{Channels: []int{10, 10}, Pool: true, Hidden: []int{100}}, 18},
		{train.Config{Hidden: []int{30, 32, 31}, Activation: train.Tanh, Decay: 0.1, Optimizer: 1}, 0},
		{train.Config{Channels: []int{3}, Hidden: []int{33, 64}, Activation: train.Sigmoid, Dropout: 0.5, Optimizer: 2}, 0},
		{train.Config{Channels: []int{7, 32}, Pool: true, Hidden: []int{1, 64, 30}, Dropout: 0.5}, 0},
	} {
		c.cfg.LR, c.cfg.Batch = 0.01, 64
		r := &recorder{Device: ref.New()}
		run, err := train.New(r, c.cfg, digits, digits)
		if err != nil {
			t.Fatal(err)
		}
		run.Close()
		for i, ops := range r.programs {
			for _, f := range []Form{Registers, Tiles} {
				dispatches := compiled(t, f, ops)
				for _, d := range dispatches {
					if key := pipelineKey(&d); !tested[key] {
						t.Errorf("%+v: needs %s, which the self-test does not run", c.cfg, key)
					}
				}
				if i == 0 && c.dispatches > 0 && len(dispatches) > c.dispatches {
					t.Errorf("%+v: %d dispatches a step, at most %d are allowed", c.cfg, len(dispatches), c.dispatches)
				}
			}
		}
	}
}

// What has no kernel is refused, never left out.
func TestRefusesSequences(t *testing.T) {
	v := device.NewBuffer(1, 6, device.F32).All()
	for _, o := range []device.Op{
		device.Add(v, v, v, 2, 3),
		device.Dense(v, v, device.NewBuffer(2, 9, device.F32).All(), device.View{}, 2, 3, 3),
		device.DenseWeightGrad(device.NewBuffer(2, 9, device.F32).All(), device.View{}, v, v, 2, 3, 3),
	} {
		c := &compiler{form: Tiles}
		c.program([]device.Op{o})
		var u *device.UnsupportedError
		if !errors.As(c.err, &u) || u.Kind != o.Kind {
			t.Errorf("%v gave %v, want *UnsupportedError", o.Kind, c.err)
		}
	}
}
