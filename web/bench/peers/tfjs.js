// TensorFlow.js on its WebAssembly backend: SIMD, one thread (an embedded page
// is rarely cross-origin isolated, so threads are not to be had).
import * as tf from "@tensorflow/tfjs";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import { LR, load, time } from "./setup.js";

export async function run(file, seconds) {
  const { batch, convolutions, weights: w, batches } = await load(file);
  if (convolutions) throw new Error("TensorFlow.js cannot train a conv2d on wasm");
  setWasmPaths("tfjs-wasm/");
  await tf.env().getAsync("WASM_HAS_MULTITHREAD_SUPPORT");
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  if (!(await tf.setBackend("wasm"))) throw new Error("TensorFlow.js has no wasm backend here");
  await tf.ready();
  if (!(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT"))) throw new Error("TensorFlow.js runs without SIMD here");
  const p = [w.w1, w.b1, w.w2, w.b2].map(({ data, shape }) => tf.variable(tf.tensor(data, shape)));
  const dense = (a, b, bias, activation) => tf.fused.matMul({ a, b, bias, activation });
  const pool = batches.map((b) => ({ x: tf.tensor(b.x, [batch, 784]), y: tf.tensor1d(b.y, "int32") }));
  const loss = (b) => tf.losses.softmaxCrossEntropy(tf.oneHot(b.y, 10), dense(dense(b.x, p[0], p[1], "relu"), p[2], p[3], "linear"));
  const lossOf = async (b) => { const l = tf.tidy(() => loss(b)); const x = (await l.data())[0]; l.dispose(); return x; };
  const adam = tf.train.adam(LR), firstLoss = await lossOf(pool[0]);
  const rate = await time({
    seconds, sync: () => p[3].data(),
    step: (i) => tf.tidy(() => { adam.minimize(() => loss(pool[i % pool.length]), false, p); }),
  });
  return { rate, firstLoss, lastLoss: await lossOf(pool[0]) };
}
