// The page of the peers runs nothing by itself: web/bench calls run("jax wasm",
// "jax webgpu" or "tfjs wasm", …) and reads what it resolves to. Each library is
// fetched only where it is measured.
window.run = async (peer, file, seconds) => {
  const [library, backend] = peer.split(" ");
  return (await (library === "jax" ? import("./jax.js") : import("./tfjs.js"))).run(file, seconds, backend);
};
window.peersReady = true;
