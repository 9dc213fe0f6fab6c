// dX[r][i] = Σ_j dY[r][j]·w[i][j]     with relu_grad: 0 where y[r][i] ≤ 0
//
// dY [rows×out], w [in×out], dX and y [rows×in].
//
// registers: 4×4 numbers of dX a thread. Both matrices are read along their
// rows, so a 16-byte load of each is four terms of four sums. tiles: 64 threads
// share 16 rows of dY and 64 of w, 16 columns at a time, in 5 KiB of workgroup
// memory.

// Whether every row begins at a multiple of 4 numbers, so that dY is read by
// vectors; and then also w.
override D_ALIGNED: bool = false;
override W_ALIGNED: bool = false;

struct Shape { in: u32, out: u32, dY_at: u32, w_at: u32, y_at: u32, dX_at: u32, relu_grad: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> dY: array<f32>;
@group(1) @binding(2) var<storage, read> dY_by4: array<vec4f>; // the same memory
@group(1) @binding(3) var<storage, read> w: array<f32>;
@group(1) @binding(4) var<storage, read> w_by4: array<vec4f>; // the same memory
@group(1) @binding(5) var<storage, read> y: array<f32>;
@group(1) @binding(6) var<storage, read_write> dX: array<f32>;

// dY4 and w4 are four numbers from place i on.
fn dY4(i: u32) -> vec4f {
  if (D_ALIGNED) { return dY_by4[i >> 2u]; }
  return vec4f(dY[i], dY[i + 1u], dY[i + 2u], dY[i + 3u]);
}

fn w4(i: u32) -> vec4f {
  if (W_ALIGNED) { return w_by4[i >> 2u]; }
  return vec4f(w[i], w[i + 1u], w[i + 2u], w[i + 3u]);
}

fn dY_at(r: u32) -> u32 { return shape.dY_at + r * shape.out; }
fn w_at(i: u32) -> u32 { return shape.w_at + i * shape.out; }

fn store(r: u32, i: u32, v: vec4f) {
  if (r >= batch.rows) { return; }
  for (var n = 0u; n < 4u && i + n < shape.in; n++) {
    let at = r * shape.in + i + n;
    var g = v[n];
    if (shape.relu_grad != 0u && !is_positive(y[shape.y_at + at])) { g = 0.0; }
    dX[shape.dX_at + at] = g;
  }
}

@compute @workgroup_size(64)
fn registers(@builtin(global_invocation_id) id: vec3u) {
  let columns = (shape.in + 3u) / 4u;
  let r = id.x / columns * 4u;
  let i = id.x % columns * 4u;
  if (r >= batch.rows) { return; }
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f();
  let d0 = dY_at(r); let d1 = dY_at(r + 1u); let d2 = dY_at(r + 2u); let d3 = dY_at(r + 3u);
  let w0 = w_at(i); let w1 = w_at(i + 1u); let w2 = w_at(i + 2u); let w3 = w_at(i + 3u);
  var j = 0u;
  for (; j + 4u <= shape.out; j += 4u) {
    let m = mat4x4f(w4(w0 + j), w4(w1 + j), w4(w2 + j), w4(w3 + j));
    a0 += dY4(d0 + j) * m; a1 += dY4(d1 + j) * m; a2 += dY4(d2 + j) * m; a3 += dY4(d3 + j) * m;
  }
  for (; j < shape.out; j++) {
    let v = vec4f(w[w0 + j], w[w1 + j], w[w2 + j], w[w3 + j]);
    a0 += dY[d0 + j] * v; a1 += dY[d1 + j] * v; a2 += dY[d2 + j] * v; a3 += dY[d3 + j] * v;
  }
  var sums = array<vec4f, 4>(a0, a1, a2, a3);
  for (var n = 0u; n < 4u; n++) { store(r + n, i, sums[n]); }
}

var<workgroup> ds: array<vec4f, 64>;  // [16 rows of dY][4 groups of 4 columns]
var<workgroup> ws: array<vec4f, 256>; // [64 rows of w][4 groups of 4 columns]

@compute @workgroup_size(16, 4)
fn tiles(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
  let lane = id.y * 16u + id.x;
  let r = group.y * 16u + id.y * 4u;
  let i = group.x * 64u + id.x * 4u;
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f();
  for (var j = 0u; j < shape.out; j += 16u) {
    let start = j + lane % 4u * 4u;
    let n = shape.out - min(start, shape.out);
    ds[lane] = keep(dY4(dY_at(group.y * 16u + lane / 4u) + start), n);
    for (var m = 0u; m < 4u; m++) {
      ws[m * 64u + lane] = keep(w4(w_at(group.x * 64u + m * 16u + lane / 4u) + start), n);
    }
    workgroupBarrier();
    for (var m = 0u; m < 4u; m++) {
      let at = id.x * 16u + m;
      let w = mat4x4f(ws[at], ws[at + 4u], ws[at + 8u], ws[at + 12u]);
      let start = id.y * 16u + m;
      a0 += ds[start] * w; a1 += ds[start + 4u] * w; a2 += ds[start + 8u] * w; a3 += ds[start + 12u] * w;
    }
    workgroupBarrier();
  }
  var sums = array<vec4f, 4>(a0, a1, a2, a3);
  for (var n = 0u; n < 4u; n++) { store(r + n, i, sums[n]); }
}
