// Package webgpu runs networks on the browser's GPU: WGSL kernels (kernel/, one
// operation a file) and the device over them. It decides nothing: whether the GPU
// computes right SelfTest tells, whether it is worth it the caller measures.
//
// A program is compiled once into a list of dispatches that device.js keeps by
// number. Run sends the steps' numbers in one call of JavaScript, which encodes
// all steps into one pass and submits it. Neighbouring operations share a
// dispatch where that changes no result: ReLU within Dense and Conv,
// Pick within the loss, ReLUGrad within what makes its dY. Every view that the
// program writes is written.
//
// Open, Alloc, Write, Read, Compile, Run and SelfTest wait for the browser, by
// blocking their goroutine: they must not be called from a js.FuncOf callback,
// which would wait for itself. Start a goroutine there.
//
// Run only waits where the GPU is two submits behind and on a program's first
// run, which is watched for errors; Read waits for everything before it.
// StartRead begins a Read and lets the caller Run on meanwhile. An error of
// either is for good: the GPU was lost, or refused something. Open asks for
// adapter and device anew.
//
// device.js must have run before Open: it stands before trainer.js in the
// worker's script.
package webgpu
