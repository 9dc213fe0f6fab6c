// Runs in <head>, before anything is painted: what the address says decides
// which of the two prerendered languages is seen, in which theme, and which
// chapters and controls.
"use strict";

(() => {
  const root = document.documentElement;
  // Of an address that is too long nothing is used; app/state, which has the limit, says so.
  const query = new URLSearchParams(location.search.length > 8192 + 1 ? "" : location.search);
  // A name behind # that is none ends the page's program, which reads the address (net/url).
  try {
    decodeURIComponent(location.hash);
  } catch {
    history.replaceState(null, "", location.pathname + location.search);
  }
  // Where storage is denied, even looking at it throws, and the page's program
  // cannot catch that: it is given one that lasts as long as the page.
  for (const kind of ["localStorage", "sessionStorage"]) {
    try {
      window[kind].length;
    } catch {
      const kept = new Map();
      Object.defineProperty(window, kind, { value: {
        get length() { return kept.size; }, key: (i) => [...kept.keys()][i] ?? null, clear: () => kept.clear(),
        getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => { kept.set(k, String(v)); }, removeItem: (k) => { kept.delete(k); },
      } });
    }
  }
  const stored = (name) => (localStorage.getItem(`breakeven.${name}`) || "").replaceAll('"', "");
  // The page's program keeps choices through this.
  window.breakevenRemember = (name, value) => {
    try {
      localStorage.setItem(`breakeven.${name}`, value);
    } catch {
      // no room
    }
  };
  // The address wins over an earlier choice, that over the browser's settings.
  const choose = (name, values, otherwise) =>
    [query.get(name), stored(name)].find((v) => values.includes(v)) || otherwise;

  const chinese = /^zh\b/i.test((navigator.languages && navigator.languages[0]) || navigator.language || "");
  root.lang = choose("lang", ["zh", "en"], chinese ? "zh" : "en") === "zh" ? "zh-CN" : "en";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  // Forced colours are the system's: pictures, which no browser recolours, go with them.
  const forced = matchMedia("(forced-colors: active)").matches;
  root.dataset.theme = (!forced && choose("theme", ["light", "dark"])) || (dark ? "dark" : "light");
  for (const mode of ["embed", "projector"]) if (query.get(mode) === "1") root.dataset[mode] = "1";
  // Two weak signs, not one: some browsers say 2 cores of any machine, and only
  // some tell the memory. What a start takes is no sign: it depends on what else
  // runs, and the same address would look otherwise from visit to visit.
  const weak = navigator.hardwareConcurrency <= 2 && navigator.deviceMemory <= 2;
  if (query.get("lite") === "1" || (weak && query.get("lite") !== "0")) root.dataset.lite = "1";
  // A run of an earlier visit will be offered: room is kept for that.
  if (stored("kept") && !root.dataset.embed) root.dataset.kept = "1";
  // The chapter that is shown where there is room for one. A link to one, "#cost", may
  // have been opened in another window: that is the later word.
  const chapters = ["train", "tune", "prompt", "cost", "verdict"];
  root.dataset.chapter = [location.hash.slice(1), query.get("chapter")].find((c) => chapters.includes(c)) || "train";
  root.dataset.boot = "reading"; // app.js goes on: "asleep", "awake", "failed", "stopped"

  // By then app.js has run, with what wasm_exec.js defines. Where one has not come, or not
  // whole, all scripts are fetched anew, past what the browser has kept of them.
  addEventListener("DOMContentLoaded", () => {
    if (self.Go && root.dataset.boot !== "reading") return;
    const failed = document.getElementById("boot-failed");
    root.dataset.boot = "failed";
    failed.hidden = false;
    failed.querySelector("button").addEventListener("click", () => {
      Promise.allSettled([...document.scripts].map((s) => fetch(s.src, { cache: "reload" }))).then(() => location.reload());
    });
  });

  // What takes long is begun on threads of their own, one after the other once
  // something can be read: two at a time would take the page's thread its core. On a
  // later visit all comes from the browser's cache, and is begun at once.
  if (location.protocol !== "file:" && self.origin !== "null") {
    const assets = JSON.parse(document.querySelector("meta[name=breakeven-assets]").content);
    // Compiles the page's program, when the time has come; app.js runs it, and calls
    // this again for another try. Where no thread can be had for that, or its script did
    // not arrive whole, this one does it: later, but the page comes.
    window.breakevenCompile = (cache, when) => new Promise((resolve, reject) => {
      const here = async () => {
        await when;
        return WebAssembly.compile(await (await fetch(assets.page, { cache, integrity: assets.integrity })).arrayBuffer());
      };
      let worker;
      try {
        worker = new Worker(assets.compiler);
      } catch {
        return resolve(here());
      }
      worker.onmessage = ({ data }) => {
        if (data.module) resolve(data.module);
        else reject(new Error(data.error));
        worker.terminate();
      };
      worker.onerror = () => {
        resolve(here());
        fetch(assets.compiler, { cache: "reload" }).catch(() => {}); // whole for the next visit
      };
      Promise.resolve(when).then(() => worker.postMessage({ program: assets.page, integrity: assets.integrity, cache }));
    });
    const painted = new Promise((resolve) => {
      requestAnimationFrame(() => setTimeout(resolve));
      setTimeout(resolve, 1000); // hidden, a page paints nothing
    });
    const begin = navigator.serviceWorker && navigator.serviceWorker.controller ? Promise.resolve() : painted;
    const compiled = window.breakevenCompile("default", begin);
    // The page's program takes the trainer over, together with what it has said
    // by then (app/panel/train/worker.go). The trainer's thread begins only while this
    // one is free, so the program, which keeps it busy, waits until that is here.
    const thread = begin.then(() => root.dataset.embed && root.dataset.chapter !== "train" ? null : new Promise((resolve) => {
      const worker = new Worker(assets.worker, { name: "waits" }), said = [];
      const here = () => resolve({ worker, said });
      worker.onmessage = (e) => { if (e.data === "here") here(); else said.push(e); };
      worker.onerror = (e) => { said.push(e); here(); };
      setTimeout(here, 500); // it may still come
    })).catch(() => null); // where there are no threads, the page says so
    window.breakevenProgram = Promise.all([compiled, thread]).then(([module, trainer]) => {
      if (trainer) {
        trainer.worker.postMessage("go");
        window.breakevenTrainer = trainer;
      }
      return module;
    });
    window.breakevenProgram.catch(async () => (await thread)?.worker.terminate()); // app.js tells what is wrong
  }

  // Where the controls are that an author may take away (?hide=) or fix (?lock=);
  // app/state has the same names, docs/embedding.md says what each is.
  const entry = (key) => `.entry:has(#f-${key})`;
  const controls = {
    net: entry("net"), channels: entry("channels"), hidden: entry("hidden"), act: entry("act"), dropout: entry("dropout"),
    decay: entry("decay"), data: entry("data"), n: entry("n"), seed: `#newseed, #try-seed, ${entry("seed")}`, opt: entry("opt"),
    lr: `#try-rate, ${entry("lr")}`, batch: entry("batch"), device: `.pop:has(> #device), ${entry("device")}`, speed: ".seg:has(#speed-slow)",
    run: "#run, #mini-run, #try-seed, #try-rate", step: "#step", reset: "#reset", settings: "#settings", files: ".files", picture: ".scene", curves: ".curves",
    try: ".try", starts: ".starts", template: ".editor", values: ".slots", formulas: "#cost-formula", sources: "#cost-sources",
    preset: "#cost-presets", currency: ".currency",
  };
  // The sliders of the cost chapter, by their parameter.
  const knobs = `
    calls user output tries batched discount
    prefix cached write least short shortcached passages
    examples label twice wage hours prhours raghours eval preval upkeep prupkeep ragupkeep oneoff
    price prcached prout tuned ftcached ftout smin smcached smout
    extokens passes valid validpasses runs trprice trfee gpu weights gflop kappa tflops mfu gpuhour kw pue grid
    host prhost smhost replicas tps peak storage index months retires npv
    every relabel reruns rehours reeval lumps
    pracc acc ragacc smacc error
  `;
  for (const key of knobs.trim().split(/\s+/)) controls[key] = `.knob:has(#cost-${key})`;
  // What else would change what is fixed: fixed with it, but not taken away with it. A run
  // that would bring other settings is refused by the page's program.
  const besides = {
    settings: "#newseed, #try-seed, #try-rate", n: entry("data"),
    run: "#kept-go, .file:has(> #load), #menu-train-reset", reset: "#menu-train-reset",
    template: "#prompt :is(.starts, .formats, .offers, .back), #search, #examples-bare, [data-problem=misspelt] .btn, #menu-prompt-reset",
    values: "#prompt :is(.starts, .back), [data-problem=unused] .btn, #menu-prompt-reset",
  };
  const places = (parameter, of) => query.getAll(parameter).join().split(",").map((name) => name.trim())
    .filter((name) => Object.hasOwn(of, name)).map((name) => of[name]);
  const hidden = places("hide", controls);
  if (hidden.length > 0) {
    const sheet = new CSSStyleSheet(); // the page's policy allows these, but no style in the document
    sheet.replaceSync(hidden.map((place) => `${place} { display: none !important; }`).join("\n"));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  const locked = [...places("lock", controls), ...places("lock", besides)].join(", ");
  if (locked) {
    // Locked fields stay readable, also to a screen reader; a canvas, which knows
    // no "disabled", is taken out of reach. The page's program makes some of them
    // anew, or enables them: each time they are locked again.
    const lock = () => {
      for (const place of document.querySelectorAll(locked)) {
        for (const e of [place, ...place.querySelectorAll("button, input, select, textarea, canvas")]) {
          if (e.matches("canvas")) e.inert = true;
          else if ("disabled" in e && !e.disabled) e.disabled = true;
        }
      }
    };
    new MutationObserver(lock).observe(root, { subtree: true, childList: true, attributeFilter: ["disabled"] });
  }
})();
