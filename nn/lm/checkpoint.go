package lm

import (
	"context"
	"fmt"

	"breakeven/nn/device"
	"breakeven/nn/tensors"
)

// group is one of the numbers that a trainer keeps for weights.
type group struct {
	prefix string // of its tensors' names in a checkpoint
	v      device.View
}

// groups are what a tensor's training goes on from: Muon has one moment.
func (t *Trainer) groups(x Tensor) []group {
	all := []group{{"", t.model.w}, {"m.", t.m}, {"v.", t.v}}
	if x.Muon {
		return all[:2]
	}
	return all
}

// Save returns a checkpoint between two steps: all that Restore needs to go on bit
// for bit, if what comes is the same. Which step it is, of how many and with which
// documents, is the caller's to note; keys must not begin with "lm.".
func (t *Trainer) Save(notes map[string]string) ([]byte, error) {
	var list []tensors.Tensor
	for _, x := range t.model.cfg.Tensors() {
		for _, g := range t.groups(x) {
			data := make([]byte, 4*x.Size())
			if err := t.dev.Read(context.Background(), g.v.View(x.At, x.Size()), data); err != nil {
				return nil, err
			}
			list = append(list, tensors.Tensor{Name: g.prefix + x.Name, Type: tensors.F32, Shape: x.Shape, Data: data})
		}
	}
	return encode(checkpoint, t.model.cfg, notes, list), nil
}

// Restore goes on from a checkpoint of the same shape, and returns its notes. What
// it refuses, with ErrForeign or ErrDamaged, leaves the trainer as it was; after
// an error of the device only another Restore makes it whole.
func (t *Trainer) Restore(b []byte) (notes map[string]string, err error) {
	c, notes, list, err := decode(checkpoint, b, func() {})
	if err != nil {
		return nil, err
	}
	if c != t.model.cfg {
		return nil, fmt.Errorf("%w: its shape is %+v, not %+v", ErrForeign, c, t.model.cfg)
	}
	var data [][]byte
	for _, x := range c.Tensors() {
		for _, g := range t.groups(x) {
			d, err := take(list, g.prefix+x.Name, tensors.F32, x.Shape)
			if err != nil {
				return nil, err
			}
			data = append(data, d)
		}
	}
	for _, x := range c.Tensors() {
		for _, g := range t.groups(x) {
			if err := t.dev.Write(g.v.View(x.At, x.Size()), data[0]); err != nil {
				return nil, err
			}
			data = data[1:]
		}
	}
	return notes, nil
}
