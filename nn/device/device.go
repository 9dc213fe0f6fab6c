// Package device says what hardware must do for a network, and nothing of how.
//
// A layer appends operations, plain structs, to a program once; a Device
// compiles the program, checking what it supports, and then runs it for many
// steps. It is a list of operations: not a graph, not a virtual machine, and it
// computes nothing itself.
package device

import "context"

// Device runs programs. Implementations stand beside this package (ref, cpu)
// and under wasm (simd); devicetest proves any of them against ref.
//
// A Device is used from one goroutine at a time. Shape mistakes are the
// programmer's and panic, in the constructors of operations; errors are the
// hardware's.
type Device interface {
	// Alloc returns a zeroed buffer of n elements.
	Alloc(n int, t DType) (Buffer, error)
	// Free gives a buffer back; using it afterwards panics.
	Free(Buffer)
	// Write copies little-endian elements of the view's type into the view;
	// len(data) must be the view's size in bytes.
	Write(v View, data []byte) error
	// Read copies the view's elements, little-endian, into data.
	Read(ctx context.Context, v View, data []byte) error
	// Supports tells whether Compile accepts operations of this kind.
	Supports(Kind) bool
	// Compile prepares a program. A device that lacks one of its operations
	// takes nothing of the program and returns an *UnsupportedError.
	Compile(program []Op) (Plan, error)
	// Run executes the plan once for every step, in order. It returns early
	// with ctx.Err() between two steps.
	Run(ctx context.Context, p Plan, steps []Step) error
	// Lost delivers one error when the hardware is gone for good; never for a
	// device that cannot be lost.
	Lost() <-chan error
	// Close frees everything that the device holds.
	Close() error
}

// ReadAhead is a Device that runs on while a Read is under way, so that it is
// never without work.
type ReadAhead interface {
	// StartRead begins a Read behind everything that has been run so far; finish
	// waits for it.
	StartRead(View) (finish func(ctx context.Context, data []byte) error)
}

// Plan is a compiled program. It belongs to the device that compiled it.
type Plan interface{ Steps() }

// Step is what varies from one run of a program to the next. One step works
// through one micro-batch: rows Start … Start+Rows−1 of the index list.
//
// A batch is cut into micro-batches of a fixed size whose gradients add up in
// order, so memory, summation order and the time until a pause is obeyed do
// not depend on the batch size.
type Step struct {
	Start int  // position of the first row in the index list
	Rows  int  // valid rows, 1 … the program's micro-batch; the last may be short
	Batch int  // rows of the whole batch: losses' gradients are divided by it
	First bool // first micro-batch of its batch: gradients and metrics are overwritten, not added to
	Last  bool // last micro-batch of its batch: the optimizer's operations run
	Slot  int  // where in the metrics buffer this batch's sums go
	T     int  // number of this update, from 1 (Adam's t)
	LR    float32
	Seed  uint32 // of this micro-batch's chance (Dropout)
}

// UnsupportedError names the operation that a device lacks.
type UnsupportedError struct{ Kind Kind }

func (e *UnsupportedError) Error() string { return "device: no operation " + e.Kind.String() }
