// dX[r][c][i][j] = Σ_o Σ_u Σ_v dY[r][o][i−u][j−v]·w[o][c][u][v]
//
// dY counts as 0 outside its planes; with relu_grad dX is 0 where
// y[r][c][i][j] ≤ 0. dX, y [rows×C×H×W], w [out×C×k×k], dY [rows×out×OH×OW],
// OH = H−k+1, OW = W−k+1.
//
// As the forward: 2×4 pixels of 5 input channels a thread, in ten 4-vectors, the
// window sliding to the left.

struct Shape { C: u32, H: u32, W: u32, out: u32, k: u32, relu_grad: u32, dY_at: u32, w_at: u32, y_at: u32, dX_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> dY: array<f32>;
@group(1) @binding(2) var<storage, read> w: array<f32>;
@group(1) @binding(3) var<storage, read> y: array<f32>;
@group(1) @binding(4) var<storage, read_write> dX: array<f32>;

// d reads column of the row of dY at; of one left of 0, which is huge as an
// unsigned number, or behind end, 0. By selection: a branch would keep loads apart.
fn d(at: u32, end: u32, column: u32) -> f32 {
  let inside = column < end;
  return select(0.0, dY[at + select(0u, column, inside)], inside);
}

fn weight_at(o: u32, c: u32) -> u32 {
  return shape.w_at + (o * shape.C + min(c, shape.C - 1u)) * shape.k * shape.k;
}

fn store(r: u32, c: u32, i: u32, j: u32, v: vec4f) {
  if (c >= shape.C || i >= shape.H) { return; }
  let at = ((r * shape.C + c) * shape.H + i) * shape.W + j;
  for (var n = 0u; n < 4u && j + n < shape.W; n++) {
    var g = v[n];
    if (shape.relu_grad != 0u && !is_positive(y[shape.y_at + at + n])) { g = 0.0; }
    dX[shape.dX_at + at + n] = g;
  }
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let across = (shape.W + 3u) / 4u;
  let down = (shape.H + 1u) / 2u;
  let j = id.x % across * 4u;
  let i = id.x / across % down * 2u;
  let r = id.x / (across * down);
  let c = id.y * 5u;
  if (r >= batch.rows) { return; }
  let oh = shape.H - shape.k + 1u;
  let ow = shape.W - shape.k + 1u;
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f(); var a4 = vec4f();
  var b0 = vec4f(); var b1 = vec4f(); var b2 = vec4f(); var b3 = vec4f(); var b4 = vec4f();
  for (var o = 0u; o < shape.out; o++) {
    let at = shape.dY_at + (r * shape.out + o) * oh * ow;
    var w0 = weight_at(o, c); var w1 = weight_at(o, c + 1u); var w2 = weight_at(o, c + 2u); var w3 = weight_at(o, c + 3u); var w4 = weight_at(o, c + 4u);
    for (var u = 0u; u < shape.k; u++) {
      // A row outside of the plane has no columns.
      let above = i - u < oh;
      let below = i + 1u - u < oh;
      let p = at + select(0u, (i - u) * ow, above);
      let q = at + select(0u, (i + 1u - u) * ow, below);
      let p_end = select(0u, ow, above);
      let q_end = select(0u, ow, below);
      var upper = vec4f(d(p, p_end, j), d(p, p_end, j + 1u), d(p, p_end, j + 2u), d(p, p_end, j + 3u));
      var lower = vec4f(d(q, q_end, j), d(q, q_end, j + 1u), d(q, q_end, j + 2u), d(q, q_end, j + 3u));
      for (var v = 0u; v < shape.k; v++) {
        a0 += w[w0] * upper; b0 += w[w0] * lower;
        a1 += w[w1] * upper; b1 += w[w1] * lower;
        a2 += w[w2] * upper; b2 += w[w2] * lower;
        a3 += w[w3] * upper; b3 += w[w3] * lower;
        a4 += w[w4] * upper; b4 += w[w4] * lower;
        upper = vec4f(d(p, p_end, j - v - 1u), upper.xyz);
        lower = vec4f(d(q, q_end, j - v - 1u), lower.xyz);
        w0++; w1++; w2++; w3++; w4++;
      }
    }
  }
  var sums = array<vec4f, 10>(a0, a1, a2, a3, a4, b0, b1, b2, b3, b4);
  for (var n = 0u; n < 10u; n++) { store(r, c + n % 5u, i + n / 5u, j, sums[n]); }
}
