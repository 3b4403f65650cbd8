// @ts-check
// The search page: what stands in the box and in the filters is what the address says, so that a search can be
// sent on, and a reader who comes back finds the query, the results and the place.

/** @typedef {import("./search-engine.js").Search} Search */
/** @typedef {import("./search-engine.js").Found} Found */
/** @typedef {import("./search-engine.js").Card} Card */

const FIRST = 10; // results
const MORE = 20;
const PAUSE = 150; // milliseconds without a further character, after which a search begins
// So many files a query may ask for by itself. What is still missing then, texts around what was found further
// down, is loaded when the reader stirs: most look at the first results only.
const FREE = 6;
// Where in an article's page text is that is found and stands in no card; footnotes are in the body.
const SEARCHED = ".story .kicker, .story .subtitle, .body, .story-image figcaption, .figures > div, .record-box li, .corrections li";
// What stands within a sentence of a page and is no part of it: the marks of notes, and the readings of ruby.
const UNSAID = "sup[id^=fnref], .footnote-backref, rt, rp";
const AROUND = 36; // characters before what was found, and twice as many after it
const PASSAGES = 3; // of one article, where terms stand far from each other
const BESIDE = 24; // characters on either side of what was found, for all of several passages: three lines show them

/**
 * Starts the page.
 * @param {HTMLFormElement} form
 * @param {() => Promise<Search>} reach
 */
export function show(form, reach) {
  const page = /** @type {HTMLElement} */ (form.closest(".list"));
  /** @type {<Type extends HTMLElement>(selector: string) => Type} */
  const the = (selector) => /** @type {any} */ (page.querySelector(selector));
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const filters = the("fieldset.search-filters");
  /** @type {HTMLSelectElement[]} */
  const choices = [...filters.querySelectorAll("select")];
  const [status, list, more, ways] = [the("#search-status"), the("#search-results"), the("button.search-more"), the(".search-ways")];
  const pattern = /** @type {HTMLTemplateElement} */ (document.getElementById("search-result"));
  const words = status.dataset;

  let turn = 0; // of searches: an older one that comes late is not shown
  /** @type {Found} */
  let found = { total: 0, ids: [], facets: {}, terms: [], version: "" };
  let shown = 0;
  let wanted = FIRST;
  let filling = 0; // the turn of the search whose results are being added
  let focused = -1; // the result that gets the focus when it is there
  let left = FREE; // files that may be asked for before the reader stirs
  let chosen = -1; // the result that the reader went to
  /** @type {Element | undefined} */
  let held; // the result that the reader came back to
  /** @type {Array<() => void>} */
  let waiting = [];

  const asked = () => Object.fromEntries(choices.map(({ name, value }) => [name, value]).filter(([, value]) => value));

  const address = () => {
    const said = new URLSearchParams({ ...(input.value.trim() && { q: input.value.trim() }), ...asked() }).toString();
    return location.pathname + (said && `?${said}`);
  };

  const read = () => {
    const said = new URLSearchParams(location.search);
    input.value = said.get("q") ?? "";
    for (const choice of choices) choose(choice, said.get(choice.name) ?? "");
  };

  /** The same page in another script keeps what is asked. */
  const lead = () => {
    for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".script-switch a, .twin-hint a"))) {
      link.search = location.search;
    }
  };

  /**
   * Searches for what stands in the box, and shows it.
   * @param {{shown?: number, at?: number, top?: number, focused?: number}} [place] where the reader was
   */
  const search = async (place = {}) => {
    const mine = ++turn;
    let answered = false;
    lead();
    try {
      const engine = await reach();
      const before = engine.requests;
      const answer = await engine.find(input.value, asked());
      if (mine !== turn) return;
      found = answer;
      answered = true;
      shown = 0;
      focused = place.focused ?? -1;
      chosen = -1;
      held = undefined;
      waiting = [];
      wanted = Math.max(FIRST, place.shown ?? 0);
      left = wanted > FIRST ? Infinity : FREE - (engine.requests - before);
      narrow();
      list.replaceChildren();
      more.hidden = true; // until the results above it are there
      tell();
      await fill(engine);
      if (mine !== turn) return;
      chosen = place.at ?? -1;
      held = list.children[chosen];
      if (held) scrollBy({ top: held.getBoundingClientRect().top - (place.top ?? 0), behavior: "instant" });
    } catch (error) {
      if (mine !== turn) return;
      if (!answered) {
        list.replaceChildren(); // those of another query
        more.hidden = true;
      }
      fail(error);
    }
  };

  /** @param {unknown} error */
  const fail = (error) => {
    status.textContent = words.failed ?? "";
    settle(false);
    throw error;
  };

  /** Makes a change that leaves the result that the reader came back to where it is on the screen.
   * @param {() => void} change */
  const steady = (change) => {
    const before = held?.getBoundingClientRect().top ?? -1;
    change();
    if (!held || before < 0 || before > innerHeight) return;
    scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" });
  };

  const tell = () => {
    const any = input.value.trim() !== ""; // where nothing but signs is typed, nothing is found
    const said = found.total ? (words.found ?? "").replace("{number}", found.total.toLocaleString()) : words.none ?? "";
    status.textContent = any ? said : "";
    settle(found.total > 0);
  };

  /** Other ways to articles are offered where there are no results; the style keeps them back until it is known.
   * @param {boolean} any */
  const settle = (any) => {
    ways.hidden = any;
    ways.dataset.settled = "";
  };

  /** Shows how many there are of each choice; one that was made stays, so that it can be undone. */
  const narrow = () => {
    filters.hidden = found.terms.length === 0;
    for (const choice of choices) {
      const { value } = choice;
      const each = [...found.facets[choice.name] ?? []]; // those of most articles first, but years as they were
      if (choice.name === "year") each.sort((one, other) => other.value.localeCompare(one.value));
      const [any] = choice.options;
      choice.replaceChildren(any, ...each.map(({ value, label, count }) => new Option(`${label}（${count}）`, value)));
      choose(choice, value);
      /** @type {HTMLElement} */ (choice.parentElement).hidden = choice.options.length === 1;
    }
  };

  /** Adds results until there are as many as wanted; each of them costs a file at most.
   * @param {Search} engine */
  const fill = async (engine) => {
    if (filling === turn) return;
    const mine = (filling = turn);
    try {
      while (shown < Math.min(wanted, found.ids.length)) {
        if (left <= 0) {
          waiting.push(() => fill(engine).catch(fail));
          break;
        }
        if (!(await engine.holds(found))) return mine === turn ? search({ shown: wanted, focused }) : undefined;
        const before = engine.requests;
        const cards = await engine.cards(found.ids.slice(shown, Math.min(wanted, shown + left)));
        if (mine !== turn) return;
        left -= engine.requests - before;
        shown += cards.length;
        list.append(...cards.map((card) => result(engine, card)));
        tell();
      }
    } finally {
      if (filling === mine) {
        filling = 0; // also after a failure, so that the next press tries again
        more.hidden = shown >= found.ids.length;
      }
    }
    if (focused < 0 || focused >= shown) return;
    /** @type {HTMLElement | null} */ (list.children[focused].querySelector("a"))?.focus();
    focused = -1;
  };

  /** Makes a result of a card: @type {(engine: Search, card: Card) => Element} */
  const result = (engine, card) => {
    const item = /** @type {Element} */ (/** @type {DocumentFragment} */ (pattern.content.cloneNode(true)).firstElementChild);
    /** @type {(selector: string) => HTMLElement} */
    const part = (selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
    const link = /** @type {HTMLAnchorElement} */ (part("a"));
    link.href = card.url;
    link.append(...marked(engine, card.title, found.terms));
    part("p").append(...marked(engine, card.summary, found.terms));
    const time = /** @type {HTMLTimeElement} */ (part("time"));
    time.dateTime = time.textContent = card.date;
    part(".region").textContent = card.region;
    part(".source").textContent = card.source;
    const near = [card.title, card.summary].map((text) => engine.fold(text).text);
    const missing = found.terms.filter((term) => !near.some((text) => text.includes(term)));
    if (missing.length && !card.excerpt) {
      part("p").classList.add("passage");
      watch(engine, item, part("p"), card.url, missing);
    }
    return item;
  };

  /** Shows the text around what the result does not show yet, when it is on the screen: it is in the article's page.
   * @type {(engine: Search, item: Element, place: HTMLElement, url: string, missing: string[]) => void} */
  const watch = (engine, item, place, url, missing) => {
    const { terms } = found;
    const mine = turn;
    const load = async () => {
      const around = await passages(engine, url, missing);
      if (around && mine === turn) steady(() => place.replaceChildren(...marked(engine, around, terms)));
    };
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      seen.disconnect();
      if (left-- > 0) load();
      else waiting.push(load);
    });
    seen.observe(item);
  };

  /** @param {Event} event */
  const stir = ({ target }) => {
    if (!list.childElementCount || target === input) return; // who still types does not look at these results
    left = Infinity;
    for (const load of waiting.splice(0)) load();
  };
  for (const kind of ["scroll", "pointermove", "pointerdown", "keydown"]) addEventListener(kind, stir, { passive: true });

  let pause = 0;
  const type = () => {
    clearTimeout(pause);
    pause = setTimeout(() => {
      if (address() === location.pathname + location.search) return;
      history.replaceState(null, "", address());
      search();
    }, PAUSE);
  };
  /** What was decided, not only typed, is a step that a reader can take back. */
  const decide = () => {
    clearTimeout(pause);
    if (address() !== location.pathname + location.search) history.pushState(null, "", address());
    search();
  };
  // An input method is still at work: what stands in the box is not yet meant.
  input.addEventListener("input", (event) => /** @type {InputEvent} */ (event).isComposing || type());
  input.addEventListener("compositionend", type);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    decide();
  });
  filters.addEventListener("change", decide);
  more.addEventListener("click", async () => {
    focused = shown;
    wanted = shown + MORE;
    left = Infinity;
    fill(await reach()).catch(fail);
  });

  /** Remembers the place: where the result stands that the reader went to, or else the first one on the screen. */
  const keep = () => {
    const places = [...list.children].map((item) => item.getBoundingClientRect());
    /** @type {(place: DOMRect | undefined) => boolean | undefined} */
    const seen = (place) => place && place.bottom > 0 && place.top < innerHeight;
    const at = seen(places[chosen]) ? chosen : places.findIndex(seen);
    history.replaceState({ shown, at: at < 0 || scrollY === 0 ? undefined : at, top: places[at]?.top }, "");
  };
  list.addEventListener("click", ({ target }) => {
    chosen = [...list.children].findIndex((item) => item.contains(/** @type {Node} */ (target)));
    keep();
  });
  addEventListener("pagehide", keep);
  addEventListener("popstate", ({ state }) => {
    read();
    search(state ?? {});
  });

  input.setAttribute("aria-describedby", "search-help");
  read();
  if (history.state) history.scrollRestoration = "manual";
  search(history.state ?? {});
}

/** Chooses a value, though none of the choices may have it: @type {(choice: HTMLSelectElement, value: string) => void} */
function choose(choice, value) {
  if (![...choice.options].some((option) => option.value === value)) choice.add(new Option(value, value));
  choice.value = value;
}

/**
 * Returns a text with each place marked that a term is found in, as the engine finds it.
 * @param {Search} engine
 * @param {string} text
 * @param {string[]} terms
 * @returns {Array<string | Node>}
 */
function marked(engine, text, terms) {
  const parts = [];
  let done = 0;
  for (const [start, end] of places(engine, text, terms)) {
    if (end <= done) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, done), end);
    parts.push(text.slice(done, Math.max(start, done)), mark);
    done = end;
  }
  return [...parts, text.slice(done)];
}

/**
 * Returns where a text has the terms, from the first place to the last.
 * @param {Search} engine
 * @param {string} text
 * @param {string[]} terms
 * @returns {Array<[number, number]>}
 */
function places(engine, text, terms) {
  const { text: folded, map, ends } = engine.fold(text);
  /** @type {Array<[number, number]>} */
  const all = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + 1)) {
      all.push([map[at], ends[at + term.length - 1]]);
    }
  }
  return all.sort(([one], [other]) => one - other);
}

/**
 * Returns the passages of an article's page where the terms first are; an empty text, if no part has any.
 * @param {Search} engine
 * @param {string} url
 * @param {string[]} terms
 */
async function passages(engine, url, terms) {
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const unsaid of page.querySelectorAll(UNSAID)) unsaid.remove();
  let missing = terms;
  /** @type {Array<{text: string, start: number, end: number}>} */
  const found = [];
  for (const part of page.querySelectorAll(SEARCHED)) {
    const text = (part.textContent ?? "").replace(/\s+/g, " ").trim();
    const has = engine.fold(text).text;
    const there = missing.filter((term) => has.includes(term));
    missing = missing.filter((term) => !there.includes(term));
    const first = there.map((term) => places(engine, text, [term])[0]).sort(([one], [other]) => one - other);
    found.push(...first.map(([start, end]) => ({ text, start, end })));
  }
  return around(found);
}

/**
 * Returns the text around what was found, which stands in order; nothing, if nothing was.
 * @param {Array<{text: string, start: number, end: number}>} found
 */
function around(found) {
  const signs = new Intl.Segmenter();
  /** None of the signs is cut that a reader sees. @type {(text: string, at: number) => number} */
  const cut = (text, at) => signs.segment(text).containing(Math.max(0, at))?.index ?? text.length;
  const room = Math.floor(BESIDE / Math.min(found.length, PASSAGES));
  /** @type {Array<{text: string, start: number, end: number}>} what stands so near that it is one passage */
  const pieces = [];
  for (const { text, start, end } of found) {
    const last = pieces.at(-1);
    if (last && last.text === text && start <= last.end + 2 * room) last.end = Math.max(last.end, end);
    else if (pieces.length < PASSAGES) pieces.push({ text, start, end });
    else break;
  }
  const last = pieces.length - 1;
  const said = pieces.map(({ text, start, end }, at) => {
    const from = cut(text, start - (last ? room : AROUND));
    const to = cut(text, end + (at < last ? room : 2 * AROUND));
    return (from || at ? "…" : "") + text.slice(from, to) + (at === last && to < text.length ? "…" : "");
  });
  return said.join("");
}
