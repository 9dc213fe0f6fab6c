//go:build js && wasm

package simd

import (
	"syscall/js"

	"breakeven/nn/device/cpu"
)

// New returns the cpu device on SIMD kernels; only where Available gives a
// build.
func New() *cpu.Device { return cpu.New(BLAS{}, Kernels{}) }

// Available names the build of the kernels that loader.js has put beside this
// program: "relaxed", "simd128", or "" where there is none.
func Available() string {
	if v := js.Global().Get("breakevenKernels"); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}
