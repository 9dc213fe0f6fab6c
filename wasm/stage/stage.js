// The frame of the network's picture; wasm_exec.js stands before this in the
// same file. It loads the program, hands it pictures from the trainer, and lets
// it draw only while the frame can be seen. main_js.go is the other side.

"use strict";

(async () => {
  // The build writes the program's name here, relative to this script.
  const program = new URL("__STAGE__", document.currentScript.src);
  const page = parent.document.documentElement;
  const tell = (stage) => parent.postMessage({ stage }, location.origin);
  tell("begins"); // until something is drawn, the page has a still

  // The page has a still instead.
  const trial = document.createElement("canvas");
  const context = trial.getContext("webgl2");
  if (!context) return tell("none");
  context.getExtension("WEBGL_lose_context")?.loseContext(); // browsers allow but a few

  let go = null, port = null, waiting = null, due = false, seen = false, frame = null, began = 0, training = false;

  // A picture of a run is followed by so many times the time that it took: where
  // WebGL is software, it takes it from the training.
  const REST = 8, MOST = 900; // ms
  // What the visitor does is answered first: for so long no picture takes the frame
  // that shows the answer.
  const HOLD = 200; // ms
  let held = -Infinity, later = 0;
  const hold = () => { held = performance.now() + HOLD; };
  for (const act of ["pointerdown", "pointerup", "keydown"]) parent.addEventListener(act, hold, { capture: true, passive: true });
  // unheld tells whether nothing is to be waited for; otherwise f is called then.
  const unheld = (f) => {
    const rest = held - performance.now();
    clearTimeout(later);
    if (rest > 0) later = setTimeout(f, rest);
    return rest <= 0;
  };

  // The program's start takes the page's thread for some tenths of a second, much of
  // it for code that runs for the first time. It waits for as long as the visitor
  // is busy, but not for ever.
  const CALM = 1000, PATIENCE = 15000; // ms
  const calm = () => new Promise((resolve) => {
    const last = performance.now() + PATIENCE;
    const look = () => {
      const rest = Math.min(held - HOLD + CALM, last) - performance.now();
      if (rest > 0) setTimeout(look, rest);
      else resolve();
    };
    look();
  });

  // Ebitengine asks for every frame of the screen, and draws when it was told to.
  // It gets one only when there is something to draw.
  const native = window.requestAnimationFrame.bind(window);
  let wanted = false;
  const next = () => native((t) => {
    if (!frame) return;
    const f = frame;
    wanted = false;
    frame = null;
    f(t);
  });
  window.requestAnimationFrame = (f) => {
    frame = f;
    if (wanted) next();
    return 0;
  };
  const run = () => {
    wanted = true;
    if (frame) next();
  };

  // The trainer sends the next picture when it hears that the last is drawn. The
  // wait lets the browser put it on the screen first.
  const ask = () => { if (due && seen && port) { due = false; port.postMessage(0); } };
  const show = () => {
    if (!go || !waiting || !seen || !unheld(show)) return;
    training = go.picture(waiting);
    waiting = null;
    began = performance.now();
    run();
  };
  self.breakevenStage = {
    frames: 0, // drawn so far; tests look at it
    drawn() {
      if (this.frames++ === 0) tell("drawn");
      native(() => setTimeout(() => { due = true; ask(); }, training ? Math.min(REST * (performance.now() - began), MOST) : 0));
    },
    start(callbacks) {
      go = callbacks;
      look();
      run();
      tell("ready");
    },
  };
  addEventListener("message", ({ source, ports, origin }) => {
    if (source !== parent || origin !== location.origin || ports.length === 0) return;
    if (port) port.close();
    [port] = ports;
    port.onmessage = ({ data }) => { waiting = data; show(); };
  });

  // Colours, in the order of app/scene, and motion are the page's.
  const names = ["--ink", "--ink-3", "--line", "--surface", "--sunk", "--pos", "--neg"];
  const reduced = matchMedia("(prefers-reduced-motion: reduce)");
  const look = () => {
    if (!go) return;
    const style = parent.getComputedStyle(page);
    go.look(names.map((n) => style.getPropertyValue(n).trim()), devicePixelRatio, reduced.matches);
    repaint();
  };
  const repaint = () => { if (seen && unheld(() => { show(); repaint(); })) run(); };
  // The page shows its own new colours first: to ask for them before would have the
  // visitor wait while all of it is styled anew.
  new MutationObserver(() => native(() => setTimeout(look))).observe(page, { attributes: true, attributeFilter: ["data-theme"] });
  reduced.addEventListener("change", look);

  let near = false;
  const sight = () => {
    seen = near && !document.hidden;
    if (seen) { look(); show(); ask(); }
  };
  new IntersectionObserver((entries) => { near = entries.at(-1).isIntersecting; sight(); }).observe(document.documentElement);
  document.addEventListener("visibilitychange", sight);

  // Ebitengine keeps the ratio that it began with.
  matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => location.reload());

  try {
    const wasm = new Go();
    const response = await fetch(program);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const typed = response.headers.get("Content-Type") === "application/wasm";
    const module = await (typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
    await calm();
    await wasm.run(await WebAssembly.instantiate(module, wasm.importObject));
  } catch (e) {
    console.warn("the stage:", e);
  }
  tell("none");
})();
