// y[r][o][i][j] = b[o] + Σ_c Σ_u Σ_v x[r][c][i+u][j+v]·w[o][c][u][v]
//
// with relu: max(0, ·). x [rows×C×H×W], w [out×C×k×k], b [out], y
// [rows×out×OH×OW], OH = H−k+1, OW = W−k+1.
//
// Direct: a thread computes 2×4 pixels of 5 channels in ten 4-vectors, and slides
// a window of 4 pixels along two rows, so a tap costs two loads of pixels and
// five of weights for 40 multiplications. Its neighbours read the same weights,
// which caches hand out at once. Five channels: 10 vectors fit a phone's
// registers, and the article's 10 channels are two blocks.

struct Shape {
  C: u32, H: u32, W: u32, out: u32, k: u32, relu: u32,
  x_at: u32, w_at: u32, b_at: u32, y_at: u32,
}
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> w: array<f32>;
@group(1) @binding(3) var<storage, read> b: array<f32>;
@group(1) @binding(4) var<storage, read_write> y: array<f32>;

// weight_at is where the kernels of output channel o begin; of one behind the
// last, those of the last.
fn weight_at(o: u32) -> u32 { return shape.w_at + min(o, shape.out - 1u) * shape.C * shape.k * shape.k; }

fn store(r: u32, o: u32, i: u32, j: u32, v: vec4f) {
  let oh = shape.H - shape.k + 1u;
  let ow = shape.W - shape.k + 1u;
  if (o >= shape.out || i >= oh) { return; }
  let at = shape.y_at + ((r * shape.out + o) * oh + i) * ow + j;
  for (var n = 0u; n < 4u && j + n < ow; n++) {
    var sum = b[shape.b_at + o] + v[n];
    if (shape.relu != 0u && is_negative(sum)) { sum = 0.0; }
    y[at + n] = sum;
  }
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let across = (shape.W - shape.k + 4u) / 4u;
  let down = (shape.H - shape.k + 2u) / 2u;
  let j = id.x % across * 4u;
  let i = id.x / across % down * 2u;
  let r = id.x / (across * down);
  let o = id.y * 5u;
  if (r >= batch.rows) { return; }
  let plane = shape.H * shape.W;
  let image = shape.x_at + r * shape.C * plane;
  var w0 = weight_at(o); var w1 = weight_at(o + 1u); var w2 = weight_at(o + 2u); var w3 = weight_at(o + 3u); var w4 = weight_at(o + 4u);
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f(); var a4 = vec4f();
  var b0 = vec4f(); var b1 = vec4f(); var b2 = vec4f(); var b3 = vec4f(); var b4 = vec4f();
  for (var c = 0u; c < shape.C; c++) {
    for (var u = 0u; u < shape.k; u++) {
      // A window at a plane's edge reads on behind it; those sums are not stored.
      let p = image + c * plane + (i + u) * shape.W + j;
      let q = p + shape.W;
      var upper = vec4f(x[p], x[p + 1u], x[p + 2u], x[p + 3u]);
      var lower = vec4f(x[q], x[q + 1u], x[q + 2u], x[q + 3u]);
      for (var v = 0u; v < shape.k; v++) {
        a0 += w[w0] * upper; b0 += w[w0] * lower;
        a1 += w[w1] * upper; b1 += w[w1] * lower;
        a2 += w[w2] * upper; b2 += w[w2] * lower;
        a3 += w[w3] * upper; b3 += w[w3] * lower;
        a4 += w[w4] * upper; b4 += w[w4] * lower;
        upper = vec4f(upper.yzw, x[p + v + 4u]);
        lower = vec4f(lower.yzw, x[q + v + 4u]);
        w0++; w1++; w2++; w3++; w4++;
      }
    }
  }
  var sums = array<vec4f, 10>(a0, a1, a2, a3, a4, b0, b1, b2, b3, b4);
  for (var n = 0u; n < 10u; n++) { store(r, o + n % 5u, i + n / 5u, j, sums[n]); }
}
