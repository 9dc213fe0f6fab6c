package lm

import (
	"encoding/binary"

	"breakeven/nn/tensors"
)

// Names of notes that go with weights: the words of the vocabulary that they were
// trained with, one a line, and documents of their pretraining, by WriteDocuments.
const (
	WordsNote     = "words"
	RehearsalNote = "rehearsal"
)

// Ship returns weights, [Params], as the file that goes with the page: rounded to
// half precision, of which the largest is 65,504. Keys of notes must not begin
// with "lm.".
func (c Config) Ship(w []float32, notes map[string]string) []byte {
	var list []tensors.Tensor
	for _, t := range c.Tensors() {
		var data []byte
		for _, x := range w[t.At:][:t.Size()] {
			data = binary.LittleEndian.AppendUint16(data, toHalf(x))
		}
		list = append(list, tensors.Tensor{Name: t.Name, Type: tensors.F16, Shape: t.Shape, Data: data})
	}
	return encode(shipped, c, notes, list)
}

// Unpack reads what Ship wrote, from anywhere. Errors: ErrForeign, ErrDamaged.
func Unpack(b []byte) (c Config, w []float32, notes map[string]string, err error) {
	return UnpackInParts(b, func() {})
}

// UnpackInParts is Unpack, and calls pause between parts of a few milliseconds: whoever
// has other things to do can do them there.
func UnpackInParts(b []byte, pause func()) (c Config, w []float32, notes map[string]string, err error) {
	c, notes, list, err := decode(shipped, b, pause)
	if err != nil {
		return Config{}, nil, nil, err
	}
	w = make([]float32, 0, min(c.Params(), len(b)/2)) // a header may promise more than there is
	for _, t := range c.Tensors() {
		data, err := take(list, t.Name, tensors.F16, t.Shape)
		if err != nil {
			return Config{}, nil, nil, err
		}
		for ; len(data) > 0; data = data[2:] {
			w = append(w, fromHalf(binary.LittleEndian.Uint16(data)))
		}
		pause()
	}
	return c, w, notes, nil
}
