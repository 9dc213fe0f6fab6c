// y[r] = label[index[start+r]]
//
// label [n] bytes, four in a word; index [m], y [rows]. The plain form; Compile
// makes it part of the loss that reads y.

struct Shape { label_at: u32, index_at: u32, y_at: u32 }
@group(1) @binding(0) var<uniform> shape: Shape;
@group(1) @binding(1) var<storage, read> label: array<u32>;
@group(1) @binding(2) var<storage, read> index: array<u32>;
@group(1) @binding(3) var<storage, read_write> y: array<u32>;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= batch.rows) { return; }
  let at = shape.label_at + index[shape.index_at + batch.start + id.x];
  y[shape.y_at + id.x] = (label[at >> 2u] >> (8u * (at & 3u))) & 255u;
}
