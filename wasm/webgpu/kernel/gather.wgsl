// x[r][j] = scale · data[index[start+r]][j]
//
// data [n×d] bytes, four in a word; index [m], x [rows×d]. A thread makes four
// numbers, of one word where rows are whole words. Every layer then reads floats:
// unpacking bytes in each of its threads cost more than this dispatch, and a second
// variant of the two largest kernels.

struct Shape { d: u32, data_at: u32, index_at: u32, x_at: u32, scale: f32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> data: array<u32>;
@group(1) @binding(2) var<storage, read> index: array<u32>;
@group(1) @binding(3) var<storage, read_write> x: array<f32>;

// row_at is the place of the byte that makes x[i].
fn row_at(i: u32) -> u32 {
  return shape.data_at + index[shape.index_at + batch.start + i / shape.d] * shape.d + i % shape.d;
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x * 4u;
  let n = batch.rows * shape.d;
  if (i >= n) { return; }
  let to = shape.x_at + i;
  if (((shape.d | shape.data_at) & 3u) == 0u) {
    let word = data[row_at(i) >> 2u];
    x[to] = shape.scale * f32(word & 255u);
    x[to + 1u] = shape.scale * f32((word >> 8u) & 255u);
    x[to + 2u] = shape.scale * f32((word >> 16u) & 255u);
    x[to + 3u] = shape.scale * f32(word >> 24u);
    return;
  }
  for (var m = 0u; m < 4u && i + m < n; m++) {
    let at = row_at(i + m);
    x[to + m] = shape.scale * f32((data[at >> 2u] >> (8u * (at & 3u))) & 255u);
  }
}
