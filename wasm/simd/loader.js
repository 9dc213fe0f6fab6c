// Starts a Go program with the SIMD kernels beside it.
//
// Go is instantiated first, because the kernels work on its memory, and the
// kernels' imports must be there before that: so they are small functions that
// call whatever kernels are there by then. Parameters are spelt out, because
// rest parameters would make an array at every call.

"use strict";

// breakevenInstantiate(go, wasm, urls, force) → Promise of {instance, kernels}
//   go     new Go() of wasm_exec.js
//   wasm   Response or ArrayBuffer of the Go program
//   urls   {relaxed, simd128}: the builds of the kernels
//   force  "relaxed", "simd128" or "none" instead of the best that runs here
// kernels is "relaxed", "simd128", or "" where neither runs or could be
// fetched; Go reads it as globalThis.breakevenKernels.
async function breakevenInstantiate(go, wasm, urls, force) {
  let k = {};
  go.importObject.kernels = {
    sgemm: (ta, tb, m, n, l, alpha, a, lda, b, ldb, beta, c, ldc, scratch) => k.sgemm(ta, tb, m, n, l, alpha, a, lda, b, ldb, beta, c, ldc, scratch),
    sgemv: (t, m, n, alpha, a, lda, x, beta, y) => k.sgemv(t, m, n, alpha, a, lda, x, beta, y),
    axpy: (n, alpha, x, y) => k.axpy(n, alpha, x, y),
    dot: (n, x, y) => k.dot(n, x, y),
    gather: (x, data, index, rows, d, scale) => k.gather(x, data, index, rows, d, scale),
    fill_bias: (y, b, rows, n) => k.fill_bias(y, b, rows, n),
    sum_rows: (db, dY, rows, n, add) => k.sum_rows(db, dY, rows, n, add),
    relu: (y, x, n) => k.relu(y, x, n),
    relu_grad: (dX, y, dY, n) => k.relu_grad(dX, y, dY, n),
    softmax: (p, z, rows, n) => k.softmax(p, z, rows, n),
    softmax_cross_entropy: (dZ, z, y, w, rows, n, scale, out) => k.softmax_cross_entropy(dZ, z, y, w, rows, n, scale, out),
    conv: (y, x, w, b, rows, c, h, wd, out, n, scratch) => k.conv(y, x, w, b, rows, c, h, wd, out, n, scratch),
    conv_weight_grad: (dW, db, x, dY, rows, c, h, wd, out, n, add, scratch) => k.conv_weight_grad(dW, db, x, dY, rows, c, h, wd, out, n, add, scratch),
    conv_input_grad: (dX, dY, w, rows, c, h, wd, out, n, scratch) => k.conv_input_grad(dX, dY, w, rows, c, h, wd, out, n, scratch),
    max_pool: (y, x, planes, h, w) => k.max_pool(y, x, planes, h, w),
    max_pool_grad: (dX, x, dY, planes, h, w) => k.max_pool_grad(dX, x, dY, planes, h, w),
    tanh: (y, x, n) => k.tanh(y, x, n),
    tanh_grad: (dX, y, dY, n) => k.tanh_grad(dX, y, dY, n),
    sigmoid: (y, x, n) => k.sigmoid(y, x, n),
    sigmoid_grad: (dX, y, dY, n) => k.sigmoid_grad(dX, y, dY, n),
    dropout: (y, x, n, seed, below, scale) => k.dropout(y, x, n, seed, below, scale),
    relu2: (y, x, n) => k.relu2(y, x, n),
    relu2_grad: (dX, x, dY, n) => k.relu2_grad(dX, x, dY, n),
    embed: (x, table, token, rows, d, scale) => k.embed(x, table, token, rows, d, scale),
    embed_grad: (dTable, dX, token, rows, d, scale) => k.embed_grad(dTable, dX, token, rows, d, scale),
    norm: (y, x, gain, runs, heads, d, eps) => k.norm(y, x, gain, runs, heads, d, eps),
    norm_grad: (dX, dGain, x, gain, dY, runs, heads, d, eps) => k.norm_grad(dX, dGain, x, gain, dY, runs, heads, d, eps),
    rotate: (y, x, turns, pos, rows, heads, dh, rotary) => k.rotate(y, x, turns, pos, rows, heads, dh, rotary),
    causal_conv: (y, x, w, pos, n, rows, d, taps) => k.causal_conv(y, x, w, pos, n, rows, d, taps),
    causal_conv_weight_grad: (dW, x, dY, pos, n, rows, d, taps) => k.causal_conv_weight_grad(dW, x, dY, pos, n, rows, d, taps),
    causal_conv_input_grad: (dX, dY, w, pos, n, d, taps) => k.causal_conv_input_grad(dX, dY, w, pos, n, d, taps),
    causal_softmax: (s, lse, m, n, stride) => k.causal_softmax(s, lse, m, n, stride),
    causal_softmax_grad: (s, dP, lse, y, dY, m, n, stride, dh) => k.causal_softmax_grad(s, dP, lse, y, dY, m, n, stride, dh),
    decay: (w, n, factor) => k.decay(w, n, factor),
    sgd: (w, g, n, lr) => k.sgd(w, g, n, lr),
    momentum: (w, v, g, n, lr, mu) => k.momentum(w, v, g, n, lr, mu),
    adam: (w, m, v, g, n, lr, b1, b2, eps, c1, c2) => k.adam(w, m, v, g, n, lr, b1, b2, eps, c1, c2),
    peak: (n, out) => k.peak(n, out),
  };
  const fetchKernels = async (name) => {
    if (force && force !== name) return null;
    try {
      const response = await fetch(urls[name]);
      const bytes = response.ok ? await response.arrayBuffer() : null;
      return bytes && WebAssembly.validate(bytes) ? { name, module: await WebAssembly.compile(bytes) } : null;
    } catch {
      return null; // not fetched: Go's own loops do the same, slower
    }
  };
  const best = async () => (await fetchKernels("relaxed")) || (await fetchKernels("simd128"));
  const instantiate = async () => {
    if (wasm instanceof ArrayBuffer) return WebAssembly.instantiate(wasm, go.importObject);
    if (!wasm.ok) throw new Error(`${wasm.url}: HTTP ${wasm.status}`);
    // Streaming wants the right MIME type, which not every static host sends.
    const streams = (wasm.headers.get("content-type") || "").split(";")[0].trim() === "application/wasm";
    return streams ? WebAssembly.instantiateStreaming(wasm, go.importObject) : WebAssembly.instantiate(await wasm.arrayBuffer(), go.importObject);
  };
  const [kernels, { instance }] = await Promise.all([best(), instantiate()]);
  if (kernels) k = (await WebAssembly.instantiate(kernels.module, { go: { mem: instance.exports.mem } })).exports;
  globalThis.breakevenKernels = kernels ? kernels.name : "";
  return { instance, kernels: globalThis.breakevenKernels };
}
