// y[r][c][i][j] = max(x[r][c][2i..2i+1][2j..2j+1]); NaN where one is NaN
//
// x [rows×C×H×W], y [rows×C×⌊H/2⌋×⌊W/2⌋]. A thread a number of y: four loads and
// nothing to compute, so memory is the limit.

struct Shape { C: u32, H: u32, W: u32, x_at: u32, y_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read_write> y: array<f32>;

fn larger(a: f32, b: f32) -> f32 { return select(a, b, (b > a && !is_nan(a)) || is_nan(b)); }

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let ow = shape.W / 2u;
  let oh = shape.H / 2u;
  if (id.x >= batch.rows * shape.C * oh * ow) { return; }
  let j = id.x % ow;
  let i = id.x / ow % oh;
  let plane = id.x / (ow * oh);
  let at = shape.x_at + (plane * shape.H + 2u * i) * shape.W + 2u * j;
  y[shape.y_at + id.x] = larger(larger(x[at], x[at + 1u]), larger(x[at + shape.W], x[at + shape.W + 1u]));
}
