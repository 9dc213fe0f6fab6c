package site

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// dataSection is the section of a wasm module that fills its memory.
const dataSection = 11

// slim returns a program compiled by Go with fewer bytes on the wire. Go's linker
// leaves every few zeros out of what fills the memory: that takes up to a hundred
// thousand segments, whose addresses compress badly, where zeros compress to
// nothing. And nobody reads the lines of a panic (see forgetLines).
func slim(program []byte) ([]byte, error) {
	const header = "\x00asm\x01\x00\x00\x00"
	if len(program) < len(header) || string(program[:len(header)]) != header {
		return nil, errors.New("not a wasm module")
	}
	out := append(make([]byte, 0, len(program)), header...)
	in := wasm{program[len(header):], nil}
	for len(in.rest) > 0 && in.err == nil {
		id := in.take(1)
		body := in.take(in.unsigned())
		if in.err == nil && id[0] == dataSection {
			memory, err := memoryOf(body)
			if err == nil {
				err = forgetLines(memory)
			}
			if err != nil {
				return nil, err
			}
			body = filling(memory)
		}
		out = append(out, id...)
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out, in.err
}

// What a data section says of each segment: it belongs to memory 0, at a constant.
const (
	memoryZero = 0x00
	i32Const   = 0x41
	end        = 0x0b
)

// memoryOf returns a memory as a data section fills it.
func memoryOf(section []byte) (memory []byte, err error) {
	in := wasm{section, nil}
	n := in.unsigned()
	for i := range n {
		kind := in.take(2)
		at := in.signed()
		stop := in.take(1)
		data := in.take(in.unsigned())
		if in.err != nil {
			break
		}
		if kind[0] != memoryZero || kind[1] != i32Const || stop[0] != end {
			return nil, fmt.Errorf("segment %d of %d is not one that Go's linker writes", i, n)
		}
		if more := at + len(data) - len(memory); more > 0 {
			memory = append(memory, make([]byte, more)...)
		}
		copy(memory[at:], data) // they come in any order
	}
	return memory, in.err
}

// gap is what is left out between two segments.
var gap = make([]byte, 4096)

// filling is the data section that fills a memory.
func filling(memory []byte) []byte {
	n, segments := 0, []byte(nil)
	for at := 0; ; n++ {
		at += len(memory[at:]) - len(bytes.TrimLeft(memory[at:], "\x00"))
		data, _, _ := bytes.Cut(memory[at:], gap)
		if len(data) == 0 {
			return append(binary.AppendUvarint(nil, uint64(n)), segments...)
		}
		segments = append(appendSigned(append(segments, memoryZero, i32Const), at), end)
		segments = append(binary.AppendUvarint(segments, uint64(len(data))), data...)
		at += len(data)
	}
}

// wasm reads what a module consists of; after an error, nothing.
type wasm struct {
	rest []byte
	err  error
}

func (w *wasm) take(n int) []byte {
	if w.err == nil && (n < 0 || n > len(w.rest)) {
		w.err = errors.New("the wasm module ends too soon")
	}
	if w.err != nil {
		return nil
	}
	out := w.rest[:n]
	w.rest = w.rest[n:]
	return out
}

// unsigned reads a number in LEB128, which is what encoding/binary writes, too.
func (w *wasm) unsigned() int {
	v, n := binary.Uvarint(w.rest)
	if n <= 0 || v > 1<<31 {
		n = -1
	}
	w.take(n)
	return int(v)
}

// signed reads a number in LEB128 with its sign; an address is not negative.
func (w *wasm) signed() int {
	before := len(w.rest)
	v := w.unsigned()
	if bits := 7 * (before - len(w.rest)); w.err == nil && v>>(bits-1) != 0 {
		w.err = errors.New("a segment of the wasm module lies below its memory")
	}
	return v
}

// appendSigned writes an address as signed reads it.
func appendSigned(out []byte, v int) []byte {
	for v >= 0x40 {
		out = append(out, byte(v)|0x80)
		v >>= 7
	}
	return append(out, byte(v))
}
