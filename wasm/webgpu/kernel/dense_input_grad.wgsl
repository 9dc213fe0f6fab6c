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

fn dY4(r: u32, j: u32) -> vec4f {
  let i = shape.dY_at + r * shape.out + j;
  if (D_ALIGNED) { return dY_by4[i >> 2u]; }
  return vec4f(dY[i], dY[i + 1u], dY[i + 2u], dY[i + 3u]);
}

fn w4(row: u32, j: u32) -> vec4f {
  let i = shape.w_at + row * shape.out + j;
  if (W_ALIGNED) { return w_by4[i >> 2u]; }
  return vec4f(w[i], w[i + 1u], w[i + 2u], w[i + 3u]);
}

fn dY_at(r: u32, j: u32) -> f32 { return dY[shape.dY_at + r * shape.out + j]; }
fn w_at(row: u32, j: u32) -> f32 { return w[shape.w_at + row * shape.out + j]; }

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
  var j = 0u;
  for (; j + 4u <= shape.out; j += 4u) {
    let m = mat4x4f(w4(i, j), w4(i + 1u, j), w4(i + 2u, j), w4(i + 3u, j));
    a0 += dY4(r, j) * m; a1 += dY4(r + 1u, j) * m; a2 += dY4(r + 2u, j) * m; a3 += dY4(r + 3u, j) * m;
  }
  for (; j < shape.out; j++) {
    let v = vec4f(w_at(i, j), w_at(i + 1u, j), w_at(i + 2u, j), w_at(i + 3u, j));
    a0 += dY_at(r, j) * v; a1 += dY_at(r + 1u, j) * v; a2 += dY_at(r + 2u, j) * v; a3 += dY_at(r + 3u, j) * v;
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
    ds[lane] = keep(dY4(group.y * 16u + lane / 4u, start), n);
    for (var m = 0u; m < 4u; m++) {
      ws[m * 64u + lane] = keep(w4(group.x * 64u + m * 16u + lane / 4u, start), n);
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
