// node bundle.mjs FOLDER: writes page.js and its chunks there.
import { build } from "esbuild";
import { cpSync, readdirSync } from "node:fs";

const out = process.argv[2];
await build({
  entryPoints: ["page.js"], outdir: out, bundle: true, splitting: true, format: "esm", platform: "browser",
  target: "es2022", minify: true, logLevel: "error", define: { "process.env.NODE_ENV": '"production"' },
});
const kernels = "node_modules/@tensorflow/tfjs-backend-wasm/dist";
for (const f of readdirSync(kernels)) if (f.endsWith(".wasm")) cpSync(`${kernels}/${f}`, `${out}/tfjs-wasm/${f}`);
