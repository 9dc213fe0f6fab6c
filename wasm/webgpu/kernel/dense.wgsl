// y[r][j] = b[j] + Σ_k x[r][k]·w[k][j]     with relu: max(0, ·)
//
// x [rows×in], w [in×out], b [out], y [rows×out].
//
// registers: a thread computes 8×8 numbers of y in registers, 256 multiplications
// for 16 loads of 16 bytes, in 16 vectors, which also a phone's registers hold; no
// barriers. 8×4 took 12 loads for half of that, and loads are what it waits for.
// Workgroups of 64×1: two waves of 32, one of 64; 8×8 gave wrong blocks on an
// Adreno 840 (executorch #22328).
// tiles: 64 threads share 16 rows of x and 64 columns of w, 16 k's at a time, in
// 5 KiB of workgroup memory (16 KiB is the default limit): fewer loads where
// caches are small, two barriers a tile.
// sum: few outputs and a long k leave a GPU idle; then k is cut into parts, whose
// number depends on the shape alone, and sum adds them in order.

// Whether every row begins at a multiple of 4 numbers, so that x is read by
// vectors; and then also w.
override X_ALIGNED: bool = false;
override W_ALIGNED: bool = false;

struct Shape {
  in: u32, out: u32, rows: u32, parts: u32, relu: u32,
  x_at: u32, w_at: u32, b_at: u32, y_at: u32,
}
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> x_by4: array<vec4f>; // the same memory
@group(1) @binding(3) var<storage, read> w: array<f32>;
@group(1) @binding(4) var<storage, read> w_by4: array<vec4f>; // the same memory
@group(1) @binding(5) var<storage, read> b: array<f32>;
@group(1) @binding(6) var<storage, read_write> y: array<f32>;
@group(1) @binding(7) var<storage, read_write> parts: array<f32>;

// row_at is where row r of x begins; of one behind the last, the last's.
fn row_at(r: u32) -> u32 { return shape.x_at + min(r, batch.rows - 1u) * shape.in; }

// x4 and w4 are four numbers from place i on.
fn x4(i: u32) -> vec4f {
  if (X_ALIGNED) { return x_by4[i >> 2u]; }
  return vec4f(x[i], x[i + 1u], x[i + 2u], x[i + 3u]);
}

fn w4(i: u32) -> vec4f {
  if (W_ALIGNED) { return w_by4[i >> 2u]; }
  return vec4f(w[i], w[i + 1u], w[i + 2u], w[i + 3u]);
}

fn finish(r: u32, j: u32, v: f32) {
  var sum = b[shape.b_at + j] + v;
  if (shape.relu != 0u && is_negative(sum)) { sum = 0.0; }
  y[shape.y_at + r * shape.out + j] = sum;
}

fn store(part: u32, r: u32, j: u32, v: vec4f) {
  if (r >= batch.rows) { return; }
  for (var i = 0u; i < 4u && j + i < shape.out; i++) {
    if (shape.parts > 1u) { parts[(part * shape.rows + r) * shape.out + j + i] = v[i]; } else { finish(r, j + i, v[i]); }
  }
}

// part_size is the k's of a part, a multiple of 16: whole tiles.
fn part_size() -> u32 { return (shape.in + 16u * shape.parts - 1u) / (16u * shape.parts) * 16u; }

@compute @workgroup_size(64)
fn registers(@builtin(global_invocation_id) id: vec3u) {
  let columns = (shape.out + 7u) / 8u;
  let r = id.x / columns * 8u;
  let j = id.x % columns * 8u;
  if (r >= batch.rows) { return; }
  let row0 = row_at(r); let row1 = row_at(r + 1u); let row2 = row_at(r + 2u); let row3 = row_at(r + 3u);
  let row4 = row_at(r + 4u); let row5 = row_at(r + 5u); let row6 = row_at(r + 6u); let row7 = row_at(r + 7u);
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f();
  var a4 = vec4f(); var a5 = vec4f(); var a6 = vec4f(); var a7 = vec4f();
  var b0 = vec4f(); var b1 = vec4f(); var b2 = vec4f(); var b3 = vec4f();
  var b4 = vec4f(); var b5 = vec4f(); var b6 = vec4f(); var b7 = vec4f();
  let end = min(shape.in, (id.z + 1u) * part_size());
  var k = id.z * part_size();
  var at = shape.w_at + k * shape.out + j;
  for (; k + 4u <= end; k += 4u) {
    let m = mat4x4f(w4(at), w4(at + shape.out), w4(at + 2u * shape.out), w4(at + 3u * shape.out));
    let n = mat4x4f(w4(at + 4u), w4(at + shape.out + 4u), w4(at + 2u * shape.out + 4u), w4(at + 3u * shape.out + 4u));
    let v0 = x4(row0 + k); let v1 = x4(row1 + k); let v2 = x4(row2 + k); let v3 = x4(row3 + k);
    let v4 = x4(row4 + k); let v5 = x4(row5 + k); let v6 = x4(row6 + k); let v7 = x4(row7 + k);
    a0 += m * v0; a1 += m * v1; a2 += m * v2; a3 += m * v3;
    b0 += n * v0; b1 += n * v1; b2 += n * v2; b3 += n * v3;
    a4 += m * v4; a5 += m * v5; a6 += m * v6; a7 += m * v7;
    b4 += n * v4; b5 += n * v5; b6 += n * v6; b7 += n * v7;
    at += 4u * shape.out;
  }
  for (; k < end; k++) {
    let v = w4(at);
    let u = w4(at + 4u);
    at += shape.out;
    a0 += v * x[row0 + k]; a1 += v * x[row1 + k]; a2 += v * x[row2 + k]; a3 += v * x[row3 + k];
    a4 += v * x[row4 + k]; a5 += v * x[row5 + k]; a6 += v * x[row6 + k]; a7 += v * x[row7 + k];
    b0 += u * x[row0 + k]; b1 += u * x[row1 + k]; b2 += u * x[row2 + k]; b3 += u * x[row3 + k];
    b4 += u * x[row4 + k]; b5 += u * x[row5 + k]; b6 += u * x[row6 + k]; b7 += u * x[row7 + k];
  }
  var sums = array<vec4f, 16>(a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7);
  for (var n = 0u; n < 16u; n++) { store(id.z, r + n % 8u, j + n / 8u * 4u, sums[n]); }
}

var<workgroup> xs: array<vec4f, 64>;  // [16 rows][4 groups of 4 k]
var<workgroup> ws: array<vec4f, 256>; // [16 k][16 groups of 4 columns]

@compute @workgroup_size(16, 4)
fn tiles(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
  let lane = id.y * 16u + id.x;
  let r = group.y * 16u + id.y * 4u;
  let j = group.x * 64u + id.x * 4u;
  let mine = row_at(group.y * 16u + lane / 4u);
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f();
  let end = min(shape.in, (group.z + 1u) * part_size());
  for (var k = group.z * part_size(); k < end; k += 16u) {
    let start = k + lane % 4u * 4u;
    xs[lane] = keep(x4(mine + start), end - min(start, end));
    for (var i = 0u; i < 4u; i++) {
      let n = i * 4u + id.y;
      ws[n * 16u + id.x] = select(vec4f(), w4(shape.w_at + (k + n) * shape.out + j), k + n < end);
    }
    workgroupBarrier();
    for (var i = 0u; i < 4u; i++) {
      let m = mat4x4f(ws[i * 64u + id.x], ws[i * 64u + 16u + id.x], ws[i * 64u + 32u + id.x], ws[i * 64u + 48u + id.x]);
      let start = id.y * 16u + i;
      a0 += m * xs[start]; a1 += m * xs[start + 4u]; a2 += m * xs[start + 8u]; a3 += m * xs[start + 12u];
    }
    workgroupBarrier();
  }
  var sums = array<vec4f, 4>(a0, a1, a2, a3);
  for (var n = 0u; n < 4u; n++) { store(group.z, r + n, j, sums[n]); }
}

@compute @workgroup_size(64)
fn sum(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= batch.rows * shape.out) { return; }
  var v = 0.0;
  for (var part = 0u; part < shape.parts; part++) { v += parts[part * shape.rows * shape.out + i]; }
  finish(i / shape.out, i % shape.out, v);
}
