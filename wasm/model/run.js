// Runs a js/wasm program under Node, with the SIMD kernels beside it:
//
//	node run.js program.wasm [arguments]
//
// Of the program's surroundings, breakevenHost says what it cannot know: the
// processor's name, Node's version, and whether SIGINT or SIGTERM has come. The
// second signal ends it at once.

"use strict";

const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const v8 = require("v8");
const vm = require("vm");

const kernels = (name) => path.join(__dirname, "..", "simd", "kernel", `${name}.wasm`);
const load = (file) => vm.runInThisContext(fs.readFileSync(file, "utf8"), { filename: file });

process.exitCode = 1; // unless the program ends by itself

// What wasm_exec.js and loader.js want of their surroundings.
Object.assign(globalThis, { require, fs, path });
globalThis.fetch = async (file) => new Response(fs.readFileSync(file));
globalThis.breakevenHost = { cpu: os.cpus()[0]?.model ?? "unknown", name: `Node ${process.versions.node}`, stopped: false };
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => { breakevenHost.stopped = true; });

// Node 20 has relaxed SIMD, behind a flag; later ones know no such flag.
if (!WebAssembly.validate(fs.readFileSync(kernels("relaxed")))) v8.setFlagsFromString("--experimental-wasm-relaxed-simd");

const goroot = execFileSync(process.env.GO || "go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
load(path.join(goroot, "lib", "wasm", "wasm_exec.js"));
load(path.join(__dirname, "..", "simd", "loader.js"));

async function main([program, ...args]) {
  const go = new Go();
  go.argv = [program, ...args];
  go.env = { TMPDIR: os.tmpdir(), ...process.env };
  go.exit = process.exit; // at once, whatever timers Go has left
  const urls = { relaxed: kernels("relaxed"), simd128: kernels("simd128") };
  const { instance } = await breakevenInstantiate(go, await fetch(program), urls, process.env.BREAKEVEN_KERNELS);
  await go.run(instance);
}

main(process.argv.slice(2));
