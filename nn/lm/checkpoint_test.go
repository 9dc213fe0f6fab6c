package lm

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"testing"

	"breakeven/nn/device/cpu"
	"breakeven/nn/tensors"
	"gonum.org/v1/gonum/blas/gonum"
)

// onCPU returns a trainer as visitors have it.
func onCPU(t *testing.T, cfg Config, seed uint64) *Trainer {
	tr, err := NewTrainer(cpu.New(gonum.Implementation{}, cpu.Generic{}), cfg, seed)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func weightsOf(t *testing.T, tr *Trainer) []float32 {
	w, err := tr.Model().Weights()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestResume(t *testing.T) {
	b := documents(tiny.Vocab, 9, 4)
	train := func(tr *Trainer, from, to int) {
		for step := from; step < to; step++ {
			if _, _, err := tr.Step(b, step, 10); err != nil {
				t.Fatal(err)
			}
		}
	}
	whole := onCPU(t, tiny, 1)
	train(whole, 0, 10)
	first, second := onCPU(t, tiny, 1), onCPU(t, tiny, 2)
	train(first, 0, 4)
	file, err := first.Save(map[string]string{"step": "4"})
	if err != nil {
		t.Fatal(err)
	}
	if notes, err := second.Restore(file); err != nil || !maps.Equal(notes, map[string]string{"step": "4"}) {
		t.Fatalf("notes %v, error %v", notes, err)
	}
	train(second, 4, 10)
	if !slices.Equal(weightsOf(t, whole), weightsOf(t, second)) {
		t.Error("a run that went on from a checkpoint ended with other weights")
	}
}

func TestRestoreRefuses(t *testing.T) {
	tr := onCPU(t, tiny, 1)
	file, err := tr.Save(nil)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(change func(*tensors.File)) []byte {
		f, err := tensors.Decode(bytes.Clone(file))
		if err != nil {
			t.Fatal(err)
		}
		change(&f)
		f.Meta[sumKey] = checksum(f, func() {})
		return tensors.Encode(f)
	}
	flipped := bytes.Clone(file)
	flipped[len(flipped)-9] ^= 1
	wide := tiny
	wide.MLP++
	other, err := onCPU(t, wide, 1).Save(nil)
	if err != nil {
		t.Fatal(err)
	}
	before := weightsOf(t, tr)
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":         {nil, ErrForeign},
		"half":            {file[:len(file)/2], ErrDamaged},
		"one bit":         {flipped, ErrDamaged},
		"another shape":   {other, ErrForeign},
		"shipped weights": {tiny.Ship(before, nil), ErrForeign},
		"a tensor less":   {changed(func(f *tensors.File) { f.Tensors = f.Tensors[1:] }), ErrForeign},
		"no size":         {changed(func(f *tensors.File) { delete(f.Meta, "lm.mlp") }), ErrForeign},
		"a huge size":     {changed(func(f *tensors.File) { f.Meta["lm.vocab"] = "99999999" }), ErrForeign},
		"infinite": {changed(func(f *tensors.File) {
			copy(f.Tensors[1].Data, []byte{0, 0, 0x80, 0x7f})
		}), ErrDamaged},
	} {
		if _, err := tr.Restore(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if !slices.Equal(weightsOf(t, tr), before) {
		t.Error("what was refused changed the weights")
	}
}

func TestShip(t *testing.T) {
	w := tiny.Init(1)
	file := tiny.Ship(w, map[string]string{"seed": "1"})
	c, got, notes, err := Unpack(file)
	if err != nil || c != tiny || !maps.Equal(notes, map[string]string{"seed": "1"}) {
		t.Fatalf("shape %+v, notes %v, error %v", c, notes, err)
	}
	for i, x := range w {
		if got[i] != fromHalf(toHalf(x)) {
			t.Fatalf("weight %d is %g, was %g", i, got[i], x)
		}
	}
	if !bytes.Equal(file, c.Ship(got, notes)) {
		t.Error("what was read gives another file")
	}
	if _, _, _, err := Unpack(file[:len(file)-1]); !errors.Is(err, ErrDamaged) {
		t.Errorf("a cut file: %v", err)
	}
}
