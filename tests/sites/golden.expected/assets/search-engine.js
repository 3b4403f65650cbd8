// Search without a server: reads the index that the build makes (docs/search.md), and answers exactly as a full
// scan of the folded texts would. No part of it knows the page that it is used on.

/**
 * @typedef {{region?: string, industry?: string, source?: string, year?: string}} Filters
 * @typedef {{value: string, label: string, count: number}} Value
 * @typedef {{total: number, ids: number[], facets: Record<string, Value[]>, terms: string[]}} Found
 * @typedef {{id: number, title: string, url: string, date: string, source: string, region: string, summary: string}} Card
 * @typedef {{kind: string, label: string, url: string, count: number}} Suggestion
 * @typedef {(url: string) => Promise<Response>} Fetch
 * @typedef {{text: string, map: number[]}} Folded
 * @typedef {{terms: string[], excludes: string[], whole: string}} Query
 * @typedef {{format: number, version: string, articles: number, size: number, bits: number, heavy: string[],
 *   rooms: [number, number], placeBits: number, pack: number, editions: Record<string, string>,
 *   facets: Record<string, [string, number[]][]>}} Start
 * @typedef {{wide: string, forms: string}} Folding
 * @typedef {{labels: Record<string, Record<string, string>>, lists: [string, string, string, number][]}} Labels
 * @typedef {{places: Float64Array | null, fields: Map<number, number>}} Matches
 */

const MAX_SUGGESTIONS = 8;
const FIELD_OTHER = 2;
// A place of an article is one number: this many times the article's number, and the place in it.
const STRIDE = 2 ** 24;
// What a group of lists holds: see docs/search.md.
const PAIR = 0;
const THREE = 1;
const SINGLE = 2;
const HEAVY = 5;
const UNITS = [2, 3, 1, 1, 1, 2, 2, 2];

/**
 * Open the index of a site for readers of an edition.
 * @param {string} baseUrl the address of the folder `search-index` of the site, with a slash at its end
 * @param {string} edition the edition's tag, as `zh-Hant-TW`
 * @param {Fetch} [fetch] what fetches files
 * @returns {Promise<Search>}
 */
export async function openSearch(baseUrl, edition, fetch = (url) => globalThis.fetch(url)) {
  const files = new Files(baseUrl, fetch);
  const [start, folding] = await Promise.all([files.json("start.json"), files.json("folding.json")]);
  return new Search(files, edition, start, folding);
}

/** Files of the index; counts how many were asked for. */
class Files {
  /**
   * @param {string} baseUrl
   * @param {Fetch} fetch
   */
  constructor(baseUrl, fetch) {
    this.baseUrl = baseUrl;
    this.fetch = fetch;
    this.requests = 0;
  }

  /** @param {string} path */
  async get(path) {
    this.requests++;
    const response = await this.fetch(this.baseUrl + path);
    if (!response.ok) throw new Error(`${this.baseUrl}${path}: ${response.status}`);
    return response;
  }

  /** @param {string} path */
  async json(path) {
    return (await this.get(path)).json();
  }
}

/** The index of a site, for readers of one edition. */
export class Search {
  /** @type {Map<number, Promise<Uint8Array>>} */
  #files = new Map();
  /** @type {Map<string, Promise<(Card | null)[]>>} */
  #packs = new Map();

  /**
   * @param {Files} files
   * @param {string} edition
   * @param {Start} start
   * @param {Folding} folding
   */
  constructor(files, edition, start, folding) {
    this.edition = edition;
    this.start = start;
    this.source = files;
    // What values of facets are called: it comes while the first query is answered, which does without it if need be.
    /** @type {Promise<Labels>} */
    this.labels = files.json(`${start.editions[edition]}labels.json`).catch(() => ({ labels: {}, lists: [] }));
    this.folder = new Folder(folding);
    this.heavy = new Set(start.heavy);
  }

  /** How many files have been asked for so far. */
  get requests() {
    return this.source.requests;
  }

  /**
   * Fold a text as the index is; `map` has for each unit of the folded text the place in the original.
   * @param {string} text
   * @returns {Folded}
   */
  fold(text) {
    return this.folder.fold(text);
  }

  /**
   * Find the articles that a query asks for, the best first.
   * @param {string} text
   * @param {Filters} [filters]
   * @returns {Promise<Found>}
   */
  async find(text, filters = {}) {
    const query = parse(text, (part) => this.folder.fold(part).text);
    if (!query.terms.length) return { total: 0, ids: [], facets: {}, terms: [] };
    const [terms, excludes] = await Promise.all([
      Promise.all(query.terms.map((term) => this.#matches(term))),
      Promise.all(query.excludes.map((term) => this.#matches(term))),
    ]);
    /** @type {Map<number, number>} the least important field that a term is first found in, by article */
    const worst = new Map();
    const [rarest, ...others] = [...terms].sort((one, other) => one.fields.size - other.fields.size);
    for (const [article, field] of rarest.fields) {
      const fields = others.map((each) => each.fields.get(article));
      if (fields.includes(undefined) || excludes.some((each) => each.fields.has(article))) continue;
      worst.set(article, Math.max(field, ...fields.map(Number)));
    }
    const whole = worst.size && terms.length > 1 ? await this.#whole(query, terms) : null;
    const rank = (/** @type {number} */ article) =>
      2 * Number(worst.get(article)) + Number(whole !== null && !whole.has(article));
    const { ids, facets } = this.#filtered([...worst.keys()], filters, (await this.labels).labels);
    ids.sort((one, other) => rank(one) - rank(other) || other - one);
    return { total: ids.length, ids, facets, terms: query.terms.flatMap(spellings) };
  }

  /**
   * Return what is shown of articles, in their order.
   * @param {number[]} ids
   * @returns {Promise<Card[]>}
   */
  async cards(ids) {
    const cards = await Promise.all(ids.map((id) => this.#card(id)));
    return cards.filter((card) => card !== null);
  }

  /**
   * Return lists whose name has what is typed, those that begin with it first.
   * @param {string} typed
   * @returns {Promise<Suggestion[]>}
   */
  async suggest(typed) {
    const wanted = this.folder.fold(typed).text;
    if (!wanted) return [];
    const { lists } = await this.labels;
    /** @type {[number, Suggestion][]} */
    const found = [];
    for (const [kind, label, url, count] of lists) {
      const place = this.folder.fold(label).text.indexOf(wanted);
      if (place >= 0) found.push([Math.min(place, 1), { kind, label, url, count }]);
    }
    found.sort(([place, one], [other, two]) => place - other || two.count - one.count);
    return found.slice(0, MAX_SUGGESTIONS).map(([, suggestion]) => suggestion);
  }

  /**
   * Return where any spelling of a term stands.
   * @param {string} term
   * @returns {Promise<Matches>}
   */
  async #matches(term) {
    const [first, ...others] = await Promise.all(spellings(term).map((each) => this.#phrase(each)));
    for (const other of others) {
      for (const [article, field] of other.fields) {
        first.fields.set(article, Math.min(field, first.fields.get(article) ?? field));
      }
    }
    return others.length ? { places: null, fields: first.fields } : first;
  }

  /**
   * Return where a text stands, and in which field of each article first.
   * @param {string} text
   * @returns {Promise<Matches>}
   */
  async #phrase(text) {
    if (text.length === 1) return this.#fields(text, SINGLE);
    if (text.length === 2 && this.heavy.has(text)) return this.#fields(text, HEAVY);
    const pieces = this.#pieces(text);
    const lists = await Promise.all(pieces.map(([, key]) => this.#places(key)));
    const places = intersection(lists.map((list, at) => ({ list, offset: pieces[at][0] })));
    return { places, fields: this.#fieldsOf(places) };
  }

  /**
   * Cut a text of two units or more into keys of the index that cover it; with the place of each.
   * @param {string} text
   * @returns {[number, string][]}
   */
  #pieces(text) {
    const isHeavy = (/** @type {number} */ at) => this.heavy.has(text.slice(at, at + 2));
    /** @type {[number, string][]} */
    const pieces = [];
    let covered = 0;
    while (covered < text.length) {
      let at = Math.min(covered, text.length - 2);
      let length = 2;
      if (text.length > 2 && (isHeavy(at) || (at + 2 < text.length && isHeavy(at + 1)))) {
        at = Math.min(at, text.length - 3);
        length = 3;
      }
      pieces.push([at, text.slice(at, at + length)]);
      covered = at + length;
    }
    return pieces;
  }

  /**
   * @param {Float64Array} places
   * @returns {Map<number, number>}
   */
  #fieldsOf(places) {
    const [summary, other] = this.start.rooms;
    const fields = new Map();
    for (const place of places) {
      const article = Math.floor(place / STRIDE);
      if (fields.has(article)) continue; // the first place is in the most important field
      const within = place - article * STRIDE;
      fields.set(article, within < summary ? 0 : within < other ? 1 : FIELD_OTHER);
    }
    return fields;
  }

  /**
   * Return the articles that have all terms as one phrase.
   * @param {Query} query
   * @param {Matches[]} terms
   * @returns {Promise<{has: (article: number) => boolean}>}
   */
  async #whole(query, terms) {
    const lists = terms.map((term, at) => ({ list: term.places, offset: query.terms.slice(0, at).join("").length }));
    if (query.terms.join("") === query.whole && lists.every(({ list }) => list)) {
      return this.#fieldsOf(intersection(/** @type {{list: Float64Array, offset: number}[]} */ (lists)));
    }
    return (await this.#matches(query.whole)).fields;
  }

  /**
   * Return the articles with a key, by the field that first has it.
   * @param {string} key
   * @param {number} kind
   * @returns {Promise<Matches>}
   */
  async #fields(key, kind) {
    const file = await this.#file(key);
    const fields = new Map();
    for (let field = 0; field <= FIELD_OTHER; field++) {
      const found = lookUp(file, kind + field, key, this.start);
      for (const article of found?.articles ?? []) fields.set(article, field);
    }
    return { places: null, fields };
  }

  /**
   * Return all places of a key.
   * @param {string} key
   * @returns {Promise<Float64Array>}
   */
  async #places(key) {
    const found = lookUp(await this.#file(key), key.length === 2 ? PAIR : THREE, key, this.start);
    return found?.places ?? new Float64Array(0);
  }

  /**
   * Return the file of the index that has a key.
   * @param {string} key
   * @returns {Promise<Uint8Array>}
   */
  #file(key) {
    const number = fileOf(key, this.start.bits);
    return remembered(this.#files, number, async () =>
      new Uint8Array(await (await this.source.get(`${number}.bin?${this.start.version}`)).arrayBuffer()),
    );
  }

  /**
   * Return an article's card, that of another edition where the reader's has none.
   * @param {number} id
   * @returns {Promise<Card | null>}
   */
  async #card(id) {
    const { pack, editions } = this.start;
    const number = Math.floor(id / pack);
    for (const edition of new Set([this.edition, ...Object.keys(editions)])) {
      const path = `${editions[edition]}cards-${number}.json?${this.start.version}`;
      const card = (await remembered(this.#packs, path, () => this.source.json(path)))[id % pack];
      if (card) return card;
    }
    return null;
  }

  /**
   * Leave out what filters exclude. The counts of a facet are of what the other facets' filters leave.
   * @param {number[]} articles
   * @param {Filters} filters
   * @param {Record<string, Record<string, string>>} labels
   * @returns {{ids: number[], facets: Record<string, Value[]>}}
   */
  #filtered(articles, filters, labels) {
    const values = Object.entries(this.start.facets);
    /** @type {Map<string, Set<number>>} */
    const chosen = new Map();
    for (const [name, lists] of values) {
      const wanted = filters[/** @type {keyof Filters} */ (name)];
      if (wanted) chosen.set(name, new Set(members(lists.find(([value]) => value === wanted)?.[1] ?? [])));
    }
    const left = (/** @type {string} */ but) =>
      articles.filter((id) => [...chosen].every(([name, set]) => name === but || set.has(id)));
    const ids = left("");
    /** @type {Record<string, Value[]>} */
    const facets = {};
    for (const [name, lists] of values) {
      const counted = new Uint8Array(this.start.articles);
      for (const id of chosen.has(name) ? left(name) : ids) counted[id] = 1;
      facets[name] = lists
        .map(([value, gaps]) => ({
          value,
          label: labels[name]?.[value] ?? value,
          count: common(gaps, counted),
        }))
        .filter(({ count }) => count)
        .sort((one, other) => other.count - one.count);
    }
    return { ids, facets };
  }
}

/**
 * Return the numbers whose differences these are.
 * @param {number[]} gaps
 */
function members(gaps) {
  let last = -1;
  return gaps.map((gap) => (last += gap + 1));
}

/**
 * Return how many of the numbers whose differences these are have a one.
 * @param {number[]} gaps
 * @param {Uint8Array} ones
 */
function common(gaps, ones) {
  let [count, number] = [0, -1];
  for (const gap of gaps) {
    number += gap + 1;
    count += ones[number];
  }
  return count;
}

/**
 * Return what is remembered under a key; made where there is nothing, and again where that failed.
 * @template Key, Value
 * @param {Map<Key, Promise<Value>>} memory
 * @param {Key} key
 * @param {() => Promise<Value>} make
 * @returns {Promise<Value>}
 */
function remembered(memory, key, make) {
  let value = memory.get(key);
  if (!value) {
    value = make();
    memory.set(key, value);
    value.catch(() => memory.delete(key));
  }
  return value;
}

/**
 * Return where all lists have a place, each less its offset.
 * @param {{list: Float64Array, offset: number}[]} lists
 * @returns {Float64Array}
 */
function intersection(lists) {
  const [first, ...others] = [...lists].sort((one, other) => one.list.length - other.list.length);
  let found = first.list.map((place) => place - first.offset);
  for (const { list, offset } of others) {
    let at = 0;
    found = found.filter((place) => {
      while (at < list.length && list[at] < place + offset) at++;
      return at < list.length && list[at] === place + offset;
    });
  }
  return found;
}

/**
 * Return the number of the file that has a key.
 * @param {string} key
 * @param {number} bits
 */
export function fileOf(key, bits) {
  const unit = (/** @type {number} */ at) => (at < key.length ? key.charCodeAt(at) : 0);
  let mixed = Math.imul(unit(0), 0x9e3779b1) + Math.imul(unit(1), 0x85ebca77) + Math.imul(unit(2), 0xc2b2ae3d);
  mixed = (mixed ^ ((mixed >>> 0) >>> 15)) | 0;
  mixed = Math.imul(mixed, 0x2c1b3c6d) >>> 0;
  return bits ? mixed >>> (32 - bits) : 0;
}

/**
 * Read the list of a key from a file of the index.
 * @param {Uint8Array} file
 * @param {number} kind
 * @param {string} key
 * @param {Start} start
 * @returns {{articles: number[], places: Float64Array} | null}
 */
function lookUp(file, kind, key, start) {
  const bits = new Bits(file);
  while (bits.at < file.length) {
    const tag = bits.byte();
    const end = bits.number() + bits.at;
    if (tag >> 5 === kind) {
      const count = bits.number();
      const found = bits.find(key, count, UNITS[kind]);
      if (found >= 0) return readList(bits, found, count, tag & 31, kind <= THREE, start);
    }
    bits.at = end;
  }
  return null;
}

/**
 * Read a list of a group, behind its keys.
 * @param {Bits} bits
 * @param {number} wanted
 * @param {number} count
 * @param {number} level
 * @param {boolean} hasPlaces
 * @param {Start} start
 */
function readList(bits, wanted, count, level, hasPlaces, start) {
  const sizes = bits.fixed(count, level).map((size) => size + 2 ** level);
  let first = 0;
  for (let list = 0; list < wanted; list++) first += sizes[list];
  const last = first + sizes[wanted];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const width = Math.max(0, start.size - level - 2);
  const high = bits.unary(total);
  const low = bits.fixed(total, width);
  /** @type {number[]} */
  const articles = [];
  for (let at = first, article = -1; at < last; at++) {
    article += high[at] * 2 ** width + low[at] + 1;
    articles.push(article);
  }
  if (!hasPlaces) return { articles, places: new Float64Array(0) };
  const counts = bits.unary(total);
  let [all, before, own] = [0, 0, 0];
  for (let at = 0; at < total; at++) {
    all += counts[at] + 1;
    if (at < first) before += counts[at] + 1;
    else if (at < last) own += counts[at] + 1;
  }
  const highPlaces = bits.unary(all);
  const lowPlaces = bits.fixed(all, start.placeBits);
  const places = new Float64Array(own);
  let at = before;
  articles.forEach((article, number) => {
    for (let more = counts[first + number], place = -1; more >= 0; more--, at++) {
      place += highPlaces[at] * 2 ** start.placeBits + lowPlaces[at] + 1;
      places[at - before] = article * STRIDE + place;
    }
  });
  return { articles, places };
}

/** Reads numbers from bytes, as newsgen/search/bits.py writes them. */
class Bits {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** Read a number in bytes of seven bits, the lowest first. */
  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const part = this.byte();
      value += (part & 127) * factor;
      if (part < 128) return value;
    }
  }

  /**
   * Return which of so many keys this is, or -1; go on behind them.
   * @param {string} key
   * @param {number} count
   * @param {number} units
   */
  find(key, count, units) {
    const { bytes } = this;
    let found = -1;
    for (let number = 0; number < count && found < 0; number++) {
      found = number;
      for (let unit = 0; unit < units && found >= 0; unit++) {
        const at = this.at + 2 * (number * units + unit);
        if (bytes[at] + 256 * bytes[at + 1] !== key.charCodeAt(unit)) found = -1;
      }
    }
    this.at += 2 * units * count;
    return found;
  }

  /**
   * Read numbers of a width, the highest bit first.
   * @param {number} count
   * @param {number} width at most 24
   * @returns {Uint32Array}
   */
  fixed(count, width) {
    const values = new Uint32Array(count);
    let [at, bits, left] = [this.at, 0, 0]; // bits that are read and not yet used
    for (let number = 0; number < count; number++) {
      for (; left < width; left += 8) bits = (bits << 8) | this.bytes[at++];
      left -= width;
      values[number] = bits >>> left;
      bits &= (1 << left) - 1;
    }
    this.at = at;
    return values;
  }

  /**
   * Read numbers that are so many zeros and a one.
   * @param {number} count
   * @returns {Uint32Array}
   */
  unary(count) {
    const values = new Uint32Array(count);
    let [at, bits, left] = [this.at, 0, 0]; // bits of a byte that are not yet used
    for (let number = 0; number < count; number++) {
      let zeros = 0;
      for (; !bits; left = 8) {
        zeros += left;
        bits = this.bytes[at++];
      }
      const before = Math.clz32(bits) - 32 + left;
      values[number] = zeros + before;
      left -= before + 1;
      bits &= (1 << left) - 1;
    }
    this.at = at;
    return values;
  }
}

const QUOTED = /"(.*?)"|“(.*?)”|「(.*?)」|『(.*?)』|＂(.*?)＂/su;
const TERM = new RegExp(`([-－])?(?:(?:${QUOTED.source})(?=\\s|$)|(\\S+))`, "gsu");

/**
 * Read what a query asks for, as newsgen/search/query.py does.
 * @param {string} text
 * @param {(text: string) => string} fold
 * @returns {Query}
 */
export function parse(text, fold) {
  /** @type {Set<string>} */
  const terms = new Set();
  /** @type {Set<string>} */
  const excludes = new Set();
  /** @type {string[]} */
  const typed = [];
  for (const [, minus, ...parts] of text.matchAll(TERM)) {
    const term = parts.find((part) => part !== undefined) ?? "";
    const folded = fold(term);
    if (!folded) continue;
    if (minus) excludes.add(folded);
    else if (!terms.has(folded)) {
      terms.add(folded);
      typed.push(term);
    }
  }
  return { terms: [...terms], excludes: [...excludes], whole: fold(typed.join(" ")) };
}

/**
 * Return the spellings of which a text has to have one, as newsgen/search/query.py does.
 * @param {string} term
 * @returns {string[]}
 */
export function spellings(term) {
  const number = /^([1-9][0-9]{4,})([^0-9.][^0-9]*)?$/su.exec(term);
  if (!number) return [term];
  const [, digits, rest = ""] = number;
  const [places, multiple] = digits.length > 8 ? [8, "亿"] : [4, "万"];
  const fraction = digits.slice(-places).replace(/0+$/u, "");
  return [term, `${digits.slice(0, -places)}${fraction && "."}${fraction}${multiple}${rest}`];
}

// A character with what follows it that may be one with it once it is normalised: marks, and parts of Hangul.
const CLUSTER = /[^][\p{M}\u1160-\u11ff\u3131-\u318e\ud7b0-\ud7fb\uff9e-\uffdc]*/gu;
const UNSEEN = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/u;
const MARK = /[\p{P}\p{S}\p{Z}]/u;
const OTHER = /\p{C}/u;
const PARTS = " ,.%";
const DIGIT = /[0-9]/u;

/** Folds texts, as newsgen/search/fold.py does. */
class Folder {
  /** @param {Folding} folding */
  constructor(folding) {
    /** @type {Map<string, string>} */
    this.forms = new Map([["ς", "σ"]]);
    for (const line of folding.forms.split("\n")) {
      const [first, ...others] = line;
      for (const other of [first, ...others]) this.forms.set(other, first);
    }
    this.bounds = Array.from(folding.wide, (bound) => Number(bound.codePointAt(0)));
    /** @type {Map<string, string>} */
    this.known = new Map();
  }

  /**
   * @param {string} text
   * @returns {Folded}
   */
  fold(text) {
    /** @type {[string, number][]} */
    const signs = [];
    for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
      for (const character of cluster.normalize("NFKC").toLowerCase()) {
        const folded = this.#character(character);
        if (folded) signs.push([folded, index]);
      }
    }
    let folded = "";
    /** @type {number[]} */
    const map = [];
    for (let at = 0; at < signs.length; ) {
      let end = at;
      while (end < signs.length && PARTS.includes(signs[end][0])) end++;
      const run = signs.slice(at, end).map(([sign]) => sign).join("");
      const left = run ? this.#joined(run, at ? signs[at - 1][0] : "", end < signs.length ? signs[end][0] : "") : signs[at][0];
      for (let unit = 0; unit < left.length; unit++) map.push(signs[at][1]);
      folded += left;
      at = Math.max(end, at + 1);
    }
    return { text: folded, map };
  }

  /**
   * Return what is left of characters that part words, by what stands before and after them.
   * @param {string} run
   * @param {string} before
   * @param {string} after
   */
  #joined(run, before, after) {
    if (DIGIT.test(before) && DIGIT.test(after)) {
      if (run === ".") return run;
      if (run === ",") return "";
    }
    const percent = DIGIT.test(before) && run.trimStart().startsWith("%") ? "%" : "";
    return before && after && !this.#isWide(before) && !this.#isWide(after) ? `${percent} ` : percent;
  }

  /** @param {string} character */
  #character(character) {
    const known = this.known.get(character);
    if (known !== undefined) return known;
    const folded = this.#folded(character);
    this.known.set(character, folded);
    return folded;
  }

  /** @param {string} character */
  #folded(character) {
    const first = this.forms.get(character);
    if (first || PARTS.includes(character)) return first || character;
    if (UNSEEN.test(character)) return "";
    if (MARK.test(character) || (OTHER.test(character) && !this.#isWide(character))) return " ";
    return character;
  }

  /** @param {string} character */
  #isWide(character) {
    const point = Number(character.codePointAt(0));
    let count = 0;
    while (count < this.bounds.length && this.bounds[count] <= point) count++;
    return count % 2 === 1;
  }
}
