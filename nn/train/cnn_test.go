package train

import (
	"errors"
	"math"
	"slices"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/device/ref"
	"breakeven/nn/optim"
)

// The article's network, with its slip put right: two valid 3×3 convolutions
// leave 24×24 of 28×28, so the dense layer has 10·24·24 inputs, not 10·6·6.
func TestParams(t *testing.T) {
	for _, tt := range []struct {
		cfg  Config
		want int
	}{
		{Config{Hidden: []int{128}}, 101_770},
		{Config{Channels: []int{10, 10}, Hidden: []int{100}}, 578_120},
		{Config{Channels: []int{10, 10}, Pool: true, Hidden: []int{100}}, 146_120},
	} {
		if got := tt.cfg.Params(); got != tt.want {
			t.Errorf("%+v has %d weights, want %d", tt.cfg, got, tt.want)
		}
	}
}

// everything is a small network with every kind of layer.
func everything() Config {
	return Config{
		Channels: []int{2, 3}, Pool: true, Hidden: []int{9, 8}, Activation: Tanh, Dropout: 0.25, Decay: 0.1,
		Optimizer: optim.Adam, LR: 0.003, Batch: 100, Seed: 7,
	}
}

func TestCNNAgainstOracle(t *testing.T) {
	d := blobs(150)
	for a := ReLU; a < NumActivations; a++ {
		cfg := everything()
		cfg.Activation = a
		want := losses(t, newRun(t, ref.New(), cfg, d, d), 4, 100)
		got := losses(t, newRun(t, newCPU(), cfg, d, d), 4, 1)
		for i := range want {
			if math.Abs(float64(got[i]-want[i])) > 2e-5 {
				t.Errorf("activation %d: losses %v, want %v", a, got, want)
				break
			}
		}
	}
}

func TestCNNSameBits(t *testing.T) {
	d := blobs(330)
	r := newRun(t, newCPU(), everything(), d, d)
	want := losses(t, r, 12, 100)
	if err := r.Reset(); err != nil {
		t.Fatal(err)
	}
	if got := losses(t, r, 5, 1); !slices.Equal(got, want[:5]) {
		t.Errorf("in small pieces the losses are %v, want %v", got, want[:5])
	}
	if done, err := r.Continue(r.NewTest(100), 10); !done || err != nil {
		t.Fatal(done, err)
	}
	state, err := r.State()
	if err != nil {
		t.Fatal(err)
	}
	b := newRun(t, newCPU(), everything(), d, d)
	if err := b.Restore(state); err != nil {
		t.Fatal(err)
	}
	var rest []float32
	for len(rest) < 7 {
		points, err := b.Train(3)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range points {
			rest = append(rest, p.Loss)
		}
	}
	if !slices.Equal(rest[:7], want[5:]) {
		t.Errorf("restored, the losses are %v, want %v", rest[:7], want[5:])
	}
}

// Dropout is for learning only: a test gives the same answer twice, and every
// step leaves out others.
func TestDropoutOnlyWhereItLearns(t *testing.T) {
	cfg := everything()
	cfg.LR, cfg.Decay = MinLR, 0 // the weights stay almost as they are
	cfg.Batch = 64
	d := blobs(64)
	r := newRun(t, newCPU(), cfg, d, d)
	measure := func() float32 {
		test := r.NewTest(64)
		if done, err := r.Continue(test, 10); !done || err != nil {
			t.Fatal(done, err)
		}
		return test.Loss()
	}
	before, learning := measure(), losses(t, r, 3, 1)
	if after := measure(); math.Abs(float64(after-before)) > 1e-3 {
		t.Errorf("tests of the same weights give %g and %g", before, after)
	}
	if learning[0] == learning[1] || learning[1] == learning[2] {
		t.Errorf("every step leaves out the same: losses %v", learning)
	}
}

func TestDecayMakesWeightsSmaller(t *testing.T) {
	size := func(decay float32) (sum float64) {
		cfg := config()
		cfg.Decay = decay
		d := blobs(330)
		r := newRun(t, newCPU(), cfg, d, dataset.Digits{})
		losses(t, r, 30, 10)
		w, err := r.Weights()
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range w {
			sum += float64(x * x)
		}
		return sum
	}
	if with, without := size(1), size(0); !(with < 0.95*without) {
		t.Errorf("the weights' squares sum to %g with decay, %g without", with, without)
	}
}

func TestNetworksThatAreTooLarge(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"3.5 million weights": func(c *Config) { c.Channels = []int{10, 32}; c.Hidden = []int{1024} },
		"three convolutions":  func(c *Config) { c.Channels = []int{2, 2, 2} },
		"33 channels":         func(c *Config) { c.Channels = []int{33} },
		"0 channels":          func(c *Config) { c.Channels = []int{0} },
		"pool alone":          func(c *Config) { c.Channels = nil },
		"dropout 1":           func(c *Config) { c.Dropout = 1 },
		"dropout NaN":         func(c *Config) { c.Dropout = float32(math.NaN()) },
		"decay −1":            func(c *Config) { c.Decay = -1 },
		"activation":          func(c *Config) { c.Activation = NumActivations },
	} {
		c := everything()
		change(&c)
		var bad *ConfigError
		if err := c.Check(); !errors.As(err, &bad) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
