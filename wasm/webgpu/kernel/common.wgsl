// Stands before every kernel: what varies from step to step, and tests on bits.
//
// The uniforms of a block's steps lie 256 bytes apart, the largest alignment
// that a device may ask of a dynamic offset; so they have that size.

struct Batch {
  start: u32, // position of the first row in the index list
  rows: u32,  // valid rows
  first: u32, // 1: gradients and metrics are overwritten, not added to
  slot: u32,  // of the metrics
  seed: u32,  // of dropout
  lr: f32,
  scale: f32, // 1 / rows of the whole batch
  unused: f32,
  adam: array<vec4f, 14>, // 1−β1^t, 1−β2^t: computed in float64, where they keep their digits
}
@group(0) @binding(0) var<uniform> batch: Batch;

// By bits, because max(NaN, 0) is 0 and a compiler may take it that no number is
// NaN; a run that diverges must show.
fn is_nan(x: f32) -> bool { return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u; }
fn is_positive(x: f32) -> bool { return bitcast<u32>(x) - 1u < 0x7f800000u; }
fn is_negative(x: f32) -> bool { return bitcast<u32>(x) - 0x80000001u < 0x7f800000u; }

// keep gives the first n numbers of v, and 0 for the others; not by a product,
// because what lies behind a matrix may be NaN.
fn keep(v: vec4f, n: u32) -> vec4f { return select(vec4f(), v, vec4u(0u, 1u, 2u, 3u) < vec4u(n)); }
