// dX[r][c][i][j] = dY[r][c][i/2][j/2] at the largest number of each 2×2 block of x
// (of equals at the first), 0 elsewhere     with relu_grad: 0 where x ≤ 0
//
// x, dX [rows×C×H×W], dY [rows×C×⌊H/2⌋×⌊W/2⌋]. A thread a block of dX; the blocks
// of an odd last row or column belong to no number of dY.

struct Shape { C: u32, H: u32, W: u32, relu_grad: u32, x_at: u32, dY_at: u32, dX_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> dY: array<f32>;
@group(1) @binding(3) var<storage, read_write> dX: array<f32>;

fn beats(v: f32, best: f32) -> bool { return !is_nan(best) && (v > best || is_nan(v)); }

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let across = (shape.W + 1u) / 2u;
  let down = (shape.H + 1u) / 2u;
  let j = id.x % across;
  let i = id.x / across % down;
  let plane = id.x / (across * down);
  if (plane >= batch.rows * shape.C) { return; }
  let at = (plane * shape.H + 2u * i) * shape.W + 2u * j;
  var largest = 4u;
  var g = 0.0;
  if (i < shape.H / 2u && j < shape.W / 2u) {
    largest = 0u;
    var best = x[shape.x_at + at];
    for (var n = 1u; n < 4u; n++) {
      let v = x[shape.x_at + at + n / 2u * shape.W + n % 2u];
      if (beats(v, best)) { best = v; largest = n; }
    }
    g = dY[shape.dY_at + (plane * (shape.H / 2u) + i) * (shape.W / 2u) + j];
    if (shape.relu_grad != 0u && !is_positive(best)) { g = 0.0; }
  }
  for (var n = 0u; n < 4u; n++) {
    if (2u * i + n / 2u < shape.H && 2u * j + n % 2u < shape.W) {
      dX[shape.dX_at + at + n / 2u * shape.W + n % 2u] = select(0.0, g, n == largest);
    }
  }
}
