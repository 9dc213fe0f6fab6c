// Fetches a program and compiles it on a thread of its own, so that the page's
// can show the page meanwhile. What comes back shares the compiled code.
"use strict";

onmessage = async ({ data: { program, integrity, cache } }) => {
  try {
    // A file that arrived damaged is not run. Only where pages have no
    // crypto.subtle (plain http) fetch itself reckons the hash, before anything
    // is compiled.
    const { subtle } = crypto;
    const response = await fetch(program, subtle ? { cache } : { cache, integrity });
    if (!response.ok) throw new Error(`${program}: HTTP ${response.status}`);
    // Compiling what is still arriving takes longer than this: the two readers
    // that the hash then needs cost more than they save.
    const bytes = await response.arrayBuffer();
    const [module, sum] = await Promise.all([WebAssembly.compile(bytes), subtle && subtle.digest("SHA-256", bytes)]);
    if (sum && `sha256-${btoa(String.fromCharCode(...new Uint8Array(sum)))}` !== integrity) throw new Error(`${program} is damaged`);
    postMessage({ module });
  } catch (err) {
    postMessage({ error: String(err) });
  }
};
