// Package simd runs networks on SIMD kernels: C, compiled to a small
// WebAssembly module (kernel/) that works on Go's own memory, because Go's
// compiler emits no wasm SIMD. It is the kernels and gonum's BLAS over them;
// the device itself is nn/device/cpu, which New puts on top.
//
// The module comes in two builds, with fused multiply-add (relaxed) and without
// (simd128). loader.js picks one, instantiates it beside Go and gives Go the
// imports of import_js.go; a program that imports this package starts only
// through it.
//
// Calls are synchronous and never come back into Go, so no slice can move under
// a kernel.
package simd
