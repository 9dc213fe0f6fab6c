// dW[o][c][u][v] (+)= Σ_r Σ_i Σ_j x[r][c][i+u][j+v]·dY[r][o][i][j]
// db[o]          (+)= Σ_r Σ_i Σ_j dY[r][o][i][j]
//
// x [rows×C×H×W], dY [rows×out×OH×OW], dW [out×C×k×k], db [out]; overwritten on a
// batch's first micro-batch, added to on the others. With same_buffer db lies in dW's
// buffer, which cannot be bound twice for writing.
//
// There are few outputs (910) and each is a long sum (64·24·24), so the sum is cut
// into parts, bands of 8 rows of an image, and sum adds them in order: no float
// atomics, whose order varies. A thread of part has one band, 5 output channels,
// one input channel and 3×3 taps: 45 sums in registers, for 5 + 3 loads a pixel.
// Input channel C stands for the biases.

struct Shape {
  C: u32, H: u32, W: u32, out: u32, k: u32, bands: u32, same_buffer: u32,
  x_at: u32, dY_at: u32, dW_at: u32, db_at: u32,
}
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read> dY: array<f32>;
@group(1) @binding(3) var<storage, read_write> dW: array<f32>;
@group(1) @binding(4) var<storage, read_write> db: array<f32>;
@group(1) @binding(5) var<storage, read_write> parts: array<f32>; // [rows·bands][out·C·k·k + out]

fn weights() -> u32 { return shape.out * shape.C * shape.k * shape.k; }

fn store(part: u32, o: u32, c: u32, u: u32, v: u32, taps: vec3f) {
  if (o >= shape.out || u >= shape.k) { return; }
  let at = part * (weights() + shape.out) + ((o * shape.C + c) * shape.k + u) * shape.k + v;
  for (var n = 0u; n < 3u && v + n < shape.k; n++) { parts[at + n] = taps[n]; }
}

fn store_bias(part: u32, o: u32, v: f32) {
  if (o < shape.out) { parts[part * (weights() + shape.out) + weights() + o] = v; }
}

@compute @workgroup_size(64)
fn part(@builtin(global_invocation_id) id: vec3u) {
  let blocks = (shape.out + 4u) / 5u;
  let taps = (shape.k + 2u) / 3u;
  let o = id.x % blocks * 5u;
  let c = id.x / blocks % (shape.C + 1u);
  let number = id.x / (blocks * (shape.C + 1u)); // of the part
  let r = number / shape.bands;
  let u = id.y / taps * 3u;
  let v = id.y % taps * 3u;
  if (r >= batch.rows) { return; }
  let oh = shape.H - shape.k + 1u;
  let ow = shape.W - shape.k + 1u;
  let top = number % shape.bands * 8u;
  let bottom = min(top + 8u, oh);
  let last = shape.out - 1u;
  let plane = oh * ow;
  let image = shape.dY_at + r * shape.out * plane;
  var d0 = image + min(o, last) * plane + top * ow;
  var d1 = image + min(o + 1u, last) * plane + top * ow;
  var d2 = image + min(o + 2u, last) * plane + top * ow;
  var d3 = image + min(o + 3u, last) * plane + top * ow;
  var d4 = image + min(o + 4u, last) * plane + top * ow;
  if (c == shape.C) {
    if (id.y != 0u) { return; }
    var s0 = 0.0; var s1 = 0.0; var s2 = 0.0; var s3 = 0.0; var s4 = 0.0;
    for (var n = top * ow; n < bottom * ow; n++) {
      s0 += dY[d0]; s1 += dY[d1]; s2 += dY[d2]; s3 += dY[d3]; s4 += dY[d4];
      d0++; d1++; d2++; d3++; d4++;
    }
    var sums = array<f32, 5>(s0, s1, s2, s3, s4);
    for (var n = 0u; n < 5u; n++) { store_bias(number, o + n, sums[n]); }
    return;
  }
  // The sums of channel o+m are am, bm, cm for the taps of rows u, u+1, u+2.
  var a0 = vec3f(); var a1 = vec3f(); var a2 = vec3f(); var a3 = vec3f(); var a4 = vec3f();
  var b0 = vec3f(); var b1 = vec3f(); var b2 = vec3f(); var b3 = vec3f(); var b4 = vec3f();
  var c0 = vec3f(); var c1 = vec3f(); var c2 = vec3f(); var c3 = vec3f(); var c4 = vec3f();
  for (var i = top; i < bottom; i++) {
    var p = shape.x_at + ((r * shape.C + c) * shape.H + i + u) * shape.W + v;
    var row0 = vec3f(0.0, x[p], x[p + 1u]);
    var row1 = vec3f(0.0, x[p + shape.W], x[p + shape.W + 1u]);
    var row2 = vec3f(0.0, x[p + 2u * shape.W], x[p + 2u * shape.W + 1u]);
    p += 2u;
    for (var j = 0u; j < ow; j++) {
      row0 = vec3f(row0.yz, x[p]);
      row1 = vec3f(row1.yz, x[p + shape.W]);
      row2 = vec3f(row2.yz, x[p + 2u * shape.W]);
      let e0 = dY[d0]; let e1 = dY[d1]; let e2 = dY[d2]; let e3 = dY[d3]; let e4 = dY[d4];
      a0 += e0 * row0; a1 += e1 * row0; a2 += e2 * row0; a3 += e3 * row0; a4 += e4 * row0;
      b0 += e0 * row1; b1 += e1 * row1; b2 += e2 * row1; b3 += e3 * row1; b4 += e4 * row1;
      c0 += e0 * row2; c1 += e1 * row2; c2 += e2 * row2; c3 += e3 * row2; c4 += e4 * row2;
      d0++; d1++; d2++; d3++; d4++; p++;
    }
  }
  var sums = array<vec3f, 15>(a0, a1, a2, a3, a4, b0, b1, b2, b3, b4, c0, c1, c2, c3, c4);
  for (var n = 0u; n < 15u; n++) { store(number, o + n % 5u, c, u + n / 5u, v, sums[n]); }
}

@compute @workgroup_size(64)
fn sum(@builtin(global_invocation_id) id: vec3u) {
  let all = weights() + shape.out;
  let i = id.x;
  if (i >= all) { return; }
  var v = 0.0;
  for (var n = 0u; n < batch.rows * shape.bands; n++) { v += parts[n * all + i]; }
  if (i < weights()) {
    if (batch.first != 0u) { dW[shape.dW_at + i] = v; } else { dW[shape.dW_at + i] += v; }
    return;
  }
  let at = shape.db_at + i - weights();
  if (shape.same_buffer != 0u) {
    if (batch.first != 0u) { dW[at] = v; } else { dW[at] += v; }
  } else {
    if (batch.first != 0u) { db[at] = v; } else { db[at] += v; }
  }
}
