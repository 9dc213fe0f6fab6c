//go:build js && wasm

package webgpu

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/device"
	"breakeven/nn/device/cpu"
	"breakeven/nn/train"
	"gonum.org/v1/gonum/blas/gonum"
)

var (
	mlp    = train.Config{Hidden: []int{128}, LR: 1e-3, Batch: 64, Seed: 1}
	cnn    = train.Config{Channels: []int{10, 10}, Hidden: []int{100}, LR: 1e-3, Batch: 64, Seed: 1}
	pooled = train.Config{Channels: []int{10, 10}, Pool: true, Hidden: []int{100}, LR: 1e-3, Batch: 64, Seed: 1}
)

// digits are pictures that a network can learn: a bar's place is the label.
func digits(n int) dataset.Digits {
	r := rand.New(rand.NewPCG(5, 6))
	d := dataset.Digits{Images: make([]byte, n*dataset.ImageSize), Labels: make([]byte, n)}
	for i := range n {
		d.Labels[i] = byte(r.IntN(10))
		for j := range dataset.ImageSize {
			p := byte(r.IntN(120))
			if byte(j/28/3) == d.Labels[i] {
				p += 100
			}
			d.Images[i*dataset.ImageSize+j] = p
		}
	}
	return d
}

// losses trains for some updates, so many micro-batches at a time.
func losses(t testing.TB, dev device.Device, cfg train.Config, micros ...int) (points []float32) {
	t.Helper()
	run, err := train.New(dev, cfg, digits(200), digits(70)) // a batch of 64 does not go into 200
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	take := func(p []train.Point, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range p {
			points = append(points, p.Loss)
		}
	}
	for _, n := range micros {
		take(run.Train(n))
	}
	take(run.Drain())
	return points
}

// A network learns as on the host's processor, and the work of a step is what
// the design allows. A step's reading back is the same for one step as for many.
func TestTrains(t *testing.T) {
	const steps = 6
	for _, c := range []struct {
		name       string
		cfg        train.Config
		dispatches int
	}{{"MLP", mlp, 8}, {"CNN", cnn, 18}, {"pooled CNN", pooled, 18}} {
		t.Run(c.name, func(t *testing.T) {
			d := open(t)
			before := d.Counts()
			got := losses(t, d, c.cfg, 2, 2, 2)
			n := d.Counts()
			want := losses(t, cpu.New(gonum.Implementation{}, cpu.Generic{}), c.cfg, 2, 2, 2)
			if len(got) != steps || len(want) != steps {
				t.Fatalf("%d and %d losses, want %d", len(got), len(want), steps)
			}
			for i := range got {
				if math.Abs(float64(got[i]-want[i])) > 1e-3*float64(want[i])+1e-5 {
					t.Errorf("loss of step %d is %g, on the host's processor %g", i+1, got[i], want[i])
				}
			}
			if perStep := float64(n.Dispatches-before.Dispatches) / steps; perStep > float64(c.dispatches) {
				t.Errorf("%g dispatches a step, at most %d are allowed", perStep, c.dispatches)
			}
			t.Logf("%d steps: %d dispatches, %d submits (a read is one), %d crossings with setting up, %d bytes read back",
				steps, n.Dispatches-before.Dispatches, n.Submits-before.Submits, n.Crossings-before.Crossings, n.BytesRead-before.BytesRead)
		})
	}
}

// However the steps are cut into submits, the bits are the same.
func TestBlocksAreSteps(t *testing.T) {
	for name, cfg := range map[string]train.Config{"MLP": mlp, "pooled CNN": pooled} {
		want := losses(t, open(t), cfg, 4, 2)
		for _, micros := range [][]int{{4, 2}, {1, 1, 1, 1, 1, 1}, {2, 2, 2}} {
			if got := losses(t, open(t), cfg, micros...); !slices.Equal(got, want) {
				t.Errorf("%s: submits of %v steps gave %v, want %v", name, micros, got, want)
			}
		}
	}
}

func benchmarkTraining(b *testing.B, cfg train.Config, f Form) {
	d, err := Open(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	d.form = f
	run, err := train.New(d, cfg, digits(2048), dataset.Digits{})
	if err != nil {
		b.Fatal(err)
	}
	micros := cfg.Batch / train.MicroBatch
	step := func() {
		if _, err := run.Train(micros); err != nil {
			b.Fatal(err)
		}
	}
	step()
	run.Drain()
	for b.Loop() {
		step()
	}
	run.Drain()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
}

func BenchmarkMLP(b *testing.B)       { benchmarkTraining(b, mlp, Registers) }
func BenchmarkMLPTiles(b *testing.B)  { benchmarkTraining(b, mlp, Tiles) }
func BenchmarkCNN(b *testing.B)       { benchmarkTraining(b, cnn, Registers) }
func BenchmarkPooledCNN(b *testing.B) { benchmarkTraining(b, pooled, Registers) }
