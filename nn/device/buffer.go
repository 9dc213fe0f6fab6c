package device

import (
	"fmt"
	"unsafe"
)

// DType is the type of a buffer's elements.
type DType uint8

const (
	F32 DType = iota // IEEE 754 single precision
	U8               // bytes: pixels 0 … 255, labels
	U32              // indices, labels
)

// Size returns the bytes that one element takes in Read and Write.
func (t DType) Size() int {
	if t == U8 {
		return 1
	}
	return 4
}

func (t DType) String() string { return [...]string{"F32", "U8", "U32"}[t] }

// Bytes returns the memory of numbers, as Write and Read want it. A device's bytes
// are little-endian, as is every machine that Go runs in a browser on; decoding
// one by one took three times as long.
func Bytes[T float32 | uint32](x []T) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(x))), 4*len(x))
}

// Buffer is a handle to a device's memory; the zero value is no buffer.
type Buffer struct {
	id int
	n  int
	t  DType
}

// NewBuffer makes a handle, for implementations of Device; id > 0.
func NewBuffer(id, n int, t DType) Buffer { return Buffer{id, n, t} }

// ID returns what NewBuffer was given.
func (b Buffer) ID() int { return b.id }

// Len returns the number of elements.
func (b Buffer) Len() int { return b.n }

// Type returns the type of the elements.
func (b Buffer) Type() DType { return b.t }

// All views the whole buffer.
func (b Buffer) All() View { return View{b, 0, b.n} }

// View views n elements from off; it panics when they are not inside.
func (b Buffer) View(off, n int) View {
	if off < 0 || n < 0 || off > b.n-n {
		panic(fmt.Sprintf("device: view %d+%d outside a buffer of %d", off, n, b.n))
	}
	return View{b, off, n}
}

// View is a run of elements of a buffer. The zero value stands for an output
// that is not wanted.
type View struct {
	Buf Buffer
	Off int
	Len int
}

// IsZero tells whether the view stands for nothing.
func (v View) IsZero() bool { return v.Buf.id == 0 }

// View views n elements of the view, from off.
func (v View) View(off, n int) View {
	if off < 0 || n < 0 || off > v.Len-n {
		panic(fmt.Sprintf("device: view %d+%d outside a view of %d", off, n, v.Len))
	}
	return View{v.Buf, v.Off + off, n}
}

// MustHold panics unless data has the bytes of the view's elements, as Write and
// Read want them.
func (v View) MustHold(data []byte) {
	if want := v.Len * v.Buf.t.Size(); len(data) != want {
		panic(fmt.Sprintf("device: %d bytes for a view of %d", len(data), want))
	}
}

// must panics unless v holds n elements of type t.
func (v View) must(op, name string, t DType, n int) {
	switch {
	case v.IsZero():
		panic(fmt.Sprintf("device: %s: no %s", op, name))
	case v.Buf.t != t:
		panic(fmt.Sprintf("device: %s: %s is %v, want %v", op, name, v.Buf.t, t))
	case v.Len != n:
		panic(fmt.Sprintf("device: %s: %s has %d elements, want %d", op, name, v.Len, n))
	}
}
