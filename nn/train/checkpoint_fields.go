package train

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"breakeven/nn/optim"
)

// field is a line of a checkpoint's metadata. A value has but one text: what
// read accepts and write says otherwise is refused.
type field struct {
	key   string
	write func() string
	read  func(string) bool
}

const sumKey = "crc32"

// configFields are a configuration as text.
func configFields(c *Config) []field {
	return []field{
		numbers("channels", &c.Channels),
		flag("pool", &c.Pool),
		numbers("hidden", &c.Hidden),
		word("activation", &c.Activation, []string{ReLU: "relu", Tanh: "tanh", Sigmoid: "sigmoid"}),
		float("dropout", &c.Dropout),
		float("decay", &c.Decay),
		word("optimizer", &c.Optimizer, []string{optim.Adam: "adam", optim.Momentum: "momentum", optim.SGD: "sgd"}),
		number("batch", &c.Batch),
		number("seed", &c.Seed),
	}
}

// checkpointFields are all but the tensors.
func checkpointFields(c *checkpoint) []field {
	return append(configFields(&c.cfg),
		float("learning_rate", &c.cfg.LR),
		field{"source", func() string { return c.source }, func(s string) bool { c.source = s; return true }},
		number("training_digits", &c.n),
		hex("training_digits_crc32", &c.data),
		number("step", &c.step),
		number("epoch", &c.epoch),
		number("position", &c.pos),
		hex(sumKey, &c.sum),
	)
}

func number[T int | uint32](key string, v *T) field {
	return field{key, func() string { return strconv.FormatUint(uint64(*v), 10) }, func(s string) bool {
		n, err := strconv.ParseUint(s, 10, 32)
		*v = T(n)
		return err == nil
	}}
}

// numbers are written with commas between.
func numbers(key string, v *[]int) field {
	write := func() string {
		var b []byte
		for i, n := range *v {
			if i > 0 {
				b = append(b, ',')
			}
			b = strconv.AppendInt(b, int64(n), 10)
		}
		return string(b)
	}
	return field{key, write, func(s string) bool {
		*v = nil
		for more := s != ""; more; {
			var word string
			word, s, more = strings.Cut(s, ",")
			n, err := strconv.ParseUint(word, 10, 32)
			if err != nil || len(*v) == max(MaxConvs, MaxLayers) {
				return false
			}
			*v = append(*v, int(n))
		}
		return true
	}}
}

// float writes as many digits as tell a float32 from its neighbours.
func float(key string, v *float32) field {
	return field{key, func() string { return strconv.FormatFloat(float64(*v), 'g', -1, 32) }, func(s string) bool {
		x, err := strconv.ParseFloat(s, 32)
		*v = float32(x)
		return err == nil && !math.IsNaN(x)
	}}
}

func hex(key string, v *uint32) field {
	return field{key, func() string { return fmt.Sprintf("%08x", *v) }, func(s string) bool {
		n, err := strconv.ParseUint(s, 16, 32)
		*v = uint32(n)
		return err == nil
	}}
}

func flag(key string, v *bool) field {
	return field{key, func() string { return strconv.FormatBool(*v) }, func(s string) bool {
		*v = s == "true"
		return true
	}}
}

func word[T ~uint8](key string, v *T, names []string) field {
	return field{key, func() string { return names[*v] }, func(s string) bool {
		i := slices.Index(names, s)
		*v = T(max(i, 0))
		return i >= 0
	}}
}

// otherField returns what of two configurations differs, but for the learning
// rate; "" for nothing.
func otherField(a, b Config) string {
	other := configFields(&b)
	for i, f := range configFields(&a) {
		if f.write() != other[i].write() {
			return f.key
		}
	}
	return ""
}
