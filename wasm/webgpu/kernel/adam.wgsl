// m = β1·m + (1−β1)·g,  v = β2·v + (1−β2)·g²
// w −= lr · (m/c1) / (√(v/c2) + ε)      c1 = 1−β1^t, c2 = 1−β2^t
//
// w, m, v, g [n]. All weights of a network in one dispatch: seven accesses to
// memory for a dozen operations, so memory is the limit, and vectors, a 16-byte
// access of four numbers a thread, have it carry more. numbers, a number a thread,
// is for views that do not begin at a whole vector.

struct Shape { n: u32, w_at: u32, m_at: u32, v_at: u32, g_at: u32, pair: u32, beta1: f32, beta2: f32, eps: f32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> g: array<f32>;
@group(1) @binding(2) var<storage, read_write> w: array<f32>;
@group(1) @binding(3) var<storage, read_write> m: array<f32>;
@group(1) @binding(4) var<storage, read_write> v: array<f32>;
// The same memory, for vectors.
@group(1) @binding(1) var<storage, read> g_by4: array<vec4f>;
@group(1) @binding(2) var<storage, read_write> w_by4: array<vec4f>;
@group(1) @binding(3) var<storage, read_write> m_by4: array<vec4f>;
@group(1) @binding(4) var<storage, read_write> v_by4: array<vec4f>;

// first and second are the moments m and v after g, loss is what w loses by them.
fn first(m: vec4f, g: vec4f) -> vec4f { return shape.beta1 * m + (1.0 - shape.beta1) * g; }
fn second(v: vec4f, g: vec4f) -> vec4f { return shape.beta2 * v + (1.0 - shape.beta2) * g * g; }
fn loss(m: vec4f, v: vec4f) -> vec4f {
  let c = batch.adam[shape.pair];
  return batch.lr * (m / c.x) / (sqrt(v / c.y) + shape.eps);
}

@compute @workgroup_size(64)
fn vectors(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x * 4u;
  if (i >= shape.n) { return; }
  let wi = (shape.w_at + i) / 4u; let mi = (shape.m_at + i) / 4u; let vi = (shape.v_at + i) / 4u;
  let x = g_by4[(shape.g_at + i) / 4u];
  let m0 = m_by4[mi]; let v0 = v_by4[vi]; let w0 = w_by4[wi];
  // Behind n lies nothing, or something that is not ours: it stays as it was.
  let ours = vec4u(i, i + 1u, i + 2u, i + 3u) < vec4u(shape.n);
  let a = select(m0, first(m0, x), ours);
  let b = select(v0, second(v0, x), ours);
  m_by4[mi] = a;
  v_by4[vi] = b;
  w_by4[wi] = select(w0, w0 - loss(a, b), ours);
}

@compute @workgroup_size(64)
fn numbers(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= shape.n) { return; }
  let x = vec4f(g[shape.g_at + i]);
  let a = first(vec4f(m[shape.m_at + i]), x);
  let b = second(vec4f(v[shape.v_at + i]), x);
  m[shape.m_at + i] = a.x;
  v[shape.v_at + i] = b.x;
  w[shape.w_at + i] -= loss(a, b).x;
}
