// The token counter's worker; wasm_exec.js stands before this in the same file.
// It loads the program and hands it the newest text; main_js.go is the other side.

"use strict";

(async () => {
  // The build writes the program's name here, relative to this script.
  const program = new URL("__TOKENS__", self.location);
  let count = null, newest = null, due = false;

  // Texts that came while one was being counted are there before the timer is:
  // only the last of them is counted.
  const soon = () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      if (!count || !newest) return;
      const text = newest;
      newest = null;
      count(text);
    });
  };
  self.onmessage = ({ data }) => { newest = data; soon(); };
  self.breakevenTokens = {
    start(f) { count = f; soon(); },
    send(buffer) { self.postMessage(buffer, [buffer]); },
  };

  try {
    const wasm = new Go();
    // A worker of this name follows one that failed: what it fetched may be damaged.
    const response = await fetch(program, { cache: self.name === "again" ? "reload" : "default" });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const typed = response.headers.get("Content-Type") === "application/wasm";
    const { instance } = typed ? await WebAssembly.instantiateStreaming(response, wasm.importObject)
      : await WebAssembly.instantiate(await response.arrayBuffer(), wasm.importObject);
    await wasm.run(instance);
    throw new Error("the token counter has ended");
  } catch (e) {
    self.postMessage({ fatal: String(e) });
  }
})();
