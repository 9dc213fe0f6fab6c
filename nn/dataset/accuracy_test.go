package dataset_test

import (
	"flag"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/device/cpu"
	"breakeven/nn/train"
	"gonum.org/v1/gonum/blas/gonum"
)

var (
	steps = flag.Int("steps", 1000, "updates of the training on generated digits")
	seed  = flag.Uint("seed", 1, "of the training on generated digits")
	cnn   = flag.Bool("cnn", false, "train the convolutional network with pooling instead (slow)")
)

// A network that has seen generated digits alone reads real ones. The figures
// of docs/digits.md are those of -steps 5000.
func TestGeneratedAccuracy(t *testing.T) {
	if testing.Short() {
		t.Skip("trains for seconds")
	}
	test := readReal(t, "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")
	cfg := train.Config{Hidden: []int{128}, LR: 0.001, Batch: 64, Seed: uint32(*seed)}
	if *cnn {
		cfg.Channels, cfg.Pool, cfg.Hidden = []int{10, 10}, true, []int{100}
	}
	n := min(64**steps, 120_000) // no more than are looked at
	run, err := train.New(cpu.New(gonum.Implementation{}, cpu.Generic{}), cfg, dataset.Generate(n, uint32(*seed)), test)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	for run.Step() < *steps {
		if _, err := run.Train(1); err != nil {
			t.Fatal(err)
		}
	}
	var right, of [train.Classes]int
	all := 0
	for i, label := range test.Labels {
		p, err := run.Predict(test.Images[i*dataset.ImageSize:][:dataset.ImageSize])
		if err != nil {
			t.Fatal(err)
		}
		best := 0
		for j := range p {
			if p[j] > p[best] {
				best = j
			}
		}
		of[label]++
		if best == int(label) {
			right[label]++
			all++
		}
	}
	accuracy := float64(all) / float64(test.N())
	t.Logf("%.2f %% of %d real digits after %d steps, seed %d", 100*accuracy, test.N(), *steps, *seed)
	for d := range of {
		t.Logf("  %d: %.1f %%", d, 100*float64(right[d])/float64(of[d]))
	}
	if *steps >= 1000 && accuracy < .88 {
		t.Errorf("accuracy %.3f, want ≥ 0.88", accuracy)
	}
}
