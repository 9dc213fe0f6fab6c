// Keeps the page for use without a network. Each build has one cache of its own,
// named after the folder that it serves and the build, so that other pages of
// the same host keep theirs.
"use strict";

// File → its integrity. Names carry hashes of the contents, so a file in the
// cache is never stale; only index.html is, and that is asked for first.
const CORE = "__CORE__"; // all that the page needs to train without a network
const SOON = "__SOON__"; // kept as well, but where it cannot be fetched the page works without
const MORE = "__MORE__"; // kept once fetched
const OURS = `breakeven ${registration.scope} `;
const CACHE = OURS + "__VERSION__";
const files = { ...CORE, ...SOON, ...MORE };
const whole = (name) => new URL(name, registration.scope).href;
// Looks without caches.open, which would make a cache again that was deleted.
const keptIn = (cacheName, name) => caches.match(whole(name), { cacheName, ignoreVary: true });
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// What an earlier build has fetched is not fetched again, where the name carries
// a hash.
async function earlier(name) {
  if (!/\.[0-9a-f]{12}\./.test(name)) return null;
  for (const cache of await ours()) {
    const kept = await keptIn(cache, name);
    if (kept) return kept;
  }
  return null;
}

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    for (const name of Object.keys(files)) {
      const kept = await earlier(name);
      if (kept) await cache.put(whole(name), kept);
      else if (!Object.hasOwn(MORE, name)) {
        const added = cache.add(new Request(whole(name), { integrity: files[name] }));
        await (Object.hasOwn(CORE, name) ? added : added.catch(() => {}));
      }
    }
    // Last, so that the page in the cache always finds its files there.
    await cache.add(new Request(whole("./"), { cache: "no-cache" }));
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await ours()) if (name !== CACHE) await caches.delete(name);
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
  const kept = () => keptIn(CACHE, "./");
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
  const anew = event.request.cache === "reload";
  const kept = anew ? null : await keptIn(CACHE, name);
  if (kept) return kept;
  const response = await fetch(whole(name), { cache: anew ? "reload" : "default", integrity: files[name] });
  if (response.ok) event.waitUntil(keep(name, response.clone()).catch(() => {})); // no room: works online
  return response;
}

async function keep(name, response) {
  await (await caches.open(CACHE)).put(whole(name), response);
}
