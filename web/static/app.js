// Loads the page's program, or says in words why it does not run. The sentences
// stand in index.html, hidden, in both languages.
"use strict";

(() => {
  const root = document.documentElement;
  const assets = JSON.parse(document.querySelector("meta[name=breakeven-assets]").content);
  const prerendered = document.getElementById("prerendered");
  const say = (state, id) => {
    root.dataset.boot = state;
    for (const p of document.querySelectorAll("#boot > p")) p.hidden = p.id !== id;
  };

  // The other language goes, so that no id stands in the page twice.
  for (const tree of prerendered.querySelectorAll(":scope > [lang]")) {
    if (tree.lang !== root.lang) tree.remove();
  }

  const instantiate = async (response, imports) => {
    // A host that does not know the type .wasm has cannot have it streamed.
    if (response.headers.get("Content-Type") === "application/wasm") {
      return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  };

  const load = async (cache) => {
    say("asleep");
    try {
      const go = new Go();
      // With integrity, a file that arrived damaged is no response at all.
      const response = await fetch(assets.page, { cache, integrity: assets.integrity });
      if (!response.ok) throw new Error(`${assets.page}: HTTP ${response.status}`);
      const { instance } = await instantiate(response, go.importObject);
      const mounted = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (prerendered.isConnected) return;
          observer.disconnect();
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
  // own cache), so it waits until the page has nothing better to do.
  const keepForOffline = () => {
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
  for (const b of document.querySelectorAll("#boot-failed button")) b.addEventListener("click", () => load("reload"));
  for (const b of document.querySelectorAll("#boot-stopped button")) b.addEventListener("click", () => location.reload());
  load("default");
})();
