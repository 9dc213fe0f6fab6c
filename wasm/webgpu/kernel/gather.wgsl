// x[r][j] = scale · data[index[start+r]][j]
//
// data [n×d] bytes, four in a word; index [m], x [rows×d]. A thread a
// number: neighbours share words of data. Every layer then reads floats: unpacking
// bytes in each of its threads cost more than this dispatch, and a second variant
// of the two largest kernels.

struct Shape { d: u32, data_at: u32, index_at: u32, x_at: u32, scale: f32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> data: array<u32>;
@group(1) @binding(2) var<storage, read> index: array<u32>;
@group(1) @binding(3) var<storage, read_write> x: array<f32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= batch.rows * shape.d) { return; }
  let at = shape.data_at + index[shape.index_at + batch.start + i / shape.d] * shape.d + i % shape.d;
  x[shape.x_at + i] = shape.scale * f32((data[at >> 2u] >> (8u * (at & 3u))) & 255u);
}
