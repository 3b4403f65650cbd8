// What a reader saves for later and has read: kept in this browser, for both editions, and told to nobody. On an
// article's page it notes the article, and offers to save it; on the page of what was kept it lists them.
"use strict";

(() => {
  const base = new URL("../", document.currentScript.src).pathname; // other sites may be on this host
  const KEPT = `newsgen-kept ${base}`, RECORD = `newsgen-record ${base}`, OFFLINE = `newsgen-offline ${base}`;
  const MOST = 300; // articles that were read; what is saved stays
  const edition = document.documentElement.lang;

  // By the address of an article in the default edition: its title and its address in each edition, and when.
  const load = () => {
    try { return JSON.parse(localStorage.getItem(KEPT)) || {}; } catch { return {}; }
  };
  const store = (kept) => {
    const entries = Object.entries(kept).filter(([, entry]) => entry.saved || entry.read);
    entries.sort(([, one], [, other]) => other.read - one.read);
    const left = entries.filter(([, entry], at) => entry.saved || at < MOST);
    try { localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(left))); } catch { /* nothing is kept */ }
  };
  const choice = (name) => {
    try { return localStorage.getItem(name) !== "off"; } catch { return false; }
  };
  const choose = (name, on) => {
    try { on ? localStorage.removeItem(name) : localStorage.setItem(name, "off"); } catch { /* for this page */ }
  };

  const tools = document.querySelector(".tools");
  if (tools) article(tools);
  const page = document.querySelector(".kept");
  if (page) list(page);

  function article(tools) {
    const save = tools.querySelector(".save");
    if (!save) return;
    const path = (link) => new URL(link.href).pathname;
    const id = path(document.querySelector("link[hreflang=x-default]"));
    const title = document.querySelector(".story h1").textContent.trim();
    const change = (what) => {
      const kept = load();
      const { urls, titles, read = 0, saved = 0 } = kept[id] || {};
      kept[id] = { urls: { ...urls }, titles: { ...titles, [edition]: title }, read, saved, ...what };
      kept[id].urls[edition] = location.pathname;
      for (const link of document.querySelectorAll(".script-switch a[hreflang]")) kept[id].urls[link.hreflang] = path(link);
      store(kept);
    };
    const show = () => {
      const saved = Boolean(load()[id]?.saved);
      save.setAttribute("aria-pressed", saved);
      save.textContent = saved ? save.dataset.saved : save.dataset.save;
    };
    if (choice(RECORD)) change({ read: Date.now() });
    save.addEventListener("click", () => {
      change({ saved: load()[id]?.saved ? 0 : Date.now() });
      show();
    });
    addEventListener("pageshow", show);
    show();
    for (const hidden of tools.querySelectorAll(".save, .kept-link")) hidden.hidden = false;
  }

  function list(page) {
    const entry = page.querySelector("template").content;
    const choices = page.querySelector(".kept-choices");
    const told = choices.querySelector("[role=status]");

    const show = () => {
      const kept = load();
      for (const section of page.querySelectorAll(".kept-list")) {
        const { list } = section.dataset;
        const ids = Object.keys(kept).filter((id) => kept[id][list]).sort((one, other) => kept[other][list] - kept[one][list]);
        section.querySelector("ul").replaceChildren(...ids.map((id) => line(id, kept[id], list)));
        section.querySelector(".empty").hidden = ids.length > 0;
        section.hidden = false;
      }
    };
    const line = (id, { urls, titles, ...when }, list) => {
      const item = entry.cloneNode(true).firstElementChild;
      const [link, time, button] = item.children;
      const there = urls[edition] ? edition : Object.keys(urls)[0]; // an article may be in one edition only
      link.href = urls[there];
      link.lang = titles[there] ? there : Object.keys(titles)[0];
      link.textContent = titles[link.lang];
      if (!titles[there]) ask(id, urls[there], there, link);
      time.dateTime = new Date(when[list]).toISOString();
      time.textContent = new Date(when[list]).toLocaleDateString("sv"); // as all lists have it: 2026-06-24
      button.setAttribute("aria-label", `${button.textContent}：${link.textContent}`);
      button.addEventListener("click", () => {
        const kept = load();
        if (kept[id]) kept[id][list] = 0;
        store(kept);
        show();
      });
      return item;
    };
    // A title that was only seen in the other edition: as the article's page has it in this one.
    const ask = async (id, url, there, link) => {
      const answer = await fetch(url).catch(() => null);
      if (!answer?.ok) return;
      const html = new DOMParser().parseFromString(await answer.text(), "text/html");
      const title = html.querySelector(".story h1")?.textContent.trim();
      const kept = load();
      if (!title || !kept[id]) return;
      kept[id].titles[there] = title;
      store(kept);
      [link.textContent, link.lang] = [title, there];
    };

    for (const [name, key] of [["record", RECORD], ["offline", OFFLINE]]) {
      const box = choices.querySelector(`[name=${name}]`);
      if (!box) continue;
      box.checked = choice(key);
      box.addEventListener("change", () => {
        choose(key, box.checked);
        if (name === "offline") dispatchEvent(new Event("newsgen-offline"));
      });
    }
    choices.querySelector("button").addEventListener("click", ({ target }) => {
      try { localStorage.removeItem(KEPT); } catch { /* nothing was kept */ }
      show();
      told.textContent = target.dataset.done;
      dispatchEvent(new Event("newsgen-clear"));
    });
    addEventListener("pageshow", show);
    addEventListener("storage", show);
    choices.hidden = false;
    show();
  }
})();
