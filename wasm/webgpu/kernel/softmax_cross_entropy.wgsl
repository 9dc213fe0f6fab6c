// loss_r   = log Σ_j exp(z[r][j]) − z[r][y[r]]
// dZ[r][j] = (softmax(z[r])[j] − 1{j = y[r]}) · scale
// metrics[2·slot] (+)= Σ_r loss_r,  metrics[2·slot+1] (+)= rows recognised
//
// z, dZ [rows×k], y [rows], metrics [2·slots]. With grad dZ is wanted; with same_buffer
// it lies in z's buffer. With pick the labels are fetched here,
// y[r] = label[index[start+r]], and stored.
//
// One workgroup of 64, a thread a row (a micro-batch has 64), so that the sums
// over all rows need no second dispatch and no atomics: after one barrier the
// first thread adds 64 numbers, always in the same order.

struct Shape { k: u32, grad: u32, same_buffer: u32, pick: u32, z_at: u32, y_at: u32, dZ_at: u32, metrics_at: u32, label_at: u32, index_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> z: array<f32>;
@group(1) @binding(2) var<storage, read_write> y: array<u32>;
@group(1) @binding(3) var<storage, read_write> dZ: array<f32>;
@group(1) @binding(4) var<storage, read_write> metrics: array<f32>;
@group(1) @binding(5) var<storage, read> label: array<u32>;
@group(1) @binding(6) var<storage, read> index: array<u32>;

fn z_of(i: u32) -> f32 {
  if (shape.same_buffer != 0u) { return dZ[shape.z_at + i]; }
  return z[shape.z_at + i];
}

fn label_of(r: u32) -> u32 {
  if (shape.pick != 0u) {
    let at = shape.label_at + index[shape.index_at + batch.start + r];
    y[shape.y_at + r] = (label[at >> 2u] >> (8u * (at & 3u))) & 255u;
  }
  return y[shape.y_at + r];
}

var<workgroup> sums: array<vec2f, 64>; // each thread's loss and rows recognised

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_id) id: vec3u) {
  var mine = vec2f();
  for (var r = id.x; r < batch.rows; r += 64u) {
    let row = r * shape.k;
    let wanted = label_of(r);
    let picked = z_of(row + wanted);
    var top = z_of(row);
    var best = 0u;
    var nan = is_nan(top);
    for (var j = 1u; j < shape.k; j++) {
      let v = z_of(row + j);
      nan = nan || is_nan(v);
      if (v > top) { top = v; best = j; }
    }
    var sum = 0.0;
    for (var j = 0u; j < shape.k; j++) {
      let e = exp(z_of(row + j) - top);
      if (shape.grad != 0u) { dZ[shape.dZ_at + row + j] = e; } // z is not needed any more
      sum += e;
    }
    var loss = log(sum) + (top - picked);
    if (nan) { loss = bitcast<f32>(0x7fc00000u + (batch.rows & 1u)); } // any NaN, which a constant may not be
    mine += vec2f(loss, select(0.0, 1.0, best == wanted));
    if (shape.grad != 0u) {
      for (var j = 0u; j < shape.k; j++) {
        let at = shape.dZ_at + row + j;
        dZ[at] = (dZ[at] / sum - select(0.0, 1.0, j == wanted)) * batch.scale;
      }
    }
  }
  sums[id.x] = mine;
  workgroupBarrier();
  if (id.x != 0u) { return; }
  var all = vec2f();
  for (var i = 0u; i < 64u; i++) { all += sums[i]; }
  let at = shape.metrics_at + 2u * batch.slot;
  if (batch.first == 0u) { all += vec2f(metrics[at], metrics[at + 1u]); }
  metrics[at] = all.x;
  metrics[at + 1u] = all.y;
}
