// The Web Worker's start: wasm_exec.js, loader.js and the GPU's device.js stand
// before this in the same file. It loads the trainer and gives it what of a worker is easier said
// in JavaScript; main_js.go is the other side.

"use strict";

(async () => {
  // The build writes the names of the files here, relative to this script.
  const assets = "__ASSETS__";
  const url = (name) => new URL(name, self.location).href;
  const waiting = [], asked = new Set();
  let go, timer = 0, woken = false, stage = null;

  // A turn of a MessageChannel takes 0.01 ms and lets the page's messages in;
  // the shortest timer of a worker takes 4 ms.
  const channel = new MessageChannel();
  channel.port1.onmessage = () => { woken = false; go.work(); };

  // The stage's end of a channel: what comes from there asks for a picture.
  const attach = (port) => {
    if (stage) stage.close();
    stage = port;
    port.onmessage = () => go && go.look(false);
    if (go) go.look(true);
  };

  // A worker of that name says that it is here, and waits until it is told to go
  // (web/static/boot.js).
  let begin;
  const told = new Promise((resolve) => { begin = resolve; });
  if (self.name === "waits") self.postMessage("here");
  else begin();

  self.onmessage = ({ data, ports }) => {
    if (ports.length > 0) return attach(ports[0]);
    if (data === "go") return begin();
    if (data === "hand") return go && go.hand();
    if (!(data instanceof ArrayBuffer)) data = new ArrayBuffer(0); // no message either
    go ? go.message(data) : waiting.push(data);
  };

  // The page sees a worker's errors, but not those of promises.
  self.onunhandledrejection = (e) => self.postMessage({ fatal: String(e.reason) });

  // What a pack's head says, and where its compressed part begins (nn/dataset/pack.go).
  const MAGIC = "digits", HEAD = 20, MOST = 64 << 20;
  // The browser inflates faster than the trainer, and on another thread. Where it
  // can't, or the pack is damaged, the trainer does it, and says what is wrong.
  const inflate = async (whole) => {
    if (!self.DecompressionStream || new TextDecoder().decode(new Uint8Array(whole, 0, MAGIC.length)) !== MAGIC) return null;
    const parts = [];
    let length = 0;
    const stream = new Blob([new Uint8Array(whole, HEAD)]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    for (const reader = stream.getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts).arrayBuffer();
      parts.push(value);
      if ((length += value.length) > MOST) return reader.cancel().then(() => null);
    }
  };

  // load fetches a file, and inflates it if it is a pack.
  const load = async (file) => {
    // Asked for again, because it was damaged: so it may be in the cache, too.
    const cache = asked.has(file) ? "reload" : "default";
    asked.add(file);
    let status = 0;
    try {
      const response = await fetch(url(file < 0 ? assets.model : assets.packs[file]), { cache });
      status = response.status;
      if (!response.ok) return { status };
      const total = Number(response.headers.get("content-length")) || 0, parts = [];
      let loaded = 0;
      for (const reader = response.body.getReader(); ;) {
        const { done, value } = await reader.read();
        if (done) break;
        parts.push(value);
        loaded += value.length;
        if (go) go.progress(file, loaded, Math.max(total, loaded));
      }
      const whole = await new Blob(parts).arrayBuffer();
      return { status, whole, inflated: file < 0 ? null : await inflate(whole).catch(() => null) };
    } catch {
      return { status: 0 };
    }
  };
  // A trainer that is told to go is to train, and every run begins with the first pack:
  // it comes while the program is compiled. Any other may be there for the language
  // model alone.
  await told;
  const trains = self.name === "waits";
  let first = trains ? load(0) : null;

  self.breakevenWorker = {
    packs: assets.packs.length,
    trains,
    program: self.location.pathname.split("/").pop(), // its hash is of all that a GPU is told
    send(buffer) { self.postMessage(buffer, [buffer]); },
    show(buffer) { stage.postMessage(buffer, [buffer]); },
    start(callbacks) {
      go = callbacks;
      if (stage) go.look(true);
      for (const m of waiting.splice(0)) go.message(m);
    },
    wake(ms) {
      clearTimeout(timer);
      if (ms >= 0.5) timer = setTimeout(() => go.work(), Math.round(ms));
      else if (!woken) { woken = true; channel.port2.postMessage(0); }
    },
    // A pack of digits, from 0, or -1 for the language model.
    async fetch(file) {
      const { status, whole, inflated } = await (file === 0 && first ? first : load(file));
      if (file === 0) first = null;
      whole ? go.arrived(file, whole, inflated) : go.failed(file, status);
    },
  };

  // What one visit has measured of a GPU, and the next may use: a text under a
  // key. Where storage is denied, nothing is kept.
  const notes = async () => caches.open(`breakeven gpu ${url("./")}`);
  const at = (key) => url(`gpu?${encodeURIComponent(`${navigator.userAgent} ${key}`)}`);
  self.breakevenWorker.remember = (key, text) => notes().then((c) => c.put(at(key), new Response(text))).catch(() => {});
  self.breakevenWorker.recall = async (key) => {
    try {
      return (await (await (await notes()).match(at(key)))?.text()) ?? "";
    } catch {
      return "";
    }
  };

  // A test or a benchmark names the worker after the kernels that it wants.
  const force = ["relaxed", "simd128", "none"].includes(self.name) ? self.name : undefined;
  // A question mark behind this script's name: asked for again, because something did
  // not arrive whole. So the caches are passed by, and mended; this script came past
  // them by its new address.
  const cache = self.location.search ? "reload" : "default";
  if (cache === "reload") fetch(self.location.pathname, { cache }).catch(() => {});
  try {
    const program = new Go();
    const kernels = { relaxed: url(assets.relaxed), simd128: url(assets.simd128) };
    const { instance } = await breakevenInstantiate(program, await fetch(url(assets.trainer), { cache }), kernels, force);
    await program.run(instance);
    throw new Error("the trainer has ended");
  } catch (e) {
    self.postMessage({ fatal: String(e) });
  }
})();
