// dX[r][i] = Σ_j dY[r][j]·w[i][j]     with relu_grad: 0 where y[r][i] ≤ 0
//
// dY [rows×out], w [in×out], dX and y [rows×in].
//
// registers: 4×4 numbers of dX a thread. Both matrices are read along their
// rows, so a 16-byte load of each is four terms of four sums. tiles: 64 threads
// share 16 rows of dY and 64 of w, 16 columns at a time, in 5 KiB of workgroup
// memory.

override D_ALIGNED: bool = false;
override W_ALIGNED: bool = false;

struct Shape { in: u32, out: u32, dY_at: u32, w_at: u32, y_at: u32, dX_at: u32, relu_grad: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> dY: array<vec4f>;
@group(1) @binding(2) var<storage, read> w: array<vec4f>;
@group(1) @binding(3) var<storage, read> y: array<f32>;
@group(1) @binding(4) var<storage, read_write> dX: array<f32>;

fn dY4(r: u32, j: u32) -> vec4f {
  let i = shape.dY_at + r * shape.out + j;
  let low = dY[i >> 2u];
  if (D_ALIGNED) { return low; }
  return slide(low, dY[(i >> 2u) + 1u], i);
}

fn w4(row: u32, j: u32) -> vec4f {
  let i = shape.w_at + row * shape.out + j;
  let low = w[i >> 2u];
  if (W_ALIGNED) { return low; }
  return slide(low, w[(i >> 2u) + 1u], i);
}

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
  for (var j = 0u; j < shape.out; j += 4u) {
    var d0 = dY4(r, j); var d1 = dY4(r + 1u, j); var d2 = dY4(r + 2u, j); var d3 = dY4(r + 3u, j);
    var m = mat4x4f(w4(i, j), w4(i + 1u, j), w4(i + 2u, j), w4(i + 3u, j));
    if (j + 4u > shape.out) {
      let n = shape.out - j;
      d0 = keep(d0, n); d1 = keep(d1, n); d2 = keep(d2, n); d3 = keep(d3, n);
      m = mat4x4f(keep(m[0], n), keep(m[1], n), keep(m[2], n), keep(m[3], n));
    }
    a0 += d0 * m; a1 += d1 * m; a2 += d2 * m; a3 += d3 * m;
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
