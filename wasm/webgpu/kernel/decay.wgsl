// w −= lr·λ·w
//
// w [n]. A thread a number.

struct Shape { n: u32, w_at: u32, lambda: f32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read_write> w: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= shape.n) { return; }
  w[shape.w_at + i] -= batch.lr * shape.lambda * w[shape.w_at + i];
}
