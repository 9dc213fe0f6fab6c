// Loads the page's program, or says in words why it does not run. The sentences
// stand in index.html, hidden, in both languages.
"use strict";

(() => {
  const root = document.documentElement;
  const prerendered = document.getElementById("prerendered");
  const say = (state, id) => {
    root.dataset.boot = state;
    for (const p of document.querySelectorAll("#boot > p")) p.hidden = p.id !== id;
  };

  // Without boot.js nobody has chosen a language.
  if (!root.dataset.boot) root.lang = /^zh/i.test(new URLSearchParams(location.search).get("lang") || navigator.language) ? "zh-CN" : "en";

  // The other language goes, so that no id stands in the page twice.
  const trees = new Map([...prerendered.querySelectorAll(":scope > [lang]")].map((tree) => [tree.lang, tree]));
  for (const [lang, tree] of trees) if (lang !== root.lang) tree.remove();

  // Chapters that the page's program has not made yet (app/panel/asleep.go) look
  // as they were prerendered, in the language of the moment.
  const chapters = new Map();
  const chapter = (lang, id) => {
    const name = `${lang} ${id}`;
    if (!chapters.has(name)) chapters.set(name, trees.get(lang).querySelector(`#${id}`));
    return chapters.get(name);
  };
  const fill = () => {
    for (const place of document.querySelectorAll("[data-asleep]")) place.replaceChildren(chapter(root.lang, place.dataset.asleep));
    if (root.dataset.started) settle();
  };
  // Laid out once, a chapter that is asleep keeps its size, and out of sight nothing of
  // it is styled or laid out again (style.css).
  const settle = () => {
    delete root.dataset.settled;
    requestAnimationFrame(() => requestAnimationFrame(() => { root.dataset.settled = "1"; }));
  };

  const load = async (compiled) => {
    say("asleep");
    try {
      const go = new Go();
      const instance = await WebAssembly.instantiate(await compiled, go.importObject);
      const mounted = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (prerendered.isConnected) return;
          observer.disconnect();
          fill();
          new MutationObserver(fill).observe(root, { attributeFilter: ["lang"] });
          resolve();
        });
        observer.observe(document.body, { childList: true });
      });
      const ended = go.run(instance).then(() => { throw new Error("the program ended"); });
      ended.catch((err) => {
        if (root.dataset.boot !== "awake") return;
        console.error(err);
        say("stopped", "boot-stopped");
      });
      await Promise.race([mounted, ended]);
    } catch (err) {
      console.error("loading the page's program:", err);
      // A program that ran and died may have left half a page: only a fresh
      // start helps then.
      if (prerendered.isConnected) say("failed", "boot-failed");
      else say("stopped", "boot-stopped");
      return;
    }
    say("awake");
    // Inside somebody else's page only what its chapter needs is fetched.
    if (!root.dataset.embed) keepForOffline();
  };

  // The service worker fetches everything once more (mostly from the browser's
  // own cache), so it waits until there is a network to train, and the page has
  // nothing better to do.
  const trainable = new Promise((resolve) => {
    const look = ({ detail }) => {
      if (detail.type !== "state" || detail.state === "loading") return;
      removeEventListener("breakeven", look);
      resolve();
    };
    addEventListener("breakeven", look);
    setTimeout(resolve, 10000);
  });
  trainable.then(() => { // style.css then lays all out
    root.dataset.started = "1";
    settle();
  });
  const keepForOffline = async () => {
    await trainable;
    const register = () => {
      try {
        navigator.serviceWorker.register("sw.js", { updateViaCache: "none" }).catch(() => {});
      } catch {
        // No service workers here (plain http, a sandboxed frame): works online.
      }
    };
    if (window.requestIdleCallback) requestIdleCallback(register, { timeout: 5000 });
    else setTimeout(register, 2000);
  };

  if (location.protocol === "file:") return say("failed", "boot-file");
  if (self.origin === "null") {
    for (const a of document.querySelectorAll("#boot-sandbox a")) a.href = a.textContent = location.href;
    return say("failed", "boot-sandbox");
  }
  if (typeof WebAssembly !== "object") return say("failed", "boot-old");
  const retry = (f) => document.querySelector("#boot-failed button").addEventListener("click", f);
  if (!window.breakevenCompile) { // boot.js did not arrive whole: as there, all scripts are fetched anew
    retry(() => Promise.allSettled([...document.scripts].map((s) => fetch(s.src, { cache: "reload" }))).then(() => location.reload()));
    return say("failed", "boot-failed");
  }
  if (!self.Go) return; // boot.js says so
  retry(() => load(window.breakevenCompile("reload")));
  for (const b of document.querySelectorAll("#boot-stopped button")) b.addEventListener("click", () => location.reload());
  load(window.breakevenProgram);
})();
