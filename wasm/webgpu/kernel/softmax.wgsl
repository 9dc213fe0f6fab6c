// p[r][j] = exp(z[r][j] − max_i z[r][i]) / Σ_k exp(z[r][k] − max_i z[r][i])
//
// z, p [rows×k]; with same_buffer p's buffer is z's. A thread a row: k is 10.

struct Shape { k: u32, same_buffer: u32, z_at: u32, p_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> z: array<f32>;
@group(1) @binding(2) var<storage, read_write> p: array<f32>;

fn z_of(i: u32) -> f32 {
  if (shape.same_buffer != 0u) { return p[shape.z_at + i]; }
  return z[shape.z_at + i];
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= batch.rows) { return; }
  let row = id.x * shape.k;
  var top = z_of(row);
  for (var j = 1u; j < shape.k; j++) { top = max(top, z_of(row + j)); }
  var sum = 0.0;
  for (var j = 0u; j < shape.k; j++) {
    let e = exp(z_of(row + j) - top);
    p[shape.p_at + row + j] = e;
    sum += e;
  }
  for (var j = 0u; j < shape.k; j++) { p[shape.p_at + row + j] /= sum; }
}
