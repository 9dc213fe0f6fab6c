package train

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"breakeven/nn/dataset"
	"breakeven/nn/optim"
	"breakeven/nn/tensors"

	"github.com/sbinet/npyio/npz"
)

func cnnConfig() Config {
	return Config{Channels: []int{2, 3}, Pool: true, Hidden: []int{6, 5}, Activation: Tanh, Dropout: 0.3, Decay: 0.01,
		Optimizer: optim.Adam, LR: 0.003, Batch: 150, Seed: 7}
}

func tinyConfig() Config {
	return Config{Hidden: []int{1}, LR: 0.1, Batch: 128, Optimizer: optim.SGD}
}

func stateOf(t *testing.T, r *Run) []byte {
	t.Helper()
	b, err := r.State()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRestoreSameBits(t *testing.T) {
	d := blobs(330)
	for _, opt := range []optim.Kind{optim.Adam, optim.Momentum, optim.SGD} {
		cfg := config()
		cfg.Optimizer, cfg.Batch = opt, 150
		restoreSameBits(t, cfg, d, 12, 0, 1, 2, 4, 5, 6, 7, 11) // also within a batch, and at an epoch's end
	}
	restoreSameBits(t, cnnConfig(), d, 6, 1, 7)
}

// restoreSameBits trains a run for some updates, and others that end after so
// many micro-batches and are carried on by a second run.
func restoreSameBits(t *testing.T, cfg Config, d dataset.Digits, updates int, stops ...int) {
	t.Helper()
	want := losses(t, newRun(t, newCPU(), cfg, d, d), updates, 100)
	for _, micros := range stops {
		a := newRun(t, newCPU(), cfg, d, d)
		var got []float32
		train := func(r *Run, micros int) {
			points, err := r.Train(micros)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range points {
				if p.Step != len(got)+1 {
					t.Fatalf("point of step %d, want %d", p.Step, len(got)+1)
				}
				got = append(got, p.Loss)
			}
		}
		for range micros {
			train(a, 1)
		}
		state := stateOf(t, a)
		inspected, info, err := Inspect(state)
		if err != nil || !reflect.DeepEqual(inspected, cfg) || info.Step != a.Step() || info.Epoch != a.Epoch() || info.TrainN != 330 {
			t.Errorf("after %d micro-batches: %+v, %+v, %v", micros, inspected, info, err)
		}
		b := newRun(t, newCPU(), inspected, d, d)
		losses(t, b, 2, 1) // there is something to overwrite
		if err := b.Restore(state); err != nil {
			t.Fatal(err)
		}
		if b.Step() != a.Step() || b.Epoch() != a.Epoch() {
			t.Errorf("restored at step %d, epoch %g; want %d, %g", b.Step(), b.Epoch(), a.Step(), a.Epoch())
		}
		if !bytes.Equal(stateOf(t, b), state) {
			t.Errorf("restored after %d micro-batches, another state", micros)
		}
		for len(got) < updates {
			train(b, 3)
		}
		if !slices.Equal(got[:updates], want) {
			t.Errorf("%+v, restored after %d micro-batches: losses %v, want %v", cfg, micros, got, want)
		}
	}
}

// The learning rate is the checkpoint's.
func TestRestoreRate(t *testing.T) {
	d := blobs(100)
	a := newRun(t, newCPU(), config(), d, d)
	if err := a.SetLR(0.1234567); err != nil {
		t.Fatal(err)
	}
	a.SetSource("drawn")
	state := stateOf(t, a)
	b := newRun(t, newCPU(), config(), d, d)
	if err := b.Restore(state); err != nil || b.Config().LR != 0.1234567 {
		t.Errorf("rate %g, %v", b.Config().LR, err)
	}
	if _, info, err := Inspect(state); info.Source != "drawn" {
		t.Errorf("source %q, %v", info.Source, err)
	}
}

func TestTensorNames(t *testing.T) {
	cfg := cnnConfig()
	cfg.Optimizer = optim.Momentum
	r := newRun(t, newCPU(), cfg, blobs(330), dataset.Digits{})
	if _, err := r.Train(1); err != nil { // within a batch
		t.Fatal(err)
	}
	f, err := tensors.Decode(stateOf(t, r))
	if err != nil {
		t.Fatal(err)
	}
	layers := []string{"conv1.weight [2 1 3 3]", "conv1.bias [2]", "conv2.weight [3 2 3 3]", "conv2.bias [3]",
		"dense1.weight [432 6]", "dense1.bias [6]", "dense2.weight [6 5]", "dense2.bias [5]", "dense3.weight [5 10]", "dense3.bias [10]"}
	var want, got []string
	for _, prefix := range []string{"", "momentum.v.", "grad."} {
		for _, l := range layers {
			want = append(want, prefix+l)
		}
	}
	want = append(want, "batch.sums [2]")
	for _, x := range f.Tensors {
		got = append(got, fmt.Sprint(x.Name, " ", x.Shape))
	}
	if !slices.Equal(got, want) {
		t.Errorf("tensors\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// All of Config stands in a checkpoint; a field that is added must be too.
func TestConfigFields(t *testing.T) {
	cfg := cnnConfig()
	if got, want := len(configFields(&cfg))+1, reflect.TypeFor[Config]().NumField(); got != want {
		t.Errorf("%d fields with the learning rate, Config has %d", got, want)
	}
	for key, change := range map[string]func(*Config){
		"channels": func(c *Config) { c.Channels = []int{2} }, "pool": func(c *Config) { c.Pool = false },
		"hidden": func(c *Config) { c.Hidden = []int{65} }, "activation": func(c *Config) { c.Activation = ReLU },
		"dropout": func(c *Config) { c.Dropout = math.Nextafter32(0.3, 1) }, "decay": func(c *Config) { c.Decay = 0 },
		"optimizer": func(c *Config) { c.Optimizer = optim.SGD }, "batch": func(c *Config) { c.Batch++ }, "seed": func(c *Config) { c.Seed++ },
		"": func(c *Config) { c.LR = 1 },
	} {
		other := cnnConfig()
		change(&other)
		if got := otherField(cfg, other); got != key {
			t.Errorf("the field that differs is %q, want %q", got, key)
		}
		var read Config
		for i, f := range configFields(&other) {
			if !configFields(&read)[i].read(f.write()) {
				t.Errorf("%s does not read its own %q", f.key, f.write())
			}
		}
		if read.LR = other.LR; !reflect.DeepEqual(read, other) {
			t.Errorf("read %+v, wrote %+v", read, other)
		}
	}
}

// The largest network's checkpoint is one that can be read again.
func TestLargestCheckpoint(t *testing.T) {
	const perWeight = 4 * (1 + 2 + 1) // itself, Adam's moments, its gradient
	if MaxParams*perWeight+64<<10 > tensors.MaxFile {
		t.Errorf("%d weights do not fit into %d bytes", MaxParams, tensors.MaxFile)
	}
}

func TestRestoreRefuses(t *testing.T) {
	d := blobs(200)
	r := newRun(t, newCPU(), config(), d, d)
	losses(t, r, 2, 1)
	good := stateOf(t, r)

	// edit changes a good file, and puts the checksum right where that matters.
	edit := func(change func(*checkpoint)) []byte {
		c, err := decodeCheckpoint(good)
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.tensors {
			c.tensors[i].Data = slices.Clone(c.tensors[i].Data)
		}
		change(c)
		return c.encode()
	}
	file := func(change func(*tensors.File)) []byte {
		f, err := tensors.Decode(good)
		if err != nil {
			t.Fatal(err)
		}
		change(&f)
		return tensors.Encode(f)
	}
	meta := func(key, value string) []byte {
		return file(func(f *tensors.File) { f.Meta[key] = value })
	}
	put := func(tensor int, v float64) []byte {
		return edit(func(c *checkpoint) {
			binary.LittleEndian.PutUint32(c.tensors[tensor].Data, math.Float32bits(float32(v)))
		})
	}
	brain := []byte("\x48\x00\x00\x00\x00\x00\x00\x00" + `{"dense1.weight":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]}}     ` + "\x00\x3c")
	other := func(change func(*Config)) *Run {
		cfg := config()
		change(&cfg)
		return newRun(t, newCPU(), cfg, d, d)
	}
	for name, c := range map[string]struct {
		r    *Run
		b    []byte
		want Why
	}{
		"nothing":                {r, nil, NotSafetensors},
		"zeros":                  {r, make([]byte, 1000), NotSafetensors},
		"a pickle":               {r, []byte("PK\x03\x04 archive/data.pkl and so on"), NotSafetensors},
		"a huge file":            {r, make([]byte, tensors.MaxFile+1), TooLarge},
		"a cut file":             {r, good[:len(good)-9], Damaged},
		"weights alone":          {r, file(func(f *tensors.File) { f.Meta, f.Tensors = nil, f.Tensors[:4] }), Foreign},
		"PyTorch's metadata":     {r, file(func(f *tensors.File) { f.Meta = map[string]string{"format": "pt"} }), Foreign},
		"brain floats":           {r, brain, Foreign},
		"a later version":        {r, meta(versionKey, "2"), OtherVersion},
		"a field missing":        {r, file(func(f *tensors.File) { delete(f.Meta, "seed") }), Damaged},
		"an unknown word":        {r, meta("optimizer", "lion"), Damaged},
		"a second text of 64":    {r, meta("batch", "064"), Damaged},
		"a rate of NaN":          {r, meta("learning_rate", "NaN"), Damaged},
		"no digits":              {r, edit(func(c *checkpoint) { c.n, c.pos, c.step = 0, 0, 0 }), Damaged},
		"another step":           {r, edit(func(c *checkpoint) { c.step++ }), Damaged},
		"a place within a micro": {r, edit(func(c *checkpoint) { c.pos++ }), Damaged},
		"a place past the end":   {r, edit(func(c *checkpoint) { c.pos, c.step = 256, 4 }), Damaged},
		"2000 units":             {r, edit(func(c *checkpoint) { c.cfg.Hidden = []int{2000} }), OutOfLimits},
		"2^62 units":             {r, meta("hidden", "4611686018427387904,1"), Damaged},
		"a rate of 1e9":          {r, edit(func(c *checkpoint) { c.cfg.LR = 1e9 }), OutOfLimits},
		"a tensor missing":       {r, file(func(f *tensors.File) { f.Tensors = f.Tensors[1:] }), Mismatch},
		"a tensor more":          {r, file(func(f *tensors.File) { f.Tensors = append(f.Tensors, tensors.Tensor{Name: "x", Shape: []int{0}}) }), Mismatch},
		"another name":           {r, file(func(f *tensors.File) { f.Tensors[0].Name = "linear1.weight" }), Mismatch},
		"transposed":             {r, file(func(f *tensors.File) { slices.Reverse(f.Tensors[0].Shape) }), Mismatch},
		"whole numbers":          {r, file(func(f *tensors.File) { f.Tensors[1].Type = tensors.U32 }), Mismatch},
		"a NaN among weights":    {r, put(0, math.NaN()), NotFinite},
		"an infinite moment":     {r, put(5, math.Inf(-1)), NotFinite},
		"a weight changed":       {r, file(func(f *tensors.File) { f.Tensors[0].Data = make([]byte, len(f.Tensors[0].Data)) }), Damaged},
		"another seed, unsummed": {r, meta("seed", "8"), Damaged},
		"another network":        {other(func(c *Config) { c.Hidden = []int{21} }), good, OtherConfig},
		"another seed":           {other(func(c *Config) { c.Seed = 8 }), good, OtherConfig},
		"fewer digits":           {newRun(t, newCPU(), config(), blobs(199), d), good, OtherData},
		"other digits":           {newRun(t, newCPU(), config(), dataset.Digits{Images: make([]byte, len(d.Images)), Labels: d.Labels}, d), good, OtherData},
	} {
		before := stateOf(t, c.r)
		var got *CheckpointError
		if err := c.r.Restore(c.b); !errors.As(err, &got) || got.Why != c.want {
			t.Errorf("%s: %v, want %d", name, err, c.want)
		}
		if !bytes.Equal(stateOf(t, c.r), before) {
			t.Errorf("%s: the run has changed", name)
		}
		if _, _, err := Inspect(c.b); (err == nil) != (c.want >= OtherConfig) {
			t.Errorf("%s: Inspect says %v", name, err)
		}
	}
}

// A file that is changed anywhere is refused.
func TestEveryByteCounts(t *testing.T) {
	r := newRun(t, newCPU(), tinyConfig(), blobs(130), dataset.Digits{})
	if _, err := r.Train(1); err != nil {
		t.Fatal(err)
	}
	b := stateOf(t, r)
	for i := range b {
		for _, bit := range []int{i % 8, 5} { // 5 turns letters into capitals
			b[i] ^= 1 << bit
			if err := r.Restore(b); !errors.As(err, new(*CheckpointError)) {
				t.Errorf("byte %d of %d, bit %d: %v", i, len(b), bit, err)
			}
			b[i] ^= 1 << bit
		}
	}
	if err := r.Restore(b); err != nil {
		t.Error(err)
	}
}

// Another program may put the tensors into another order, and add metadata.
func TestRestoreRearranged(t *testing.T) {
	r := newRun(t, newCPU(), config(), blobs(130), dataset.Digits{})
	losses(t, r, 3, 1)
	state := stateOf(t, r)
	f, err := tensors.Decode(state)
	if err != nil {
		t.Fatal(err)
	}
	slices.Reverse(f.Tensors)
	f.Meta["format"] = "pt"
	if err := r.Reset(); err != nil {
		t.Fatal(err)
	}
	if err := r.Restore(tensors.Encode(f)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stateOf(t, r), state) {
		t.Error("another state")
	}
}

func TestNPZ(t *testing.T) {
	r := newRun(t, newCPU(), cnnConfig(), blobs(10), dataset.Digits{})
	b, err := r.NPZ()
	if err != nil {
		t.Fatal(err)
	}
	want, err := r.Weights()
	if err != nil {
		t.Fatal(err)
	}
	f, err := npz.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(f.Keys()); n != 10 {
		t.Errorf("%d arrays, want 10: %q", n, f.Keys())
	}
	var got []float32
	for _, p := range cnnConfig().parts() {
		if shape := f.Header(p.name + ".npy").Descr.Shape; !slices.Equal(shape, p.shape) {
			t.Errorf("%s has the shape %d, want %d", p.name, shape, p.shape)
		}
		var v []float32
		if err := f.Read(p.name+".npy", &v); err != nil {
			t.Fatal(err)
		}
		got = append(got, v...)
	}
	if !slices.Equal(got, want) {
		t.Error("the weights differ")
	}
}

// The digits that differ are found, though not all are looked at.
func TestDigitsSum(t *testing.T) {
	d := blobs(70)
	sum := digitsSum(d)
	for name, change := range map[string]func(dataset.Digits){
		"a label": func(d dataset.Digits) { d.Labels[69] ^= 1 },
		"image 0": func(d dataset.Digits) { d.Images[783]++ }, "image 64": func(d dataset.Digits) { d.Images[64*784]++ },
	} {
		other := dataset.Digits{Images: slices.Clone(d.Images), Labels: slices.Clone(d.Labels)}
		change(other)
		if digitsSum(other) == sum {
			t.Errorf("another %s has the same sum", name)
		}
	}
}

// Bytes from anywhere are refused or make a run that goes on.
func FuzzRestore(f *testing.F) {
	d := blobs(130)
	r, err := New(newCPU(), tinyConfig(), d, dataset.Digits{})
	if err != nil {
		f.Fatal(err)
	}
	for range 3 { // within a batch, at its end, at the epoch's end
		if _, err := r.Train(1); err != nil {
			f.Fatal(err)
		}
		state, err := r.State()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(state)
		f.Add(bytes.Replace(state, []byte(`"position":"1`), []byte(`"position":"2`), 1))
	}
	read := make([]byte, 4*r.net.w.Len)
	f.Fuzz(func(t *testing.T, b []byte) {
		err := r.Restore(b)
		var bad *CheckpointError
		var got, want string
		if errors.As(err, &bad) {
			if n, _ := fmt.Sscanf(bad.Detail, "checksum %8s, must be %8s", &got, &want); n == 2 { // else the sum stops everything
				err = r.Restore(bytes.ReplaceAll(b, []byte(want), []byte(got)))
			}
		}
		if err != nil {
			if !errors.As(err, &bad) || bad.Why < NotSafetensors || bad.Why > OtherData {
				t.Errorf("untyped %v", err)
			}
			return
		}
		if err := r.net.dev.Read(context.Background(), r.net.w, read); err != nil || !finite(read) {
			t.Errorf("restored what is not finite, %v", err)
		}
		if _, err := r.Train(3); err != nil && !errors.As(err, new(*NotFiniteError)) {
			t.Error(err)
		}
	})
}
