// dX[i] = dY[i] where y[i] > 0, else 0
//
// y, dY, dX [rows×d]; with same_buffer dX's buffer is dY's. A thread a number.

struct Shape { d: u32, same_buffer: u32, y_at: u32, dY_at: u32, dX_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> y: array<f32>;
@group(1) @binding(2) var<storage, read> dY: array<f32>;
@group(1) @binding(3) var<storage, read_write> dX: array<f32>;

fn dY_of(i: u32) -> f32 {
  if (shape.same_buffer != 0u) { return dX[shape.dY_at + i]; }
  return dY[shape.dY_at + i];
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= batch.rows * shape.d) { return; }
  let v = y[shape.y_at + i];
  dX[shape.dX_at + i] = select(0.0, dY_of(i), is_positive(v));
}
