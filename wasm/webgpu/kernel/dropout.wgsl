// y[r][i] = x[r][i] · keep   where hash(seed + salt, r·d+i) ≥ below, else 0
//
// keep = 1/(1−p), below = p·2³². x, y [rows×d]; with same_buffer y's buffer is x's. The
// hash is device.Hash, in 32-bit integers, which are the same on every GPU. A
// thread a number.

struct Shape { d: u32, same_buffer: u32, x_at: u32, y_at: u32, salt: u32, below: u32, keep: f32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> x: array<f32>;
@group(1) @binding(2) var<storage, read_write> y: array<f32>;

fn mix_bits(bits: u32) -> u32 {
  var v = bits;
  v ^= v >> 16u;
  v *= 0x7feb352du;
  v ^= v >> 15u;
  v *= 0x846ca68bu;
  v ^= v >> 16u;
  return v;
}

fn x_of(i: u32) -> f32 {
  if (shape.same_buffer != 0u) { return y[shape.x_at + i]; }
  return x[shape.x_at + i];
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= batch.rows * shape.d) { return; }
  let v = x_of(i) * shape.keep;
  y[shape.y_at + i] = select(0.0, v, mix_bits(mix_bits(batch.seed + shape.salt) ^ i) >= shape.below);
}
