// dW[i][j] (+)= Σ_r x[r][i]·dY[r][j],  db[j] (+)= Σ_r dY[r][j]
//
// x [rows×in], dY [rows×out], dW [in×out], db [out]; overwritten on a batch's
// first micro-batch, added to on the others. With same_buffer db lies in dW's buffer,
// which cannot be bound twice for writing.
//
// registers: 8×8 numbers of dW a thread: 64 multiplications for four 16-byte
// loads, in 16 vectors, which also a phone's registers hold; four rows at a time,
// so that where they are spilled they are so once for four rows. The sum is short
// (the rows of a micro-batch) and the outputs are many, so that large tiles still
// keep a GPU busy. One more row of threads sums db.
// tiles: 64 threads share 16 rows of 16 columns of x and of 64 of dY in 5 KiB of
// workgroup memory.

// Whether every row begins at a multiple of 4 numbers, so that x is read by
// vectors; and then also dY.
override X_ALIGNED: bool = false;
override D_ALIGNED: bool = false;

struct Shape { in: u32, out: u32, x_at: u32, dY_at: u32, dW_at: u32, db_at: u32, same_buffer: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> x_by4: array<vec4f>; // the same memory
@group(1) @binding(3) var<storage, read> dY: array<f32>;
@group(1) @binding(4) var<storage, read> dY_by4: array<vec4f>; // the same memory
@group(1) @binding(5) var<storage, read_write> dW: array<f32>;
@group(1) @binding(6) var<storage, read_write> db: array<f32>;

// x4 and dY4 are four numbers from place i on.
fn x4(i: u32) -> vec4f {
  if (X_ALIGNED) { return x_by4[i >> 2u]; }
  return vec4f(x[i], x[i + 1u], x[i + 2u], x[i + 3u]);
}

fn dY4(i: u32) -> vec4f {
  if (D_ALIGNED) { return dY_by4[i >> 2u]; }
  return vec4f(dY[i], dY[i + 1u], dY[i + 2u], dY[i + 3u]);
}

fn store(i: u32, j: u32, v: vec4f) {
  if (i >= shape.in) { return; }
  let at = shape.dW_at + i * shape.out + j;
  if (batch.first != 0u && j + 4u <= shape.out) {
    dW[at] = v.x; dW[at + 1u] = v.y; dW[at + 2u] = v.z; dW[at + 3u] = v.w;
    return;
  }
  for (var n = 0u; n < 4u && j + n < shape.out; n++) {
    if (batch.first != 0u) { dW[at + n] = v[n]; } else { dW[at + n] += v[n]; }
  }
}

fn sum_bias(j: u32) {
  var v = vec4f();
  for (var r = 0u; r < batch.rows; r++) { v += dY4(shape.dY_at + r * shape.out + j); }
  for (var n = 0u; n < 4u && j + n < shape.out; n++) {
    let at = shape.db_at + j + n;
    if (shape.same_buffer != 0u) {
      if (batch.first != 0u) { dW[at] = v[n]; } else { dW[at] += v[n]; }
    } else {
      if (batch.first != 0u) { db[at] = v[n]; } else { db[at] += v[n]; }
    }
  }
}

@compute @workgroup_size(64)
fn registers(@builtin(global_invocation_id) id: vec3u) {
  let columns = (shape.out + 7u) / 8u;
  let rows = (shape.in + 7u) / 8u;
  let i = id.x / columns * 8u;
  let j = id.x % columns * 8u;
  if (id.x >= columns * (rows + 1u)) { return; }
  if (id.x >= columns * rows) {
    sum_bias(j);
    sum_bias(j + 4u);
    return;
  }
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f();
  var a4 = vec4f(); var a5 = vec4f(); var a6 = vec4f(); var a7 = vec4f();
  var b0 = vec4f(); var b1 = vec4f(); var b2 = vec4f(); var b3 = vec4f();
  var b4 = vec4f(); var b5 = vec4f(); var b6 = vec4f(); var b7 = vec4f();
  var x_row = shape.x_at + i;
  var dY_row = shape.dY_at + j;
  var r = 0u;
  for (; r + 4u <= batch.rows; r += 4u) {
    let d = mat4x4f(dY4(dY_row), dY4(dY_row + shape.out), dY4(dY_row + 2u * shape.out), dY4(dY_row + 3u * shape.out));
    let e = mat4x4f(dY4(dY_row + 4u), dY4(dY_row + shape.out + 4u), dY4(dY_row + 2u * shape.out + 4u), dY4(dY_row + 3u * shape.out + 4u));
    let p = transpose(mat4x4f(x4(x_row), x4(x_row + shape.in), x4(x_row + 2u * shape.in), x4(x_row + 3u * shape.in)));
    let q = transpose(mat4x4f(x4(x_row + 4u), x4(x_row + shape.in + 4u), x4(x_row + 2u * shape.in + 4u), x4(x_row + 3u * shape.in + 4u)));
    x_row += 4u * shape.in;
    dY_row += 4u * shape.out;
    a0 += d * p[0]; a1 += d * p[1]; a2 += d * p[2]; a3 += d * p[3];
    b0 += e * p[0]; b1 += e * p[1]; b2 += e * p[2]; b3 += e * p[3];
    a4 += d * q[0]; a5 += d * q[1]; a6 += d * q[2]; a7 += d * q[3];
    b4 += e * q[0]; b5 += e * q[1]; b6 += e * q[2]; b7 += e * q[3];
  }
  for (; r < batch.rows; r++) {
    let d = dY4(dY_row);
    let e = dY4(dY_row + 4u);
    let p = x4(x_row);
    let q = x4(x_row + 4u);
    x_row += shape.in;
    dY_row += shape.out;
    a0 += p.x * d; a1 += p.y * d; a2 += p.z * d; a3 += p.w * d;
    b0 += p.x * e; b1 += p.y * e; b2 += p.z * e; b3 += p.w * e;
    a4 += q.x * d; a5 += q.y * d; a6 += q.z * d; a7 += q.w * d;
    b4 += q.x * e; b5 += q.y * e; b6 += q.z * e; b7 += q.w * e;
  }
  var sums = array<vec4f, 16>(a0, a1, a2, a3, a4, a5, a6, a7, b0, b1, b2, b3, b4, b5, b6, b7);
  for (var n = 0u; n < 16u; n++) { store(i + n % 8u, j + n / 8u * 4u, sums[n]); }
}

var<workgroup> xs: array<vec4f, 64>;  // [16 rows][4 groups of 4 columns of x]
var<workgroup> ds: array<vec4f, 256>; // [16 rows][16 groups of 4 columns of dY]

@compute @workgroup_size(16, 4)
fn tiles(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_id) id: vec3u) {
  let lane = id.y * 16u + id.x;
  let i = group.y * 16u + id.y * 4u;
  let j = group.x * 64u + id.x * 4u;
  if (group.y * 16u >= shape.in) { // the row of workgroups behind the last: the same for all its threads
    if (id.y == 0u) { sum_bias(j); }
    return;
  }
  var a0 = vec4f(); var a1 = vec4f(); var a2 = vec4f(); var a3 = vec4f();
  for (var r = 0u; r < batch.rows; r += 16u) {
    let n = r + lane / 4u;
    xs[lane] = select(vec4f(), x4(shape.x_at + n * shape.in + group.y * 16u + lane % 4u * 4u), n < batch.rows);
    for (var m = 0u; m < 4u; m++) {
      let row = m * 4u + id.y;
      ds[row * 16u + id.x] = select(vec4f(), dY4(shape.dY_at + (r + row) * shape.out + j), r + row < batch.rows);
    }
    workgroupBarrier();
    for (var m = 0u; m < 16u; m++) {
      let p = xs[m * 4u + id.y];
      let d = ds[m * 16u + id.x];
      a0 += p.x * d; a1 += p.y * d; a2 += p.z * d; a3 += p.w * d;
    }
    workgroupBarrier();
  }
  var sums = array<vec4f, 4>(a0, a1, a2, a3);
  for (var n = 0u; n < 4u; n++) { store(i + n, j, sums[n]); }
}
