// What every contestant gets: the same network, the same digits in the same
// order. web/bench writes it, from the trainer's own start.

export const LR = 1e-3, BETA1 = 0.9, BETA2 = 0.999, EPS = 1e-8;

// A setup, little-endian: batch, batches, convolutions (0 or 2) (uint32), weights
// and biases layer by layer (float32), images [batches·batch×784], labels (bytes).
const SHAPES = {
  0: { w1: [784, 128], b1: [128], w2: [128, 10], b2: [10] },
  2: { c1: [10, 1, 3, 3], d1: [10, 1, 1], c2: [10, 10, 3, 3], d2: [10, 1, 1], w1: [5760, 100], b1: [100], w2: [100, 10], b2: [10] },
};
export async function load(file) {
  const buffer = await (await fetch(file)).arrayBuffer();
  const [batch, count, convolutions] = new Uint32Array(buffer, 0, 3);
  const weights = {};
  let at = 12;
  for (const [name, shape] of Object.entries(SHAPES[convolutions])) {
    const n = shape.reduce((a, b) => a * b);
    weights[name] = { data: new Float32Array(buffer.slice(at, at + 4 * n)), shape };
    at += 4 * n;
  }
  const pixels = new Uint8Array(buffer, at, count * batch * 784), labels = new Uint8Array(buffer, at + pixels.length, count * batch);
  const batches = [];
  for (let i = 0; i < count; i++) {
    batches.push({
      x: Float32Array.from(pixels.subarray(i * batch * 784, (i + 1) * batch * 784), (v) => v / 255),
      y: Int32Array.from(labels.subarray(i * batch, (i + 1) * batch)),
    });
  }
  return { batch, convolutions, weights, batches };
}

// Runs blocks of steps for so long; completion is awaited once a block, inside
// the timed part. Returns steps a second over the whole of it, as web/bench
// measures the page: whatever interrupts one, interrupts the other.
export async function time({ step, sync, seconds }) {
  const now = () => performance.now();
  let n = 0, t0 = now();
  while (n < 10 || now() - t0 < 1000) { step(n++); await sync(); } // warm: compilers, caches
  t0 = now();
  for (let i = 0; i < 5; i++) step(n++);
  await sync();
  const block = Math.max(1, Math.round(150 / ((now() - t0) / 5)));
  const from = n;
  t0 = now();
  while (n - from < 5 * block || now() - t0 < 1000 * seconds) {
    for (let i = 0; i < block; i++) step(n++);
    await sync();
  }
  return (n - from) / (now() - t0) * 1000;
}
