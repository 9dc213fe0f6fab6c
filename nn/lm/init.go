package lm

import (
	"math"
	"math/rand/v2"
	"strings"
)

// stream is the random stream of weights: no other of the model's uses it.
const stream = 0x6c6d20696e6974

// Init returns the weights that training starts from, [Params] in the order of
// Tensors.
//
//	embedding, maps  N(0, 1/width)
//	out              N(0, 0.2²/MLP)   small, as is o: at first blocks change little
//	k                = q in heads without RoPE: a token finds its like
//	o                = 0.4·vᵀ: and passes on what it is
//	taps             0.7 for the token itself, uniform in 0 … 0.6 for those before
//	gains            1.5 for queries, 1 for keys: what counts is their product
func (c Config) Init(seed uint64) []float32 {
	r := rand.New(rand.NewPCG(seed, stream))
	w := make([]float32, c.Params())
	part := map[string][]float32{} // of the block under way
	for _, t := range c.Tensors() {
		x := w[t.At:][:t.Size()]
		_, name, _ := strings.Cut(t.Name, ".")
		part[name] = x
		switch name {
		case "conv1", "conv2":
			for i := range x {
				if x[i] = .7; i >= c.Width {
					x[i] = float32(.6 * r.Float64())
				}
			}
		case "qgain", "kgain":
			for i := range x {
				if x[i] = 1; name == "qgain" {
					x[i] = 1.5
				}
			}
		case "k":
			normal(x, 1/math.Sqrt(float64(c.Width)), r)
			same := c.Rotary * c.Width / c.Heads // columns from here on are q's
			for row := 0; row < len(x); row += c.Width {
				copy(x[row+same:row+c.Width], part["q"][row+same:])
			}
		case "o":
			for i := range x {
				x[i] = .4 * part["v"][i%c.Width*c.Width+i/c.Width]
			}
		case "out":
			normal(x, .2/math.Sqrt(float64(c.MLP)), r)
		default:
			normal(x, 1/math.Sqrt(float64(c.Width)), r)
		}
	}
	return w
}

// normal fills x with numbers of mean 0 and this standard deviation.
func normal(x []float32, deviation float64, r *rand.Rand) {
	for i := range x {
		x[i] = float32(deviation * r.NormFloat64())
	}
}
