// Package lm is the language model: a decoder-only transformer small enough for
// a page, how it learns, and how it goes on with a text. It writes operations for
// a device and computes nothing itself but what to say next. It knows no words:
// those are nn/lm/token's.
package lm

import (
	"fmt"
)

// Config is the shape of a model.
type Config struct {
	Layers  int // blocks, each of attention and an MLP
	Width   int // numbers that stand for a token between blocks
	Heads   int // of attention; Width/Heads numbers each, an even count
	MLP     int // hidden units
	Taps    int // tokens that a convolution sees, its own included
	Context int // most tokens of a document
	Rotary  int // heads that know distances (device.RoPE); the others know content only
	Vocab   int // tokens that there are
}

// Recipe returns the shape of the page's model, for a vocabulary of so many
// tokens.
func Recipe(vocab int) Config {
	return Config{Layers: 4, Width: 96, Heads: 4, MLP: 384, Taps: 8, Context: 256, Rotary: 2, Vocab: vocab}
}

// How much memory the shape in a foreign file can ask for: 64 MB of weights, and of
// what stands for a document's tokens 16 MB, which a [Session] has up to six times and
// an [Influence] up to thirteen times. The page's model has 0.6 million weights and
// 0.9 million such numbers.
const (
	maxParams  = 1 << 24
	maxNumbers = 1 << 22
)

// Check returns what is wrong with the shape, or nil.
func (c Config) Check() error {
	for _, n := range []int{c.Layers, c.Width, c.Heads, c.MLP, c.Taps, c.Context, c.Vocab} {
		if n < 1 || n > 1<<16 {
			return fmt.Errorf("lm: a size of %d, must be 1 to %d", n, 1<<16)
		}
	}
	switch {
	case c.Layers > 64:
		return fmt.Errorf("lm: %d blocks, must be at most 64", c.Layers)
	case c.Width%(2*c.Heads) != 0:
		return fmt.Errorf("lm: %d heads cannot share a width of %d in even parts", c.Heads, c.Width)
	case c.Rotary < 0 || c.Rotary > c.Heads:
		return fmt.Errorf("lm: %d rotary heads of %d", c.Rotary, c.Heads)
	case c.Params() > maxParams:
		return fmt.Errorf("lm: %d weights, must be at most %d", c.Params(), maxParams)
	case c.numbers() > maxNumbers:
		return fmt.Errorf("lm: %d numbers for the tokens of a document, must be at most %d", c.numbers(), maxNumbers)
	}
	return nil
}

// Tensor is a part of the model's memory, row-major. Maps [in×out] are applied
// from the right, y = x·W.
type Tensor struct {
	Name  string
	Shape []int
	At    int  // where it begins
	Muon  bool // a matrix from activations to activations, which Muon moves; Adam moves the others
}

// Size returns the number of elements.
func (t Tensor) Size() int {
	n := 1
	for _, d := range t.Shape {
		n *= d
	}
	return n
}

// Tensors returns all that the model learns, in the order of its memory. The
// embedding is also the output layer (Press & Wolf 2017, arXiv:1608.05859).
func (c Config) Tensors() []Tensor {
	list := []Tensor{{Name: "embed", Shape: []int{c.Vocab, c.Width}}}
	for b := range c.Layers {
		for _, t := range []Tensor{
			{Name: "conv1", Shape: []int{c.Taps, c.Width}},
			{Name: "q", Shape: []int{c.Width, c.Width}, Muon: true},
			{Name: "k", Shape: []int{c.Width, c.Width}, Muon: true},
			{Name: "v", Shape: []int{c.Width, c.Width}, Muon: true},
			{Name: "qgain", Shape: []int{c.Heads}},
			{Name: "kgain", Shape: []int{c.Heads}},
			{Name: "o", Shape: []int{c.Width, c.Width}, Muon: true},
			{Name: "conv2", Shape: []int{c.Taps, c.Width}},
			{Name: "in", Shape: []int{c.Width, c.MLP}, Muon: true},
			{Name: "out", Shape: []int{c.MLP, c.Width}, Muon: true},
		} {
			t.Name = fmt.Sprintf("block%d.%s", b+1, t.Name)
			list = append(list, t)
		}
	}
	at := 0
	for i := range list {
		list[i].At = at
		at += list[i].Size()
	}
	return list
}

// Params returns the number of weights.
func (c Config) Params() int {
	block := 2*c.Taps*c.Width + 4*c.Width*c.Width + 2*c.Heads + 2*c.Width*c.MLP
	return c.Vocab*c.Width + c.Layers*block
}

// numbers is how many stand for the tokens of the longest document, or of a part of a
// tuning's step: in each block the stream's and the hidden units, and the logits.
func (c Config) numbers() int {
	return max(c.Context, partRows) * (c.Layers*(c.Width+c.MLP) + c.Vocab)
}
