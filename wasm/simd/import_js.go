//go:build js && wasm

package simd

import "unsafe"

// The routines of kernel/, one a file there, which says what each computes.

//go:wasmimport kernels sgemm
//go:noescape
func sgemm(transA, transB, m, n, k int32, alpha float32, a unsafe.Pointer, lda int32, b unsafe.Pointer, ldb int32, beta float32, c unsafe.Pointer, ldc int32, scratch unsafe.Pointer)

//go:wasmimport kernels sgemv
//go:noescape
func sgemv(trans, m, n int32, alpha float32, a unsafe.Pointer, lda int32, x unsafe.Pointer, beta float32, y unsafe.Pointer)

//go:wasmimport kernels axpy
//go:noescape
func axpy(n int32, alpha float32, x, y unsafe.Pointer)

//go:wasmimport kernels dot
//go:noescape
func dot(n int32, x, y unsafe.Pointer) float32

//go:wasmimport kernels gather
//go:noescape
func gather(x, data, index unsafe.Pointer, rows, d int32, scale float32)

//go:wasmimport kernels fill_bias
//go:noescape
func fillBias(y, b unsafe.Pointer, rows, n int32)

//go:wasmimport kernels sum_rows
//go:noescape
func sumRows(db, dY unsafe.Pointer, rows, n, accumulate int32)

//go:wasmimport kernels relu
//go:noescape
func relu(y, x unsafe.Pointer, n int32)

//go:wasmimport kernels relu_grad
//go:noescape
func reluGrad(dX, y, dY unsafe.Pointer, n int32)

//go:wasmimport kernels softmax
//go:noescape
func softmax(p, z unsafe.Pointer, rows, k int32)

//go:wasmimport kernels softmax_cross_entropy
//go:noescape
func softmaxCrossEntropy(dZ, z, y, w unsafe.Pointer, rows, k int32, scale float32, out unsafe.Pointer)

//go:wasmimport kernels conv
//go:noescape
func conv(y, x, w, b unsafe.Pointer, rows, channels, height, width, out, k int32, scratch unsafe.Pointer)

//go:wasmimport kernels conv_weight_grad
//go:noescape
func convWeightGrad(dW, db, x, dY unsafe.Pointer, rows, channels, height, width, out, k, accumulate int32, scratch unsafe.Pointer)

//go:wasmimport kernels conv_input_grad
//go:noescape
func convInputGrad(dX, dY, w unsafe.Pointer, rows, channels, height, width, out, k int32, scratch unsafe.Pointer)

//go:wasmimport kernels max_pool
//go:noescape
func maxPool(y, x unsafe.Pointer, planes, h, w int32)

//go:wasmimport kernels max_pool_grad
//go:noescape
func maxPoolGrad(dX, x, dY unsafe.Pointer, planes, h, w int32)

//go:wasmimport kernels tanh
//go:noescape
func tanh(y, x unsafe.Pointer, n int32)

//go:wasmimport kernels tanh_grad
//go:noescape
func tanhGrad(dX, y, dY unsafe.Pointer, n int32)

//go:wasmimport kernels sigmoid
//go:noescape
func sigmoid(y, x unsafe.Pointer, n int32)

//go:wasmimport kernels sigmoid_grad
//go:noescape
func sigmoidGrad(dX, y, dY unsafe.Pointer, n int32)

//go:wasmimport kernels dropout
//go:noescape
func dropout(y, x unsafe.Pointer, n int32, seed, below uint32, scale float32)

//go:wasmimport kernels relu2
//go:noescape
func relu2(y, x unsafe.Pointer, n int32)

//go:wasmimport kernels relu2_grad
//go:noescape
func relu2Grad(dX, x, dY unsafe.Pointer, n int32)

//go:wasmimport kernels embed
//go:noescape
func embed(x, table, token unsafe.Pointer, rows, d int32, scale float32)

//go:wasmimport kernels embed_grad
//go:noescape
func embedGrad(dTable, dX, token unsafe.Pointer, rows, d int32, scale float32)

//go:wasmimport kernels norm
//go:noescape
func norm(y, x, gain unsafe.Pointer, runs, heads, d int32, eps float32)

//go:wasmimport kernels norm_grad
//go:noescape
func normGrad(dX, dGain, x, gain, dY unsafe.Pointer, runs, heads, d int32, eps float32)

//go:wasmimport kernels rotate
//go:noescape
func rotate(y, x, turns, pos unsafe.Pointer, rows, heads, dh, rotary int32)

//go:wasmimport kernels causal_conv
//go:noescape
func causalConv(y, x, w, pos unsafe.Pointer, n, rows, d, taps int32)

//go:wasmimport kernels causal_conv_weight_grad
//go:noescape
func causalConvWeightGrad(dW, x, dY, pos unsafe.Pointer, n, rows, d, taps int32)

//go:wasmimport kernels causal_conv_input_grad
//go:noescape
func causalConvInputGrad(dX, dY, w, pos unsafe.Pointer, n, d, taps int32)

//go:wasmimport kernels causal_softmax
//go:noescape
func causalSoftmax(s, lse unsafe.Pointer, m, n, stride int32)

//go:wasmimport kernels causal_softmax_grad
//go:noescape
func causalSoftmaxGrad(s, dP, lse, y, dY unsafe.Pointer, m, n, stride, dh int32)

//go:wasmimport kernels decay
//go:noescape
func decay(w unsafe.Pointer, n int32, factor float32)

//go:wasmimport kernels sgd
//go:noescape
func sgd(w, g unsafe.Pointer, n int32, lr float32)

//go:wasmimport kernels momentum
//go:noescape
func momentum(w, v, g unsafe.Pointer, n int32, lr, mu float32)

//go:wasmimport kernels adam
//go:noescape
func adam(w, m, v, g unsafe.Pointer, n int32, lr, beta1, beta2, eps, c1, c2 float32)

//go:wasmimport kernels peak
//go:noescape
func peak(n int32, out unsafe.Pointer) float64
