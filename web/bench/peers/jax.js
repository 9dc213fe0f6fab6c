// jax-js on its WebAssembly or WebGPU backend: the whole step in one jit, its fastest form.
import { blockUntilReady, defaultDevice, init, jit, lax, nn, numpy as np, tree, valueAndGrad } from "@jax-js/jax";
import { BETA1, BETA2, EPS, LR, load, time } from "./setup.js";

const dense = (x, w, b) => np.dot(x, w).add(b);
const conv = (x, w, b) => nn.relu(lax.convGeneralDilated(x, w, [1, 1], "VALID").add(b));
const mlp = (p, x) => dense(nn.relu(dense(x, p.w1, p.b1)), p.w2, p.b2);
const cnn = (p, x) => mlp(p, conv(conv(x, p.c1, p.d1), p.c2, p.d2).reshape([-1, 5760]));

export async function run(file, seconds, backend) {
  const { batch, convolutions, weights, batches } = await load(file);
  if (!(await init(backend)).includes(backend)) throw new Error(`jax-js has no ${backend} backend here`);
  defaultDevice(backend);
  const logits = convolutions ? cnn : mlp, input = convolutions ? [1, 28, 28] : [784];
  let p = Object.fromEntries(Object.entries(weights).map(([name, { data, shape }]) => [name, np.array(data).reshape(shape)]));
  const pool = batches.map((b) => ({ x: np.array(b.x).reshape([batch, ...input]), y: np.array(b.y, { dtype: np.int32 }) }));
  await blockUntilReady(pool);
  const loss = (p, x, y) => nn.logSoftmax(logits(p, x)).mul(nn.oneHot(y, 10)).sum().mul(-1 / batch);
  const zeros = (p) => tree.map((a) => np.zerosLike(a), tree.ref(p));
  let m = zeros(p), v = zeros(p), t = np.array(0, { dtype: np.float32 });
  const adam = (p, m, v, t, g) => {
    const t1 = t.add(1);
    const k1 = np.reciprocal(np.subtract(1, np.power(BETA1, t1.ref))), k2 = np.reciprocal(np.subtract(1, np.power(BETA2, t1.ref)));
    const m1 = tree.map((m, g) => m.mul(BETA1).add(g.mul(1 - BETA1)), m, tree.ref(g));
    const v1 = tree.map((v, g) => v.mul(BETA2).add(g.ref.mul(g).mul(1 - BETA2)), v, g);
    const p1 = tree.map((p, m, v) => p.sub(m.mul(k1.ref).mul(LR).div(np.sqrt(v.mul(k2.ref)).add(EPS))), p, tree.ref(m1), tree.ref(v1));
    k1.dispose();
    k2.dispose();
    return [p1, m1, v1, t1];
  };
  const whole = jit((p, m, v, t, x, y) => {
    const [l, g] = valueAndGrad(loss)(tree.ref(p), x, y);
    l.dispose?.();
    return adam(p, m, v, t, g);
  });
  const measure = jit(loss), lossOf = async (b) => (await measure(tree.ref(p), b.x.ref, b.y.ref).data())[0];
  const firstLoss = await lossOf(pool[0]);
  const rate = await time({
    seconds, sync: () => blockUntilReady(p),
    step: (i) => { const b = pool[i % pool.length]; [p, m, v, t] = whole(p, m, v, t, b.x.ref, b.y.ref); },
  });
  return { rate, firstLoss, lastLoss: await lossOf(pool[0]) };
}
