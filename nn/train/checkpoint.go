package train

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	"breakeven/nn/dataset"
	"breakeven/nn/optim"
	"breakeven/nn/tensors"
)

// A checkpoint is a safetensors file with all of a run but its digits. Its
// tensors, in the shapes of the layers:
//
//	dense1.weight, dense1.bias, …   the weights; layers of a kind are counted from 1
//	adam.m.dense1.weight, …         the optimizer's moments
//	grad.dense1.weight, …           gradients, if it was made within a batch
//	batch.sums [2]                  loss and digits recognised, likewise
//
// Its metadata are the fields of checkpointFields. A CRC-32 holds all of it
// together, whatever order another program may put it in.
type checkpoint struct {
	cfg    Config
	source string // of the digits, in the caller's words

	n    int    // training digits
	data uint32 // digitsSum of them

	step  int
	epoch uint32
	pos   int // digits of the epoch that have been used

	sum     uint32
	tensors []tensors.Tensor // as layout orders them
}

const (
	versionKey        = "breakeven.checkpoint"
	checkpointVersion = "1"
	sumsName          = "batch.sums"
)

// Info is what a checkpoint tells beside its configuration.
type Info struct {
	Step   int
	Epoch  float64
	TrainN int
	Source string // of the digits, as the caller of SetSource named it
}

// Why is what keeps a file from being resumed from.
type Why uint8

const (
	NotSafetensors Why = iota + 1 // it is no safetensors file at all
	TooLarge                      // it is larger than any checkpoint
	Damaged                       // it is cut or changed
	Foreign                       // it is a safetensors file of another program
	OtherVersion                  // it is of another version of this program
	OutOfLimits                   // its configuration is one that Config.Check refuses
	Mismatch                      // its tensors are not those of its configuration
	NotFinite                     // among its numbers are infinite ones or none at all
	OtherConfig                   // it is of another configuration than the run
	OtherData                     // it is of other training digits than the run
)

// CheckpointError says what keeps a file from being resumed from.
type CheckpointError struct {
	Why    Why
	Detail string // for engineers
}

func (e *CheckpointError) Error() string { return "train: checkpoint: " + e.Detail }

func refuse(w Why, format string, args ...any) error {
	return &CheckpointError{w, fmt.Sprintf(format, args...)}
}

// Inspect reads a checkpoint from anywhere without a run: a run of this
// configuration, on the same digits, can Restore it. Errors: *CheckpointError.
func Inspect(b []byte) (Config, Info, error) {
	c, err := decodeCheckpoint(b)
	if err != nil {
		return Config{}, Info{}, err
	}
	return c.cfg, Info{c.step, float64(c.epoch) + float64(c.pos)/float64(c.n), c.n, c.source}, nil
}

// part is a tensor's place in the memory of a run: n elements from at of the
// weights, a moment, the gradients, or of the batch's sums.
type part struct {
	name  string
	shape []int
	at, n int
}

// parts are the tensors that the network learns, in the order of its memory.
func (c Config) parts() []part {
	var out []part
	count := map[string]int{}
	at := 0
	for _, l := range c.layers() {
		if l.Params() > 0 {
			count[l.Name()]++
		}
		for _, t := range l.Tensors() {
			n := 1
			for _, d := range t.Shape {
				n *= d
			}
			out = append(out, part{fmt.Sprintf("%s%d.%s", l.Name(), count[l.Name()], t.Name), t.Shape, at, n})
			at += n
		}
	}
	return out
}

// momentNames are those of each optimizer's moments.
var momentNames = [optim.NumKinds][]string{optim.Adam: {"adam.m.", "adam.v."}, optim.Momentum: {"momentum.v."}}

// groups are the beginnings of the names of the memory's views: the weights,
// the moments, and within a batch its gradients.
func (c Config) groups(withinBatch bool) []string {
	out := append([]string{""}, momentNames[c.Optimizer]...)
	if withinBatch {
		out = append(out, "grad.")
	}
	return out
}

// layout lists a checkpoint's tensors.
func (c Config) layout(withinBatch bool) []part {
	var out []part
	for _, g := range c.groups(withinBatch) {
		for _, p := range c.parts() {
			p.name = g + p.name
			out = append(out, p)
		}
	}
	if withinBatch {
		out = append(out, part{sumsName, []int{2}, 0, 2})
	}
	return out
}

// place returns how many digits of the batch under way have been used, and
// how many updates have been made; ok tells whether a run can have stopped there.
func (c *checkpoint) place() (inBatch, step int, ok bool) {
	perEpoch := (c.n + c.cfg.Batch - 1) / c.cfg.Batch
	batches, inBatch := c.pos/c.cfg.Batch, c.pos%c.cfg.Batch
	if c.pos == c.n { // an epoch's last batch may be short
		batches, inBatch = perEpoch, 0
	}
	return inBatch, int(c.epoch)*perEpoch + batches, c.n > 0 && c.pos <= c.n && inBatch%MicroBatch == 0
}

// encode returns the file.
func (c *checkpoint) encode() []byte {
	c.sum = c.checksum()
	f := tensors.File{Meta: map[string]string{versionKey: checkpointVersion}, Tensors: c.tensors}
	for _, field := range checkpointFields(c) {
		f.Meta[field.key] = field.write()
	}
	return tensors.Encode(f)
}

// checksum is a CRC-32 of the metadata and the tensors.
func (c *checkpoint) checksum() uint32 {
	sum := uint32(0)
	add := func(b []byte) { sum = crc32.Update(sum, crc32.IEEETable, b) }
	for _, field := range checkpointFields(c) {
		if field.key != sumKey {
			add([]byte(field.key + "=" + field.write() + "\n"))
		}
	}
	for _, t := range c.tensors {
		add([]byte(t.Name + "\n"))
		add(t.Data)
	}
	return sum
}

// decodeCheckpoint reads a file from anywhere and checks all that can be
// checked without a run.
func decodeCheckpoint(b []byte) (*checkpoint, error) {
	f, err := tensors.Decode(b)
	if err != nil {
		why := Damaged
		var bad *tensors.Error
		if errors.As(err, &bad) {
			switch bad.Problem {
			case tensors.NotSafetensors:
				why = NotSafetensors
			case tensors.TooLarge:
				why = TooLarge
			case tensors.UnknownType:
				why = Foreign // no version of this program writes others
			}
		}
		return nil, refuse(why, "%v", err)
	}
	switch v, ok := f.Meta[versionKey]; {
	case !ok:
		return nil, refuse(Foreign, "no metadata %q", versionKey)
	case v != checkpointVersion:
		return nil, refuse(OtherVersion, "version %q, this is %s", v, checkpointVersion)
	}
	c := new(checkpoint)
	for _, field := range checkpointFields(c) {
		text, ok := f.Meta[field.key]
		if !ok || !field.read(text) || field.write() != text {
			return nil, refuse(Damaged, "metadata %q is %q", field.key, text)
		}
	}
	if err := c.cfg.Check(); err != nil {
		return nil, refuse(OutOfLimits, "%v", err)
	}
	inBatch, step, ok := c.place()
	if !ok || step != c.step {
		return nil, refuse(Damaged, "step %d at digit %d of %d", c.step, c.pos, c.n)
	}
	if err := c.take(f.Tensors, c.cfg.layout(inBatch > 0)); err != nil {
		return nil, err
	}
	if got := c.checksum(); got != c.sum {
		return nil, refuse(Damaged, "checksum %08x, must be %08x", got, c.sum)
	}
	return c, nil
}

// take puts the file's tensors into the layout's order.
func (c *checkpoint) take(list []tensors.Tensor, layout []part) error {
	byName := map[string]tensors.Tensor{}
	for _, t := range list {
		byName[t.Name] = t
	}
	for _, p := range layout {
		t, ok := byName[p.name]
		switch {
		case !ok:
			return refuse(Mismatch, "no tensor %q", p.name)
		case t.Type != tensors.F32 || fmt.Sprint(t.Shape) != fmt.Sprint(p.shape):
			return refuse(Mismatch, "tensor %q is %v %d, must be F32 %d", p.name, t.Type, t.Shape, p.shape)
		case !finite(t.Data):
			return refuse(NotFinite, "tensor %q is not finite", p.name)
		}
		c.tensors = append(c.tensors, t)
	}
	if len(list) != len(layout) {
		return refuse(Mismatch, "%d tensors, must be %d", len(list), len(layout))
	}
	return nil
}

// finite tells whether all numbers are: the exponents of others are all ones.
func finite(data []byte) bool {
	const exponent = 0xff << 23
	for ; len(data) > 0; data = data[4:] {
		if binary.LittleEndian.Uint32(data)&exponent == exponent {
			return false
		}
	}
	return true
}

// digitsSum tells sets of digits apart: a CRC-32 of their labels and of every
// 64th image, which takes a millisecond where all would take a hundred.
func digitsSum(d dataset.Digits) uint32 {
	sum := crc32.ChecksumIEEE(d.Labels)
	for i := 0; i < d.N(); i += 64 {
		sum = crc32.Update(sum, crc32.IEEETable, d.Images[i*dataset.ImageSize:][:dataset.ImageSize])
	}
	return sum
}
