// m = β1·m + (1−β1)·g,  v = β2·v + (1−β2)·g²
// w −= lr · (m/c1) / (√(v/c2) + ε)      c1 = 1−β1^t, c2 = 1−β2^t
//
// w, m, v, g [n]. All weights of a network in one dispatch, a thread a number:
// seven accesses to memory for a dozen operations, so memory is the limit.

struct Shape { n: u32, w_at: u32, m_at: u32, v_at: u32, g_at: u32, pair: u32, beta1: f32, beta2: f32, eps: f32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> g: array<f32>;
@group(1) @binding(2) var<storage, read_write> w: array<f32>;
@group(1) @binding(3) var<storage, read_write> m: array<f32>;
@group(1) @binding(4) var<storage, read_write> v: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= shape.n) { return; }
  let c = batch.adam[shape.pair];
  let x = g[shape.g_at + i];
  let first = shape.beta1 * m[shape.m_at + i] + (1.0 - shape.beta1) * x;
  let second = shape.beta2 * v[shape.v_at + i] + (1.0 - shape.beta2) * x * x;
  m[shape.m_at + i] = first;
  v[shape.v_at + i] = second;
  w[shape.w_at + i] -= batch.lr * (first / c.x) / (sqrt(second / c.y) + shape.eps);
}
