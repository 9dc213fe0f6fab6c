// The page of the peers: peers.html?peer=jax|tfjs runs nothing by itself;
// web/bench calls run() and reads what it resolves to. Each library is fetched
// only where it is measured.
window.run = async (peer, file, seconds) => (await (peer === "jax" ? import("./jax.js") : import("./tfjs.js"))).run(file, seconds);
window.peersReady = true;
