package lm

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strconv"
	"strings"

	"breakeven/nn/tensors"
)

// Files are safetensors with the model's tensors by name. Of their metadata, keys
// that begin with "lm." are this package's: what the file is, the model's shape,
// and a CRC-32 of all; the others are its writer's notes.
const (
	prefix     = "lm."
	kindKey    = prefix + "file"
	sumKey     = prefix + "crc32"
	shipped    = "weights 1"
	checkpoint = "checkpoint 1"
)

// What keeps a file from being read, beside what else the error says.
var (
	ErrForeign = errors.New("lm: not a file of this model")
	ErrDamaged = errors.New("lm: a damaged file")
)

// sizes are the shape's numbers, by their names in a file.
func (c *Config) sizes() map[string]*int {
	return map[string]*int{
		"lm.layers": &c.Layers, "lm.width": &c.Width, "lm.heads": &c.Heads, "lm.mlp": &c.MLP,
		"lm.taps": &c.Taps, "lm.context": &c.Context, "lm.rotary": &c.Rotary, "lm.vocab": &c.Vocab,
	}
}

// encode returns a file of this kind.
func encode(kind string, c Config, notes map[string]string, list []tensors.Tensor) []byte {
	f := tensors.File{Meta: map[string]string{kindKey: kind}, Tensors: list}
	for k, v := range notes {
		if strings.HasPrefix(k, prefix) {
			panic("lm: a note must not be named " + k)
		}
		f.Meta[k] = v
	}
	for k, n := range c.sizes() {
		f.Meta[k] = strconv.Itoa(*n)
	}
	f.Meta[sumKey] = checksum(f, func() {})
	return tensors.Encode(f)
}

// decode reads a file of this kind from anywhere; its tensors by name. It calls pause
// between parts.
func decode(kind string, b []byte, pause func()) (c Config, notes map[string]string, list map[string]tensors.Tensor, err error) {
	f, err := tensors.Decode(b)
	if err != nil {
		why := ErrDamaged
		if bad := (*tensors.Error)(nil); errors.As(err, &bad) && (bad.Problem == tensors.NotSafetensors || bad.Problem == tensors.UnknownType) {
			why = ErrForeign
		}
		return c, nil, nil, fmt.Errorf("%w: %w", why, err)
	}
	pause()
	if got := f.Meta[kindKey]; got != kind {
		return c, nil, nil, fmt.Errorf("%w: it is %q, not %q", ErrForeign, got, kind)
	}
	if got := checksum(f, pause); got != f.Meta[sumKey] {
		return c, nil, nil, fmt.Errorf("%w: its sum is %s, not %s", ErrDamaged, got, f.Meta[sumKey])
	}
	for k, n := range c.sizes() {
		if *n, err = strconv.Atoi(f.Meta[k]); err != nil {
			return c, nil, nil, fmt.Errorf("%w: %s is %q", ErrForeign, k, f.Meta[k])
		}
	}
	if err := c.Check(); err != nil {
		return c, nil, nil, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	maps.DeleteFunc(f.Meta, func(k, _ string) bool { return strings.HasPrefix(k, prefix) })
	list = map[string]tensors.Tensor{}
	for _, t := range f.Tensors {
		list[t.Name] = t
	}
	return c, f.Meta, list, nil
}

// checksum is a CRC-32 of the notes and tensors, whatever their order.
func checksum(f tensors.File, pause func()) string {
	h := crc32.NewIEEE()
	for _, k := range slices.Sorted(maps.Keys(f.Meta)) {
		if k != sumKey {
			fmt.Fprintf(h, "%q %q\n", k, f.Meta[k])
		}
	}
	byName := slices.Clone(f.Tensors)
	slices.SortFunc(byName, func(a, b tensors.Tensor) int { return strings.Compare(a.Name, b.Name) })
	for _, t := range byName {
		fmt.Fprintf(h, "%q %v %d\n", t.Name, t.Type, t.Shape)
		h.Write(t.Data)
		pause()
	}
	return fmt.Sprintf("%08x", h.Sum32())
}

// take returns a tensor's elements, which must be of this type and shape and
// finite: the exponents of others are all ones.
func take(list map[string]tensors.Tensor, name string, typ tensors.DType, shape []int) ([]byte, error) {
	t, ok := list[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("%w: no tensor %q", ErrForeign, name)
	case t.Type != typ || !slices.Equal(t.Shape, shape):
		return nil, fmt.Errorf("%w: tensor %q is %v %d, must be %v %d", ErrForeign, name, t.Type, t.Shape, typ, shape)
	}
	const single, half = 0x7f80, 0x7c00
	exponent, size := uint16(single), typ.Size()
	if typ == tensors.F16 {
		exponent = half
	}
	for i := size - 2; i < len(t.Data); i += size { // where the upper two bytes are
		if binary.LittleEndian.Uint16(t.Data[i:])&exponent == exponent {
			return nil, fmt.Errorf("%w: tensor %q is not finite", ErrDamaged, name)
		}
	}
	return t.Data, nil
}
