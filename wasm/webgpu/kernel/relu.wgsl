// y[i] = max(0, x[i]); NaN stays NaN
//
// x, y [rows×d]; with same_buffer y's buffer is x's, which cannot be bound for reading
// too. A thread a number: neighbours read neighbours, and memory is the limit.

struct Shape { d: u32, same_buffer: u32, x_at: u32, y_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read_write> y: array<f32>;

fn x_of(i: u32) -> f32 {
  if (shape.same_buffer != 0u) { return y[shape.x_at + i]; }
  return x[shape.x_at + i];
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= batch.rows * shape.d) { return; }
  let v = x_of(i);
  y[shape.y_at + i] = select(v, 0.0, is_negative(v));
}
