// Package tensors holds named arrays as files: safetensors both ways, NumPy's
// .npz out only. It computes nothing with them, and knows nothing of networks.
package tensors

import "fmt"

// Limits of what Decode accepts, and of what Encode can be asked for.
const (
	MaxFile    = 64 << 20 // bytes
	MaxHeader  = 1 << 20  // bytes
	MaxTensors = 1024
	MaxDims    = 8
)

// DType is the type of a tensor's elements.
type DType uint8

const (
	F32 DType = iota // IEEE 754 single precision
	U32
	U8
	F16 // IEEE 754 half precision
)

type dtype struct {
	name, numpy string
	size        int
}

var dtypes = [...]dtype{F32: {"F32", "<f4", 4}, U32: {"U32", "<u4", 4}, U8: {"U8", "|u1", 1}, F16: {"F16", "<f2", 2}}

// Size returns the bytes of one element.
func (t DType) Size() int { return dtypes[t].size }

func (t DType) String() string { return dtypes[t].name }

// Tensor is an array with a name.
type Tensor struct {
	Name  string
	Type  DType
	Shape []int  // none for a single number
	Data  []byte // elements, row-major, little-endian
}

// must panics unless the tensor can be written.
func (t Tensor) must() {
	n := t.Type.Size()
	for _, d := range t.Shape {
		n *= d
	}
	if len(t.Shape) > MaxDims || n != len(t.Data) || t.Name == metadata {
		panic(fmt.Sprintf("tensors: %q of shape %d with %d bytes", t.Name, t.Shape, len(t.Data)))
	}
}

// File is what a safetensors file holds.
type File struct {
	Meta    map[string]string
	Tensors []Tensor // in the order of their data
}

// Problem is what keeps bytes from being read.
type Problem uint8

const (
	NotSafetensors Problem = iota // they do not begin as such a file does
	TooLarge                      // more than the limits of this package
	Truncated                     // they end too early
	BadHeader                     // the header is not the JSON that it must be
	BadLayout                     // types, shapes and places of the data contradict each other
	UnknownType                   // elements of a type that is not read here
)

// Error says what keeps bytes from being read.
type Error struct {
	Problem Problem
	Detail  string // for engineers
}

func (e *Error) Error() string { return "tensors: " + e.Detail }

func failure(p Problem, format string, args ...any) *Error {
	return &Error{p, fmt.Sprintf(format, args...)}
}
