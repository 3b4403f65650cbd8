"use strict";

const { works, base, version, shell, shelves } = {"base": "/news/", "shell": ["/news/assets/style.c804ce198e.css", "/news/assets/site.7bb62eb69e.js", "/news/assets/reading.9d39aba392.js", "/news/assets/kept.92496315b8.js"], "shelves": [{"below": "/news/", "page": "/news/kept/"}, {"below": "/news/zh-hans/", "page": "/news/zh-hans/kept/"}], "version": "c55cae8f16", "works": true};
const OURS = `newsgen ${base} `; // other sites may be on this host
const NAME = OURS + version;
const MOST = { document: 100, other: 300 }; // files that are kept, the newest
const KINDS = ["document", "font", "image", "script", "style"]; // no feeds, films, search or data
const HASHED = /\.[0-9a-f]{10}\.(css|js)$/; // its content never changes under this name

const clear = async (but) => {
  for (const name of await caches.keys()) if (name.startsWith(OURS) && name !== but) await caches.delete(name);
};

if (works) {
  addEventListener("install", (event) => event.waitUntil(prepare()));
  addEventListener("activate", (event) => event.waitUntil(begin()));
  addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    const ours = origin === location.origin && pathname.startsWith(base);
    if (!ours || request.method !== "GET" || !KINDS.includes(request.destination)) return;
    event.respondWith(HASHED.test(pathname) ? stored(request) : fresh(event));
  });
} else {
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(clear().then(() => registration.unregister())));
}

async function prepare() {
  const cache = await caches.open(NAME);
  await cache.addAll([...shell, ...shelves.map(({ page }) => page)]);
  await skipWaiting();
}

async function begin() {
  await clear(NAME);
  await clients.claim();
  // The page that is open came before there was a worker.
  for (const { url } of await clients.matchAll({ type: "window" })) {
    try { await keep(new Request(url), await fetch(url, { cache: "no-cache" }), "document"); } catch { /* the next one */ }
  }
}

async function stored(request) {
  const cache = await caches.open(NAME);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  await keep(request, answer.clone(), "other");
  return answer;
}

async function fresh(event) {
  const { request } = event;
  const isPage = request.destination === "document";
  let answer;
  try {
    // Hosts let browsers keep a page for minutes (GitHub Pages: ten): it is asked whether that is still the page.
    answer = await fetch(request, isPage ? { cache: "no-cache" } : {});
  } catch (failure) {
    const known = await (await caches.open(NAME)).match(request, { ignoreSearch: isPage });
    if (known) return isPage ? told(known) : known;
    if (isPage) return shelf(request);
    throw failure;
  }
  event.waitUntil(keep(request, answer.clone(), isPage ? "document" : "other"));
  return answer;
}

async function keep(request, answer, kind) {
  if (answer.status !== 200 || answer.type !== "basic" || answer.redirected) return;
  const cache = await caches.open(NAME);
  await cache.put(request.url.replace(/#.*/, ""), answer);
  const first = new Set([...shell, ...shelves.map(({ page }) => page)]);
  const isPage = ({ url }) => /\/$|\.html$/.test(new URL(url).pathname);
  const others = (await cache.keys()).filter((each) => {
    return !first.has(new URL(each.url).pathname) && isPage(each) === (kind === "document");
  });
  for (const old of others.slice(0, Math.max(0, others.length - MOST[kind]))) await cache.delete(old);
}

// A page says since when it lies here: a correction may have come after that.
async function told(known) {
  const since = new Date(known.headers.get("Date") || NaN);
  const day = isNaN(since) ? "" : since.toISOString();
  const text = (await known.text()).replace("<html ", `<html data-stored="${day}" `);
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// In place of a page that was never opened: what there is, in the edition that was asked for.
async function shelf(request) {
  const { pathname } = new URL(request.url);
  const near = shelves.filter(({ below }) => pathname.startsWith(below));
  const { page } = near.sort((one, other) => other.below.length - one.below.length)[0];
  const known = await (await caches.open(NAME)).match(page);
  return known ? told(known) : Response.error();
}
