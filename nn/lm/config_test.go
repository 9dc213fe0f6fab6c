package lm

import "testing"

// tiny has everything that the recipe has: several blocks, heads with and
// without RoPE, a convolution shorter than a document.
var tiny = Config{Layers: 2, Width: 8, Heads: 2, MLP: 12, Taps: 3, Context: 16, Rotary: 1, Vocab: 11}

func TestTensorsFillParams(t *testing.T) {
	for _, c := range []Config{tiny, Recipe(1175)} {
		at := 0
		for _, x := range c.Tensors() {
			if x.At != at {
				t.Errorf("%s begins at %d, want %d", x.Name, x.At, at)
			}
			at += x.Size()
		}
		if at != c.Params() {
			t.Errorf("tensors of %d numbers, %d parameters", at, c.Params())
		}
	}
}

// The experiments' model had one gain a head where this has two: 561,328 weights
// and 16 more.
func TestRecipe(t *testing.T) {
	c := Recipe(1175)
	if err := c.Check(); err != nil {
		t.Error(err)
	}
	if got := c.Params(); got != 561328+16 {
		t.Errorf("%d weights", got)
	}
}

func TestCheck(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"no blocks":         func(c *Config) { c.Layers = 0 },
		"negative":          func(c *Config) { c.MLP = -1 },
		"heads":             func(c *Config) { c.Heads = 3 },
		"odd heads":         func(c *Config) { c.Heads = 8 },
		"rotary":            func(c *Config) { c.Rotary = 3 },
		"too large":         func(c *Config) { c.Width, c.Vocab = 1<<16, 1<<16 },
		"too many blocks":   func(c *Config) { c.Layers = 65 },
		"long":              func(c *Config) { c.Layers, c.Context = 64, 1<<16 },
		"long, many tokens": func(c *Config) { c.Context, c.Vocab = 1<<16, 1<<16 },
		"many hidden":       func(c *Config) { c.Layers, c.Width, c.Heads, c.Rotary, c.MLP = 60, 2, 1, 1, 1<<16 },
	} {
		c := tiny
		change(&c)
		if c.Check() == nil {
			t.Errorf("%s: %+v was taken", name, c)
		}
	}
}
