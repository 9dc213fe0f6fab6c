package train

import (
	"errors"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/device/ref"
	"breakeven/nn/optim"
	"gonum.org/v1/gonum/blas/gonum"
)

func newCPU() device.Device { return cpu.New(gonum.Implementation{}, cpu.Generic{}) }

// blobs are images that a network can learn: each label lights its own rows.
func blobs(n int) dataset.Digits {
	r := rand.New(rand.NewPCG(5, 6))
	d := dataset.Digits{Images: make([]byte, n*dataset.ImageSize), Labels: make([]byte, n)}
	for i := range n {
		label := r.IntN(Classes)
		d.Labels[i] = byte(label)
		for j := range dataset.ImageSize {
			v := r.IntN(120)
			if j/28/3 == label {
				v += 100
			}
			d.Images[i*dataset.ImageSize+j] = byte(v)
		}
	}
	return d
}

func config() Config {
	return Config{Hidden: []int{20}, Optimizer: optim.Adam, LR: 0.003, Batch: 64, Seed: 7}
}

func newRun(t *testing.T, dev device.Device, cfg Config, train, test dataset.Digits) *Run {
	t.Helper()
	r, err := New(dev, cfg, train, test)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// losses trains until so many updates are done, in pieces of the sizes given.
func losses(t *testing.T, r *Run, updates int, pieces ...int) []float32 {
	t.Helper()
	var out []float32
	for i := 0; len(out) < updates; i++ {
		points, err := r.Train(pieces[i%len(pieces)])
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range points {
			if p.Step != len(out)+1 {
				t.Fatalf("point of step %d, want %d", p.Step, len(out)+1)
			}
			out = append(out, p.Loss)
		}
	}
	return out[:updates]
}

func TestSameSeedSameBits(t *testing.T) {
	for _, batch := range []int{1, 64, 100, 150, 512} {
		cfg := config()
		cfg.Batch = batch
		d := blobs(330) // no batch size divides it: the last one is short
		want := losses(t, newRun(t, newCPU(), cfg, d, d), 20, 1000)

		r := newRun(t, newCPU(), cfg, d, d)
		if got := losses(t, r, 20, 1, 3, 2); !slices.Equal(got, want) {
			t.Errorf("batch %d: in small pieces the losses are %v, want %v", batch, got, want)
		}
		if err := r.Reset(); err != nil {
			t.Fatal(err)
		}
		if got := losses(t, r, 20, 5); !slices.Equal(got, want) {
			t.Errorf("batch %d: after Reset the losses are %v, want %v", batch, got, want)
		}
		cfg.Seed++
		if got := losses(t, newRun(t, newCPU(), cfg, d, d), 20, 5); slices.Equal(got, want) {
			t.Errorf("batch %d: another seed gave the same losses", batch)
		}
	}
}

// A batch of eight micro-batches is one step of gradient descent on all its
// digits, as the oracle computes it.
func TestMicroBatchesAgainstOracle(t *testing.T) {
	cfg := config()
	cfg.Batch = 512
	d := blobs(512)
	got, want := losses(t, newRun(t, newCPU(), cfg, d, d), 3, 100), losses(t, newRun(t, ref.New(), cfg, d, d), 3, 100)
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 1e-4 {
			t.Errorf("step %d: loss %g, want %g", i+1, got[i], want[i])
		}
	}
}

// Eight copies of the same digits in one batch are, in the mean, those digits.
func TestBatchIsAMean(t *testing.T) {
	d, copies := blobs(64), dataset.Digits{}
	for range 8 {
		copies = dataset.Join(copies, d)
	}
	cfg := config()
	cfg.Optimizer, cfg.LR = optim.SGD, 0.1
	want := losses(t, newRun(t, newCPU(), cfg, d, d), 10, 100)
	cfg.Batch = 512
	got := losses(t, newRun(t, newCPU(), cfg, copies, d), 10, 3)
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 1e-4 {
			t.Fatalf("step %d: loss %g, want %g", i+1, got[i], want[i])
		}
	}
	if want[9] > 0.9*want[0] {
		t.Errorf("losses %v hardly moved, so they prove nothing", want)
	}
}

func TestTestingChangesNothing(t *testing.T) {
	d := blobs(330)
	cfg := config()
	cfg.Batch = 150 // so that tests also fall within a batch
	want := losses(t, newRun(t, newCPU(), cfg, d, d), 20, 100)
	r := newRun(t, newCPU(), cfg, d, d)
	var got []float32
	for len(got) < 20 {
		points, err := r.Train(1)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range points {
			got = append(got, p.Loss)
		}
		if _, err := r.Predict(d.Images[:dataset.ImageSize]); err != nil {
			t.Fatal(err)
		}
		testAll(t, r, 1+len(got)%3)
	}
	if !slices.Equal(got, want) {
		t.Errorf("with tests in between the losses are %v, want %v", got, want)
	}
}

func testAll(t *testing.T, r *Run, micros int) *Test {
	test := r.NewTest(1 << 30)
	for {
		done, err := r.Continue(test, micros)
		if err != nil {
			t.Fatal(err)
		}
		if done {
			return test
		}
	}
}

func TestTestCounts(t *testing.T) {
	d := blobs(333)
	r := newRun(t, newCPU(), config(), d, d.First(201))
	losses(t, r, 40, 3)
	a, b := testAll(t, r, 1), testAll(t, r, 100)
	if a.N != 201 || a.Accuracy() != b.Accuracy() || math.Abs(float64(a.Loss()-b.Loss())) > 1e-6 {
		t.Errorf("in pieces %+v, at once %+v", a, b)
	}
	right := 0
	for i := range 201 {
		p, err := r.Predict(d.Images[i*dataset.ImageSize : (i+1)*dataset.ImageSize])
		if err != nil {
			t.Fatal(err)
		}
		best, sum := 0, float32(0)
		for j, v := range p {
			sum += v
			if v > p[best] {
				best = j
			}
		}
		if math.Abs(float64(sum-1)) > 1e-5 {
			t.Fatalf("probabilities sum to %g", sum)
		}
		if best == int(d.Labels[i]) {
			right++
		}
	}
	if want := float32(right) / 201; a.Accuracy() != want {
		t.Errorf("accuracy %g, digit by digit %g", a.Accuracy(), want)
	}
}

func TestEpochs(t *testing.T) {
	r := newRun(t, newCPU(), config(), blobs(330), dataset.Digits{})
	for _, want := range []float64{64, 128, 192, 256, 320, 330, 394} {
		if _, err := r.Train(1); err != nil {
			t.Fatal(err)
		}
		if got := r.Epoch() * 330; math.Abs(got-want) > 1e-9 {
			t.Errorf("%g digits seen, want %g", got, want)
		}
	}
	if r.Step() != 7 {
		t.Errorf("step %d, want 7", r.Step())
	}
}

func TestDivergenceStops(t *testing.T) {
	cfg := config()
	cfg.Optimizer, cfg.LR, cfg.Seed = optim.SGD, 3, 1
	cfg.Hidden = []int{256, 256, 256} // deep enough to overflow before every ReLU is dead
	r := newRun(t, newCPU(), cfg, blobs(330), blobs(1))
	var stop *NotFiniteError
	for range 500 {
		if _, err := r.Train(1); errors.As(err, &stop) {
			break
		}
	}
	if stop == nil {
		t.Fatal("never diverged")
	}
	if _, err := r.Train(1); !errors.As(err, &stop) {
		t.Errorf("went on after the stop: %v", err)
	}
	image := make([]byte, dataset.ImageSize)
	_, predict := r.Predict(image)
	_, _, look := r.Look(image, true)
	_, test := r.Continue(r.NewTest(1), 1)
	for what, err := range map[string]error{"Predict": predict, "Look": look, "Continue": test} {
		if !errors.As(err, new(*NotFiniteError)) {
			t.Errorf("%s of a network that is no more: %v", what, err)
		}
	}
	if err := r.Reset(); err != nil {
		t.Fatal(err)
	}
	if points, err := r.Train(1); err != nil || len(points) != 1 {
		t.Errorf("after Reset: %v, %v", points, err)
	}
}

func TestAbsurdConfigs(t *testing.T) {
	nan := float32(math.NaN())
	for name, change := range map[string]func(*Config){
		"no hidden layer": func(c *Config) { c.Hidden = nil }, "four layers": func(c *Config) { c.Hidden = []int{1, 2, 3, 4} },
		"0 units": func(c *Config) { c.Hidden = []int{0} }, "−1 units": func(c *Config) { c.Hidden = []int{5, -1} },
		"2^40 units": func(c *Config) { c.Hidden = []int{1 << 40} }, "rate 0": func(c *Config) { c.LR = 0 },
		"rate −1": func(c *Config) { c.LR = -1 }, "rate NaN": func(c *Config) { c.LR = nan }, "rate 1e30": func(c *Config) { c.LR = 1e30 },
		"batch 0": func(c *Config) { c.Batch = 0 }, "batch 2^31": func(c *Config) { c.Batch = 1 << 31 }, "optimizer 9": func(c *Config) { c.Optimizer = 9 },
	} {
		cfg := config()
		change(&cfg)
		var want *ConfigError
		if _, err := New(newCPU(), cfg, blobs(10), dataset.Digits{}); !errors.As(err, &want) {
			t.Errorf("%s: %v, want *ConfigError", name, err)
		}
	}
	if _, err := New(newCPU(), config(), dataset.Digits{}, dataset.Digits{}); err == nil {
		t.Error("a run without digits was accepted")
	}
	if _, err := New(newCPU(), config(), dataset.Digits{Images: make([]byte, 784), Labels: []byte{10}}, dataset.Digits{}); err == nil {
		t.Error("label 10 was accepted")
	}
	r := newRun(t, newCPU(), config(), blobs(10), dataset.Digits{})
	if err := r.SetLR(nan); err == nil || r.Config().LR != 0.003 {
		t.Errorf("SetLR(NaN): %v, rate %g", err, r.Config().LR)
	}
}

// failing is a device whose memory runs out.
type failing struct {
	device.Device
	left int
}

func (f *failing) Alloc(n int, t device.DType) (device.Buffer, error) {
	if f.left--; f.left < 0 {
		return device.Buffer{}, errors.New("out of memory")
	}
	return f.Device.Alloc(n, t)
}

func TestOutOfMemory(t *testing.T) {
	d := blobs(10)
	for left := 0; ; left++ {
		_, err := New(&failing{newCPU(), left}, config(), d, d)
		if err == nil {
			if left < 10 {
				t.Errorf("needed only %d buffers", left)
			}
			return
		}
	}
}

// Real digits, on plain gonum: 300 steps must read most of them.
func TestRealDigits(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "data", "mnist")
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no real digits at ../shared/data/mnist: ", err)
	}
	load := func(images, labels string) dataset.Digits {
		var b [2][]byte
		for i, name := range []string{images, labels} {
			var err error
			if b[i], err = os.ReadFile(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		d, err := dataset.ReadIDX(b[0], b[1])
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	train, test := load("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"), load("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")
	cfg := Config{Hidden: []int{32}, LR: 0.003, Batch: 64, Seed: 1}
	r := newRun(t, newCPU(), cfg, train, test)
	losses(t, r, 300, 50)
	// Five seeds gave 0.891 to 0.903.
	if got := testAll(t, r, 100); got.Accuracy() < 0.87 {
		t.Errorf("accuracy %.3f after 300 steps, want ≥ 0.87", got.Accuracy())
	}
}
