// Keeps the page for use without a network. It touches one cache, named after
// the folder it serves, so that other pages of the same host keep theirs.
"use strict";

// File → its integrity. Names carry hashes of the contents, so a file in the
// cache is never stale; only index.html is, and that is asked for first.
const CORE = "__CORE__"; // all that the page needs to train without a network
const MORE = "__MORE__"; // kept once fetched
const CACHE = `breakeven ${registration.scope}`;
const files = { ...CORE, ...MORE };
const whole = (name) => new URL(name, registration.scope).href;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    for (const name of Object.keys(CORE)) {
      if (!(await cache.match(whole(name), { ignoreVary: true }))) {
        await cache.add(new Request(whole(name), { integrity: CORE[name] }));
      }
    }
    // Last, so that the page in the cache always finds its files there.
    await cache.add(new Request(whole("./"), { cache: "no-cache" }));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    const current = new Set(["./", ...Object.keys(files)].map(whole));
    for (const request of await cache.keys()) {
      if (!current.has(request.url)) await cache.delete(request);
    }
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const name = request.url.slice(registration.scope.length).replace(/[?#].*/, "");
  if (name === "" || name === "index.html") event.respondWith(page(request));
  else if (Object.hasOwn(files, name)) event.respondWith(file(event, name));
});

// The page comes from the network while that answers, because it names the
// newest files; from the cache where nothing answers within four seconds.
async function page(request) {
  const kept = async () => (await caches.open(CACHE)).match(whole("./"), { ignoreVary: true });
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 4000);
  try {
    const response = await fetch(request, { signal: patience.signal });
    return response.status < 500 ? response : (await kept()) || response;
  } catch {
    return (await kept()) || Response.error();
  } finally {
    clearTimeout(timer);
  }
}

// A file comes from the cache; with cache: "reload", as a retry asks, anew.
async function file(event, name) {
  const cache = await caches.open(CACHE);
  const anew = event.request.cache === "reload";
  const kept = anew ? null : await cache.match(whole(name), { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(whole(name), { cache: anew ? "reload" : "default", integrity: files[name] });
  if (response.ok) event.waitUntil(cache.put(whole(name), response.clone()).catch(() => {})); // no room: works online
  return response;
}
