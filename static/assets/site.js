/* What the theme does where scripts run. Every page says and does everything that matters without it. */
"use strict";

(() => {
  const root = document.documentElement;

  // Where nothing may be stored, a choice holds for one page.
  const recall = (key) => {
    try { return localStorage.getItem(key) || ""; } catch { return ""; }
  };
  const remember = (key, value) => {
    try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* not stored */ }
  };

  // Light, dark, or as the system has it. The first script of the page has set this already, before anything
  // was painted; here are the buttons for it.
  const schemes = document.querySelector(".scheme-switch");
  const bars = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => [meta, meta.content]);
  const colour = (scheme) => {
    root.dataset.scheme = scheme;
    for (const button of schemes.children) button.setAttribute("aria-pressed", button.value === scheme);
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const [meta, usual] of bars) meta.content = scheme ? paper : usual;
  };
  if (schemes && CSS.supports("color", "light-dark(red, red)")) {
    const again = () => colour(recall("newsgen-scheme"));
    schemes.addEventListener("click", ({ target }) => {
      if (target.localName !== "button") return;
      remember("newsgen-scheme", target.value);
      colour(target.value);
    });
    addEventListener("storage", again); // chosen in another window
    addEventListener("pageshow", again); // or since, before the reader came back to this page
    again();
    schemes.hidden = false;
  }

  // Large type and strong contrast, where the site offers it.
  const mode = document.querySelector(".mode-switch");
  if (mode) {
    const show = () => mode.setAttribute("aria-pressed", root.dataset.mode === mode.value);
    mode.addEventListener("click", () => {
      root.dataset.mode = root.dataset.mode === mode.value ? "" : mode.value;
      remember("newsgen-mode", root.dataset.mode);
      show();
    });
    show();
    mode.hidden = false;
  } else root.dataset.mode = ""; // it was offered once

  // The script that the reader has chosen. Where a page is come upon in another one, its twin is offered.
  const twins = [...document.querySelectorAll(".script-switch a[hreflang]")];
  for (const link of twins) {
    link.addEventListener("click", () => remember("newsgen-edition", link.hreflang));
  }
  const hint = document.querySelector(".twin-hint");
  const twin = twins.find((link) => link.hreflang === recall("newsgen-edition"));
  if (hint && twin) {
    const close = hint.querySelector("button");
    close.before(twin.cloneNode(true));
    close.addEventListener("click", () => {
      remember("newsgen-edition", ""); // whoever does not want to be asked is not asked again
      hint.hidden = true;
    });
    hint.hidden = false;
  }

  // What was opened can be read without a network: by the service worker, unless the reader does not want it.
  const { worker } = document.currentScript.dataset;
  if (worker && navigator.serviceWorker) {
    const base = new URL(".", new URL(worker, location)).pathname;
    const clear = async () => {
      for (const name of await caches.keys()) if (name.startsWith(`newsgen ${base} `)) await caches.delete(name);
    };
    const settle = async () => {
      if (recall(`newsgen-offline ${base}`) !== "off") return navigator.serviceWorker.register(worker);
      await (await navigator.serviceWorker.getRegistration(base))?.unregister();
      return clear();
    };
    let settled = Promise.resolve();
    const start = () => settled = settled.then(settle).catch(() => {}); // one after the other; not allowed here
    addEventListener("load", start);
    addEventListener("newsgen-offline", start);
    addEventListener("newsgen-clear", () => clear().catch(() => {}));
    const since = root.dataset.stored;
    const hint = document.querySelector(".offline-hint");
    if (hint && since !== undefined) {
      if (since) hint.textContent = hint.dataset.since.replace("{date}", new Date(since).toLocaleString(root.lang, { dateStyle: "long", timeStyle: "short" }));
      hint.hidden = false;
    }
  }

  // The search box: "/" leads to it; what it suggests is loaded when a reader has come to it.
  const box = document.querySelector(".site-search input");
  if (box) {
    addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      box.focus();
      box.select();
    });
    box.addEventListener("focus", () => import(box.form.dataset.script).catch(() => {}), { once: true });
  }

  // Films and maps of other hosts: nothing of them is loaded before a reader asks for it.
  for (const player of document.querySelectorAll(".site-embed")) {
    const button = player.querySelector("button");
    button.addEventListener("click", () => {
      const frame = document.createElement("iframe");
      frame.title = player.dataset.title;
      frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      frame.loading = "lazy";
      frame.referrerPolicy = "strict-origin-when-cross-origin"; // some hosts refuse a page that they do not know
      frame.setAttribute("sandbox", "allow-forms allow-popups allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts");
      frame.src = player.dataset.frame;
      button.replaceWith(frame);
      frame.focus();
    });
    button.hidden = false;
  }

  // What is wider than its place scrolls within it; a keyboard has to get there too.
  const reach = () => {
    for (const box of document.querySelectorAll(".body table, .body pre")) {
      if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  reach();
})();
